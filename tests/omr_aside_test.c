/* omr_aside_test.c -- how much of the ink at a box lies in it. */
#include "omr/aside.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>

#include <cmocka.h>

#include "tests/omr_soft_box.h"

/* What is weighed begins 0.6 mm from the box's outer edge; 0.2 mm beyond it is clear. */
enum { FIRST = MARGIN + 6, BESIDE = MARGIN - 2 };

static int32_t percent(void)
{
    struct inside inside = soft_inside();

    return aside_percent(&inside);
}

static void the_share_is_that_of_ink_on_both_sides_of_the_outline(void **state)
{
    (void)state;
    box_draw();
    fill(FIRST, 40, FIRST + 12, 44, 200);
    assert_int_equal(percent(), 100);
    fill(BESIDE - 12, 40, BESIDE, 44, 200);
    assert_int_equal(percent(), 50);
    fill(40, EDGE - 8, 52, EDGE, 200); /* below, too */
    assert_int_equal(percent(), 25);
}

/* The outline and its blur, and what reaches in no further. */
static void the_outline_is_on_neither_side(void **state)
{
    (void)state;
    box_draw();
    assert_int_equal(percent(), 0);
    fill(FIRST, 40, FIRST + 12, 44, 200);
    fill(BESIDE, 36, FIRST, 48, 200);
    assert_int_equal(percent(), 100);
}

/* A tenth of black: paper's own shade. A quarter: a skipping pen's trail. */
static void what_a_skipping_pen_leaves_is_ink(void **state)
{
    (void)state;
    box_draw();
    fill(FIRST, 40, FIRST + 12, 44, 200);
    fill(BESIDE - 12, 40, BESIDE, 44, 25);
    assert_int_equal(percent(), 100);
    fill(BESIDE - 12, 40, BESIDE, 44, 64);
    assert_int_equal(percent(), 50);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
            cmocka_unit_test(the_share_is_that_of_ink_on_both_sides_of_the_outline),
            cmocka_unit_test(the_outline_is_on_neither_side),
            cmocka_unit_test(what_a_skipping_pen_leaves_is_ink),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
