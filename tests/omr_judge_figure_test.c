/* omr_judge_figure_test.c -- how long a mark must be, and how much of it inside its box.
 */
#include "omr/judge.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>

#include <cmocka.h>

#include "tests/omr_stroke.h"

static void pieces_of_one_trail_are_a_mark(void **state)
{
    struct weight weight = stroke_across();

    (void)state;
    weight.main_extent_um = 3000;
    weight.main_side_um = 2300;
    weight.main_stroke_um = 3400;
    weight.stroke_um = 5800;
    weight.reach_um = 2500;
    weight.ink_ppm = 90000;
    weight.faint_broad_um = 0;
    assert_int_equal(judge_box(&weight, 1, 0), MARK_UNSURE);
    weight.faint_broad_um = 5500;
    assert_int_equal(judge_box(&weight, 1, 0), MARK_FILLED);
    weight.reach_um = 1600; /* as a ring's parts */
    assert_int_equal(judge_box(&weight, 1, 0), MARK_UNSURE);
}

/* A pen that skips leaves less of a stroke, but its trail goes from side to side. */
static void pieces_across_the_box_may_be_short(void **state)
{
    struct weight weight = stroke_across();

    (void)state;
    weight.main_is_whole = 1;
    weight.main_extent_um = 2200;
    weight.main_side_um = 1700;
    weight.main_stroke_um = 2200;
    weight.stroke_um = 3400;
    weight.ink_ppm = 70000;
    weight.core_ppm = 60000;
    weight.faint_broad_um = 4599;
    assert_int_equal(judge_box(&weight, 1, 0), MARK_UNSURE);
    weight.faint_broad_um = 4600;
    assert_int_equal(judge_box(&weight, 1, 0), MARK_FILLED);
    weight.stroke_um = 3399;
    assert_int_equal(judge_box(&weight, 1, 0), MARK_UNSURE);
}

/* Its two ends leave the box; two arms of an X beside the box, in felt pen, seem pieces
 * of one stroke too, but cross 7 mm of its edge. */
static void a_felt_pens_pieces_across_the_box_are_no_part(void **state)
{
    struct weight weight = stroke_across();

    (void)state;
    weight.main_extent_um = 2300;
    weight.main_stroke_um = 2000;
    weight.stroke_um = 3700;
    weight.ink_ppm = 150000;
    weight.faint_broad_um = 5100;
    weight.spine_um = 3000;
    weight.exits_um = 3500;
    assert_int_equal(judge_box(&weight, 1, 0), MARK_FILLED);
    assert_false(judge_is_part(&weight, 50));
    weight.exits_um = 3501;
    assert_true(judge_is_part(&weight, 50));
    weight.exits_um = 3500;
    weight.ink_ppm = 149999;
    assert_true(judge_is_part(&weight, 50));
    weight.ink_ppm = 150000;
    weight.reach_um = 2299;
    assert_true(judge_is_part(&weight, 50));
}

/* The middle line is not measured where nothing goes by it: of most marks. */
static void only_short_figures_are_asked_for_their_middle_line(void **state)
{
    struct weight weight = stroke_across();

    (void)state;
    weight.stroke_um = weight.main_stroke_um = 5400;
    assert_false(judge_asks_spine(&weight));
    weight.stroke_um = weight.main_stroke_um = 4999;
    assert_true(judge_asks_spine(&weight));
    weight.stroke_um = weight.main_stroke_um = 5400;
    weight.main_is_whole = 1; /* 3 mm are enough of it: M3 */
    assert_false(judge_asks_spine(&weight));
    weight.main_extent_um = 3599;
    weight.stroke_um = weight.main_stroke_um = 6799;
    assert_true(judge_asks_spine(&weight));
    weight.stroke_um = weight.main_stroke_um = 6800;
    assert_false(judge_asks_spine(&weight));
    weight.stroke_um = weight.main_stroke_um = 3400;
    weight.ink_ppm = 37999; /* no mark's ink: M1 */
    assert_false(judge_asks_spine(&weight));
}

/* Ticks whose long arm belongs to a figure of another row were held for their edges: none
 * had asked for their middle line, as they have the length of a mark. */
