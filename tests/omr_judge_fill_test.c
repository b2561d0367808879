/* omr_judge_fill_test.c -- fills that came through, told without their edges. */
#include "omr/judge_pen.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>

#include <cmocka.h>

#include "tests/omr_pen.h"

/* A fill was held by the one rise that its pen's gap showed. */
static void a_fill_with_a_gap_has_no_edges_to_go_by(void **state)
{
    struct weight weight = stroke_across();
    struct judge_pen pen = pen_of(133, 96);

    (void)state;
    pen.pale_dark = 129;
    weight.top_dark = 132;
    weight.rise_um = 200;
    weight.ways = (struct rise_ways){{RISE_NONE, RISE_NONE, 200}, {0, 0, 11}, 200};
    assert_false(judge_is_bled(&weight, &pen)); /* as dark as the sheet's others */
    weight.ways.count[2] = 12;
    assert_true(judge_is_bled(&weight, &pen));
    weight.ways.count[2] = 11;
    weight.top_dark = 120;
    assert_true(judge_is_bled(&weight, &pen));
}

static void a_pale_fill_without_edges_is_looked_at_outside(void **state)
{
    struct weight weight = stroke_across();

    (void)state;
    weight.top_dark = 142;
    weight.ways = (struct rise_ways){{150, 150, RISE_NONE}, {6, 5, 0}, 150};
    assert_true(judge_pen_asks_verge(&weight));
    weight.ways.count[1] = 6;
    assert_false(judge_pen_asks_verge(&weight));
    weight.ways.count[1] = 5;
    weight.is_dots = 1; /* they have no slopes */
    assert_false(judge_pen_asks_verge(&weight));
    weight.is_dots = 0;
    weight.top_dark = 143; /* no felt is as dark on the other side */
    assert_false(judge_pen_asks_verge(&weight));
}

/* A fill that came through was a vote for the edges of its mottles: no pen's strokes are
 * as narrow. */
static void mottles_of_a_sharpened_scan_are_no_edges(void **state)
{
    struct weight weight = stroke_across();
    struct judge_pen pen = pen_of(139, 80);

    (void)state;
    pen.pale_dark = 114;
    weight.top_dark = 124;
    weight.ink_ppm = 378000;
    weight.breadth_um = 214;
    weight.rise_um = 128;
    weight.ways = (struct rise_ways){{133, 96, 112}, {35, 31, 24}, 140};
    assert_true(judge_is_bled(&weight, &pen));
    weight.breadth_um = 215;
    assert_false(judge_is_bled(&weight, &pen));
}

/* A fill that had come through was a vote in a sharpened scan whose print was not steep.
 */
static void so_many_edges_are_mottles_however_steep(void **state)
{
    struct weight weight = stroke_across();
    struct judge_pen pen = pen_of(176, 96);

    (void)state;
    pen.pale_dark = 134;
    weight.top_dark = 134;
    weight.ink_ppm = 591000;
    weight.rise_um = 96;
    weight.stroke_um = 26001;
    assert_true(judge_is_bled(&weight, &pen));
    weight.stroke_um = 26000;
    assert_false(judge_is_bled(&weight, &pen));
    weight.stroke_um = 26001;
    pen.top_dark = 154; /* the sheet's pen */
    assert_false(judge_is_bled(&weight, &pen));
}

/* A second pen's spirals in small boxes were held for their many edges. */
static void a_spiral_has_as_many_edges_if_all_are_steep(void **state)
{
    struct weight weight = stroke_across();
    struct judge_pen pen = pen_of(176, 96);

    (void)state;
    weight.top_dark = 134;
    weight.rise_um = 96 + 20;
    weight.flank_um = 96 + 10;
    weight.stroke_um = 34000;
    assert_false(judge_is_bled(&weight, &pen));
    weight.stroke_um = 34001;
    assert_true(judge_is_bled(&weight, &pen));
    weight.stroke_um = 34000;
    weight.flank_um = 96 + 11;
    assert_true(judge_is_bled(&weight, &pen));
    weight.flank_um = 96 + 10;
    weight.rise_um = 96 + 21;
    assert_true(judge_is_bled(&weight, &pen));
}

/* A second pen's fills were held whose gaps are too short for an edge to be seen. */
static void a_fill_with_steep_flanks_is_a_pens(void **state)
{
    struct weight weight = edgeless_fill(112, 40);
    struct judge_pen pen = pen_of(190, 96);

    (void)state;
    weight.flank_um = 96 + 46;
    assert_true(judge_is_bled(&weight, &pen));
    weight.flank_um = 96 + 45;
    assert_false(judge_is_bled(&weight, &pen));
    weight.top_dark = 111; /* mottles of paler ink are as steep */
    assert_true(judge_is_bled(&weight, &pen));
}

