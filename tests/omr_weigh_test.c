/* omr_weigh_test.c -- how much ink a box holds, how long and from where. */
#include "omr/weigh.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "tests/omr_weighed_box.h"

static int32_t weigh_line_um(void)
{
    struct weight weight = weigh();

    assert_int_equal(weight.spine_um, 0); /* not asked for yet */
    weigh_spine(&work, OUTLINE_UM, &weight);
    return weight.spine_um;
}

static void an_empty_box_weighs_nothing(void **state)
{
    struct weight weight;

    (void)state;
    box_draw();
    weight = weigh();
    assert_int_equal(weight.ink_ppm, 0);
    assert_int_equal(weight.faint_ppm, 0);
}

/* 10 of 48 rows; the smoothing adds none: its halo has a quarter of the darkness. */
static void ink_is_weighed_inside_the_outline_only(void **state)
{
    struct weight weight;

    (void)state;
    box_draw();
    fill(MARGIN, 45, MARGIN + BOX, 55, 255);
    weight = weigh();
    assert_int_equal(weight.ink_ppm, 10 * 1000000 / INSIDE);
    assert_int_equal(weight.main_side_um, INSIDE * CELL_UM);
    assert_int_equal(weight.speck_um, 0);
}

/* The inside is looked for where the outline was found, not where it should be. */
static void the_inside_moves_with_the_outline(void **state)
{
    struct outline outline = {1000, -1000, 4, 1, 0, 0, {0}};
    struct weight weight;

    (void)state;
    box_draw();
    weigh_box(&patch, &outline, OUTLINE_UM, &work, &weight);
    assert_true(weight.ink_ppm > 0); /* the right and upper lines lie within now */
}

static void a_stroke_that_comes_in_tells_how_far(void **state)
{
    struct weight weight;

    (void)state;
    box_draw();
    fill(FIRST, 40, FIRST + 9, 46, 255); /* 0.6 mm to the window, 0.9 mm within */
    weight = weigh();
    assert_in_range(weight.reach_um, 1500, 1600);
    assert_int_equal(weight.speck_um, 0);
}

/* 3 mm of 0.6 mm, from outside or not. */
static void strokes_of_some_millimetres_have_a_middle_line(void **state)
{
    (void)state;
    box_draw();
    fill(10, 45, 52, 51, 255);
    assert_in_range(weigh_line_um(), 2500, 3200);
    box_draw();
    fill(30, 45, 60, 51, 255);
    assert_in_range(weigh_line_um(), 2100, 3000);
    box_draw();
    fill(10, 40, EDGE, 62,
            255); /* half a fill, 4.8 x 2.2 mm, was as long as one stroke */
    assert_in_range(weigh_line_um(), 5200, 5750);
}

/* Mottles have more edge for their ink than strokes of a pen. */
static void strokes_are_as_broad_as_their_ink_is_for_its_edge(void **state)
{
    int x;

    (void)state;
    box_draw();
    fill(45, 0, 51, EDGE, 255); /* 0.6 mm */
    assert_in_range(weigh().breadth_um, 650, 900);
    box_draw();
    for (x = 20; x < 70; x += 5)
        fill(x, 0, x + 2, EDGE, 255);
    assert_in_range(weigh().breadth_um, 200, 300); /* smoothed */
}

/* Smoothed 1 : 2 : 1 a sharp edge goes 0, 1/4, 3/4, 1: one cell from a quarter to three
 * quarters. A cell of 0.1 mm counts as 15 um less (rise.h). */
static void a_mark_is_asked_for_its_rises_apart(void **state)
{
    struct weight weight;

    (void)state;
    box_draw();
    fill(30, 40, 60, 52, 200);
    weight = weigh();
    assert_int_equal(weight.rise_um, 0);
    weigh_rise(&patch, &drawn_outline, OUTLINE_UM, &work, &weight);
    assert_in_range(weight.rise_um, 80, 90);
    patch.is_bilevel = 1; /* has none */
    weight = weigh();
    weigh_rise(&patch, &drawn_outline, OUTLINE_UM, &work, &weight);
    patch.is_bilevel = 0;
    assert_int_equal(weight.rise_um, WEIGH_RISE_NONE_UM);
}

/* One half of a fill, all of 200, is but 150 dark; the box has no paper of its own. */
static void a_fill_tells_how_even_it_is(void **state)
{
    struct weight weight;

    (void)state;
    box_draw();
    fill(10, 10, EDGE, EDGE, 200);
    weight = weigh();
    weigh_rise(&patch, &drawn_outline, OUTLINE_UM, &work, &weight);
    assert_int_equal(weight.spread_percent, 0);
    box_draw();
    fill(10, 10, EDGE, EDGE, 200);
    fill(10, 10, 45, EDGE, 150);
    weight = weigh();
    weigh_rise(&patch, &drawn_outline, OUTLINE_UM, &work, &weight);
    assert_in_range(weight.spread_percent, 32, 36);
}

/* Dots of 0.3 mm, 0.1 mm apart, as dithering draws a pale stroke: lines of 4 to 8 mm were
 * found in 3 mm of it, and a tail was read. */
