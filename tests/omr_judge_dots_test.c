/* omr_judge_dots_test.c -- ink that came through, told in black and white. */
#include "omr/judge_pen.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>

#include <cmocka.h>

#include "tests/omr_pen.h"

/* In a halftone rubbed crosses were votes: grey dots, each with sharp edges. */
static void grey_dots_among_black_marks_are_rubbed(void **state)
{
    struct weight weight = stroke_across();
    struct judge_pen pen = pen_of(263, SHARPNESS_NONE);

    (void)state;
    weight.is_dots = 1;
    weight.top_dark = 212;
    weight.ink_ppm = 147000;
    weight.core_ppm = 142000;
    weight.stroke_um = 8167;
    assert_true(judge_is_bled(&weight, &pen));
    weight.stroke_um = 8166; /* in one piece, as a second pen's stroke */
    assert_false(judge_is_bled(&weight, &pen));
    weight.stroke_um = 40000;
    weight.top_dark = 214; /* as black as the others */
    assert_false(judge_is_bled(&weight, &pen));
    weight.top_dark = 212;
    pen.top_dark = 229; /* all pale */
    assert_false(judge_is_bled(&weight, &pen));
    pen.top_dark = 263;
    weight.is_dots = 0;
    assert_false(judge_is_bled(&weight, &pen));
}

/* A halftone's dots have sharp edges: felt come through was a vote by them, or every pale
 * mark was held. Ink that is more than half black leaves holes, not dots. */
static void dots_are_bled_if_little_of_them_is_dark(void **state)
{
    struct weight weight = stroke_across();
    struct judge_pen pen = pen_of(145, SHARPNESS_NONE);

    (void)state;
    weight.top_dark = 126;
    weight.rise_um = WEIGH_RISE_NONE_UM;
    weight.is_dots = 1;
    weight.ink_ppm = 100000; /* 42 % and nine tenths of these 10 %: 51 % */
    weight.core_ppm = 51000;
    assert_false(judge_is_bled(&weight, &pen));
    weight.core_ppm = 50999;
    assert_true(judge_is_bled(&weight, &pen));
    weight.top_dark = 136; /* 12 % less */
    weight.core_ppm = 39000;
    assert_false(judge_is_bled(&weight, &pen));
    weight.core_ppm = 38999;
    assert_true(judge_is_bled(&weight, &pen));
    weight.top_dark = 137;
    assert_false(judge_is_bled(&weight, &pen));
    weight.top_dark = 126;
    weight.ink_ppm = 800000; /* counts as 500,000: 42 and 45 % */
    weight.core_ppm = 696000;
    assert_false(judge_is_bled(&weight, &pen));
    weight.core_ppm = 695999;
    assert_true(judge_is_bled(&weight, &pen));
}

/* Sheets all in pencil were held in halftones that make loose dots of it. */
static void dots_of_most_of_a_sheets_marks_are_its_pens(void **state)
{
    struct weight weights[5];
    enum mark marks[5];
    struct sharpness print = print_of(SHARPNESS_NONE);
    struct judge_pen pen;
    int i;

    (void)state;
    for (i = 0; i < 5; i++) {
        weights[i] = stroke_across();
        weights[i].is_dots = 1;
        weights[i].top_dark = 126;
        weights[i].rise_um = WEIGH_RISE_NONE_UM;
        weights[i].ink_ppm = 100000;
        weights[i].core_ppm = 47000; /* 40 per mille less than wanted */
        marks[i] = MARK_FILLED;
    }
    weights[4].core_ppm = 35000; /* 120 less than the others */
    judge_pen(weights, marks, 5, &print, &pen);
    assert_int_equal(pen.dots_least, -160);
    assert_false(judge_is_bled(&weights[0], &pen));
    assert_false(judge_is_bled(&weights[4], &pen));
    weights[4].core_ppm = 34900;
    assert_true(judge_is_bled(&weights[4], &pen));
    judge_pen(weights, marks, 3, &print, &pen); /* too few to tell */
    assert_int_equal(pen.dots_least, 0);
    assert_true(judge_is_bled(&weights[0], &pen));
    for (i = 0; i < 4; i++)
        weights[i].core_ppm = 80000;
    judge_pen(weights, marks, 5, &print, &pen); /* no excuse for what is asked of all */
    assert_int_equal(pen.dots_least, 0);
}

/* In a halftone of large dots felt come through was black, and every second one a vote. */
static void soft_edges_are_not_a_pens_however_black(void **state)
{
    struct weight weight = stroke_across();
    struct judge_pen pen = pen_of(226, SHARPNESS_NONE);

    (void)state;
    weight.is_dots = 1;
    weight.dots = (struct dots_edge){450, 793}; /* 0.629 are less than 1.4 times 0.45 */
    assert_true(judge_is_bled(&weight, &pen));
    weight.dots.rise_permille = 794;
    assert_false(judge_is_bled(&weight, &pen));
    weight.dots = (struct dots_edge){299, 100}; /* filled: no paper is seen */
    assert_false(judge_is_bled(&weight, &pen));
}

/* Pencil was held where a halftone made loose dots of it. */
static void loose_dots_with_a_pens_edges_are_a_mark(void **state)
{
    struct weight weight = stroke_across();
    struct judge_pen pen = pen_of(145, SHARPNESS_NONE);

    (void)state;
    weight.is_dots = 1;
    weight.top_dark = 126;
    weight.ink_ppm = 100000;
    weight.core_ppm = 40000;
    weight.dots = (struct dots_edge){400, 800}; /* 0.64 is 1.6 times 0.4 */
    assert_false(judge_is_bled(&weight, &pen));
    weight.dots.rise_permille = 799;
    assert_true(judge_is_bled(&weight, &pen));
    weight.core_ppm = 51000; /* more than dots leave */
    assert_false(judge_is_bled(&weight, &pen));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
            cmocka_unit_test(grey_dots_among_black_marks_are_rubbed),
            cmocka_unit_test(dots_are_bled_if_little_of_them_is_dark),
            cmocka_unit_test(dots_of_most_of_a_sheets_marks_are_its_pens),
            cmocka_unit_test(soft_edges_are_not_a_pens_however_black),
            cmocka_unit_test(loose_dots_with_a_pens_edges_are_a_mark),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