static void what_seems_a_tail_is_asked_for_its_middle_line(void **state)
{
    struct weight weight = stroke_across();

    (void)state;
    weight.main_is_whole = 1;
    weight.stroke_um = weight.main_stroke_um = 5399;
    assert_int_equal(judge_box(&weight, 1, 0), MARK_FILLED);
    assert_true(judge_is_tail(&weight));
    assert_true(judge_asks_spine(&weight));
    weight.main_is_whole = 0;
    weight.main_extent_um = 3299;
    weight.stroke_um = weight.main_stroke_um = 5500;
    assert_true(judge_is_tail(&weight));
    assert_true(judge_asks_spine(&weight));
    weight.main_extent_um = 3300;
    assert_false(judge_asks_spine(&weight));
}

/* A tick in pieces whose share is not known was asked for nothing more. */
static void long_pieces_of_short_bounds_go_by_their_middle_line(void **state)
{
    struct weight weight = stroke_across();

    (void)state;
    weight.main_is_whole = 1;
    weight.main_extent_um = 2200;
    weight.main_stroke_um = 2200;
    weight.stroke_um = 5500;
    assert_int_equal(judge_box(&weight, 1, 0), MARK_UNSURE);
    assert_true(judge_asks_spine(&weight));
    weight.spine_um = 4377; /* 5750 - 49 x 28 */
    assert_false(judge_is_body(&weight, 0));
    weight.spine_um = 4378;
    assert_true(judge_is_body(&weight, 0));
}

static void the_pieces_of_a_skipping_pen_are_measured_together(void **state)
{
    struct weight weight = stroke_across();

    (void)state;
    weight.main_is_whole = 1;
    weight.main_extent_um = 3100;
    weight.main_stroke_um = 4100;
    weight.stroke_um = 5200; /* 1.1 mm beside it */
    weight.spine_um = 4210;  /* 5750 - 55 x 28 */
    assert_true(judge_is_body(&weight, 90));
    weight.spine_um = 4209;
    assert_false(judge_is_body(&weight, 90));
    weight.spine_um = 3300;
    assert_false(judge_is_body(&weight, 100));
}

static void one_whole_figure_of_dots_is_as_long_as_its_bounds(void **state)
{
    struct weight weight = stroke_across();

    (void)state;
    weight.main_is_whole = 1;
    weight.main_extent_um = 3599;
    weight.main_side_um = 2600;
    weight.stroke_um = weight.main_stroke_um = 7400;
    assert_int_equal(judge_box(&weight, 1, 0), MARK_FILLED);
    weight.is_dots = 1;
    assert_int_equal(judge_box(&weight, 1, 0), MARK_UNSURE);
    weight.main_extent_um = 3600;
    assert_int_equal(judge_box(&weight, 1, 0), MARK_FILLED);
    weight.main_extent_um = 3599;
    weight.main_stroke_um = 6200; /* a tick in pieces */
    assert_int_equal(judge_box(&weight, 1, 0), MARK_FILLED);
    weight.stroke_um = weight.main_stroke_um = 4900; /* a dot of 2 mm was a vote */
    weight.spine_um = 5520;
    weight.main_extent_um = 2899;
    assert_false(judge_is_body(&weight, 0));
    weight.main_extent_um = 2900;
    assert_true(judge_is_body(&weight, 0));
}

/* Their edges made 6.5 mm of a tail of 3 mm, and a vote. */
static void dots_are_told_by_their_middle_line_alone(void **state)
{
    struct weight weight = stroke_across();

    (void)state;
    weight.is_dots = 1;
    weight.main_extent_um = 3600;
    weight.stroke_um = weight.main_stroke_um = 6599;
    weight.spine_um = 3549;
    assert_true(judge_is_part(&weight, 60));
    assert_false(judge_is_body(&weight, 0));
    assert_false(judge_is_body(&weight, 100));
    weight.spine_um = 3550; /* 5650 - 75 x 28 */
    assert_true(judge_is_body(&weight, 100));
    assert_false(judge_is_body(&weight, 0));
    weight.spine_um = 4278; /* - 49 x 28 */
    assert_true(judge_is_body(&weight, 0));
    weight.main_extent_um =
            3599; /* a tail, seen nowhere else: its line ran between dots */
    assert_false(judge_is_body(&weight, 0));
    assert_true(judge_is_body(&weight, 60));
    weight.main_extent_um = 3600;
    assert_true(judge_asks_spine(&weight));
    weight.stroke_um = weight.main_stroke_um = 12000; /* no dots' edges are as long */
    assert_false(judge_asks_spine(&weight));
    assert_false(judge_is_part(&weight, 60));
    assert_true(judge_is_body(&weight, 0));
}