static void a_dithered_stroke_is_as_long_as_it_was_drawn(void **state)
{
    struct weight weight;
    int i;

    (void)state;
    box_draw();
    patch.is_bilevel = 1;
    for (i = 0; i < 28; i++)
        fill(10 + 4 * (i / 2), 44 + 4 * (i % 2), 13 + 4 * (i / 2), 47 + 4 * (i % 2), 255);
    weight = weigh();
    weigh_spine(&work, OUTLINE_UM, &weight);
    patch.is_bilevel = 0;
    assert_int_equal(weight.is_dots, 1);
    assert_in_range(weight.spine_um, 3800, 4400); /* 4.1 mm from the outline on */
}

/* A dot of 6 x 6 cells has the area of a round one of 0.68 mm. */
static void a_dot_is_a_speck_of_its_own_size(void **state)
{
    struct weight weight;

    (void)state;
    box_draw();
    fill(45, 45, 51, 51, 255);
    weight = weigh();
    assert_in_range(weight.speck_um, 600, 800);
    assert_in_range(weight.dot_um, 580, 740);
    assert_int_equal(weight.reach_um, 0);
}

/* Gaps of up to 0.1 mm are a pen's skips; the figure goes on. */
static void a_skipping_stroke_is_one_figure(void **state)
{
    struct weight weight;

    (void)state;
    box_draw();
    fill(30, 46, 45, 52, 255);
    fill(46, 46, 66, 52, 255);
    weight = weigh();
    assert_in_range(weight.main_extent_um, 3600, 3900);
}

/* A streak that nobody recognised was a vote. */
static void a_straight_bar_through_the_box_is_told_from_strokes(void **state)
{
    int y;

    (void)state;
    box_draw();
    fill(45, 0, 48, EDGE, 255); /* 0.3 mm */
    assert_int_equal(weigh().main_is_bar, 1);
    box_draw();
    fill(45, 0, 60, EDGE, 255); /* 1.5 mm, and on beyond the box */
    assert_int_equal(weigh().main_is_bar, 1);
    box_draw();
    fill(45, MARGIN, 60, MARGIN + BOX, 255); /* 1.5 mm from line to line */
    assert_int_equal(weigh().main_is_bar, 0);
    box_draw();
    for (y = MARGIN; y < MARGIN + BOX; y++) /* a slash */
        fill(y - 3, y, y + 3, y + 1, 255);
    assert_int_equal(weigh().main_is_bar, 0);
}

/* Two streaks on the glass, 0.4 mm apart, were taken for a mark of two strokes in all
 * their boxes. */
static void bars_beside_the_largest_are_bars_too(void **state)
{
    struct weight weight;

    (void)state;
    box_draw();
    fill(45, 0, 48, EDGE, 255);
    fill(52, 0, 54, EDGE, 255);
    weight = weigh();
    assert_int_equal(weight.main_is_bar, 1);
    assert_int_equal(weight.bars_um, weight.stroke_um);
    assert_true(weight.bars_um > weight.main_stroke_um);
    fill(MARGIN + 5, 40, MARGIN + 20, 45, 255); /* a stroke besides */
    weight = weigh();
    assert_in_range(weight.stroke_um - weight.bars_um, 1200, 3000);
}

/* Of a streak beside one that was taken out ragged pieces were left: no bar, and a mark
 * of strokes. */
static void a_frayed_bar_may_be_a_streak(void **state)
{
    int y;

    (void)state;
    box_draw();
    for (y = 0; y < EDGE; y++) /* 0.6 mm across, half of it filled */
        fill(y % 12 < 6 ? 45 : 48, y, y % 12 < 6 ? 48 : 51, y + 1, 255);
    assert_int_equal(weigh().main_is_bar, 0);
    assert_int_equal(weigh().main_is_frayed, 1);
    box_draw();
    fill(45, MARGIN, 60, MARGIN + BOX, 255); /* 1.5 mm */
    assert_int_equal(weigh().main_is_frayed, 1);
    box_draw();
    fill(45, MARGIN, 66, MARGIN + BOX, 255); /* 2.1 mm: half a box */
    assert_int_equal(weigh().main_is_frayed, 0);
    box_draw();
    fill(MARGIN, 45, MARGIN + BOX, 48, 255); /* no streak runs across */
    assert_int_equal(weigh().main_is_frayed, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
            cmocka_unit_test(an_empty_box_weighs_nothing),
            cmocka_unit_test(ink_is_weighed_inside_the_outline_only),
            cmocka_unit_test(the_inside_moves_with_the_outline),
            cmocka_unit_test(a_stroke_that_comes_in_tells_how_far),
            cmocka_unit_test(strokes_of_some_millimetres_have_a_middle_line),
            cmocka_unit_test(strokes_are_as_broad_as_their_ink_is_for_its_edge),
            cmocka_unit_test(a_mark_is_asked_for_its_rises_apart),
            cmocka_unit_test(a_fill_tells_how_even_it_is),
            cmocka_unit_test(a_dithered_stroke_is_as_long_as_it_was_drawn),
            cmocka_unit_test(a_dot_is_a_speck_of_its_own_size),
            cmocka_unit_test(a_straight_bar_through_the_box_is_told_from_strokes),
            cmocka_unit_test(bars_beside_the_largest_are_bars_too),
            cmocka_unit_test(a_frayed_bar_may_be_a_streak),
            cmocka_unit_test(a_skipping_stroke_is_one_figure),
    };

    return cmocka_run_group_tests_name("omr weigh", tests, NULL, NULL);
}
