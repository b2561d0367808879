/* omr_reach_test.c -- as many cells as are wanted, and no others, reach the level. */
#include "omr/reach.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

enum { WIDTH = 100, HEIGHT = 101 }; /* 315 groups of 32, and 20 cells */

static void three_cells_stand_out(void **state)
{
    uint8_t cells[WIDTH * HEIGHT] = {0};
    struct ink_window window = {cells, WIDTH, WIDTH, HEIGHT};

    (void)state;
    memset(cells, 7, sizeof(cells));
    cells[0] = 200;
    cells[5000] = 90;
    cells[WIDTH * HEIGHT - 1] = 255; /* the last of the rest */
    assert_int_equal(reach_level(&window, 0), 255);
    assert_int_equal(reach_level(&window, 1), 255);
    assert_int_equal(reach_level(&window, 2), 200);
    assert_int_equal(reach_level(&window, 3), 90);
    assert_int_equal(reach_level(&window, 4), 7);
    assert_int_equal(reach_level(&window, WIDTH * HEIGHT), 7); /* more than bytes count */
    assert_int_equal(reach_level(&window, WIDTH * HEIGHT + 1), 0);
}

static void cells_beside_the_window_do_not_count(void **state)
{
    uint8_t cells[WIDTH * HEIGHT] = {0};
    struct ink_window window = {cells + 1, WIDTH, WIDTH - 2, HEIGHT};
    int y;

    (void)state;
    for (y = 0; y < HEIGHT; y++)
        cells[y * WIDTH] = cells[y * WIDTH + WIDTH - 1] = 50;
    cells[WIDTH + 1] = 9;
    assert_int_equal(reach_level(&window, 1), 9);
    assert_int_equal(reach_level(&window, 2), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
            cmocka_unit_test(three_cells_stand_out),
            cmocka_unit_test(cells_beside_the_window_do_not_count),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
