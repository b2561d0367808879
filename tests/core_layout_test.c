/* core_layout_test.c -- layout.json: what is written comes back, all else is refused. */
#include "core/layout.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>
#include <jansson.h>

/* An A4 page with a square, two boxes of one row, its name and row, and a stamp. */
static const char text[] =
        "{\"format\":\"kiemphieu-layout\",\"version\":1,"
        "\"conference\":\"0011223344556677\",\"ballot_type\":\"main\","
        "\"form_id\":\"8899aabbccddeeff\",\"page_width_um\":210000,"
        "\"page_height_um\":297000,\"pages\":[{\"page\":1,\"outline_um\":200,"
        "\"fiducials\":[{\"id\":\"tl\",\"left_um\":8000,\"top_um\":8000,"
        "\"right_um\":13000,\"bottom_um\":13000}],\"codes\":[],\"boxes\":["
        "{\"contest\":\"1\",\"option\":\"high\",\"left_um\":150000,\"top_um\":90000,"
        "\"right_um\":156000,\"bottom_um\":96000},"
        "{\"contest\":\"1\",\"option\":\"low\",\"left_um\":170000,\"top_um\":90000,"
        "\"right_um\":210000,\"bottom_um\":297000}],"
        "\"names\":[{\"contest\":\"1\",\"left_um\":0,\"top_um\":0,\"right_um\":1,"
        "\"bottom_um\":1}],\"rows\":[{\"contest\":\"1\",\"left_um\":0,\"top_um\":0,"
        "\"right_um\":1,\"bottom_um\":1}],\"areas\":[{\"kind\":\"stamp\",\"left_um\":0,"
        "\"top_um\":0,\"right_um\":30000,\"bottom_um\":30000}]}]}";

static int parse(const char *json, struct layout *layout, struct error *err)
{
    return layout_parse(json, strlen(json), layout, err);
}

static void everything_written_comes_back(void **state)
{
    struct layout layout, again;
    struct error err;
    char *written = NULL;

    (void)state;
    layout_init(&layout);
    layout_init(&again);
    assert_int_equal(parse(text, &layout, &err), 0);
    assert_int_equal(layout.page_count, 1);
    assert_int_equal(layout.pages[0].box_count, 2);
    assert_int_equal(layout.pages[0].outline_um, 200);
    assert_int_equal(layout.pages[0].boxes[1].rect.bottom_um, 297000); /* to the edge */
    assert_int_equal(layout_text(&layout, &written, &err), 0);
    assert_int_equal(parse(written, &again, &err), 0);
    assert_string_equal(again.form_id, "8899aabbccddeeff");
    assert_string_equal(again.pages[0].fiducials[0].id, "tl");
    assert_string_equal(again.pages[0].boxes[1].option, "low");
    assert_int_equal(again.pages[0].boxes[0].rect.left_um, 150000);
    assert_string_equal(again.pages[0].areas[0].kind, "stamp");
    assert_int_equal(again.pages[0].row_count, 1);
    free(written);
    layout_release(&again);
    layout_release(&layout);
}

/* `from` replaced by `to` (which may be longer) is refused and changes nothing. */
static void refuses(const char *from, const char *to)
{
    char spoiled[sizeof(text) + 256];
    const char *at = strstr(text, from);
    struct layout layout;
    struct error err;

    assert_non_null(at);
    assert_true(strlen(to) < strlen(from) + 256);
    memcpy(spoiled, text, (size_t)(at - text));
    strcpy(spoiled + (at - text), to);
    strcat(spoiled, at + strlen(from));
    layout_init(&layout);
    layout.page_width_um = 7;
    if (parse(spoiled, &layout, &err) != -1)
        fail_msg("'%s' for '%s' was taken", to, from);
    assert_int_equal(err.kind, ERROR_SYNTAX);
    assert_int_equal(layout.page_width_um, 7);
    layout_release(&layout);
}

static void unknown_versions_and_formats_are_refused(void **state)
{
    (void)state;
    refuses("\"version\":1", "\"version\":2");
    refuses("\"version\":1", "\"version\":\"1\"");
    refuses("kiemphieu-layout", "kiemphieu-reading");
    refuses("}]}]}", "}]}]");
    refuses("{\"format\"", "[{\"format\"");
}

static void rectangles_lie_on_the_page_and_hold_something(void **state)
{
    (void)state;
    refuses("\"bottom_um\":297000", "\"bottom_um\":297001");
    refuses("\"right_um\":210000", "\"right_um\":210001");
    refuses("\"left_um\":8000", "\"left_um\":-1");
    refuses("\"left_um\":8000", "\"left_um\":13000"); /* empty */
    refuses("\"left_um\":8000", "\"left_um\":13001");
    refuses("\"top_um\":8000", "\"top_um\":8000.5");
    refuses("\"top_um\":8000", "\"top_um\":99999999999999999999");
}

static void pages_are_numbered_from_one_and_there_is_one(void **state)
{
    (void)state;
    refuses("\"page\":1", "\"page\":0");
    refuses("\"page\":1", "\"page\":2");
    refuses("\"pages\":[{", "\"pages\":[],\"other\":[{");
}

static void no_box_stands_twice(void **state)
{
    (void)state;
    refuses("\"option\":\"low\"", "\"option\":\"high\"");
}

static void ids_are_bounded_and_hexadecimal(void **state)
{
    (void)state;
    refuses("0011223344556677", "001122334455667");
    refuses("0011223344556677", "00112233445566770");
    refuses("8899aabbccddeeff", "8899aabbccddeefg");
    refuses("\"main\"", "\"a-ballot-type-of-thirty-two-bytes\"");
    refuses("\"outline_um\":200", "\"outline_um\":0");
    refuses("\"page_width_um\":210000", "\"page_width_um\":1000001");
}

static void a_missing_list_is_refused(void **state)
{
    (void)state;
    refuses("\"fiducials\"", "\"x\"");
    refuses("\"boxes\"", "\"x\"");
    refuses("\"names\"", "\"x\"");
    refuses("\"areas\"", "\"x\"");
    refuses("\"codes\":[]", "\"codes\":{}");
}

/* The file's name stands in the error: there are several layouts. */
static void a_file_that_is_not_there_is_named(void **state)
{
    struct layout layout;
    struct error err;

    (void)state;
    layout_init(&layout);
    assert_int_equal(layout_load("/tmp/no-such-folder/main.json", &layout, &err), -1);
    assert_int_equal(err.kind, ERROR_IO);
    assert_non_null(strstr(err.text, "/tmp/no-such-folder/main.json"));
    layout_release(&layout);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(everything_written_comes_back),
            cmocka_unit_test(unknown_versions_and_formats_are_refused),
            cmocka_unit_test(rectangles_lie_on_the_page_and_hold_something),
            cmocka_unit_test(pages_are_numbered_from_one_and_there_is_one),
            cmocka_unit_test(no_box_stands_twice),
            cmocka_unit_test(ids_are_bounded_and_hexadecimal),
            cmocka_unit_test(a_missing_list_is_refused),
            cmocka_unit_test(a_file_that_is_not_there_is_named)};

    return cmocka_run_group_tests(tests, NULL, NULL);
}
