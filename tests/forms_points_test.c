/* forms_points_test.c -- ballots of points, of criteria, and of grades under headings. */
#include "forms/paper.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <unistd.h>

#include <cmocka.h>

#include "core/file.h"
#include "forms/deck_plan.h"
#include "forms/deck_sheet.h"
#include "tests/forms_example.h"

enum { WIDTH = 210000, HEIGHT = 297000, FOLD_CLEAR = 1500, PEOPLE = 9, STEPS = 11 };

static struct example *points_example(size_t people)
{
    return example_new(people, "party-score", "./core/rules/score-100.rule", "vi");
}

static struct paper *compose(struct example *example)
{
    struct paper *paper = NULL;
    struct error err = {ERROR_NONE, ""};

    if (example_compose(example, &paper, &err) != 0)
        print_error("%s\n", err.text);
    assert_non_null(paper);
    example_free(example);
    return paper;
}

/* Criteria of 30, 35 and 6 points, in a folder of their own. */
static struct example *criteria_example(size_t people, char folder[64])
{
    static const char scale[] = "STT;Tiêu chí;Điểm tối đa\n1;Phẩm chất;30\n"
                                "2;Kết quả;35\n3;Uy tín;6\n";
    struct example *example = points_example(people);
    char root[FILE_PATH_MAX - 64], path[FILE_PATH_MAX];
    size_t i;

    (void)snprintf(folder, 64, "/tmp/kiemphieu-points-XXXXXX");
    assert_non_null(mkdtemp(folder));
    assert_non_null(getcwd(root, sizeof(root)));
    (void)snprintf(path, sizeof(path), "%s/scales", folder);
    assert_int_equal(file_make_folder(path, NULL), 0);
    (void)snprintf(path, sizeof(path), "%s/scales/post.csv", folder);
    assert_int_equal(file_write(path, scale, strlen(scale), NULL), 0);
    (void)snprintf(example->folder, sizeof(example->folder), "%s", folder);
    (void)snprintf(example->conference.types[0].rule, FILE_PATH_MAX,
            "%s/core/rules/score-100.rule", root);
    (void)snprintf(example->conference.types[0].form_template, FILE_PATH_MAX,
            "%s/forms/templates/party-score.ini", root);
    for (i = 0; i < people; i++)
        (void)snprintf(example->officials.list[i].scale, LAYOUT_ID_BYTES, "post");
    return example;
}

static void remove_criteria(const char *folder)
{
    char path[FILE_PATH_MAX];

    (void)snprintf(path, sizeof(path), "%s/scales/post.csv", folder);
    (void)unlink(path);
    (void)snprintf(path, sizeof(path), "%s/scales", folder);
    (void)rmdir(path);
    (void)rmdir(folder);
}

static size_t boxes_of(const struct layout_page *page, const char *row)
{
    size_t i, count = 0;

    for (i = 0; i < page->box_count; i++)
        count += strcmp(page->boxes[i].contest, row) == 0;
    return count;
}

static void a_person_has_eleven_tens_over_ten_ones(void **state)
{
    struct paper *paper = compose(points_example(2));
    const struct layout_page *page = &paper_layout(paper)->pages[0];

    (void)state;
    assert_int_equal(page->row_count, 4);
    assert_string_equal(page->rows[0].contest, "1.1/t");
    assert_string_equal(page->rows[1].contest, "1.1/o");
    assert_string_equal(page->rows[2].contest, "2.1/t");
    assert_int_equal(boxes_of(page, "1.1/t"), STEPS);
    assert_int_equal(boxes_of(page, "1.1/o"), STEPS - 1);
    assert_string_equal(page->boxes[8].option, "80");
    assert_string_equal(page->boxes[STEPS - 1].option, "100");
    assert_string_equal(page->boxes[STEPS + 7].option, "7");
    /* "10" stands over "1". */
    assert_int_equal(page->boxes[1].rect.left_um, page->boxes[STEPS + 1].rect.left_um);
    paper_free(paper);
}

static void a_name_belongs_to_the_first_of_its_rows(void **state)
{
    struct paper *paper = compose(points_example(2));
    const struct layout_page *page = &paper_layout(paper)->pages[0];

    (void)state;
    assert_int_equal(page->name_count, 2);
    assert_string_equal(page->names[0].contest, "1.1/t");
    assert_string_equal(page->names[1].contest, "2.1/t");
    /* It stands beside both rows, left of every box. */
    assert_true(page->names[1].rect.top_um > page->rows[2].rect.top_um);
    assert_true(page->names[1].rect.bottom_um < page->rows[3].rect.bottom_um);
    assert_true(page->names[1].rect.right_um < page->boxes[0].rect.left_um - 1500);
    paper_free(paper);
}

static void check_box(const struct layout_rect *box)
{
    int k;

    assert_int_equal(box->right_um - box->left_um, 6000);
    for (k = 2; k <= 4; k++) { /* thirds and the half, in sixths */
        assert_true(box->right_um <= WIDTH / 6 * k - FOLD_CLEAR ||
                    box->left_um >= WIDTH / 6 * k + FOLD_CLEAR);
        assert_true(box->bottom_um <= HEIGHT / 6 * k - FOLD_CLEAR ||
                    box->top_um >= HEIGHT / 6 * k + FOLD_CLEAR);
    }
}

