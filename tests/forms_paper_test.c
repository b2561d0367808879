/* forms_paper_test.c -- where a composed ballot puts what, and what it refuses. */
#include "forms/paper.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <unistd.h>

#include <cmocka.h>

#include "core/code.h"
#include "core/file.h"
#include "tests/forms_example.h"

enum { WIDTH = 210000, HEIGHT = 297000, FOLD_CLEAR = 1500 };

static const char grade_card[] = "[rule]\nid = grade-4\ntitle_vi = Xếp loại\n"
                                 "title_en = Grades\nsource = Quyết định\n"
                                 "denominator = collected\nbad_row = row\n"
                                 "struck_name = sheet\nwriting = ignored\n"
                                 "[option a]\nvi = Hoàn thành xuất sắc nhiệm vụ\n"
                                 "en = Excellent\n"
                                 "[option b]\nvi = Hoàn thành tốt nhiệm vụ\nen = Good\n"
                                 "[option c]\nvi = Hoàn thành nhiệm vụ\nen = Done\n"
                                 "[option d]\nvi = Không hoàn thành nhiệm vụ\n"
                                 "en = Not done\n[outcome none]\nvi = Không\nen = None\n";

/* A card of four levels in a file of its own; the caller unlinks. */
static void write_grade_card(char path[64])
{
    int descriptor;

    (void)snprintf(path, 64, "/tmp/kiemphieu-card-XXXXXX");
    descriptor = mkstemp(path);
    assert_true(descriptor >= 0);
    (void)close(descriptor);
    (void)unlink(path);
    (void)strcat(path, ".rule");
    assert_int_equal(file_write(path, grade_card, strlen(grade_card), NULL), 0);
}

enum { SAMPLES = 8, HANOI = 2, HANOI_PARTY = 7 };

/* Compositions of all sizes, both templates, both languages, 2 to 4 levels. */
static const struct {
    size_t people;
    int is_full; /* longest names and titles */
    const char *form, *rule, *language;
} samples[SAMPLES] = {
        {1, 0, "party", "./core/rules/party-96.rule", "vi"},
        {3, 1, "state", "./core/rules/state-96-vote.rule", "en"},
        {20, 0, "state", "./core/rules/state-96.rule", "vi"},
        {20, 0, "party", NULL, "vi"}, /* NULL: the card of four levels */
        {48, 1, "party", "./core/rules/party-96.rule", "vi"},
        {48, 0, "state", NULL, "en"},
        {500, 0, "state", "./core/rules/state-96.rule", "vi"},
        {20, 0, "party", "./core/rules/party-96.rule", "vi"},
};

static struct paper *compose_sample(size_t i, const char *card)
{
    struct example *example = example_new(samples[i].people, samples[i].form,
            samples[i].rule == NULL ? card : samples[i].rule, samples[i].language);
    struct paper *paper = NULL;
    struct error err = {ERROR_NONE, ""};

    if (samples[i].is_full)
        example_fill_up(example);
    if (example_compose(example, &paper, &err) != 0)
        print_error("sample %zu: %s\n", i, err.text);
    example_free(example);
    return paper;
}

static int compose_samples(void **state)
{
    static struct paper *papers[SAMPLES];
    char card[64];
    size_t i;

    write_grade_card(card);
    for (i = 0; i < SAMPLES; i++)
        papers[i] = compose_sample(i, card);
    (void)unlink(card);
    *state = papers;
    for (i = 0; i < SAMPLES; i++)
        if (papers[i] == NULL)
            return -1;
    return 0;
}

static int free_samples(void **state)
{
    struct paper **papers = *state;
    size_t i;

    for (i = 0; i < SAMPLES; i++)
        paper_free(papers[i]);
    return 0;
}

typedef void layout_fact(const struct layout *layout);

static void check_all(void **state, layout_fact *fact)
{
    struct paper **papers = *state;
    size_t i;

    for (i = 0; i < SAMPLES; i++)
        fact(paper_layout(papers[i]));
}

static int32_t gap_between(int32_t low_end, int32_t high_begin)
{
    return high_begin - low_end;
}

static int is_apart(const struct layout_rect *a, const struct layout_rect *b,
        int32_t across, int32_t down)
{
    return gap_between(a->right_um, b->left_um) >= across ||
           gap_between(b->right_um, a->left_um) >= across ||
           gap_between(a->bottom_um, b->top_um) >= down ||
           gap_between(b->bottom_um, a->top_um) >= down;
}

