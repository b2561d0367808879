/* omr_judge_pen_test.c -- ink come through from the other side, and the sheet's own pen.
 */
#include "omr/judge_pen.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>

#include <cmocka.h>

#include "tests/omr_stroke.h"

/* Felt come through the paper was a vote where it was dark enough; in a blurred scan
 * every pencil's mark was taken for it. Both are told by the print's own edges. */
static void pale_ink_less_steep_than_print_is_bled(void **state)
{
    struct weight weight = stroke_across();
    struct judge_pen pen = {1, 110, 130, 160, LIGHT_DARK_FULL};

    (void)state;
    weight.top_dark = 110;
    weight.rise_um = 230;
    assert_false(judge_is_bled(&weight, &pen));
    weight.rise_um = 231;
    assert_true(judge_is_bled(&weight, &pen));
    weight.top_dark = 133; /* no felt is as dark on the other side */
    assert_false(judge_is_bled(&weight, &pen));
    weight.top_dark = 110;
    pen.print_um = WEIGH_RISE_NONE_UM; /* too faint: as in a sharp scan */
    weight.rise_um = 180;
    assert_false(judge_is_bled(&weight, &pen));
    weight.rise_um = 181;
    assert_true(judge_is_bled(&weight, &pen));
}

/* Felt pen on both sides: what came through is paler than the marks by far. */
static void a_much_paler_mark_must_be_steeper(void **state)
{
    struct weight weight = stroke_across();
    struct judge_pen pen = {1, 200, 120, 110, LIGHT_DARK_FULL};

    (void)state;
    weight.top_dark = 112;
    weight.rise_um = 175;
    assert_false(judge_is_bled(&weight, &pen));
    weight.rise_um = 176;
    assert_true(judge_is_bled(&weight, &pen));
    pen.top_dark = 152;
    assert_false(judge_is_bled(&weight, &pen));
    pen.top_dark = 153;
    pen.rise_um = 176; /* a felt pen's marks rise as slowly: it is another's ink */
    assert_true(judge_is_bled(&weight, &pen));
}

/* A halftone's dots have sharp edges: felt come through was a vote by them. */
static void pale_dots_are_bled_unless_the_pen_is_pale(void **state)
{
    struct weight weight = stroke_across();
    struct judge_pen pen = {1, 145, 110, 110, LIGHT_DARK_FULL};

    (void)state;
    weight.top_dark = 132;
    weight.rise_um = WEIGH_RISE_NONE_UM;
    weight.is_dots = 1;
    assert_true(judge_is_bled(&weight, &pen));
    pen.top_dark = 144;
    assert_false(judge_is_bled(&weight, &pen));
    weight.top_dark = 133;
    pen.top_dark = 200;
    assert_false(judge_is_bled(&weight, &pen));
}

/* Felt come through all over a box was a vote where it was as dark as a pencil's fill,
 * beside marks of a ball pen. */
static void a_fill_is_bled_if_paler_than_the_sheets_marks(void **state)
{
    struct weight weight = stroke_across();
    struct judge_pen pen = {1, 146, 110, 110, LIGHT_DARK_FULL};

    (void)state;
    weight.ink_ppm = 990000;
    weight.rise_um = WEIGH_RISE_NONE_UM;
    weight.top_dark = 126;
    assert_false(judge_is_bled(&weight, &pen));
    pen.top_dark = 147;
    assert_true(judge_is_bled(&weight, &pen));
    pen.is_known = 0; /* no marks to compare with: a pencil's fills have 116 and more */
    assert_false(judge_is_bled(&weight, &pen));
    weight.top_dark = 113;
    assert_false(judge_is_bled(&weight, &pen));
    weight.top_dark = 112;
    assert_true(judge_is_bled(&weight, &pen));
}

