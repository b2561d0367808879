/* omr_streak_test.c -- dirt on the scanner's glass: where it runs, and how short it is.
 */
#include "tests/omr_page_sheet.h"

enum { GREY = 130 };

/* Right of all boxes, across an arm of a mark and three rows. */
static void streaked_arm(struct sheet *sheet, double lean)
{
    double x = sheet_box_x(2) + 8.4, y = sheet_box_y(1);

    three_votes(sheet);
    sheet_stroke(sheet, x - 6, y + 3, x + 1, y - 1, 0.5, PEN);
    sheet_stroke(sheet, x - lean, y - 3, x + lean, y + 18, 0.5, GREY);
}

/* The paler one's middle was sought between the two, and neither was found there: where
 * a mark's arm crosses them they were ink of all rows. */
static void two_thin_streaks_side_by_side_are_nothing(void **state)
{
    struct bench *bench = *state;
    double x = sheet_box_x(2) + 8, y = sheet_box_y(1);
    struct sheet *sheet = paper(bench, 300);

    three_votes(sheet);
    sheet_stroke(sheet, x - 5, y + 3, x + 2.5, y - 1, 0.5, PEN);
    sheet_stroke(sheet, x, 1, x, 147, 0.2, GREY);
    sheet_stroke(sheet, x + 1.2, 1, x + 1.2, 147, 0.2, PEN);
    assert_three_votes(read_sheet(bench));
}

static void a_short_streak_is_nothing(void **state)
{
    struct bench *bench = *state;

    streaked_arm(paper(bench, 300), 0);
    assert_three_votes(read_sheet(bench));
}

static void a_stroke_as_short_that_leans_is_ink(void **state)
{
    struct bench *bench = *state;

    streaked_arm(paper(bench, 300), 0.6);
    assert_int_equal(read_sheet(bench)->verdict, VERDICT_HELD);
}

int main(void)
{
#define FACT(name) cmocka_unit_test_setup_teardown(name, bench_open, bench_close)
    const struct CMUnitTest tests[] = {
            FACT(two_thin_streaks_side_by_side_are_nothing),
            FACT(a_short_streak_is_nothing),
            FACT(a_stroke_as_short_that_leans_is_ink),
    };

    return cmocka_run_group_tests_name("omr streak", tests, NULL, NULL);
}
