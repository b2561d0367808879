/* omr_spine_test.c -- how long the strokes in a box are, by their middle line. */
#include "omr/spine.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "omr/body.h"
#include "tests/omr_soft_box.h"

enum { WINDOW = 52 }; /* it begins 0.4 mm from the box's outer edge, a cell within it */

static struct spine_work work;

/* A stroke with round ends, all in mm from the box's outer corner. */
static void stroke(double ax, double ay, double bx, double by, double width, int dark)
{
    double dx = bx - ax, dy = by - ay, square = dx * dx + dy * dy;
    int x, y;

    for (y = 0; y < EDGE; y++)
        for (x = 0; x < EDGE; x++) {
            double px = (x + 0.5 - MARGIN) / 10 - ax, py = (y + 0.5 - MARGIN) / 10 - ay;
            double t = fmin(fmax((px * dx + py * dy) / square, 0), 1);

            if (hypot(px - t * dx, py - t * dy) <= width / 2)
                patch.dark[y * EDGE + x] = (uint8_t)dark;
        }
}

static int32_t exits_um;

static int32_t spine(void)
{
    struct inside inside = soft_inside();

    return spine_um(&inside, OUTLINE_UM, &work, &exits_um);
}

/* sqrt(2.5 x 2.5 + 1.5 x 1.5) = 2.9 mm: half the edge, by stairs, is 3.6 or more. */
static void a_stroke_within_is_as_long_as_it_was_drawn(void **state)
{
    (void)state;
    box_draw();
    stroke(1.5, 2, 4, 3.5, 0.5, 200);
    assert_in_range(spine(), 2750, 3250);
    box_draw();
    stroke(1.5, 2, 4, 3.5, 1.5, 200); /* a felt pen's is hardly longer */
    assert_in_range(spine(), 2500, 3500);
}

/* 0.4 to 5.6 mm down; half of it with two more that cross: 2 x sqrt(2) x 3 = 8.5 mm. */
static void strokes_count_as_far_as_the_outline(void **state)
{
    (void)state;
    box_draw();
    stroke(3, -1, 3, 7, 0.5, 200);
    assert_in_range(spine(), 4800, 5300);
    box_draw();
    stroke(1.5, 1.5, 4.5, 4.5, 0.5, 200);
    stroke(1.5, 4.5, 4.5, 1.5, 0.5, 200);
    assert_in_range(spine(), 8000, 8900);
}

/* 5.4 mm between the outlines, 6.0 mm aslant; the window shows 0.2 mm less of it. */
static void what_lies_between_window_and_outline_is_added(void **state)
{
    (void)state;
    box_draw();
    stroke(3, -1, 3, 7, 0.5, 200);
    assert_in_range(spine(), 5250, 5500);
    box_draw();
    stroke(0, 1.5, 6, 4.5, 0.5, 200);
    assert_in_range(spine(), 6000, 6500);
}

/* Square to the edge its breadth twice; aslant more; along the edge all its length. */
static void the_edge_that_is_crossed_is_measured(void **state)
{
    int32_t square;

    (void)state;
    box_draw();
    stroke(3, -1, 3, 7, 0.5, 200);
    (void)spine();
    square = exits_um;
    assert_in_range(square, 1000, 1700); /* with its blur */
    box_draw();
    stroke(-1, 4, 4, 7, 0.5, 200);
    (void)spine();
    assert_in_range(exits_um, square * 115 / 100, square * 2);
    box_draw();
    stroke(1, 0.5, 5, 0.5, 0.8, 200);
    (void)spine();
    assert_in_range(exits_um, 4000, 5200);
    box_draw();
    stroke(1.5, 2, 4, 3.5, 0.5, 200);
    (void)spine();
    assert_int_equal(exits_um, 0);
}

/* One cell of two, as a halftone shows half dark ink: lines ran between its dots. */
static void dots_run_together(void **state)
{
    int x, y;

    (void)state;
    box_draw();
    stroke(1.5, 3, 4.5, 3, 0.6, 255);
    for (y = MARGIN + 20; y < MARGIN + 40; y++)
        for (x = MARGIN + 10; x < MARGIN + 50; x++)
            if (x / 2 % 2 == y / 2 % 2)
                patch.dark[y * EDGE + x] = 0;
    patch.is_bilevel = 1;
    assert_in_range(spine(), 2700, 3300);
    patch.is_bilevel = 0;
}

/* A fifth of full dark, for 0.5 mm of 3: what a skipping pen leaves. */
static void a_skip_does_not_part_a_stroke(void **state)
{
    int32_t whole;

    (void)state;
    box_draw();
    stroke(1.5, 3, 4.5, 3, 0.5, 200);
    whole = spine();
    fill(MARGIN + 28, MARGIN + 26, MARGIN + 33, MARGIN + 34, 0);
    stroke(2.8, 3, 3.3, 3, 0.5, 56);
    assert_in_range(spine(), whole - 150, whole + 150);
}

static void an_empty_or_a_full_box_has_no_length_to_speak_of(void **state)
{
    (void)state;
    box_draw();
    assert_int_equal(spine(), 0);
    fill(0, 0, EDGE, EDGE, 255);
    assert_true(spine() <= WINDOW * CELL_UM * 2);
}

/* A tick in two figures, one of them mostly outside: the later one's share was taken. */
static void a_share_is_that_of_all_figures(void **state)
{
    struct body body = {0, 0};

    (void)state;
    assert_int_equal(body_add(&body, 60, 100), 60);
    assert_int_equal(body_add(&body, 11, 100), 35);
    body = (struct body){0, 0};
    assert_int_equal(body_add(&body, 1, 1000), 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
            cmocka_unit_test(a_stroke_within_is_as_long_as_it_was_drawn),
            cmocka_unit_test(strokes_count_as_far_as_the_outline),
            cmocka_unit_test(what_lies_between_window_and_outline_is_added),
            cmocka_unit_test(the_edge_that_is_crossed_is_measured),
            cmocka_unit_test(dots_run_together),
            cmocka_unit_test(a_skip_does_not_part_a_stroke),
            cmocka_unit_test(an_empty_or_a_full_box_has_no_length_to_speak_of),
            cmocka_unit_test(a_share_is_that_of_all_figures),
    };

    return cmocka_run_group_tests_name("omr spine", tests, NULL, NULL);
}
