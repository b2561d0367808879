/* omr_judge_test.c -- the edges between empty, unsure and filled. */
#include "omr/judge.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "tests/omr_stroke.h"

static void a_stroke_across_is_filled(void **state)
{
    struct weight weight = stroke_across();

    (void)state;
    assert_int_equal(judge_box(&weight, 1, 0), MARK_FILLED);
}

/* Thin slashes have 4 % of ink at the least, specks 1 %. */
static void ink_without_extent_is_unsure(void **state)
{
    struct weight weight = stroke_across();

    (void)state;
    weight.main_extent_um = weight.main_side_um = 1500;
    weight.stroke_um = weight.main_stroke_um = 1500;
    assert_int_equal(judge_box(&weight, 1, 0), MARK_UNSURE);
}

static void extent_without_ink_is_unsure(void **state)
{
    struct weight weight = stroke_across();

    (void)state;
    weight.ink_ppm = 40000;
    weight.core_ppm = 30000;
    assert_int_equal(judge_box(&weight, 1, 0), MARK_FILLED);
    weight.ink_ppm = 25000;
    assert_int_equal(judge_box(&weight, 1, 0), MARK_UNSURE);
}

static void pale_ink_is_unsure(void **state)
{
    struct weight weight = stroke_across();

    (void)state;
    weight.core_ppm = 0;
    assert_int_equal(judge_box(&weight, 1, 0), MARK_UNSURE);
}

/* Grains alone of light pencil are as dark as a pen: 6,000 of 160,000 ppm was read. */
static void grains_as_dark_as_a_pen_are_no_pen(void **state)
{
    struct weight weight = stroke_across();

    (void)state;
    weight.ink_ppm = 160000;
    weight.core_ppm = 12800; /* 8 % */
    assert_int_equal(judge_box(&weight, 1, 0), MARK_FILLED);
    weight.core_ppm = 12799;
    assert_int_equal(judge_box(&weight, 1, 0), MARK_UNSURE);
    assert_false(judge_is_body(&weight, 100));
    weight.ink_ppm = 300000; /* hatched all over */
    assert_int_equal(judge_box(&weight, 1, 0), MARK_FILLED);
}

static void ink_that_reaches_in_a_millimetre_is_empty(void **state)
{
    struct weight weight = stroke_across();

    (void)state;
    weight.faint_extent_um = 0;
    weight.faint_ppm = 50000;
    weight.ink_ppm = 30000;
    weight.reach_um = 1000;
    assert_int_equal(judge_box(&weight, 1, 0), MARK_EMPTY);
    weight.reach_um = 1340; /* a mark 1.1 mm in, whose body joins the row above's, was
                               taken for that mark's arm */
    assert_int_equal(judge_box(&weight, 1, 0), MARK_UNSURE);
    weight.reach_um = 1500;
    assert_int_equal(judge_box(&weight, 1, 0), MARK_UNSURE);
    weight.reach_um = 1296; /* specks at the outline have less than any stroke */
    weight.ink_ppm = 9000;
    assert_int_equal(judge_box(&weight, 1, 0), MARK_UNSURE);
    weight.ink_ppm = 8999;
    assert_int_equal(judge_box(&weight, 1, 0), MARK_EMPTY);
    weight.reach_um = 1301;
    assert_int_equal(judge_box(&weight, 1, 0), MARK_UNSURE);
}

/* A dot of 2 mm and the tail of a mark above, in a halftone, were read as small crosses:
 * the edges of its dots made 5 mm of stroke. */
static void a_halftones_dot_is_no_small_cross(void **state)
{
    struct weight weight = stroke_across();

    (void)state;
    weight.ink_ppm = 94000;
    weight.core_ppm = 78000;
    weight.main_extent_um = 2650;
    weight.main_side_um = weight.main_narrow_um = 1860;
    weight.stroke_um = weight.main_stroke_um = 4700;
    weight.reach_um = 2400;
    assert_int_equal(
            judge_box(&weight, 1, 0), MARK_FILLED); /* a cross's corner in grey */
    weight.is_dots = 1;
    assert_int_equal(judge_box(&weight, 1, 0), MARK_UNSURE);
}

static void dots_up_to_six_tenths_are_empty(void **state)
{
    struct weight weight = {0};

    (void)state;
    weight.ink_ppm = 11000; /* 0.28 of 25 mm2 */
    weight.core_ppm = 9000;
    weight.speck_um = 600;
    assert_int_equal(judge_box(&weight, 1, 0), MARK_EMPTY);
    weight.speck_um = 800; /* as wide as 0.6 mm can be on six pixels of 200 dpi */
    weight.dot_um = 640;
    assert_int_equal(judge_box(&weight, 1, 0), MARK_EMPTY);
    weight.speck_um = 840; /* two specks in one */
    weight.dot_um = 430;
    assert_int_equal(judge_box(&weight, 1, 0), MARK_EMPTY);
    weight.dot_um = 431;
    assert_int_equal(judge_box(&weight, 1, 0), MARK_UNSURE);
    weight.speck_um = 1000;
    weight.dot_um = 380;
    assert_int_equal(judge_box(&weight, 1, 0), MARK_UNSURE);
    weight.speck_um = 760; /* pale */
    weight.dot_um = 470;
    weight.broad_um = 650;
    assert_int_equal(judge_box(&weight, 1, 0), MARK_EMPTY);
    weight.broad_um = 800;
    assert_int_equal(judge_box(&weight, 1, 0), MARK_UNSURE);
}

