/* omr_judge_part_test.c -- how much of a figure that leaves its box must lie inside. */
#include "omr/judge_part.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>

#include <cmocka.h>

#include "omr/judge.h"
#include "tests/omr_stroke.h"

static void length_and_share_inside_decide_together(void **state)
{
    struct weight weight = stroke_across();

    (void)state;
    weight.main_extent_um = 3500;
    weight.stroke_um = weight.main_stroke_um = 3400;
    weight.spine_um = 4070; /* 5750 - 60 x 28 */
    assert_true(judge_is_part(&weight, 60));
    assert_false(judge_is_body(&weight, 59));
    assert_true(judge_is_body(&weight, 60));
    assert_false(judge_is_body(&weight, 0)); /* not known: as if half of it */
    weight.spine_um = 4378;
    assert_true(judge_is_body(&weight, 0));
    weight.spine_um = 3649; /* a short stroke is one however much of it is inside */
    assert_false(judge_is_body(&weight, 100));
    weight.spine_um = 3650;
    assert_true(judge_is_body(&weight, 100));
    weight.spine_um = 4378;
    weight.main_extent_um = 1900; /* a tick that a skip left in pieces */
    weight.stroke_um = 5000;
    weight.main_stroke_um = 1700;
    assert_false(judge_is_part(&weight, 60));
    assert_true(judge_is_body(&weight, 0));
    assert_false(judge_is_body(&weight, 20));
    weight.stroke_um = weight.main_stroke_um = 3400;
    weight.main_is_whole = 1; /* all there is of it: M3 */
    assert_false(judge_is_part(&weight, 60));
}

/* A skipping pen's X: the coarse view does not show its pieces, or all of an arm that
 * goes on beyond. Both shares' mean at 40 um a per cent, 6450 um in all. */
static void the_share_seen_in_pixels_counts_with_the_other(void **state)
{
    struct weight weight = stroke_across();

    (void)state;
    weight.main_extent_um = 3500;
    weight.stroke_um = weight.main_stroke_um = 3400;
    weight.spine_um = 3650; /* 6450 - 70 x 40 */
    weight.aside_percent = 69;
    assert_false(judge_is_body(&weight, 0));
    weight.aside_percent = 70;
    assert_true(judge_is_body(&weight, 0));
    assert_true(judge_is_body(&weight, 70));
    assert_false(judge_is_body(&weight, 60));
    weight.aside_percent = 80;
    assert_true(judge_is_body(&weight, 60));
    weight.is_dots = 1; /* whose figure is seen */
    assert_false(judge_is_body(&weight, 60));
    weight.is_dots = 0;
    weight.spine_um = 3449; /* more than 75 % count for nothing more */
    weight.aside_percent = 100;
    assert_false(judge_is_body(&weight, 0));
    weight.spine_um = 3450;
    assert_true(judge_is_body(&weight, 0));
}

/* At 200 dpi the coarse view loses a halftone's figures: a tail's, which goes on through
 * the margin, and an off-centre mark's. */
static void dots_not_seen_from_afar_are_a_mark_if_hardly_any_lie_beside(void **state)
{
    struct weight weight = stroke_across();

    (void)state;
    weight.is_dots = 1;
    weight.main_extent_um = 3300;
    weight.stroke_um = weight.main_stroke_um = 4400;
    weight.spine_um = 4900;
    weight.aside_percent = 84;
    assert_false(judge_is_body(&weight, 0));
    weight.aside_percent = 85;
    assert_true(judge_is_body(&weight, 0));
}

/* A felt pen's cross beside the box: its arms run along the edge, and 5.6 mm of line were
 * found in ink whose middle lies outside. */
static void ink_along_the_edge_lies_beyond_it(void **state)
{
    struct weight weight = stroke_across();

    (void)state;
    weight.main_extent_um = 3500;
    weight.stroke_um = weight.main_stroke_um = 3400;
    weight.spine_um = 5600;
    weight.exits_um = 6600;
    weight.reach_um = 2500; /* 0.5 mm from the middle: 1 mm less */
    assert_false(judge_is_body(&weight, 41));
    assert_true(judge_is_body(&weight, 42));
    weight.reach_um = 3000; /* as many arms leave a cross in the middle */
    assert_true(judge_is_body(&weight, 6));
}

/* Half a fill crosses 8 mm of the edge and ends short of the middle: taken for a figure
 * that lies beyond it was held. */
static void nothing_of_a_figure_all_inside_lies_beyond(void **state)
{
    struct weight weight = stroke_across();

    (void)state;
    weight.main_extent_um = 3500;
    weight.stroke_um = weight.main_stroke_um = 3400;
    weight.spine_um = 3650; /* 5750 - 75 x 28 */
    weight.exits_um = 6600;
    weight.reach_um = 2000;
    assert_false(judge_is_body(&weight, 96));
    assert_true(judge_is_body(&weight, 97));
    weight.spine_um = 3649;
    assert_false(judge_is_body(&weight, 100));
    weight.main_is_whole =
            1; /* away from the outline: no stroke of 3 mm is measured so */
    assert_false(judge_is_body(&weight, 97));
    weight.spine_um = 3650;
    assert_true(judge_is_body(&weight, 97));
    weight.exits_um = 0;
    assert_false(judge_is_body(&weight, 96));
}

