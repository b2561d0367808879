/* omr_faint_test.c -- what is paler than ink, and specks and ends that are not. */
#include "omr/weigh.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "tests/omr_weighed_box.h"

/* 16 % of darkness, four cells wide: far below ink, and never plain paper. */
static void light_pencil_is_a_faint_figure(void **state)
{
    struct weight weight;

    (void)state;
    box_draw();
    fill(30, 48, 66, 52, 40);
    weight = weigh();
    assert_int_equal(weight.ink_ppm, 0);
    assert_in_range(weight.faint_extent_um, 3500, 4000);
    assert_in_range(weight.faint_sharp, 80, 157);
}

/* Every second pixel at 12 % of white, the others at 4: what a rubber left. Print of the
 * other side is as dark on the whole, but smooth. */
static void a_residue_has_grain_and_show_through_has_none(void **state)
{
    struct weight weight;
    int y, x;

    (void)state;
    box_draw();
    for (y = 0; y < 36; y++)
        for (x = 0; x < 8; x++)
            fill(30 + y + x, 30 + y, 31 + y + x, 31 + y, (x + y) % 2 ? 30 : 10);
    weight = weigh();
    assert_int_equal(weight.ink_ppm, 0);
    assert_in_range(weight.residue_um, 2600, 6000);
    assert_in_range(weight.residue_sharp, 60, 85);
    assert_in_range(weight.residue_fine, 30, 90);
    box_draw();
    for (y = 0; y < 36; y++)
        for (x = -2; x < 12; x++)
            fill(30 + y + x, 30 + y, 31 + y + x, 31 + y, 24 - 2 * abs(5 - x));
    weight = weigh();
    assert_in_range(weight.residue_um, 2600, 6000);
    assert_in_range(weight.residue_fine, 0, 19);
}

/* A dot as grey as a pencil's, 0.3 mm wide, in a box of clear paper. */
static void speck(int x, int y)
{
    fill(x, y, x + 3, y + 3, 140);
}

/* Three specks near each other were one faint figure of 2 mm. */
static void specks_alone_are_no_faint_figure(void **state)
{
    struct weight weight;

    (void)state;
    box_draw();
    speck(40, 40);
    speck(46, 43);
    speck(52, 40);
    weight = weigh();
    assert_int_equal(weight.faint_extent_um, 0);
    assert_in_range(weight.speck_um, 200, 500);
}

/* Four specks of 0.3 mm, paler than ink, 0.3 mm apart: places of 0.25 mm joined them to a
 * figure of 2.1 mm, and a blank box was held. With grey between them they are a stroke.
 */
static void pale_specks_in_a_row_are_no_stroke(void **state)
{
    struct weight weight;
    int i;

    (void)state;
    box_draw();
    for (i = 0; i < 4; i++)
        fill(38 + 6 * i, 45, 41 + 6 * i, 48, 78);
    assert_int_equal(weigh().faint_extent_um, 0);
    fill(38, 45, 59, 48, 40);
    for (i = 0; i < 4; i++)
        fill(38 + 6 * i, 45, 41 + 6 * i, 48, 78);
    weight = weigh();
    assert_true(weight.faint_extent_um >= 2000);
    assert_true(weight.faint_extent_um <= 3000);
}

/* Two specks side by side at the window's edge, 0.6 mm long, and a third: as ink does, by
 * M7, they reach in no further than 1.5 mm, and were held as a faint stroke of 2 mm. */
static void specks_at_the_outline_are_no_stroke(void **state)
{
    (void)state;
    box_draw();
    fill(FIRST, 45, FIRST + 6, 48, 200);
    fill(FIRST + 9, 45, FIRST + 12, 48, 200);
    fill(FIRST + 15, 45, FIRST + 18, 48, 200);
    assert_int_equal(weigh().faint_extent_um, 0);
    fill(FIRST, 45, FIRST + 18, 48, 40);
    assert_true(weigh().faint_extent_um >= 1500);
}

/* The same with a pale stroke of 30 levels through them: grains of light pencil. */
static void specks_on_a_pale_stroke_are_one(void **state)
{
    struct weight weight;

    (void)state;
    box_draw();
    fill(37, 40, 58, 44, 40);
    speck(40, 40);
    speck(46, 40);
    speck(52, 40);
    weight = weigh();
    assert_true(weight.faint_extent_um >= 2000);
    assert_true(weight.faint_sharp >= 70);
}

/* A felt pen's end less than 1 mm in was a faint figure of 2.4 mm: its own blur. */
static void ink_that_reaches_in_is_no_faint_figure(void **state)
{
    struct weight weight;

    (void)state;
    box_draw();
    fill(40, FIRST - 8, 58, FIRST + 5, 200);
    weight = weigh();
    assert_in_range(weight.reach_um, 1000, 1250);
    assert_int_equal(weight.faint_extent_um, 0);
}

/* A stroke from elsewhere that ends 1 mm in, at a slant: as broad as it crosses the
 * outline it seemed a faint stroke of 2 mm. */
static void a_slanted_end_is_no_faint_stroke(void **state)
{
    (void)state;
    box_draw();
    fill(38, FIRST, 56, FIRST + 7, 200);
    assert_int_equal(weigh().faint_extent_um, 0);
    fill(38, FIRST, 56, FIRST + 7, 60); /* no ink, but light pencil */
    assert_true(weigh().faint_extent_um >= 1500);
    fill(38, FIRST, 63, FIRST + 7, 200); /* along the outline */
    assert_true(weigh().faint_extent_um >= 2000);
}

/* Black specks in a black and white scan were held, in a row as in grey. A screen's dots
 * are more, and looked at from further away. */
static void black_and_white_has_specks_too(void **state)
{
    int i;

    (void)state;
    box_draw();
    patch.is_bilevel = 1;
    for (i = 0; i < 4; i++)
        fill(36 + 6 * i, 45, 39 + 6 * i, 48, 255);
    assert_int_equal(weigh().faint_extent_um, 0);
    for (i = 4; i < 6; i++)
        fill(36 + 6 * i, 45, 39 + 6 * i, 48, 255);
    assert_true(weigh().faint_extent_um >= 2000);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
            cmocka_unit_test(light_pencil_is_a_faint_figure),
            cmocka_unit_test(a_residue_has_grain_and_show_through_has_none),
            cmocka_unit_test(specks_alone_are_no_faint_figure),
            cmocka_unit_test(pale_specks_in_a_row_are_no_stroke),
            cmocka_unit_test(specks_at_the_outline_are_no_stroke),
            cmocka_unit_test(specks_on_a_pale_stroke_are_one),
            cmocka_unit_test(ink_that_reaches_in_is_no_faint_figure),
            cmocka_unit_test(a_slanted_end_is_no_faint_stroke),
            cmocka_unit_test(black_and_white_has_specks_too),
    };

    return cmocka_run_group_tests_name("omr faint", tests, NULL, NULL);
}