static void boxes_keep_off_folds_and_5_mm_apart(void **state)
{
    struct paper *paper = compose(points_example(PEOPLE));
    const struct layout *layout = paper_layout(paper);
    const struct layout_box *box;
    size_t p, i;

    (void)state;
    for (p = 0; p < layout->page_count; p++)
        for (i = 0; i < layout->pages[p].box_count; i++) {
            box = &layout->pages[p].boxes[i];
            check_box(&box->rect);
            if (i > 0 && strcmp(box[-1].contest, box->contest) == 0)
                assert_true(box->rect.left_um - box[-1].rect.right_um >= 5000);
        }
    paper_free(paper);
}

/* No page begins with ones whose tens are on the one before; rows touch each other. */
static void both_rows_of_a_person_stand_together(void **state)
{
    struct paper *paper = compose(points_example(30));
    const struct layout *layout = paper_layout(paper);
    const struct layout_page *page;
    size_t p, i, rows = 0;

    (void)state;
    assert_true(layout->page_count > 2);
    for (p = 0; p < layout->page_count; p++) {
        page = &layout->pages[p];
        assert_int_equal(page->row_count % 2, 0);
        assert_int_equal(page->name_count * 2, page->row_count);
        rows += page->row_count;
        for (i = 1; i < page->row_count; i += 2) {
            assert_non_null(strstr(page->rows[i].contest, "/o"));
            assert_int_equal(page->rows[i].rect.top_um, page->rows[i - 1].rect.bottom_um);
        }
    }
    assert_int_equal(rows, 60);
    paper_free(paper);
}

static void boxes_behind_each_other_want_one_side_of_the_paper(void **state)
{
    struct paper *points = compose(points_example(PEOPLE));
    struct paper *levels =
            compose(example_new(48, "party", "./core/rules/party-96.rule", "vi"));

    (void)state;
    assert_int_equal(paper_layout(points)->page_count, 2);
    assert_int_equal(paper_is_two_sided(points), 0);
    assert_true(paper_layout(levels)->page_count >= 2);
    assert_int_equal(paper_is_two_sided(levels), 1);
    paper_free(points);
    paper_free(levels);
}

static void a_criterion_has_as_many_tens_as_its_maximum(void **state)
{
    char folder[64];
    struct example *example = criteria_example(1, folder);
    struct paper *paper = compose(example);
    const struct layout_page *page = &paper_layout(paper)->pages[0];

    /* 30: 0 to 30; 35: the same, and all ones; 6: no tens, 0 to 6. */
    (void)state;
    assert_int_equal(page->row_count, 5);
    assert_int_equal(boxes_of(page, "1.1/t"), 4);
    assert_int_equal(boxes_of(page, "1.1/o"), 10);
    assert_int_equal(boxes_of(page, "1.2/t"), 4);
    assert_int_equal(boxes_of(page, "1.3/t"), 0);
    assert_int_equal(boxes_of(page, "1.3/o"), 7);
    /* One name, over the criteria, inside of the first row's place. */
    assert_int_equal(page->name_count, 1);
    assert_string_equal(page->names[0].contest, "1.1/t");
    assert_true(page->names[0].rect.top_um > page->rows[0].rect.top_um);
    assert_true(page->names[0].rect.bottom_um < page->boxes[0].rect.top_um);
    paper_free(paper);
    remove_criteria(folder);
}

static void a_person_is_not_split_and_each_has_a_name(void **state)
{
    char folder[64];
    struct paper *paper = compose(criteria_example(7, folder));
    const struct layout *layout = paper_layout(paper);
    size_t p;

    (void)state;
    assert_true(layout->page_count > 1);
    for (p = 0; p < layout->page_count; p++) {
        assert_int_equal(layout->pages[p].row_count % 5, 0);
        assert_int_equal(layout->pages[p].name_count * 5, layout->pages[p].row_count);
    }
    paper_free(paper);
    remove_criteria(folder);
}

static void a_template_of_levels_is_refused_for_points(void **state)
{
    struct example *example =
            example_new(3, "party", "./core/rules/score-100.rule", "vi");
    struct paper *paper = NULL;
    struct error err;

    (void)state;
    assert_int_equal(example_compose(example, &paper, &err), -1);
    assert_non_null(strstr(err.text, "write template = party-score or state-score"));
    example_free(example);
}

