/* forms_deck_test.c -- a deck's votes, pages and truth are what they promise. */
#include "forms/deck_plan.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "core/file.h"
#include "core/json.h"
#include "forms/deck_folder.h"
#include "forms/deck_images.h"
#include "forms/deck_truth.h"

enum { CONTESTS = 8, OPTIONS = 3, BOXES = CONTESTS * OPTIONS };

/* A page of 90 x 120 mm: rows 12 mm apart, boxes of 6 mm, 11 mm apart. */
struct form {
    struct layout_box boxes[BOXES];
    struct layout_name names[CONTESTS];
    struct layout_area areas[2];
    struct layout_page page;
    struct layout layout;
};

static struct form *form_new(void)
{
    static const char *const options[OPTIONS] = {"high", "medium", "low"};
    struct form *form = calloc(1, sizeof(*form));
    int i, k, left, top;

    assert_non_null(form);
    for (i = 0; i < CONTESTS; i++) {
        top = 22000 + 10000 * i;
        (void)snprintf(form->names[i].contest, LAYOUT_ID_BYTES, "%d", i + 1);
        form->names[i].rect = (struct layout_rect){8000, top, 35000, top + 5000};
        for (k = 0; k < OPTIONS; k++) {
            left = 45000 + 11000 * k;
            (void)snprintf(
                    form->boxes[i * OPTIONS + k].contest, LAYOUT_ID_BYTES, "%d", i + 1);
            (void)snprintf(form->boxes[i * OPTIONS + k].option, LAYOUT_ID_BYTES, "%s",
                    options[k]);
            form->boxes[i * OPTIONS + k].rect =
                    (struct layout_rect){left, top, left + 6000, top + 6000};
        }
    }
    (void)snprintf(form->areas[0].kind, LAYOUT_ID_BYTES, "stamp");
    form->areas[0].rect = (struct layout_rect){2000, 2000, 20000, 20000};
    (void)snprintf(form->areas[1].kind, LAYOUT_ID_BYTES, "signature");
    form->areas[1].rect = (struct layout_rect){30000, 104000, 85000, 118000};
    form->page = (struct layout_page){.page = 1,
            .boxes = form->boxes,
            .names = form->names,
            .areas = form->areas,
            .box_count = BOXES,
            .name_count = CONTESTS,
            .area_count = 2};
    form->layout = (struct layout){.ballot_type = "main",
            .page_width_um = 90000,
            .page_height_um = 120000,
            .pages = &form->page,
            .page_count = 1};
    return form;
}

static struct deck_plan plan_of(
        const struct form *form, size_t sheets, unsigned hard, uint64_t seed)
{
    struct deck_plan plan;

    assert_int_equal(
            deck_plan_make(&form->layout, NULL, sheets, hard, seed, &plan, NULL), 0);
    return plan;
}

static size_t votes_of(const struct deck_plan *plan, size_t contest, size_t option)
{
    const struct deck_row *row;
    size_t sheet, count = 0;

    for (sheet = 0; sheet < plan->sheet_count; sheet++) {
        row = deck_plan_row(plan, sheet, contest);
        count += deck_row_state(row) == CONTEST_CHOSEN && row->choice == option;
    }
    return count;
}

static size_t rows_with(const struct deck_plan *plan, enum deck_trouble trouble)
{
    size_t i, count = 0;

    for (i = 0; i < plan->sheet_count * plan->contest_count; i++)
        count += plan->rows[i].trouble == trouble;
    return count;
}

/* Three sheets and three options: each option has exactly one of them. */
static void every_box_is_marked_once_if_sheets_suffice(void **state)
{
    static const size_t sheets[] = {3, 6, 10, 75};
    struct form *form = form_new();
    struct deck_plan plan;
    size_t i, contest, option;
    uint64_t seed;

    (void)state;
    for (i = 0; i < 4; i++)
        for (seed = 0; seed < 10; seed++) {
            plan = plan_of(form, sheets[i], 0, seed);
            for (contest = 0; contest < CONTESTS; contest++)
                for (option = 0; option < OPTIONS; option++)
                    assert_true(votes_of(&plan, contest, option) >= 1);
            deck_plan_release(&plan);
        }
    free(form);
}

