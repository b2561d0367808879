/* core_box_list_test.c -- boxes stand by their ink, and no other order shows. */
#include "core/box_list.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

enum { SEEN_MAX = 16 };

struct box_wish {
    const char *contest, *option, *mark;
    int ink_ppm;
};

/* A page with these boxes, each in a contest entry of its own. */
static json_t *page_make(
        const char *image, const char *type, const struct box_wish *boxes, size_t count)
{
    json_t *contests = json_array();
    size_t i;

    for (i = 0; i < count; i++)
        (void)json_array_append_new(
                contests, json_pack("{s:s,s:[{s:s,s:s,s:i}]}", "contest",
                                  boxes[i].contest, "boxes", "option", boxes[i].option,
                                  "mark", boxes[i].mark, "ink_ppm", boxes[i].ink_ppm));
    return json_pack("{s:s,s:i,s:s,s:i,s:i,s:o}", "image", image, "index", 0,
            "ballot_type", type, "page", 1, "rotation", 180, "contests", contests);
}

/* A sheet whose id is all of one byte. */
static void sheet_add(struct box_list *list, int id, json_t *page)
{
    uint8_t bytes[16];
    json_t *pages = json_array();

    memset(bytes, id, sizeof(bytes));
    assert_non_null(page);
    assert_int_equal(json_array_append_new(pages, page), 0);
    assert_int_equal(box_list_add(list, bytes, pages, "main", NULL), 0);
    json_decref(pages);
}

/*
 * Two sheets of two contests:  contest 1 high / low,        contest 2 high / low
 *   11...: filled 200000 / empty 0,       empty 1500 / filled 90000
 *   22...: empty 900 / unsure 30000,      filled 60000 / empty 0
 */
static int start(void **state)
{
    static const struct box_wish first[] = {{"1", "high", "filled", 200000},
            {"1", "low", "empty", 0}, {"2", "high", "empty", 1500},
            {"2", "low", "filled", 90000}};
    static const struct box_wish second[] = {{"1", "high", "empty", 900},
            {"1", "low", "unsure", 30000}, {"2", "high", "filled", 60000},
            {"2", "low", "empty", 0}};
    struct box_list *list;

    assert_int_equal(box_list_new(&list, NULL), 0);
    sheet_add(list, 0x11, page_make("images/a.tif", "main", first, 4));
    sheet_add(list, 0x22, page_make("images/b.tif", "main", second, 4));
    /* another ballot type's page, and a page that nobody could name: no boxes here */
    sheet_add(list, 0x33, page_make("images/c.tif", "other", first, 4));
    sheet_add(list, 0x44, page_make("images/d.tif", "", first, 4));
    box_list_sort(list);
    *state = list;
    return 0;
}

static int end(void **state)
{
    box_list_free(*state);
    return 0;
}

static void check_ink(const struct box_view *seen, size_t count, const int *ink)
{
    size_t i;

    for (i = 0; i < count; i++)
        assert_int_equal(seen[i].ink_ppm, ink[i]);
}

static void boxes_of_an_option_go_from_least_ink_to_most(void **state)
{
    static const int high[] = {900, 1500, 60000, 200000};
    struct box_view seen[SEEN_MAX];

    assert_int_equal(box_list_count(*state, "high"), 4);
    assert_int_equal(box_list_page(*state, "high", 0, SEEN_MAX, seen), 4);
    check_ink(seen, 4, high);
    assert_string_equal(seen[0].sheet, "22222222222222222222222222222222");
    assert_string_equal(seen[0].image, "images/b.tif");
    assert_string_equal(seen[0].contest, "1");
    assert_string_equal(seen[0].option, "high");
    assert_int_equal(seen[0].mark, MARK_EMPTY);
    assert_int_equal(seen[0].rotation, 180);
    assert_int_equal(seen[0].page, 1);
    assert_string_equal(seen[3].sheet, "11111111111111111111111111111111");
}

static void boxes_of_the_same_ink_go_by_the_random_ids(void **state)
{
    struct box_view seen[SEEN_MAX];

    assert_int_equal(box_list_page(*state, "low", 0, 2, seen), 2);
    assert_string_equal(seen[0].image, "images/a.tif"); /* both have none */
    assert_string_equal(seen[1].image, "images/b.tif");
}

static void a_page_begins_anywhere_and_ends_with_the_list(void **state)
{
    struct box_view seen[SEEN_MAX];

    assert_int_equal(box_list_page(*state, "high", 3, 2, seen), 1);
    assert_int_equal(seen[0].ink_ppm, 200000);
    assert_int_equal(box_list_page(*state, "high", 1, 2, seen), 2);
    assert_int_equal(seen[1].ink_ppm, 60000);
    assert_int_equal(box_list_page(*state, "high", 4, 2, seen), 0);
    assert_int_equal(box_list_page(*state, "high", SIZE_MAX, 2, seen), 0);
    assert_int_equal(box_list_page(*state, "high", 0, 0, seen), 0);
}

static void an_unknown_option_has_no_boxes(void **state)
{
    struct box_view seen[SEEN_MAX];

    assert_int_equal(box_list_count(*state, "medium"), 0);
    assert_int_equal(box_list_page(*state, "medium", 0, SEEN_MAX, seen), 0);
    assert_int_equal(box_list_count(*state, NULL), 8); /* of all options */
}

static void the_options_stand_as_on_the_paper(void **state)
{
    const char *options[BOX_OPTIONS_MAX];

    assert_int_equal(box_list_options(*state, options), 2);
    assert_string_equal(options[0], "high");
    assert_string_equal(options[1], "low");
}