static void a_pale_residue_is_unsure_print_of_the_other_side_nothing(void **state)
{
    struct weight weight;

    (void)state;
    memset(&weight, 0, sizeof(weight));
    weight.residue_um = 4000;
    weight.residue_sharp = 65;
    weight.residue_fine = 40;
    assert_int_equal(judge_box(&weight, 1, 0), MARK_UNSURE);
    weight.residue_fine = 15; /* blurred by the paper */
    assert_int_equal(judge_box(&weight, 1, 0), MARK_EMPTY);
    weight.residue_fine = 140; /* the dots of a halftone */
    assert_int_equal(judge_box(&weight, 1, 0), MARK_EMPTY);
    weight.residue_fine = 40;
    weight.residue_sharp = 55;
    assert_int_equal(judge_box(&weight, 1, 0), MARK_EMPTY);
    weight.residue_sharp = 63; /* a ghost of the page before: at both limits */
    weight.residue_fine = 24;
    assert_int_equal(judge_box(&weight, 1, 0), MARK_EMPTY);
    weight.residue_fine = 25;
    assert_int_equal(judge_box(&weight, 1, 0), MARK_UNSURE);
    weight.residue_um = 2000;
    assert_int_equal(judge_box(&weight, 1, 0), MARK_EMPTY);
}

/* A grey paper's dots in black and white: no figure of them touched the outline, and a
 * box with less ink than those beside it was held. */
static void a_screens_dots_are_no_specks(void **state)
{
    struct weight weight = {0};

    (void)state;
    weight.ink_ppm = 80000;
    weight.core_ppm = 60000;
    weight.speck_um = 254;
    weight.dot_um = 165;
    assert_int_equal(judge_box(&weight, 1, 0), MARK_UNSURE);
    weight.is_dots = 1;
    assert_int_equal(judge_box(&weight, 1, 0), MARK_EMPTY);
}

/* Print that shines through, and its dots in black and white, were held where a few of
 * them lie near each other. */
static void a_short_faint_figure_must_be_darker(void **state)
{
    struct weight weight = {0};

    (void)state;
    weight.faint_ppm = 50000;
    weight.faint_extent_um = 2699;
    weight.faint_sharp = 89;
    assert_int_equal(judge_box(&weight, 1, 0), MARK_EMPTY);
    weight.faint_sharp = 90;
    assert_int_equal(judge_box(&weight, 1, 0), MARK_UNSURE);
    weight.is_dots = 1;
    weight.faint_sharp = 149;
    assert_int_equal(judge_box(&weight, 1, 0), MARK_EMPTY);
    weight.faint_sharp = 150;
    assert_int_equal(judge_box(&weight, 1, 0), MARK_UNSURE);
    weight.faint_extent_um = 2700;
    weight.faint_sharp = 66;
    assert_int_equal(judge_box(&weight, 1, 0), MARK_UNSURE);
    weight.faint_sharp = 65;
    assert_int_equal(judge_box(&weight, 1, 0), MARK_EMPTY);
}

static void a_faint_stroke_is_unsure_unless_a_streak_explains_it(void **state)
{
    struct weight weight = {0};

    (void)state;
    weight.faint_ppm = 50000;
    weight.faint_extent_um = 4000;
    weight.faint_sharp = 120;
    assert_int_equal(judge_box(&weight, 1, 0), MARK_UNSURE);
    assert_int_equal(judge_box(&weight, 1, 1), MARK_EMPTY);
    weight.faint_broad_um = 4000; /* more than a line: pencil under the streak */
    weight.faint_broad_sharp = 120;
    assert_int_equal(judge_box(&weight, 1, 1), MARK_UNSURE);
    weight.faint_broad_um = 0;
    weight.faint_sharp = 40; /* as soft as print showing through */
    assert_int_equal(judge_box(&weight, 1, 0), MARK_EMPTY);
}

static void a_box_whose_outline_is_lost_is_never_empty(void **state)
{
    struct weight weight = {0};

    (void)state;
    assert_int_equal(judge_box(&weight, 1, 0), MARK_EMPTY);
    assert_int_equal(judge_box(&weight, 0, 0), MARK_UNSURE);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
            cmocka_unit_test(a_stroke_across_is_filled),
            cmocka_unit_test(ink_without_extent_is_unsure),
            cmocka_unit_test(extent_without_ink_is_unsure),
            cmocka_unit_test(pale_ink_is_unsure),
            cmocka_unit_test(grains_as_dark_as_a_pen_are_no_pen),
            cmocka_unit_test(ink_that_reaches_in_a_millimetre_is_empty),
            cmocka_unit_test(a_halftones_dot_is_no_small_cross),
            cmocka_unit_test(dots_up_to_six_tenths_are_empty),
            cmocka_unit_test(a_screens_dots_are_no_specks),
            cmocka_unit_test(a_short_faint_figure_must_be_darker),
            cmocka_unit_test(a_faint_stroke_is_unsure_unless_a_streak_explains_it),
            cmocka_unit_test(a_pale_residue_is_unsure_print_of_the_other_side_nothing),
            cmocka_unit_test(a_box_whose_outline_is_lost_is_never_empty),
    };

    return cmocka_run_group_tests_name("omr judge", tests, NULL, NULL);
}
