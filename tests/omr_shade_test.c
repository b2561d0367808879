/* omr_shade_test.c -- what runs on beyond a box on both sides is no mark in it. */
#include "omr/shade.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>

#include <cmocka.h>

#include "tests/omr_weighed_box.h"

/* A shade of 8 % of white, 1.5 mm broad, right through the patch: beside the box, and in
 * it, not on its outline. */
static void shade_draw(int first, int last, int dark)
{
    box_draw();
    fill(0, first, MARGIN, last, dark);
    fill(MARGIN + BOX, first, EDGE, last, dark);
    fill(MARGIN + LINE, first, MARGIN + BOX - LINE, last, dark);
}

/* The shade of a fold was taken for light pencil in every box of a row. */
static void a_shade_across_the_row_is_taken_out(void **state)
{
    (void)state;
    shade_draw(40, 55, 20);
    assert_int_equal(weigh().faint_extent_um, 0);
    assert_int_equal(weigh().residue_um, 0);
    fill(MARGIN + BOX, 40, EDGE, 55, 0); /* ends at the box */
    assert_true(weigh().faint_extent_um >= 4000);
}

/* So dark a line right through a row may be a light pencil's. */
static void a_darker_line_stays(void **state)
{
    (void)state;
    shade_draw(46, 51, 22);
    assert_int_equal(weigh().faint_extent_um, 0);
    shade_draw(46, 51, 30);
    assert_true(weigh().faint_extent_um >= 4000);
}

/* What else is in the box is seen as before. */
static void pencil_on_a_shade_stays(void **state)
{
    int i;

    (void)state;
    shade_draw(40, 55, 20);
    for (i = 0; i < 30; i++)
        fill(33 + i, 33 + i, 37 + i, 37 + i, 45);
    assert_true(weigh().faint_extent_um >= 3500);
    assert_true(weigh().faint_sharp >= 90);
}

/* A light pencil's X goes on beyond all four corners of its box. */
static void an_x_beyond_its_corners_stays(void **state)
{
    int i;

    (void)state;
    box_draw();
    for (i = 2; i < EDGE - 6; i++) {
        fill(i, i, i + 4, i + 4, 40);
        fill(EDGE - 4 - i, i, EDGE - i, i + 4, 40);
    }
    assert_true(weigh().faint_extent_um >= 6000);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
            cmocka_unit_test(a_shade_across_the_row_is_taken_out),
            cmocka_unit_test(a_darker_line_stays),
            cmocka_unit_test(pencil_on_a_shade_stays),
            cmocka_unit_test(an_x_beyond_its_corners_stays),
    };

    return cmocka_run_group_tests_name("omr shade", tests, NULL, NULL);
}
