/* omr_near_test.c -- how far from print the cells of a row of the image lie. */
#include "omr/near.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

enum {
    CELL = 1 << 14, /* as steps count */
    WIDTH = 90,     /* of the page: no more memory than it needs is there */
    HEIGHT = 12
};

/* No two cells near each other on the page tell the same. */
static int near_of(int column, int line)
{
    return (column * 7 + line * 29) % 101;
}

static struct printed printed_new(void)
{
    struct printed printed = {.width = WIDTH, .height = HEIGHT};
    int x, y;

    printed.near = malloc((size_t)WIDTH * HEIGHT);
    assert_non_null(printed.near);
    for (y = 0; y < HEIGHT; y++)
        for (x = 0; x < WIDTH; x++)
            printed.near[y * WIDTH + x] = (uint8_t)near_of(x, y);
    return printed;
}

/* Halves are rounded down, also those below 0. */
static int cell_at(int32_t from, int32_t step, int count)
{
    int64_t place = (int64_t)from + (int64_t)step * count;

    return (int)(place >= 0 ? place / CELL : -((CELL - 1 - place) / CELL));
}

/* Each third cell is asked for, or all. */
static void assert_right(const struct backmap_steps *steps, int apart)
{
    struct printed printed = printed_new();
    uint8_t shade[BACKMAP_SPAN] = {0}, out[2 * BACKMAP_SPAN];
    int i;

    for (i = 0; i < BACKMAP_SPAN; i += apart)
        shade[i] = 3;
    memset(out, UINT8_MAX, sizeof(out));
    near_span(&printed, steps, shade, out);
    for (i = 0; i < BACKMAP_SPAN; i += apart) {
        int column = cell_at(steps->x, steps->step_x, i);
        int line = cell_at(steps->y, steps->step_y, i);
        int is_on = column >= 0 && column < WIDTH && line >= 0 && line < HEIGHT;

        assert_int_equal(shade[i], is_on ? 3 : 0);
        if (is_on)
            assert_int_equal(out[i], near_of(column, line));
    }
    free(printed.near);
}

/* A sheet may lie anywhere, the span reach over any of its edges. */
static void assert_right_anywhere(int32_t step_x, int32_t step_y)
{
    int column, line;

    for (line = -2; line <= HEIGHT + 1; line++)
        for (column = -70; column <= WIDTH + 70; column++) {
            struct backmap_steps steps = {column * CELL + (column * 977 & (CELL - 1)),
                    line * CELL + (column * 3571 & (CELL - 1)), step_x, step_y};

            assert_right(&steps, 1);
            assert_right(&steps, 3);
        }
}

static void a_straight_row_as_large_as_the_page_is_told_cell_by_cell(void **state)
{
    (void)state;
    assert_right_anywhere(CELL, 0);
    assert_right_anywhere(-CELL, 0);
}

static void a_row_that_leans_or_is_a_little_larger_too(void **state)
{
    (void)state;
    assert_right_anywhere(CELL + 90, 280);
    assert_right_anywhere(CELL - 90, -280);
    assert_right_anywhere(CELL + 1024, 1024); /* the most that is taken together */
    assert_right_anywhere(CELL - 1024, -1024);
    assert_right_anywhere(CELL - 1, 1);
}

static void a_row_of_a_turned_sheet_too(void **state)
{
    (void)state;
    assert_right_anywhere(-CELL + 90, 280);
    assert_right_anywhere(-CELL - 90, -280);
    assert_right_anywhere(-CELL + 1024, -1024);
    assert_right_anywhere(-CELL - 1024, 1024);
}

static void a_row_of_another_size_or_far_askew_too(void **state)
{
    (void)state;
    assert_right_anywhere(CELL * 3 / 4, 200);
    assert_right_anywhere(-CELL * 5 / 4, 200);
    assert_right_anywhere(CELL, 1025);
    assert_right_anywhere(CELL, -1500);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
            cmocka_unit_test(a_straight_row_as_large_as_the_page_is_told_cell_by_cell),
            cmocka_unit_test(a_row_that_leans_or_is_a_little_larger_too),
            cmocka_unit_test(a_row_of_a_turned_sheet_too),
            cmocka_unit_test(a_row_of_another_size_or_far_askew_too),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