/* A felt pen's scribble has a middle line of 3.2 mm. */
static void a_figure_all_inside_is_as_long_as_one_that_touches_nothing(void **state)
{
    struct weight weight = stroke_across();

    (void)state;
    weight.main_extent_um = 3600;
    weight.stroke_um = weight.main_stroke_um = 3900;
    assert_true(judge_is_part(&weight, 96));
    assert_false(judge_is_part(&weight, 97));
    weight.main_extent_um = 3599;
    assert_true(judge_is_part(&weight, 97));
    weight.main_extent_um = 3600;
    weight.is_dots = 1;
    assert_true(judge_is_part(&weight, 97));
}

/* A streak beside the outline, too pale to be ink, made 14 mm of a dot of 1.9 mm, which
 * was a vote. */
static void a_middle_line_longer_than_its_edges_tells_nothing(void **state)
{
    struct weight weight = stroke_across();

    (void)state;
    weight.main_is_whole = 1;
    weight.main_extent_um = 2700;
    weight.main_stroke_um = 3000;
    weight.stroke_um = 4800;
    weight.reach_um = 3000;
    weight.spine_um = 6720;
    assert_true(judge_is_body(&weight, 0));
    weight.spine_um = 6721;
    assert_false(judge_is_body(&weight, 0));
    weight.main_is_whole = 0;
    assert_true(judge_is_body(&weight, 0));
    weight.spine_um = 12001;
    assert_false(judge_is_body(&weight, 0));
}

/* A pale pen's tick is one of 6 mm by its middle line, of 3.4 mm by its edges. */
static void a_middle_line_along_the_pens_own_trail_counts(void **state)
{
    struct weight weight = stroke_across();

    (void)state;
    weight.main_is_whole = 1;
    weight.main_extent_um = 2700;
    weight.stroke_um = weight.main_stroke_um = 3400;
    weight.spine_um = 6000;
    weight.exits_um = 3500;
    weight.faint_broad_um = 3799;
    assert_false(judge_is_body(&weight, 0));
    weight.faint_broad_um = 3800;
    assert_true(judge_is_body(&weight, 0));
    weight.exits_um = 3501; /* a streak along the outline */
    assert_false(judge_is_body(&weight, 0));
}

/* A cross with a weak arm, 13.7 mm by its middle line and 4.7 mm by its edges, has so
 * much ink that nothing paler was measured. */
static void a_long_dark_figure_vouches_for_its_middle_line(void **state)
{
    struct weight weight = stroke_across();

    (void)state;
    weight.main_extent_um = 4400;
    weight.stroke_um = weight.main_stroke_um = 4650;
    weight.spine_um = 13700;
    weight.exits_um = 3050;
    assert_true(judge_is_body(&weight, 86));
    weight.main_extent_um = 4399; /* as a stroke of 3 mm beside something pale */
    assert_false(judge_is_body(&weight, 86));
    weight.main_extent_um = 4400;
    weight.exits_um = 3501;
    assert_false(judge_is_body(&weight, 86));
}

/* A ball pen that skips left a tick's arms in pieces of 1.4 mm, and was held unmeasured.
 */
static void pieces_along_one_trail_are_measured(void **state)
{
    struct weight weight = stroke_across();

    (void)state;
    weight.main_extent_um = 1799;
    weight.main_stroke_um = 1600;
    weight.stroke_um = 2960;
    weight.ink_ppm = 71000;
    weight.faint_broad_um = 3799;
    assert_false(judge_asks_spine(&weight));
    weight.spine_um = 5600;
    weight.aside_percent = 80;
    assert_false(judge_is_body(&weight, 80));
    weight.faint_broad_um = 3800;
    assert_true(judge_asks_spine(&weight));
    assert_true(judge_is_body(&weight, 80));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
            cmocka_unit_test(length_and_share_inside_decide_together),
            cmocka_unit_test(the_share_seen_in_pixels_counts_with_the_other),
            cmocka_unit_test(
                    dots_not_seen_from_afar_are_a_mark_if_hardly_any_lie_beside),
            cmocka_unit_test(ink_along_the_edge_lies_beyond_it),
            cmocka_unit_test(nothing_of_a_figure_all_inside_lies_beyond),
            cmocka_unit_test(a_figure_all_inside_is_as_long_as_one_that_touches_nothing),
            cmocka_unit_test(a_middle_line_longer_than_its_edges_tells_nothing),
            cmocka_unit_test(a_middle_line_along_the_pens_own_trail_counts),
            cmocka_unit_test(a_long_dark_figure_vouches_for_its_middle_line),
            cmocka_unit_test(pieces_along_one_trail_are_measured),
    };

    return cmocka_run_group_tests_name("omr judge part", tests, NULL, NULL);
}