static void the_nearest_are_the_palest_marks_and_the_dirtiest_empty_boxes(void **state)
{
    static const int filled[] = {60000, 90000}, all_filled[] = {60000, 90000, 200000};
    static const int empty[] = {1500, 900, 0, 0};
    struct box_view seen[SEEN_MAX];

    assert_int_equal(box_list_nearest(*state, MARK_FILLED, 2, seen), 2);
    check_ink(seen, 2, filled);
    assert_string_equal(seen[1].option, "low"); /* of all options together */
    assert_int_equal(box_list_nearest(*state, MARK_FILLED, SEEN_MAX, seen), 3);
    check_ink(seen, 3, all_filled);
    assert_int_equal(box_list_nearest(*state, MARK_EMPTY, SEEN_MAX, seen), 4);
    check_ink(seen, 4, empty);
    assert_int_equal(box_list_nearest(*state, MARK_EMPTY, 0, seen), 0);
}

static void an_empty_list_answers_nothing(void **state)
{
    struct box_list *list;
    struct box_view seen[1];
    const char *options[BOX_OPTIONS_MAX];

    (void)state;
    assert_int_equal(box_list_new(&list, NULL), 0);
    box_list_sort(list);
    assert_int_equal(box_list_count(list, NULL), 0);
    assert_int_equal(box_list_page(list, NULL, 0, 1, seen), 0);
    assert_int_equal(box_list_nearest(list, MARK_FILLED, 1, seen), 0);
    assert_int_equal(box_list_options(list, options), 0);
    box_list_free(list);
    box_list_free(NULL);
}

static void what_is_malformed_is_left_out(void **state)
{
    static const struct box_wish odd[] = {{"1", "high", "filled", -1},
            {"1", "high", "filled", 1000001}, {"1", "", "filled", 1},
            {"", "high", "filled", 1}, {"1", "high", "half", 1},
            {"1", "an-option-whose-name-is-too-long", "filled", 1},
            {"1", "high", "filled", 1000000}};
    struct box_list *list;

    (void)state;
    assert_int_equal(box_list_new(&list, NULL), 0);
    sheet_add(list, 1, page_make("images/a.tif", "main", odd, 7));
    sheet_add(list, 2, page_make("", "main", odd, 7));
    sheet_add(list, 3, json_pack("{s:s}", "ballot_type", "main"));
    sheet_add(list, 4, json_pack("[]"));
    sheet_add(list, 5, json_null());
    box_list_sort(list);
    assert_int_equal(box_list_count(list, NULL), 1); /* the last of the first sheet */
    box_list_free(list);
}

static void more_options_than_a_reading_can_have_are_refused(void **state)
{
    struct box_wish wish = {"1", "", "empty", 1};
    uint8_t id[16] = {0};
    struct box_list *list;
    struct error err;
    char option[16];
    json_t *pages;
    int i;

    (void)state;
    assert_int_equal(box_list_new(&list, NULL), 0);
    for (i = 0; i < BOX_OPTIONS_MAX; i++) {
        (void)snprintf(option, sizeof(option), "o%d", i);
        wish.option = option;
        sheet_add(list, 1, page_make("images/a.tif", "main", &wish, 1));
    }
    wish.option = "more";
    pages = json_pack("[o]", page_make("images/a.tif", "main", &wish, 1));
    assert_int_equal(box_list_add(list, id, pages, "main", &err), -1);
    assert_int_equal(err.kind, ERROR_RANGE);
    json_decref(pages);
    box_list_free(list);
}

/* 20 figures of tens and ones would make 20 contact sheets; one is enough. */
static void figures_of_points_are_together_by_their_ink(void **state)
{
    static const struct box_wish boxes[] = {{"1.1/t", "0", "empty", 700},
            {"1.1/t", "10", "filled", 90000}, {"1.1/o", "0", "filled", 80000},
            {"1.1/o", "1", "empty", 600}};
    static const int ink[] = {600, 700, 80000, 90000};
    struct box_view seen[SEEN_MAX];
    struct box_list *list;

    (void)state;
    assert_int_equal(box_list_new(&list, NULL), 0);
    sheet_add(list, 0x11, page_make("images/a.tif", "main", boxes, 4));
    box_list_sort(list);
    assert_int_equal(box_list_count(list, "0"), 4);
    assert_int_equal(box_list_page(list, "0", 0, SEEN_MAX, seen), 4);
    check_ink(seen, 4, ink);
    assert_string_equal(seen[1].contest, "1.1/t");
    assert_string_equal(seen[1].option, "0");
    assert_int_equal(box_list_page(list, "10", 3, SEEN_MAX, seen), 1);
    assert_string_equal(seen[0].option, "10");
    assert_int_equal(box_list_count(list, "high"), 0);
    box_list_free(list);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
            cmocka_unit_test(boxes_of_an_option_go_from_least_ink_to_most),
            cmocka_unit_test(boxes_of_the_same_ink_go_by_the_random_ids),
            cmocka_unit_test(a_page_begins_anywhere_and_ends_with_the_list),
            cmocka_unit_test(an_unknown_option_has_no_boxes),
            cmocka_unit_test(the_options_stand_as_on_the_paper),
            cmocka_unit_test(
                    the_nearest_are_the_palest_marks_and_the_dirtiest_empty_boxes),
            cmocka_unit_test(an_empty_list_answers_nothing),
            cmocka_unit_test(what_is_malformed_is_left_out),
            cmocka_unit_test(more_options_than_a_reading_can_have_are_refused),
            cmocka_unit_test(figures_of_points_are_together_by_their_ink),
    };

    return cmocka_run_group_tests(tests, start, end);
}