static void every_box_is_marked_in_a_hard_deck_too(void **state)
{
    struct form *form = form_new();
    struct deck_plan plan = plan_of(form, 75, 12, 1);
    size_t contest, option;

    (void)state;
    for (contest = 0; contest < CONTESTS; contest++)
        for (option = 0; option < OPTIONS; option++)
            assert_true(votes_of(&plan, contest, option) >= 1);
    deck_plan_release(&plan);
    free(form);
}

static void no_two_totals_are_alike(void **state)
{
    struct form *form = form_new();
    struct deck_plan plan = plan_of(form, 75, 12, 1);
    size_t i, k, total[OPTIONS] = {0}, same;

    (void)state;
    for (i = 0; i < CONTESTS; i++) {
        assert_int_not_equal(votes_of(&plan, i, 0), votes_of(&plan, i, 1));
        assert_int_not_equal(votes_of(&plan, i, 1), votes_of(&plan, i, 2));
        assert_int_not_equal(votes_of(&plan, i, 0), votes_of(&plan, i, 2));
        for (k = 0; k < i; k++) {
            same = votes_of(&plan, i, 0) == votes_of(&plan, k, 0) &&
                   votes_of(&plan, i, 1) == votes_of(&plan, k, 1) &&
                   votes_of(&plan, i, 2) == votes_of(&plan, k, 2);
            assert_false(same);
        }
        for (k = 0; k < OPTIONS; k++)
            total[k] += votes_of(&plan, i, k);
    }
    assert_true(total[0] != total[1] && total[1] != total[2] && total[0] != total[2]);
    deck_plan_release(&plan);
    free(form);
}

/* RULES, party-96: 2 low > D and 3 low < 2 D is band one, 3 low >= 2 D band two. */
static void both_bands_occur_from_twenty_sheets_on(void **state)
{
    static const size_t sheets[] = {20, 75, 500};
    struct form *form = form_new();
    struct deck_plan plan;
    size_t i, contest, low, first, second;

    (void)state;
    for (i = 0; i < 3; i++) {
        plan = plan_of(form, sheets[i], 12, 2);
        first = second = 0;
        for (contest = 0; contest < CONTESTS; contest++) {
            low = votes_of(&plan, contest, 2);
            first += 2 * low > sheets[i] && 3 * low < 2 * sheets[i];
            second += 3 * low >= 2 * sheets[i];
        }
        assert_true(first >= 1);
        assert_true(second >= 1);
        deck_plan_release(&plan);
    }
    free(form);
}

static void ten_sheets_hold_each_of_the_four_troubles(void **state)
{
    struct form *form = form_new();
    struct deck_plan plan;
    uint64_t seed;

    (void)state;
    for (seed = 0; seed < 10; seed++) {
        plan = plan_of(form, 10, 12, seed);
        assert_true(rows_with(&plan, DECK_OVERVOTE) >= 1);
        assert_true(rows_with(&plan, DECK_BLANK) >= 1);
        assert_true(rows_with(&plan, DECK_FAINT) >= 1);
        assert_true(rows_with(&plan, DECK_CORRECTION) >= 1);
        deck_plan_release(&plan);
    }
    free(form);
}

/* 12 % of 75 is 9 sheets. */
static void the_hard_share_is_kept(void **state)
{
    struct form *form = form_new();
    struct deck_plan plan = plan_of(form, 75, 12, 4);
    size_t sheet, contest, hard = 0;
    int is_hard;

    (void)state;
    for (sheet = 0; sheet < 75; sheet++) {
        for (is_hard = 0, contest = 0; contest < CONTESTS; contest++)
            is_hard |= deck_plan_row(&plan, sheet, contest)->trouble != DECK_PLAIN;
        hard += (size_t)is_hard;
    }
    assert_int_equal(hard, 9);
    deck_plan_release(&plan);
    free(form);
}

static void a_clean_deck_has_no_trouble(void **state)
{
    struct form *form = form_new();
    struct deck_plan plan = plan_of(form, 75, 0, 1);

    (void)state;
    assert_int_equal(rows_with(&plan, DECK_PLAIN), 75 * CONTESTS);
    deck_plan_release(&plan);
    free(form);
}

static void the_two_boxes_of_an_overvote_differ(void **state)
{
    struct form *form = form_new();
    struct deck_plan plan = plan_of(form, 200, 100, 5);
    size_t i;

    (void)state;
    for (i = 0; i < 200 * CONTESTS; i++)
        assert_int_not_equal(plan.rows[i].choice, plan.rows[i].second);
    deck_plan_release(&plan);
    free(form);
}