static void fact_boxes(const struct layout *layout)
{
    const struct layout_page *page;
    const struct layout_rect *box;
    size_t p, i, k;

    for (p = 0; p < layout->page_count; p++) {
        page = &layout->pages[p];
        assert_true(page->outline_um <= 250);
        for (i = 0; i < page->box_count; i++) {
            box = &page->boxes[i].rect;
            assert_true(box->right_um - box->left_um >= 6000);
            assert_true(box->bottom_um - box->top_um >= 6000);
            for (k = 0; k < i; k++)
                assert_true(is_apart(box, &page->boxes[k].rect, 5000, 3000));
        }
    }
}

static void boxes_are_6_mm_and_5_mm_apart_in_a_row(void **state)
{
    check_all(state, fact_boxes);
}

static void check_fold(int32_t begin, int32_t end, int32_t fold)
{
    assert_true(end <= fold - FOLD_CLEAR || begin >= fold + FOLD_CLEAR);
}

static void fact_folds(const struct layout *layout)
{
    const struct layout_rect *box;
    size_t p, i;
    int k;

    for (p = 0; p < layout->page_count; p++)
        for (i = 0; i < layout->pages[p].box_count; i++) {
            box = &layout->pages[p].boxes[i].rect;
            for (k = 2; k <= 4; k++) { /* thirds and the half, in sixths */
                check_fold(box->left_um, box->right_um, WIDTH / 6 * k);
                check_fold(box->top_um, box->bottom_um, HEIGHT / 6 * k);
            }
        }
}

static void no_box_lies_on_a_fold(void **state)
{
    check_all(state, fact_folds);
}

static void fact_back(const struct layout *layout)
{
    const struct layout_page *front, *back;
    struct layout_rect seen;
    size_t p, i, k;

    for (p = 0; p + 1 < layout->page_count; p += 2) {
        front = &layout->pages[p];
        back = &layout->pages[p + 1];
        for (i = 0; i < back->box_count; i++) {
            seen = back->boxes[i].rect;
            seen.left_um = WIDTH - back->boxes[i].rect.right_um;
            seen.right_um = WIDTH - back->boxes[i].rect.left_um;
            for (k = 0; k < front->box_count; k++)
                assert_true(is_apart(&seen, &front->boxes[k].rect, 1, 1));
        }
    }
}

static void no_box_lies_behind_another(void **state)
{
    check_all(state, fact_back);
}

static const struct layout_fiducial *find_fiducial(
        const struct layout_page *page, const char *id)
{
    size_t i;

    for (i = 0; i < page->fiducial_count; i++)
        if (strcmp(page->fiducials[i].id, id) == 0)
            return &page->fiducials[i];
    return NULL;
}

static int32_t middle(const struct layout_rect *rect)
{
    return (rect->top_um + rect->bottom_um) / 2;
}

/* Each row has a pair of marks at its height, each pair is level, none is far. */
static void fact_edge_marks(const struct layout *layout)
{
    const struct layout_page *page;
    const struct layout_fiducial *left, *right;
    char id[32];
    int32_t last;
    size_t p, i;
    int n;

    for (p = 0; p < layout->page_count; p++) {
        page = &layout->pages[p];
        last = 10500; /* the middle of the upper corner squares */
        i = 0;
        for (n = 1;; n++) {
            (void)snprintf(id, sizeof(id), "left-%d", n);
            left = find_fiducial(page, id);
            (void)snprintf(id, sizeof(id), "right-%d", n);
            right = find_fiducial(page, id);
            if (left == NULL)
                break;
            assert_non_null(right);
            assert_int_equal(left->rect.top_um, right->rect.top_um);
            assert_int_equal(left->rect.left_um, WIDTH - right->rect.right_um);
            assert_true(middle(&left->rect) > last);
            assert_true(middle(&left->rect) - last <= 40000);
            last = middle(&left->rect);
            if (i < page->row_count && abs(middle(&page->rows[i].rect) - last) <= 1)
                i++;
        }
        assert_int_equal(i, page->row_count);
        assert_true(286500 - last <= 40000);
    }
}

static void every_row_has_its_pair_of_edge_marks(void **state)
{
    check_all(state, fact_edge_marks);
}

static void fact_rows(const struct layout *layout)
{
    const struct layout_page *page;
    size_t p, i, options;
    unsigned number = 0;
    char expected[32];

    for (p = 0; p < layout->page_count; p++) {
        page = &layout->pages[p];
        assert_int_equal(page->page, p + 1);
        assert_int_equal(page->row_count, page->name_count);
        options = page->box_count / page->row_count;
        assert_int_equal(page->box_count, options * page->row_count);
        for (i = 0; i < page->row_count; i++) {
            (void)snprintf(expected, sizeof(expected), "%u", ++number);
            assert_string_equal(page->rows[i].contest, expected);
            assert_string_equal(page->names[i].contest, expected);
            assert_string_equal(page->boxes[i * options].contest, expected);
            assert_true(page->names[i].rect.top_um > page->rows[i].rect.top_um);
            assert_true(page->names[i].rect.bottom_um < page->rows[i].rect.bottom_um);
            assert_true(
                    page->names[i].rect.right_um < page->boxes[0].rect.left_um - 1500);
            assert_true(page->boxes[i * options].rect.top_um - 1600 >=
                        page->rows[i].rect.top_um);
            assert_true(page->boxes[i * options].rect.bottom_um + 1600 <=
                        page->rows[i].rect.bottom_um);
            if (i > 0)
                assert_true(
                        page->rows[i].rect.top_um >= page->rows[i - 1].rect.bottom_um);
        }
    }
}