/* Three of one group, two of another: a heading over each; rows leave its room. */
static void a_group_has_a_heading_of_its_own(void **state)
{
    struct example *example =
            example_new(5, "state-grade", "./core/rules/grade-4.rule", "vi");
    const struct layout_page *page;
    struct paper *paper;
    size_t i;

    (void)state;
    for (i = 0; i < 5; i++)
        (void)snprintf(example->officials.list[i].group, OFFICIAL_TITLE_BYTES, "%s",
                i < 3 ? "Tập thể" : "Cá nhân");
    paper = compose(example);
    page = &paper_layout(paper)->pages[0];
    assert_int_equal(page->row_count, 5);
    assert_int_equal(page->box_count, 20);
    for (i = 1; i < 5; i++)
        if (i == 3)
            assert_true(
                    page->rows[i].rect.top_um - page->rows[i - 1].rect.bottom_um > 5000);
        else
            assert_int_equal(page->rows[i].rect.top_um, page->rows[i - 1].rect.bottom_um);
    paper_free(paper);
}

/* ---- decks of points ---- */

struct points_deck {
    struct example *example;
    struct paper *paper;
    struct rule rule;
    struct contests contests;
    struct deck_plan plan;
};

static struct points_deck *deck_new(size_t people, size_t sheets, unsigned hard)
{
    struct points_deck *deck = calloc(1, sizeof(*deck));

    assert_non_null(deck);
    deck->example = points_example(people);
    assert_int_equal(example_compose(deck->example, &deck->paper, NULL), 0);
    assert_int_equal(rule_load("core/rules/score-100.rule", &deck->rule, NULL), 0);
    contests_init(&deck->contests);
    assert_int_equal(contests_load(".", &deck->example->officials, "main", &deck->rule,
                             &deck->contests, NULL),
            0);
    assert_int_equal(deck_plan_make(paper_layout(deck->paper), &deck->contests, sheets,
                             hard, 7, &deck->plan, NULL),
            0);
    return deck;
}

static void deck_free(struct points_deck *deck)
{
    deck_plan_release(&deck->plan);
    contests_release(&deck->contests);
    paper_free(deck->paper);
    example_free(deck->example);
    free(deck);
}

/* No troubles: all are valid, no two people have the same sum. */
static void a_clean_deck_gives_valid_points_and_other_sums(void **state)
{
    struct points_deck *deck = deck_new(8, 40, 0);
    uint32_t sums[8] = {0}, points;
    size_t person, sheet, k;

    (void)state;
    for (person = 0; person < 8; person++) {
        for (sheet = 0; sheet < 40; sheet++) {
            points = 10U * deck_plan_row(&deck->plan, sheet, 2 * person)->choice +
                     deck_plan_row(&deck->plan, sheet, 2 * person + 1)->choice;
            assert_true(points <= 100);
            sums[person] += points;
        }
        for (k = 0; k < person; k++)
            assert_int_not_equal(sums[person], sums[k]);
    }
    deck_free(deck);
}

static void a_hard_deck_has_half_filled_and_impossible_points(void **state)
{
    struct points_deck *deck = deck_new(8, 40, 12);
    const struct deck_row *tens, *ones;
    size_t half = 0, beyond = 0, i;

    (void)state;
    for (i = 0; i < 8 * 40; i++) {
        tens = deck_plan_row(&deck->plan, i % 40, i / 40 * 2);
        ones = deck_plan_row(&deck->plan, i % 40, i / 40 * 2 + 1);
        half += (tens->trouble == DECK_BLANK) != (ones->trouble == DECK_BLANK);
        if (tens->trouble != DECK_BEYOND)
            continue;
        beyond++;
        assert_int_equal(tens->choice, 10); /* 100, and more than a 0 */
        assert_true(ones->choice > 0);
    }
    assert_true(half > 0);
    assert_true(beyond > 0);
    deck_free(deck);
}

static void a_name_is_struck_where_it_is_printed(void **state)
{
    struct points_deck *deck = deck_new(8, 400, 100);
    size_t sheet, row, struck = 0;

    (void)state;
    for (sheet = 0; sheet < 400; sheet++)
        for (row = 0; row < 16; row++)
            if (deck_plan_row(&deck->plan, sheet, row)->trouble == DECK_STRUCK) {
                assert_int_equal(row % 2, 0);
                struck++;
            }
    assert_true(struck > 10);
    deck_free(deck);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
            cmocka_unit_test(a_person_has_eleven_tens_over_ten_ones),
            cmocka_unit_test(a_name_belongs_to_the_first_of_its_rows),
            cmocka_unit_test(boxes_keep_off_folds_and_5_mm_apart),
            cmocka_unit_test(both_rows_of_a_person_stand_together),
            cmocka_unit_test(boxes_behind_each_other_want_one_side_of_the_paper),
            cmocka_unit_test(a_criterion_has_as_many_tens_as_its_maximum),
            cmocka_unit_test(a_person_is_not_split_and_each_has_a_name),
            cmocka_unit_test(a_template_of_levels_is_refused_for_points),
            cmocka_unit_test(a_group_has_a_heading_of_its_own),
            cmocka_unit_test(a_clean_deck_gives_valid_points_and_other_sums),
            cmocka_unit_test(a_hard_deck_has_half_filled_and_impossible_points),
            cmocka_unit_test(a_name_is_struck_where_it_is_printed),
    };
    struct error err;

    if (digest_start(&err) != 0)
        return 1;
    return cmocka_run_group_tests(tests, NULL, NULL);
}
