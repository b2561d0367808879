/* omr_judge_pen_test.c -- ink come through from the other side, and the sheet's own pen.
 */
#include "omr/judge_pen.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>

#include <cmocka.h>

#include "tests/omr_pen.h"

/* Felt come through the paper was a vote where it was dark enough; in a blurred scan
 * every pencil's mark was taken for it. Both are told by the print's own edges: blurs add
 * by their squares, and 165 um of its own make 230 of 160. */
static void pale_ink_less_steep_than_print_is_bled(void **state)
{
    struct weight weight = stroke_across();
    struct judge_pen pen = pen_of(110, 160);

    (void)state;
    pen.is_known = 0;
    weight.top_dark = 120;
    stroke_rise(&weight, 229);
    assert_false(judge_is_bled(&weight, &pen));
    stroke_rise(&weight, 230);
    assert_true(judge_is_bled(&weight, &pen));
    weight.top_dark = 142;
    assert_true(judge_is_bled(&weight, &pen));
    weight.top_dark = 143; /* no felt is as dark on the other side */
    assert_false(judge_is_bled(&weight, &pen));
    weight.top_dark = 120;
    pen.print = print_of(SHARPNESS_NONE); /* too faint: as in a sharp scan */
    stroke_rise(&weight, 198);
    assert_false(judge_is_bled(&weight, &pen));
    stroke_rise(&weight, 199);
    assert_true(judge_is_bled(&weight, &pen));
}

/* Marks whose own pen is slow to rise excused what had come through beside them. */
static void a_sheets_slow_marks_excuse_nothing(void **state)
{
    struct weight weights[4], pale = stroke_across();
    enum mark marks[4] = {MARK_FILLED, MARK_FILLED, MARK_FILLED, MARK_FILLED};
    struct sharpness print = print_of(110);
    struct judge_pen pen;
    int i;

    (void)state;
    for (i = 0; i < 4; i++) {
        weights[i] = stroke_across();
        weights[i].top_dark = 150;
        stroke_rise(&weights[i], 345);
    }
    judge_pen(weights, marks, 4, &print, &pen);
    pale.top_dark = 124;
    stroke_rise(&pale, 255);
    assert_true(judge_is_bled(&pale, &pen));
}

/* On a page that moved every slanting stroke of a pencil was taken for felt come through:
 * print that faces to the sides is sharp, print that faces up and down is not. */
static void edges_are_compared_with_print_that_faces_as_they_do(void **state)
{
    struct weight weight = stroke_across();
    struct judge_pen pen = pen_of(112, 107);

    (void)state;
    pen.print.ways_um[1] = 169;
    pen.print.ways_um[2] = 213;
    weight.top_dark = 108;
    stroke_rise(&weight, 223);
    weight.ways.count[1] = 40;
    weight.ways.steep[1] = 189; /* 84.6 of its own, twice that is 169 */
    assert_true(judge_is_bled(&weight, &pen));
    weight.ways.steep[1] = 188;
    assert_false(judge_is_bled(&weight, &pen));
    weight.ways.count[1] = 11; /* too few to tell */
    assert_false(judge_is_bled(&weight, &pen));
    weight.ways = (struct rise_ways){{140, RISE_NONE, 220}, {20, 0, 20}, 223};
    assert_false(judge_is_bled(&weight, &pen));
    weight.ways.steep[0] = 160;
    assert_true(judge_is_bled(&weight, &pen));
}

/* A fill's edge faced one way, and a few odd rises within it the others. */
static void a_way_that_few_rises_face_tells_nothing(void **state)
{
    struct weight weight = stroke_across();
    struct judge_pen pen = pen_of(117, 107);

    (void)state;
    pen.print.ways_um[1] = 124;
    pen.print.ways_um[2] = 139;
    weight.top_dark = 117;
    weight.rise_um = 200;
    weight.ways = (struct rise_ways){{609, 837, 144}, {2, 9, 34}, 200};
    assert_false(judge_is_bled(&weight, &pen));
    weight.ways.count[1] = 12; /* one in four */
    assert_true(judge_is_bled(&weight, &pen));
}

/* Of a second pen's marks in a sharp scan, whose print rises in 86 um, a scribble rose in
 * 128 and half its edges in 148: it was held as of a sharpened scan. */