static void a_short_stroke_within_is_unsure(void **state)
{
    struct weight weight = stroke_across();

    (void)state;
    weight.main_is_whole = 1;
    weight.main_extent_um = 3590;
    weight.main_side_um = 3000;
    assert_int_equal(judge_box(&weight, 1, 0), MARK_UNSURE);
    weight.main_extent_um = 3600;
    assert_int_equal(judge_box(&weight, 1, 0), MARK_FILLED);
}

static void a_stroke_from_outside_needs_length(void **state)
{
    struct weight weight = stroke_across();

    (void)state;
    weight.main_side_um = 4300; /* does not span the box */
    weight.stroke_um = weight.main_stroke_um = 3390;
    assert_int_equal(judge_box(&weight, 1, 0), MARK_UNSURE);
    weight.stroke_um = weight.main_stroke_um = 3400;
    assert_int_equal(judge_box(&weight, 1, 0), MARK_FILLED);
}

/* A tail of 2 mm in a halftone was a vote: the edges of its dots add up to 5.9 mm. */
static void a_tail_is_short_by_its_middle_line_or_else_its_edge(void **state)
{
    struct weight weight = stroke_across();

    (void)state;
    weight.stroke_um = 5399;
    assert_true(judge_is_tail(&weight));
    weight.stroke_um = 5400;
    assert_false(judge_is_tail(&weight));
    weight.main_extent_um = 3300;
    assert_false(judge_is_tail(&weight));
    weight.main_extent_um = 3299;
    assert_true(judge_is_tail(&weight));
    weight.spine_um = 4900; /* a felt X whose arms overlap: short by its edges */
    assert_false(judge_is_tail(&weight));
    weight.spine_um = 4899;
    assert_true(judge_is_tail(&weight));
}

/* As many as there are; what the outline leaves of a thin one is no stroke. */
static void bars_alone_are_no_mark(void **state)
{
    struct weight weight = stroke_across();

    (void)state;
    weight.main_is_bar = 1;
    weight.bars_um = weight.stroke_um - 1499;
    assert_int_equal(judge_box(&weight, 1, 0), MARK_UNSURE);
    assert_false(judge_is_body(&weight, 100));
    weight.bars_um = weight.stroke_um - 1500;
    assert_int_equal(judge_box(&weight, 1, 0), MARK_FILLED);
}

static void what_may_be_left_of_a_streak_beside_one_is_no_mark(void **state)
{
    struct weight weight = stroke_across();

    (void)state;
    judge_streaked(&weight);
    assert_int_equal(judge_box(&weight, 1, 1), MARK_FILLED);
    weight.main_is_frayed = 1;
    assert_int_equal(judge_box(&weight, 1, 1), MARK_FILLED);
    judge_streaked(&weight);
    assert_int_equal(judge_box(&weight, 1, 1), MARK_UNSURE);
    assert_false(judge_is_body(&weight, 100));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
            cmocka_unit_test(pieces_of_one_trail_are_a_mark),
            cmocka_unit_test(pieces_across_the_box_may_be_short),
            cmocka_unit_test(a_felt_pens_pieces_across_the_box_are_no_part),
            cmocka_unit_test(bars_alone_are_no_mark),
            cmocka_unit_test(what_may_be_left_of_a_streak_beside_one_is_no_mark),
            cmocka_unit_test(only_short_figures_are_asked_for_their_middle_line),
            cmocka_unit_test(what_seems_a_tail_is_asked_for_its_middle_line),
            cmocka_unit_test(long_pieces_of_short_bounds_go_by_their_middle_line),
            cmocka_unit_test(the_pieces_of_a_skipping_pen_are_measured_together),
            cmocka_unit_test(one_whole_figure_of_dots_is_as_long_as_its_bounds),
            cmocka_unit_test(dots_are_told_by_their_middle_line_alone),
            cmocka_unit_test(a_short_stroke_within_is_unsure),
            cmocka_unit_test(a_stroke_from_outside_needs_length),
            cmocka_unit_test(a_tail_is_short_by_its_middle_line_or_else_its_edge),
    };

    return cmocka_run_group_tests_name("omr judge figure", tests, NULL, NULL);
}
