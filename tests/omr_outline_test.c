/* omr_outline_test.c -- a box is found by its four sides, whatever is drawn in it. */
#include "omr/outline.h"
#include "omr/weigh.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

enum { BOX = 60, LINE = 3, EDGE = BOX + 2 * PATCH_MARGIN_CELLS };

static void patch_fill(
        struct patch *patch, int left, int top, int right, int bottom, int dark)
{
    int x, y;

    for (y = top; y < bottom; y++)
        for (x = left; x < right; x++)
            patch->dark[y * patch->width + x] = (uint8_t)dark;
}

/* A box of 6 mm with lines of 0.25 mm, moved from its place by some tenths of a
 * millimetre. */
static void patch_box(struct patch *patch, int shift_x, int shift_y, int dark)
{
    int left = PATCH_MARGIN_CELLS + shift_x, top = PATCH_MARGIN_CELLS + shift_y;

    memset(patch, 0, sizeof(*patch));
    patch->width = patch->height = EDGE;
    patch_fill(patch, left, top, left + BOX, top + BOX, dark);
    patch_fill(patch, left + LINE, top + LINE, left + BOX - LINE, top + BOX - LINE, 0);
}

static void the_outline_is_found_to_a_millimetre(void **state)
{
    static struct patch patch;
    struct outline outline;
    int shift;

    (void)state;
    for (shift = -10; shift <= 10; shift += 5) {
        patch_box(&patch, shift, -shift, 200);
        outline_measure(&patch, 250, &outline);
        assert_true(outline.is_seen);
        assert_int_equal(outline.shift_x, shift);
        assert_int_equal(outline.shift_y, -shift);
    }
}

static void strokes_that_cross_do_not_pull(void **state)
{
    static struct patch patch;
    struct outline outline;

    (void)state;
    patch_box(&patch, 2, 2, 120);
    patch_fill(&patch, 0, 40, EDGE, 52,
            255); /* 1.2 mm right through, darker than the line */
    patch_fill(&patch, 30, 0, 42, EDGE, 255);
    outline_measure(&patch, 250, &outline);
    assert_true(outline.is_seen);
    assert_int_equal(outline.shift_x, 2);
    assert_int_equal(outline.shift_y, 2);
}

static void a_box_not_printed_is_not_seen(void **state)
{
    static struct patch patch;
    struct outline outline;

    (void)state;
    patch_box(&patch, 0, 0, 10); /* 4 % of toner: dirt */
    outline_measure(&patch, 250, &outline);
    assert_false(outline.is_seen);
}

static void a_box_out_of_step_takes_its_neighbours_shift(void **state)
{
    static struct layout_box boxes[5];
    struct outline outlines[5];
    int i;

    (void)state;
    memset(boxes, 0, sizeof(boxes));
    memset(outlines, 0, sizeof(outlines));
    for (i = 0; i < 5; i++) {
        boxes[i].rect.left_um = i * 16000;
        outlines[i].shift_x = 2;
        outlines[i].is_seen = 1;
    }
    outlines[2].shift_x = 7; /* half a millimetre off: still its own */
    assert_int_equal(outline_settle(outlines, boxes, 5), 0);
    assert_int_equal(outlines[2].shift_x, 7);
    outlines[2].shift_x = 8;
    assert_int_equal(outline_settle(outlines, boxes, 5), 1);
    assert_int_equal(outlines[2].shift_x, 2);
    assert_false(outlines[2].is_seen);
}

/* Inside: 60 cells less twice 0.25 + 0.3 + 0.085 mm, rounded up to 7 cells: 46 x 46. */
static void ink_is_weighed_inside_the_outline_only(void **state)
{
    static struct patch patch;
    static struct weigh_work work;
    struct outline outline = {0, 0, 1, 0};
    struct weight weight;

    (void)state;
    patch_box(&patch, 0, 0, 255);
    weigh_box(&patch, &outline, 250, 85, &work, &weight);
    assert_int_equal(weight.ink_ppm, 0);
    patch_fill(&patch, PATCH_MARGIN_CELLS, 45, PATCH_MARGIN_CELLS + BOX, 55, 255);
    weigh_box(&patch, &outline, 250, 85, &work, &weight);
    assert_int_equal(weight.inside_cells, 46 * 46);
    assert_int_equal(weight.ink_ppm, 10 * 1000000 / 46);
    assert_int_equal(weight.main_side_um, 4600);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
            cmocka_unit_test(the_outline_is_found_to_a_millimetre),
            cmocka_unit_test(strokes_that_cross_do_not_pull),
            cmocka_unit_test(a_box_not_printed_is_not_seen),
            cmocka_unit_test(a_box_out_of_step_takes_its_neighbours_shift),
            cmocka_unit_test(ink_is_weighed_inside_the_outline_only),
    };

    return cmocka_run_group_tests_name("omr outline", tests, NULL, NULL);
}