static void a_second_pens_edges_are_its_own(void **state)
{
    struct weight weight = stroke_across();
    struct judge_pen pen = pen_of(216, 86);

    (void)state;
    pen.pale_dark = 113;
    weight.top_dark = 116;
    weight.rise_um = 128;
    weight.ways.middle = 148;
    assert_false(judge_is_bled(&weight, &pen));
    weight.ways.middle = 260; /* 95 and 245: of what came through a few are as steep */
    assert_true(judge_is_bled(&weight, &pen));
}

/* Between the two, ink paler than the sheet's palest sure mark came through. */
static void ink_paler_than_the_sheets_must_be_steeper(void **state)
{
    struct weight weight = stroke_across();
    struct judge_pen pen = pen_of(190, 96);

    (void)state;
    weight.top_dark = 120;
    stroke_rise(&weight, 179);                  /* 151 of its own */
    assert_false(judge_is_bled(&weight, &pen)); /* no other mark tells */
    pen.pale_dark = 176;                        /* 56 darker count for 14 um */
    assert_true(judge_is_bled(&weight, &pen));
    pen.pale_dark = 175;
    assert_false(judge_is_bled(&weight, &pen));
}

/* At 150 dpi a rise is told 84 um short, and so is print's: of 11 um and 75 it seemed
 * that hardly anything was the scan's. */
static void a_coarse_scan_blurs_by_its_cells_too(void **state)
{
    struct weight weight = stroke_across();
    struct judge_pen pen = pen_of(190, 11);

    (void)state;
    pen.print.coarse_um = 84;
    weight.top_dark = 120;
    stroke_rise(&weight, 106); /* 190 less 95 by squares: 164.5 */
    assert_false(judge_is_bled(&weight, &pen));
    stroke_rise(&weight, 107);
    assert_true(judge_is_bled(&weight, &pen));
    pen.print.coarse_um = 0;
    assert_false(judge_is_bled(&weight, &pen));
}

/* A second pen's fill that ends at its outline was held for having no edges. */
static void a_fill_without_edges_may_be_even(void **state)
{
    struct weight weight = edgeless_fill(118, 14);
    struct judge_pen pen = pen_of(190, 96);

    (void)state;
    assert_false(judge_is_bled(&weight, &pen));
    weight.spread_percent = 15;
    assert_true(judge_is_bled(&weight, &pen));
    weight.spread_percent = 14;
    weight.top_dark = 111; /* ink that came through leaves paler ones as even */
    assert_true(judge_is_bled(&weight, &pen));
    weight.top_dark = 118;
    weight.rise_um = 96 + 34; /* too few edges to go by, but as steep */
    assert_false(judge_is_bled(&weight, &pen));
    weight.rise_um = 96 + 35;
    assert_true(judge_is_bled(&weight, &pen));
    weight.rise_um = WEIGH_RISE_NONE_UM;
    weight.verge_ppm = 1001; /* soft ink beyond the outline */
    assert_true(judge_is_bled(&weight, &pen));
    weight.verge_ppm = 1000;
    assert_false(judge_is_bled(&weight, &pen));
    pen.print = print_of(110 + 21); /* a blur would make it even */
    assert_true(judge_is_bled(&weight, &pen));
}

/* Two that came through, as dark as one mark of the sheet's, were votes. */
static void a_fill_without_edges_that_is_mottled_came_through(void **state)
{
    struct weight weight = edgeless_fill(114, 25);
    struct judge_pen pen = pen_of(130, 96);

    (void)state;
    pen.pale_dark = 115;
    weight.stroke_um = 14000; /* as its outline is long */
    assert_false(judge_is_bled(&weight, &pen));
    weight.stroke_um = 14001;
    assert_true(judge_is_bled(&weight, &pen));
    weight.spread_percent = 24; /* noise has as much edge */
    assert_false(judge_is_bled(&weight, &pen));
    weight.stroke_um = 10000;
    weight.spread_percent = 31;
    assert_false(judge_is_bled(&weight, &pen));
    pen.top_dark = 135; /* beside a darker pen's */
    assert_true(judge_is_bled(&weight, &pen));
    weight.spread_percent = 30;
    assert_false(judge_is_bled(&weight, &pen));
}

