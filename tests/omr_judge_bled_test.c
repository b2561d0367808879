/* omr_judge_bled_test.c -- ink come through from the other side, and the sheet's own pen.
 */
#include "omr/judge.h"

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
    struct judge_pen pen = {1, 110, 130, 160};

    (void)state;
    weight.top_dark = 110;
    weight.rise_um = 235;
    assert_false(judge_is_bled(&weight, &pen));
    weight.rise_um = 236;
    assert_true(judge_is_bled(&weight, &pen));
    weight.top_dark = 133; /* no felt is as dark on the other side */
    assert_false(judge_is_bled(&weight, &pen));
    weight.top_dark = 110;
    pen.print_um = WEIGH_RISE_NONE_UM; /* too faint: as in a sharp scan */
    weight.rise_um = 185;
    assert_false(judge_is_bled(&weight, &pen));
    weight.rise_um = 186;
    assert_true(judge_is_bled(&weight, &pen));
}

/* Felt pen on both sides: what came through is paler than the marks by far. */
static void a_much_paler_mark_must_be_steeper(void **state)
{
    struct weight weight = stroke_across();
    struct judge_pen pen = {1, 200, 120, 110};

    (void)state;
    weight.top_dark = 112;
    weight.rise_um = 175;
    assert_false(judge_is_bled(&weight, &pen));
    weight.rise_um = 176;
    assert_true(judge_is_bled(&weight, &pen));
    pen.top_dark = 172;
    assert_false(judge_is_bled(&weight, &pen));
}

/* A halftone's dots have sharp edges: felt come through was a vote by them. */
static void pale_dots_are_bled_unless_the_pen_is_pale(void **state)
{
    struct weight weight = stroke_across();
    struct judge_pen pen = {1, 145, 110, 110};

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

/* A fill hides its own edges, and a pencil's is paler than its strokes on the same sheet:
 * it was held for that. */
static void a_fill_is_bled_if_paler_than_any_pencils(void **state)
{
    struct weight weight = stroke_across();
    struct judge_pen pen = {1, 180, 110, 110};

    (void)state;
    weight.ink_ppm = 990000;
    weight.rise_um = WEIGH_RISE_NONE_UM;
    weight.top_dark = 113;
    assert_false(judge_is_bled(&weight, &pen));
    weight.top_dark = 112;
    assert_true(judge_is_bled(&weight, &pen));
    pen.top_dark = 142; /* as pale as this pencil's strokes allow */
    assert_false(judge_is_bled(&weight, &pen));
    pen.is_known = 0;
    assert_true(judge_is_bled(&weight, &pen));
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

int main(void)
{
    const struct CMUnitTest tests[] = {
            cmocka_unit_test(pale_ink_less_steep_than_print_is_bled),
            cmocka_unit_test(a_much_paler_mark_must_be_steeper),
            cmocka_unit_test(pale_dots_are_bled_unless_the_pen_is_pale),
            cmocka_unit_test(a_fill_is_bled_if_paler_than_any_pencils),
            cmocka_unit_test(a_pen_is_known_by_four_marks_of_ink),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