static void a_deck_of_no_sheets_is_refused(void **state)
{
    struct form *form = form_new();
    struct deck_plan plan;
    struct error err;

    (void)state;
    assert_int_equal(deck_plan_make(&form->layout, NULL, 0, 0, 1, &plan, &err), -1);
    assert_int_equal(err.kind, ERROR_RANGE);
    assert_int_equal(
            deck_plan_make(&form->layout, NULL, DECK_SHEETS_MAX + 1, 0, 1, &plan, &err),
            -1);
    free(form);
}

/* Share of the box's middle (4.8 mm square) that is darker than a fifth. */
static double ink_in_box(const struct press_paper *paper, const unsigned char *data,
        const struct layout_rect *box)
{
    const double px_of_um = PRESS_DPI / 25400.0;
    int left = (int)((box->left_um + 600) * px_of_um);
    int right = (int)((box->right_um - 600) * px_of_um);
    int top = (int)((box->top_um + 600) * px_of_um);
    int bottom = (int)((box->bottom_um - 600) * px_of_um);
    int x, y, dark = 0;

    for (y = top; y < bottom; y++)
        for (x = left; x < right; x++)
            dark += data[(size_t)y * paper->stride + (size_t)x] > 51;
    return 100.0 * dark / ((right - left) * (bottom - top));
}

/* Clean sheets without scanner: ink stands in the chosen boxes and in no others. A
 * dot of 0.55 mm is 0.24 mm2 of 23 mm2, 1 %; four of them could meet in one box. */
static void marks_stand_in_the_chosen_boxes(void **state)
{
    struct form *form = form_new();
    struct deck_plan plan = plan_of(form, 40, 0, 9);
    struct deck_form deck = {&form->layout, &plan, 9};
    struct press_paper blank;
    struct pen_canvas canvas = {.is_colour = 0};
    cairo_surface_t *surface;
    size_t sheet, box;
    double ink;

    (void)state;
    assert_int_equal(deck_blank_new(&form->layout, &blank, NULL), 0);
    for (sheet = 0; sheet < 40; sheet++) {
        surface = cairo_image_surface_create(
                CAIRO_FORMAT_A8, blank.width_px, blank.height_px);
        canvas.cairo = cairo_create(surface);
        cairo_scale(canvas.cairo, PRESS_DPI / 25.4, PRESS_DPI / 25.4);
        assert_int_equal(deck_sheet_draw(&deck, sheet, 0, &canvas, NULL), 0);
        cairo_surface_flush(surface);
        for (box = 0; box < BOXES; box++) {
            ink = ink_in_box(&blank, cairo_image_surface_get_data(surface),
                    &form->boxes[box].rect);
            if (deck_plan_row(&plan, sheet, box / OPTIONS)->choice == box % OPTIONS)
                assert_true(ink > 4.0);
            else
                assert_true(ink < 4.0);
        }
        cairo_destroy(canvas.cairo);
        cairo_surface_destroy(surface);
    }
    free(blank.darkness);
    deck_plan_release(&plan);
    free(form);
}

/* Images of a deck in a fresh folder. */
struct made {
    struct form *form;
    struct deck_plan plan;
    struct deck_job *job;
    char folder[64];
};

static struct made made_new(size_t sheets, uint64_t seed, int workers)
{
    struct made made = {.form = form_new(), .folder = "/tmp/forms_deck_test_XXXXXX"};

    made.plan = plan_of(made.form, sheets, 12, seed);
    made.job = calloc(1, sizeof(*made.job));
    assert_non_null(made.job);
    assert_non_null(mkdtemp(made.folder));
    assert_int_equal(deck_blank_new(&made.form->layout, &made.job->blanks[0], NULL), 0);
    made.job->form = (struct deck_form){&made.form->layout, &made.plan, seed};
    assert_int_equal(
            deck_images_make(made.job, 1, made.folder, workers, NULL, NULL, NULL), 0);
    made.job->form.plan = NULL; /* the plan moves when `made` is returned */
    return made;
}

static void made_free(struct made *made)
{
    char command[128];

    (void)snprintf(command, sizeof(command), "rm -r %s", made->folder);
    assert_int_equal(system(command), 0);
    free(made->job->blanks[0].darkness);
    free(made->job);
    deck_plan_release(&made->plan);
    free(made->form);
}