static void people_stand_once_in_order_whole_rows(void **state)
{
    check_all(state, fact_rows);
}

static void check_inside(const struct layout_rect *rect)
{
    assert_true(rect->left_um >= 6000 && rect->top_um >= 6000);
    assert_true(rect->right_um <= WIDTH - 6000 && rect->bottom_um <= HEIGHT - 6000);
    assert_true(rect->left_um < rect->right_um && rect->top_um < rect->bottom_um);
}

/* Codes keep 2 mm quiet and clear of everything; areas hold no row and no code. */
static void fact_apart(const struct layout *layout)
{
    const struct layout_page *page;
    size_t p, i, k;

    for (p = 0; p < layout->page_count; p++) {
        page = &layout->pages[p];
        assert_int_equal(page->code_count, 2);
        for (i = 0; i < page->fiducial_count; i++) {
            check_inside(&page->fiducials[i].rect);
            for (k = 0; k < page->row_count; k++)
                assert_true(is_apart(
                        &page->fiducials[i].rect, &page->rows[k].rect, 2000, 2000));
            for (k = 0; k < page->code_count; k++)
                assert_true(is_apart(
                        &page->fiducials[i].rect, &page->codes[k].rect, 4000, 4000));
            for (k = 0; k < i; k++)
                assert_true(is_apart(
                        &page->fiducials[i].rect, &page->fiducials[k].rect, 2500, 2500));
        }
        for (k = 0; k < page->code_count; k++) {
            check_inside(&page->codes[k].rect);
            assert_int_equal(page->codes[k].rect.right_um - page->codes[k].rect.left_um,
                    500 * page->codes[k].side);
            for (i = 0; i < page->row_count; i++)
                assert_true(
                        is_apart(&page->codes[k].rect, &page->rows[i].rect, 2000, 2000));
            for (i = 0; i < page->area_count; i++)
                assert_true(
                        is_apart(&page->codes[k].rect, &page->areas[i].rect, 2000, 2000));
        }
        for (i = 0; i < page->area_count; i++)
            for (k = 0; k < page->row_count; k++)
                assert_true(is_apart(&page->areas[i].rect, &page->rows[k].rect, 1, 1));
    }
}

static void marks_codes_rows_and_areas_keep_apart(void **state)
{
    check_all(state, fact_apart);
}

static void fact_codes(const struct layout *layout)
{
    struct example *example = example_new(1, "party", "", "vi");
    struct code code;
    uint8_t form_id[DIGEST_ID_BYTES];
    size_t p, i;

    assert_int_equal(digest_from_hex(layout->form_id, form_id, sizeof(form_id), NULL), 0);
    for (p = 0; p < layout->page_count; p++)
        for (i = 0; i < 2; i++) {
            const struct layout_code *printed = &layout->pages[p].codes[i];

            assert_int_equal(
                    code_verify(printed->count.text, example->key.key, &code, NULL), 0);
            assert_int_equal(code.page, p + 1);
            assert_int_equal(code.is_test, 0);
            assert_memory_equal(code.form_id, form_id, sizeof(form_id));
            assert_memory_equal(code.conference, example->key.id, DIGEST_ID_BYTES);
            assert_int_equal(
                    code_verify(printed->test.text, example->key.key, &code, NULL), 0);
            assert_int_equal(code.is_test, 1);
            assert_int_equal(printed->count.cells[0], 1); /* a finder pattern's corner */
        }
    example_free(example);
}

static void codes_verify_and_tell_page_form_and_test(void **state)
{
    check_all(state, fact_codes);
}

static void fact_round_trip(const struct layout *layout)
{
    struct layout back;
    struct error err = {ERROR_NONE, ""};
    char *text = NULL, *again = NULL;

    layout_init(&back);
    assert_int_equal(layout_text(layout, &text, &err), 0);
    if (layout_parse(text, strlen(text), &back, &err) != 0)
        fail_msg("%s", err.text);
    assert_int_equal(layout_text(&back, &again, &err), 0);
    assert_string_equal(text, again);
    assert_true(back.pages[0].printed_png_bytes > 0);
    assert_true(back.pages[0].printed_png_bytes < 60000);
    free(text);
    free(again);
    layout_release(&back);
}

