/* omr_bar_test.c -- does a bar through a box end beside it? */
#include "omr/bar.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

/* Cells of 0.1 mm: 5 mm, a box of 6 mm with lines of 0.3 mm, and 5 mm more. */
enum { CELL_UM = 100, BEYOND = 50, BOX = 60, LINE = 3, EDGE = BOX + 2 * BEYOND };

static struct patch patch;

static void fill(int left, int top, int right, int bottom, int dark)
{
    int x, y;

    for (y = top; y < bottom; y++)
        for (x = left; x < right; x++)
            patch.dark[y * EDGE + x] = (uint8_t)dark;
}

static void box_draw(void)
{
    memset(&patch, 0, sizeof(patch));
    patch.width = patch.height = EDGE;
    patch.cell_x_um = patch.cell_y_um = CELL_UM;
    patch.white = patch.full = 255;
    /* As registered: the box with what it was grown by. */
    patch.left = patch.top = PATCH_MARGIN_UM / CELL_UM;
    patch.right = patch.bottom = EDGE - PATCH_MARGIN_UM / CELL_UM;
    fill(BEYOND, BEYOND, BEYOND + BOX, BEYOND + BOX, 255);
    fill(BEYOND + LINE, BEYOND + LINE, BEYOND + BOX - LINE, BEYOND + BOX - LINE, 0);
}

/* 1.2 mm wide, 2 mm from the box's left edge. */
static int bar_drawn_ends(int from, int to)
{
    struct bar bar = {1, 1, 2000, 3200, 0};

    box_draw();
    fill(BEYOND + 20, from, BEYOND + 32, to, 200);
    return bar_ends(&bar, &patch);
}

static void a_stroke_ends_beside_its_box(void **state)
{
    (void)state;
    assert_int_equal(bar_drawn_ends(BEYOND - 20, BEYOND + BOX + 20), 1);
    assert_int_equal(bar_drawn_ends(BEYOND - 40, BEYOND + BOX + 40), 1);
}

static void a_streak_goes_on(void **state)
{
    (void)state;
    assert_int_equal(bar_drawn_ends(0, EDGE), 0);
    assert_int_equal(bar_drawn_ends(BEYOND - 20, EDGE), 0);
    assert_int_equal(bar_drawn_ends(0, BEYOND + BOX + 20), 0);
}

static void a_break_is_no_end(void **state)
{
    struct bar bar = {1, 1, 2000, 3200, 0};

    (void)state;
    box_draw();
    fill(BEYOND + 20, 0, BEYOND + 32, EDGE, 200);
    fill(BEYOND + 20, 20, BEYOND + 32, 25, 0);
    fill(BEYOND + 20, EDGE - 25, BEYOND + 32, EDGE - 20, 0);
    assert_int_equal(bar_ends(&bar, &patch), 0);
}

/* Lines between the rows lie in the way, with paper before and after. */
static void printed_lines_are_no_streak(void **state)
{
    struct bar bar = {1, 1, 2000, 3200, 0};

    (void)state;
    box_draw();
    fill(BEYOND + 20, BEYOND - 10, BEYOND + 32, BEYOND + BOX + 10, 200);
    fill(0, 20, EDGE, 23, 255);
    fill(0, EDGE - 23, EDGE, EDGE - 20, 255);
    assert_int_equal(bar_ends(&bar, &patch), 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
            cmocka_unit_test(a_stroke_ends_beside_its_box),
            cmocka_unit_test(a_streak_goes_on),
            cmocka_unit_test(a_break_is_no_end),
            cmocka_unit_test(printed_lines_are_no_streak),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
