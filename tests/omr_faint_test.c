/* omr_faint_test.c -- what is paler than ink, and specks and ends that are not. */
#include "omr/weigh.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>

#include <cmocka.h>

#include "tests/omr_drawn_box.h"

/* What is weighed begins 0.3 + 0.2 + 0.1 mm from the box's outer edge. */
enum { FIRST = MARGIN + 6 };

static struct weigh_work work;

static struct weight weigh(void)
{
    struct outline outline = {0, 0, 4, 1, 0, 0, {0}};
    struct weight weight;

    weigh_box(&patch, &outline, OUTLINE_UM, &work, &weight);
    return weight;
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
            cmocka_unit_test(a_slanted_end_is_no_faint_stroke),
            cmocka_unit_test(black_and_white_has_specks_too),
    };

    return cmocka_run_group_tests_name("omr faint", tests, NULL, NULL);
}