/* A fill come through had 15 edges, in a gap, as steep as a coarse scan's print. */
static void ink_too_pale_for_any_pen_beside_a_darker_came_through(void **state)
{
    struct weight weight = stroke_across();
    struct judge_pen pen = pen_of(161, 96);

    (void)state;
    weight.rise_um = 96;
    weight.top_dark = 101;
    assert_false(judge_is_bled(&weight, &pen));
    weight.top_dark = 100;
    assert_true(judge_is_bled(&weight, &pen));
    pen.top_dark = 160;
    assert_false(judge_is_bled(&weight, &pen));
}

/* A sheet's pen, by four marks that are alike. */
static struct judge_pen four_alike(
        struct weight weights[4], int top_dark, int rise_um, struct sharpness print)
{
    enum mark marks[4] = {MARK_FILLED, MARK_FILLED, MARK_FILLED, MARK_FILLED};
    struct judge_pen pen;
    int i;

    for (i = 0; i < 4; i++) {
        weights[i] = stroke_across();
        weights[i].top_dark = top_dark;
        stroke_rise(&weights[i], rise_um);
    }
    judge_pen(weights, marks, 4, &print, &pen);
    return pen;
}

/* Where all of a sheet's marks came through, they are no pen to compare with. */
static void a_pen_is_known_by_four_marks_of_ink(void **state)
{
    struct weight weights[4];
    enum mark marks[4] = {MARK_FILLED, MARK_FILLED, MARK_FILLED, MARK_EMPTY};
    struct sharpness print = print_of(100);
    struct judge_pen pen;

    (void)state;
    pen = four_alike(weights, 110, 167, print);
    assert_false(pen.is_known);
    pen = four_alike(weights, 110, 166, print);
    assert_true(pen.is_known);
    assert_int_equal(pen.top_dark, 110);
    pen = four_alike(weights, 143, 300, print); /* too dark to have come through */
    assert_true(pen.is_known);
    judge_pen(weights, marks, 4, &print, &pen);
    assert_false(pen.is_known);
}

/* Print's corner squares, worn or badly inked, seemed to say that the scan was blurred;
 * felt come through beside pencil was a vote by them. */
static void a_pen_steeper_than_print_tells_the_scan(void **state)
{
    struct weight weights[4];
    struct judge_pen pen = four_alike(
            weights, 150, 90, (struct sharpness){100, {102, 105, 108}, 110, 0});

    (void)state;
    assert_int_equal(pen.print.um, 90);
    assert_int_equal(pen.print.ways_um[0], 92);
    assert_int_equal(pen.print.ways_um[2], 98);
    pen = four_alike(weights, 130, 90, print_of(100));
    assert_int_equal(pen.print.um, 90);
    pen = four_alike(weights, 130, 110, print_of(100)); /* may have come through itself */
    assert_int_equal(pen.print.um, 100);
    pen = four_alike(weights, 150, 90, print_of(SHARPNESS_NONE));
    assert_int_equal(pen.print.um, SHARPNESS_NONE);
}

/* Faint toner left the squares few edges, of which most were slow; square to them they
 * were not. */
static void a_pen_is_no_steeper_square_to_its_edges(void **state)
{
    struct weight weights[4];
    struct judge_pen pen = four_alike(
            weights, 150, 139, (struct sharpness){1181, {186, 155, 117}, 110, 0});

    (void)state;
    assert_int_equal(pen.print.um, 139);
    assert_int_equal(pen.print.ways_um[0], 139);
    assert_int_equal(pen.print.ways_um[1], 139);
    assert_int_equal(pen.print.ways_um[2], 117);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
            cmocka_unit_test(pale_ink_less_steep_than_print_is_bled),
            cmocka_unit_test(a_sheets_slow_marks_excuse_nothing),
            cmocka_unit_test(edges_are_compared_with_print_that_faces_as_they_do),
            cmocka_unit_test(a_way_that_few_rises_face_tells_nothing),
            cmocka_unit_test(a_second_pens_edges_are_its_own),
            cmocka_unit_test(ink_paler_than_the_sheets_must_be_steeper),
            cmocka_unit_test(a_coarse_scan_blurs_by_its_cells_too),
            cmocka_unit_test(a_fill_without_edges_may_be_even),
            cmocka_unit_test(a_fill_without_edges_that_is_mottled_came_through),
            cmocka_unit_test(ink_too_pale_for_any_pen_beside_a_darker_came_through),
            cmocka_unit_test(a_pen_is_known_by_four_marks_of_ink),
            cmocka_unit_test(a_pen_steeper_than_print_tells_the_scan),
            cmocka_unit_test(a_pen_is_no_steeper_square_to_its_edges),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