/* Felt come through all over a box was a vote where it was as dark as a pencil's fill,
 * beside marks of a ball pen; then where it was paler than a pencil's marks by 20. */
static void a_fill_is_bled_if_paler_than_the_sheets_marks(void **state)
{
    struct weight weight = edgeless_fill(130, 20);
    struct judge_pen pen = pen_of(134, 110);

    (void)state;
    assert_false(judge_is_bled(&weight, &pen));
    pen.top_dark = 135;
    assert_true(judge_is_bled(&weight, &pen));
    pen.top_dark = 200;
    weight.top_dark = 133;
    assert_false(judge_is_bled(&weight, &pen));
    weight.top_dark = 113;
    pen.is_known = 0; /* no marks to compare with: a pencil's fills have 116 and more */
    assert_false(judge_is_bled(&weight, &pen));
    weight.top_dark = 112;
    assert_true(judge_is_bled(&weight, &pen));
}

/* Two hands, or one that changed its pen. */
static void a_fill_as_dark_as_a_second_pens_marks_is_a_mark(void **state)
{
    struct weight weights[7], fill = edgeless_fill(120, 20);
    struct sharpness print = print_of(100);
    enum mark marks[7];
    struct judge_pen pen;
    int i;

    (void)state;
    for (i = 0; i < 7; i++) {
        weights[i] = stroke_across();
        weights[i].top_dark = i < 5 ? 200 : 124;
        weights[i].rise_um = i < 5 ? 130 : 140;
        marks[i] = MARK_FILLED;
    }
    judge_pen(weights, marks, 7, &print, &pen);
    assert_int_equal(pen.pale_dark, 124);
    assert_false(judge_is_bled(&fill, &pen));
    fill.top_dark = 119;
    assert_true(judge_is_bled(&fill, &pen));
    fill.top_dark = 124;
    weights[6].rise_um = 141; /* may have come through itself */
    judge_pen(weights, marks, 7, &print, &pen);
    assert_false(judge_is_bled(&fill, &pen));
    weights[5].rise_um = 141;
    judge_pen(weights, marks, 7, &print, &pen);
    assert_true(judge_is_bled(&fill, &pen));
}

/* With two other marks on its page, much darker, felt come through all over a box was a
 * vote; and with a few edges round a gap, where these happened to be steep. */
static void a_fill_is_bled_if_paler_than_any_mark(void **state)
{
    struct weight weights[2], fill = edgeless_fill(130, 20);
    struct sharpness print = print_of(100);
    enum mark marks[2] = {MARK_FILLED, MARK_FILLED};
    struct judge_pen pen;
    int i;

    (void)state;
    for (i = 0; i < 2; i++) {
        weights[i] = stroke_across();
        weights[i].top_dark = 146 + i;
        weights[i].rise_um = 130;
    }
    judge_pen(weights, marks, 2, &print, &pen);
    assert_false(pen.is_known);
    assert_true(judge_is_bled(&fill, &pen));
    weights[1].top_dark = 134;
    judge_pen(weights, marks, 2, &print, &pen);
    assert_false(judge_is_bled(&fill, &pen));
    pen = pen_of(182, 118);
    pen.pale_dark = 176;
    fill.top_dark = 107;
    fill.rise_um = 118 + 62;
    fill.ways.middle = 200;
    fill.ways.count[0] = 23;
    fill.ways.count[1] = fill.ways.count[2] = 0;
    fill.ways.steep[0] = fill.rise_um;
    assert_true(judge_is_bled(&fill, &pen));
    pen.pale_dark = 111; /* a second pen's mark is as pale */
    assert_false(judge_is_bled(&fill, &pen));
    pen.pale_dark = 176;
    fill.rise_um = fill.ways.steep[0] = 118 + 40; /* steep: a second pen's */
    fill.ways.middle = 170;
    assert_false(judge_is_bled(&fill, &pen));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
            cmocka_unit_test(a_fill_with_a_gap_has_no_edges_to_go_by),
            cmocka_unit_test(a_pale_fill_without_edges_is_looked_at_outside),
            cmocka_unit_test(mottles_of_a_sharpened_scan_are_no_edges),
            cmocka_unit_test(so_many_edges_are_mottles_however_steep),
            cmocka_unit_test(a_spiral_has_as_many_edges_if_all_are_steep),
            cmocka_unit_test(a_fill_with_steep_flanks_is_a_pens),
            cmocka_unit_test(a_fill_is_bled_if_paler_than_the_sheets_marks),
            cmocka_unit_test(a_fill_as_dark_as_a_second_pens_marks_is_a_mark),
            cmocka_unit_test(a_fill_is_bled_if_paler_than_any_mark),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