static int same_image(const struct made *left, const struct made *right, size_t image)
{
    char name[DECK_NAME_BYTES], path[FILE_PATH_MAX];
    char *texts[2];
    size_t sizes[2];
    int is_same;

    deck_image_name(image, name);
    assert_int_equal(file_join(path, left->folder, name, NULL), 0);
    assert_int_equal(file_read(path, 1 << 24, &texts[0], &sizes[0], NULL), 0);
    assert_int_equal(file_join(path, right->folder, name, NULL), 0);
    assert_int_equal(file_read(path, 1 << 24, &texts[1], &sizes[1], NULL), 0);
    is_same = sizes[0] == sizes[1] && memcmp(texts[0], texts[1], sizes[0]) == 0;
    free(texts[0]);
    free(texts[1]);
    return is_same;
}

static void the_same_seed_gives_the_same_bytes_by_any_workers(void **state)
{
    struct made one = made_new(5, 6, 1), two = made_new(5, 6, 2);
    size_t i;

    (void)state;
    for (i = 0; i < 5; i++)
        assert_true(same_image(&one, &two, i));
    made_free(&one);
    made_free(&two);
}

static void another_seed_gives_other_bytes(void **state)
{
    struct made one = made_new(2, 6, 1), two = made_new(2, 7, 1);

    (void)state;
    assert_false(same_image(&one, &two, 0));
    assert_false(same_image(&one, &two, 1));
    made_free(&one);
    made_free(&two);
}

static void a_worker_that_cannot_write_says_why(void **state)
{
    struct made made = made_new(1, 1, 1);
    struct error err;

    (void)state;
    made.job->form.plan = &made.plan;
    assert_int_equal(
            deck_images_make(made.job, 1, "/nowhere/at/all", 2, NULL, NULL, &err), -1);
    assert_int_equal(err.kind, ERROR_IO);
    assert_non_null(strstr(err.text, "/nowhere/at/all/0001.tif"));
    made_free(&made);
}

/* Each line of the truth against the plan it came from. */
static void truth_check(const struct made *made, char *text, int is_pdf)
{
    char *rest = NULL, *line, expected[64];
    json_t *object, *contests, *contest;
    size_t lines = 0, i;

    for (line = strtok_r(text, "\n", &rest); line != NULL;
            line = strtok_r(NULL, "\n", &rest), lines++) {
        assert_int_equal(json_parse(line, strlen(line), &object, NULL), 0);
        assert_int_equal(json_check_format(object, "kiemphieu-truth", NULL), 0);
        (void)snprintf(expected, sizeof(expected),
                is_pdf ? "deck/deck.pdf" : "deck/%04zu.tif", lines + 1);
        assert_string_equal(
                json_string_value(json_object_get(object, "image")), expected);
        assert_int_equal(
                json_integer_value(json_object_get(object, "index")), is_pdf ? lines : 0);
        contests = json_object_get(object, "contests");
        assert_int_equal(json_array_size(contests), CONTESTS);
        for (i = 0; i < CONTESTS; i++) {
            contest = json_array_get(contests, i);
            assert_string_equal(json_string_value(json_object_get(contest, "state")),
                    contest_state_word(
                            deck_row_state(deck_plan_row(&made->plan, lines, i))));
            assert_string_equal(json_string_value(json_object_get(contest, "contest")),
                    made->plan.contests[i].contest);
        }
        json_decref(object);
    }
    assert_int_equal(lines, made->plan.sheet_count);
}

static void truth_has_one_line_an_image(void **state)
{
    struct made made = made_new(12, 3, 2);
    char path[FILE_PATH_MAX];
    char *text;
    size_t size;
    int is_pdf;

    (void)state;
    made.job->form.plan = &made.plan;
    assert_int_equal(file_join(path, made.folder, "truth.jsonl", NULL), 0);
    for (is_pdf = 0; is_pdf < 2; is_pdf++) {
        assert_int_equal(deck_truth_write(made.job, 1, path, is_pdf, NULL), 0);
        assert_int_equal(file_read(path, 1 << 20, &text, &size, NULL), 0);
        truth_check(&made, text, is_pdf);
        free(text);
    }
    made_free(&made);
}

