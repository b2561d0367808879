/* core_points_test.c -- points in exact hundredths, and what are none. */
#include "core/points.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static void points_are_exact_hundredths(void **state)
{
    static const struct {
        const char *text;
        uint32_t hundredths;
    } right[] = {{"0", 0}, {"90", 9000}, {"89.99", 8999}, {"89,99", 8999}, {"87.5", 8750},
            {"87,05", 8705}, {"100", 10000}, {"100,00", 10000}, {"007", 700},
            {"0.1", 10}};
    uint32_t found;
    size_t i;

    (void)state;
    for (i = 0; i < sizeof(right) / sizeof(right[0]); i++) {
        assert_int_equal(points_parse(right[i].text, 100, &found, NULL), 0);
        assert_int_equal(found, right[i].hundredths);
    }
}

/* 89.995 has a third decimal: it would have to be rounded, and nothing is. */
static void what_is_not_exact_or_no_number_is_refused(void **state)
{
    static const char *const wrong[] = {"", " 90", "90 ", "89.995", "90.", ".5", "-1",
            "+5", "1e2", "0x10", "90,5,1", "1.000,5", "90%", "chín mươi", "９０",
            "1000000", "99999999999", "90\xC2\xA0"};
    uint32_t found = 7;
    struct error err;
    size_t i;

    (void)state;
    for (i = 0; i < sizeof(wrong) / sizeof(wrong[0]); i++) {
        assert_int_equal(points_parse(wrong[i], 100, &found, &err), -1);
        assert_int_equal(found, 7);
    }
}

static void above_the_most_is_out_of_range(void **state)
{
    uint32_t found;
    struct error err;

    (void)state;
    assert_int_equal(points_parse("100.01", 100, &found, &err), -1);
    assert_int_equal(err.kind, ERROR_RANGE);
    assert_int_equal(points_parse("999999", 100, &found, &err), -1);
    assert_int_equal(err.kind, ERROR_RANGE);
    assert_int_equal(points_parse("10", 10, &found, &err), 0);
    assert_int_equal(points_parse("10,01", 10, &found, &err), -1);
}

static void points_are_written_as_people_of_the_language_do(void **state)
{
    char text[POINTS_TEXT_BYTES];

    (void)state;
    points_text(8725, 1, text);
    assert_string_equal(text, "87,25");
    points_text(9000, 0, text);
    assert_string_equal(text, "90.00");
    points_short(9000, 1, text);
    assert_string_equal(text, "90");
    points_short(8750, 1, text);
    assert_string_equal(text, "87,5");
    points_short(5, 0, text);
    assert_string_equal(text, "0.05");
    points_short(0, 0, text);
    assert_string_equal(text, "0");
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(points_are_exact_hundredths),
            cmocka_unit_test(what_is_not_exact_or_no_number_is_refused),
            cmocka_unit_test(above_the_most_is_out_of_range),
            cmocka_unit_test(points_are_written_as_people_of_the_language_do)};

    return cmocka_run_group_tests(tests, NULL, NULL);
}
