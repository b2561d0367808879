/* omr_rise_test.c -- how steeply ink rises from the paper. */
#include "omr/rise.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

enum { SIDE = 40, LOW = 50, HIGH = 150 }; /* ink of 200 on paper of 0 */

static uint8_t dark[SIDE * SIDE];
static struct rise_ways ways; /* of the last rise() */

static int32_t rise(void)
{
    struct ink_window window = {dark, SIDE, SIDE, SIDE};

    return rise_sixteenths(&window, 1, LOW, HIGH, &ways);
}

/* A bar down the window from column `left` on, its edges `step` levels a cell. */
static void bar(int left, int right, int most, int step)
{
    int x, y;

    for (y = 0; y < SIDE; y++)
        for (x = 0; x < SIDE; x++) {
            int in = x - left < right - x ? x - left : right - x;
            int level = in * step < most ? in * step : most;

            if (level > dark[y * SIDE + x])
                dark[y * SIDE + x] = (uint8_t)level;
        }
}

static void a_slope_is_as_long_as_it_is(void **state)
{
    (void)state;
    memset(dark, 0, sizeof(dark));
    bar(4, 34, 200, 50); /* 100 levels of 50 a cell: 2 cells */
    assert_int_equal(rise(), 2 * 16);
    memset(dark, 0, sizeof(dark));
    bar(4, 34, 200, 25);
    assert_int_equal(rise(), 4 * 16);
}

/* What came through has a few steep edges; half of its edges are told too. */
static void half_of_the_rises_are_as_steep_as_the_middle(void **state)
{
    (void)state;
    memset(dark, 0, sizeof(dark));
    bar(2, 20, 200, 50);
    assert_int_equal(rise(), 2 * 16);
    assert_int_equal(ways.middle, 2 * 16);
    bar(12, 36, 200, 25); /* its other edge is half as steep */
    assert_int_equal(rise(), 2 * 16);
    assert_int_equal(ways.middle, 4 * 16);
}

/* A page that moved is blurred one way: its edges are told apart by the way they face. */
static void an_edge_is_counted_by_the_way_it_faces(void **state)
{
    int x, y;

    (void)state;
    memset(dark, 0, sizeof(dark));
    bar(4, 34, 200, 50);
    assert_int_equal(rise(), 2 * 16);
    assert_int_equal(ways.steep[0], 2 * 16);
    assert_true(ways.count[0] > 0);
    assert_int_equal(ways.count[1] + ways.count[2], 0);
    assert_int_equal(ways.steep[1], RISE_NONE);
    for (y = 0; y < SIDE; y++)
        for (x = 0; x < y; x++) { /* turned about the diagonal */
            uint8_t swap = dark[y * SIDE + x];

            dark[y * SIDE + x] = dark[x * SIDE + y];
            dark[x * SIDE + y] = swap;
        }
    assert_int_equal(rise(), 2 * 16);
    assert_int_equal(ways.steep[2], 2 * 16);
    assert_int_equal(ways.count[0] + ways.count[1], 0);
}

/* Crossed aslant at 45 degrees it is longer by the square root of two. */
static void a_slanting_edge_is_measured_square_to_it(void **state)
{
    int x, y, level;

    (void)state;
    for (y = 0; y < SIDE; y++)
        for (x = 0; x < SIDE; x++) {
            level = (x + y - 30) * 25;
            dark[y * SIDE + x] = (uint8_t)(level < 0 ? 0 : level > 200 ? 200 : level);
        }
    assert_int_equal(rise(), 4 * 16);
    assert_int_equal(ways.steep[1], 45); /* 64 / 1.414 = 45.3 */
    assert_int_equal(ways.count[0] + ways.count[2], 0);
}

/* The plateau of a weak arm lies between the levels, and is no edge. */
static void a_weak_stroke_is_no_rise(void **state)
{
    (void)state;
    memset(dark, 0, sizeof(dark));
    bar(2, 10, 200, 100);
    bar(16, 36, 120, 10);
    assert_int_equal(rise(), 16);
}

/* A gap that is shallow has no rises, and flanks as steep as they are. */
static void flanks_need_not_lead_to_the_paper(void **state)
{
    struct ink_window window = {dark, SIDE, SIDE, SIDE};
    int y;

    (void)state;
    memset(dark, 200, sizeof(dark));
    for (y = 0; y < SIDE; y++) {
        dark[y * SIDE + 20] = 160; /* 40 of 200 within two cells: half takes five */
        dark[y * SIDE + 21] = 160;
    }
    assert_int_equal(rise(), RISE_NONE);
    assert_int_equal(rise_flank_sixteenths(&window, 200), 5 * 16);
    memset(dark, 200, sizeof(dark));
    assert_int_equal(rise_flank_sixteenths(&window, 200), RISE_NONE);
    window.width = 2;
    assert_int_equal(rise_flank_sixteenths(&window, 200), RISE_NONE);
}

static void paper_alone_has_none(void **state)
{
    (void)state;
    memset(dark, 0, sizeof(dark));
    assert_int_equal(rise(), RISE_NONE);
    memset(dark, 200, sizeof(dark)); /* nor has a box that is covered */
    assert_int_equal(rise(), RISE_NONE);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
            cmocka_unit_test(a_slope_is_as_long_as_it_is),
            cmocka_unit_test(half_of_the_rises_are_as_steep_as_the_middle),
            cmocka_unit_test(an_edge_is_counted_by_the_way_it_faces),
            cmocka_unit_test(a_slanting_edge_is_measured_square_to_it),
            cmocka_unit_test(a_weak_stroke_is_no_rise),
            cmocka_unit_test(flanks_need_not_lead_to_the_paper),
            cmocka_unit_test(paper_alone_has_none),
    };

    return cmocka_run_group_tests_name("omr rise", tests, NULL, NULL);
}