static void the_layout_survives_its_file(void **state)
{
    check_all(state, fact_round_trip);
}

static void fact_one_page(const struct layout *layout)
{
    size_t i;

    assert_int_equal(layout->page_count, 1);
    assert_int_equal(layout->pages[0].row_count, 20);
    for (i = 1; i < 20; i++)
        assert_true(layout->pages[0].rows[i].rect.top_um -
                            layout->pages[0].rows[i - 1].rect.top_um >=
                    9200);
}

static void twenty_posts_fit_one_page(void **state)
{
    struct paper **papers = *state;

    fact_one_page(paper_layout(papers[HANOI]));
    fact_one_page(paper_layout(papers[HANOI_PARTY]));
}

static void make_form_id(struct example *example, char form_id[DIGEST_ID_HEX_BYTES])
{
    struct paper *paper = NULL;

    assert_int_equal(example_compose(example, &paper, NULL), 0);
    memcpy(form_id, paper_layout(paper)->form_id, DIGEST_ID_HEX_BYTES);
    paper_free(paper);
}

static void the_form_id_changes_with_what_is_printed_alone(void **state)
{
    struct example *example = example_new(3, "party", "./core/rules/party-96.rule", "vi");
    char first[DIGEST_ID_HEX_BYTES], again[DIGEST_ID_HEX_BYTES];

    (void)state;
    make_form_id(example, first);
    make_form_id(example, again);
    assert_string_equal(first, again);
    example->officials.list[2].line = 77; /* is not printed */
    make_form_id(example, again);
    assert_string_equal(first, again);
    example->officials.list[2].title[0] = 'K'; /* "Giám đốc" */
    make_form_id(example, again);
    assert_string_not_equal(first, again);
    example_free(example);
}

static void expect_refusal(struct example *example, const char *part)
{
    struct paper *paper = NULL;
    struct error err = {ERROR_NONE, ""};

    assert_int_equal(example_compose(example, &paper, &err), -1);
    assert_null(paper);
    assert_int_equal(err.kind, ERROR_RANGE);
    if (strstr(err.text, part) == NULL)
        fail_msg("'%s' does not say '%s'", err.text, part);
    example_free(example);
}

static void a_heading_that_fills_the_page_is_refused(void **state)
{
    struct example *example = example_new(1, "party", "./core/rules/party-96.rule", "vi");
    char *title = example->conference.title;

    (void)state;
    memset(title, 'W', CONFERENCE_TEXT_BYTES - 1); /* 1023 wide letters: 2 pages of */
    memset(example->conference.types[0].note, 'W', CONFERENCE_TEXT_BYTES - 1);
    memset(example->conference.body, 'W', CONFERENCE_TEXT_BYTES - 1);
    memset(example->conference.superior, 'W', CONFERENCE_TEXT_BYTES - 1);
    expect_refusal(example, "no room");
}

static void letters_that_cannot_be_printed_are_refused(void **state)
{
    struct example *example = example_new(1, "party", "./core/rules/party-96.rule", "vi");

    (void)state;
    (void)snprintf(example->officials.list[0].name, OFFICIAL_NAME_BYTES, "阮文");
    expect_refusal(example, "officials.csv:2: ");
}

static void a_type_without_people_is_refused(void **state)
{
    struct example *example = example_new(1, "party", "./core/rules/party-96.rule", "vi");

    (void)state;
    (void)snprintf(example->officials.list[0].ballot_type, LAYOUT_ID_BYTES, "other");
    expect_refusal(example, "nobody stands on the ballot");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
            cmocka_unit_test(boxes_are_6_mm_and_5_mm_apart_in_a_row),
            cmocka_unit_test(no_box_lies_on_a_fold),
            cmocka_unit_test(no_box_lies_behind_another),
            cmocka_unit_test(every_row_has_its_pair_of_edge_marks),
            cmocka_unit_test(people_stand_once_in_order_whole_rows),
            cmocka_unit_test(marks_codes_rows_and_areas_keep_apart),
            cmocka_unit_test(codes_verify_and_tell_page_form_and_test),
            cmocka_unit_test(the_layout_survives_its_file),
            cmocka_unit_test(twenty_posts_fit_one_page),
            cmocka_unit_test(the_form_id_changes_with_what_is_printed_alone),
            cmocka_unit_test(a_heading_that_fills_the_page_is_refused),
            cmocka_unit_test(letters_that_cannot_be_printed_are_refused),
            cmocka_unit_test(a_type_without_people_is_refused),
    };
    struct error err;

    if (digest_start(&err) != 0)
        return 1;
    return cmocka_run_group_tests(tests, compose_samples, free_samples);
}