/* Two hands, or one that changed its pen. */
static void a_fill_as_dark_as_a_second_pens_marks_is_a_mark(void **state)
{
    struct weight weights[7], fill = stroke_across();
    enum mark marks[7];
    struct judge_pen pen;
    int i;

    (void)state;
    for (i = 0; i < 7; i++) {
        weights[i] = stroke_across();
        weights[i].top_dark = i < 5 ? 200 : 124;
        weights[i].rise_um = i < 5 ? 130 : 150;
        marks[i] = MARK_FILLED;
    }
    fill.top_dark = 112;
    fill.rise_um = WEIGH_RISE_NONE_UM;
    judge_pen(weights, marks, 7, 100, &pen);
    assert_int_equal(pen.pale_dark, 124);
    assert_false(judge_is_bled(&fill, &pen));
    fill.top_dark = 111;
    assert_true(judge_is_bled(&fill, &pen));
    fill.top_dark = 124;
    weights[6].rise_um = 151; /* may have come through itself */
    judge_pen(weights, marks, 7, 100, &pen);
    assert_false(judge_is_bled(&fill, &pen));
    weights[5].rise_um = 151;
    judge_pen(weights, marks, 7, 100, &pen);
    assert_true(judge_is_bled(&fill, &pen));
}

/* A sheet's pen, by four marks that are alike. */
static struct judge_pen four_alike(struct weight weights[4], int top_dark, int rise_um)
{
    enum mark marks[4] = {MARK_FILLED, MARK_FILLED, MARK_FILLED, MARK_FILLED};
    struct judge_pen pen;
    int i;

    for (i = 0; i < 4; i++) {
        weights[i] = stroke_across();
        weights[i].top_dark = top_dark;
        weights[i].rise_um = rise_um;
    }
    judge_pen(weights, marks, 4, 100, &pen);
    return pen;
}

/* Where all of a sheet's marks came through, they are no pen to compare with. */
static void a_pen_is_known_by_four_marks_of_ink(void **state)
{
    struct weight weights[4];
    enum mark marks[4] = {MARK_FILLED, MARK_FILLED, MARK_FILLED, MARK_EMPTY};
    struct judge_pen pen;

    (void)state;
    pen = four_alike(weights, 110, 241);
    assert_false(pen.is_known);
    assert_true(judge_is_bled(&weights[0], &pen));
    pen = four_alike(weights, 110, 240); /* a page that moved */
    assert_true(pen.is_known);
    assert_int_equal(pen.top_dark, 110);
    assert_false(judge_is_bled(&weights[0], &pen));
    weights[0].rise_um = 288;
    assert_false(judge_is_bled(&weights[0], &pen));
    weights[0].rise_um = 289;
    assert_true(judge_is_bled(&weights[0], &pen));
    pen = four_alike(weights, 133, 300); /* too dark to have come through */
    assert_true(pen.is_known);
    judge_pen(weights, marks, 4, 100, &pen);
    assert_false(pen.is_known);
}

/* Print's corner squares, worn or badly inked, seemed to say that the scan was blurred.
 */
static void a_dark_pen_steeper_than_print_tells_the_scan(void **state)
{
    struct weight weights[4];
    enum mark marks[4] = {MARK_FILLED, MARK_FILLED, MARK_FILLED, MARK_FILLED};
    struct judge_pen pen = four_alike(weights, 150, 90);

    (void)state;
    assert_int_equal(pen.print_um, 90);
    pen = four_alike(weights, 132, 90); /* may have come through itself */
    assert_int_equal(pen.print_um, 100);
    judge_pen(weights, marks, 4, WEIGH_RISE_NONE_UM, &pen);
    assert_int_equal(pen.print_um, WEIGH_RISE_NONE_UM);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
            cmocka_unit_test(pale_ink_less_steep_than_print_is_bled),
            cmocka_unit_test(a_much_paler_mark_must_be_steeper),
            cmocka_unit_test(pale_dots_are_bled_unless_the_pen_is_pale),
            cmocka_unit_test(a_fill_is_bled_if_paler_than_the_sheets_marks),
            cmocka_unit_test(a_dark_pen_steeper_than_print_tells_the_scan),
            cmocka_unit_test(a_fill_as_dark_as_a_second_pens_marks_is_a_mark),
            cmocka_unit_test(a_pen_is_known_by_four_marks_of_ink),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