static void a_sheet_is_good_unless_a_row_is_doubtful(void **state)
{
    struct form *form = form_new();
    struct deck_plan plan = plan_of(form, 3, 0, 1);
    const struct deck_form deck = {&form->layout, &plan, 1};
    int trouble;

    (void)state;
    for (trouble = 0; trouble < DECK_TROUBLE_COUNT; trouble++) {
        deck_plan_row(&plan, 1, 4)->trouble = (uint8_t)trouble;
        assert_int_equal(deck_sheet_is_good(&deck, 1, 0),
                trouble == DECK_PLAIN || trouble == DECK_BLANK || trouble == DECK_BEYOND);
        assert_true(deck_sheet_is_good(&deck, 0, 0));
    }
    deck_plan_release(&plan);
    free(form);
}

static void touch(const char *folder, const char *name)
{
    char path[FILE_PATH_MAX];

    assert_int_equal(file_join(path, folder, name, NULL), 0);
    assert_int_equal(file_write(path, "x", 1, NULL), 0);
}

static void a_rerun_replaces_the_deck_whole(void **state)
{
    char folder[] = "/tmp/forms_deck_test_XXXXXX", part[FILE_PATH_MAX];
    char path[FILE_PATH_MAX], command[128];

    (void)state;
    assert_non_null(mkdtemp(folder));
    assert_int_equal(deck_folder_start(folder, part, NULL), 0);
    touch(part, "0001.tif");
    touch(part, "0002.tif");
    assert_int_equal(deck_folder_finish(folder, NULL), 0);
    assert_int_equal(deck_folder_start(folder, part, NULL), 0);
    touch(part, "0001.tif");
    assert_int_equal(deck_folder_finish(folder, NULL), 0);
    assert_int_equal(file_join(path, folder, "deck/0001.tif", NULL), 0);
    assert_true(file_exists(path));
    assert_int_equal(file_join(path, folder, "deck/0002.tif", NULL), 0);
    assert_false(file_exists(path));
    assert_false(file_exists(part));
    (void)snprintf(command, sizeof(command), "rm -r %s", folder);
    assert_int_equal(system(command), 0);
}

static void a_foreign_file_in_the_deck_is_not_removed(void **state)
{
    char folder[] = "/tmp/forms_deck_test_XXXXXX", part[FILE_PATH_MAX];
    char path[FILE_PATH_MAX], command[128];
    struct error err;

    (void)state;
    assert_non_null(mkdtemp(folder));
    assert_int_equal(file_join(path, folder, "deck", NULL), 0);
    assert_int_equal(file_make_folder(path, NULL), 0);
    touch(path, "0001.tif");
    touch(path, "holiday.tif");
    assert_int_equal(deck_folder_start(folder, part, &err), -1);
    assert_int_equal(err.kind, ERROR_EXISTS);
    assert_int_equal(file_join(path, folder, "deck/0001.tif", NULL), 0);
    assert_true(file_exists(path));
    (void)snprintf(command, sizeof(command), "rm -r %s", folder);
    assert_int_equal(system(command), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
            cmocka_unit_test(every_box_is_marked_once_if_sheets_suffice),
            cmocka_unit_test(every_box_is_marked_in_a_hard_deck_too),
            cmocka_unit_test(no_two_totals_are_alike),
            cmocka_unit_test(both_bands_occur_from_twenty_sheets_on),
            cmocka_unit_test(ten_sheets_hold_each_of_the_four_troubles),
            cmocka_unit_test(the_hard_share_is_kept),
            cmocka_unit_test(a_clean_deck_has_no_trouble),
            cmocka_unit_test(the_two_boxes_of_an_overvote_differ),
            cmocka_unit_test(a_deck_of_no_sheets_is_refused),
            cmocka_unit_test(marks_stand_in_the_chosen_boxes),
            cmocka_unit_test(the_same_seed_gives_the_same_bytes_by_any_workers),
            cmocka_unit_test(another_seed_gives_other_bytes),
            cmocka_unit_test(a_worker_that_cannot_write_says_why),
            cmocka_unit_test(truth_has_one_line_an_image),
            cmocka_unit_test(a_sheet_is_good_unless_a_row_is_doubtful),
            cmocka_unit_test(a_rerun_replaces_the_deck_whole),
            cmocka_unit_test(a_foreign_file_in_the_deck_is_not_removed),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
