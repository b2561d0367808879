/* omr_outline_test.c -- a box is found by its four sides, whatever is drawn in it. */
#include "omr/outline.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

/* Cells of 0.1 mm: a box of 6 mm with lines of 0.25 mm. */
enum { CELL_UM = 100, MARGIN = 18, BOX = 60, LINE = 3, EDGE = BOX + 2 * MARGIN };

static void patch_fill(
        struct patch *patch, int left, int top, int right, int bottom, int dark)
{
    int x, y;

    for (y = top; y < bottom; y++)
        for (x = left; x < right; x++)
            patch->dark[y * patch->width + x] = (uint8_t)dark;
}

/* A box moved from its place by some tenths of a millimetre. */
static void patch_box(struct patch *patch, int shift_x, int shift_y, int dark)
{
    int left = MARGIN + shift_x, top = MARGIN + shift_y;

    memset(patch, 0, sizeof(*patch));
    patch->width = patch->height = EDGE;
    patch->cell_x_um = patch->cell_y_um = CELL_UM;
    patch->white = patch->full = 255;
    patch->left = patch->top = MARGIN;
    patch->right = patch->bottom = MARGIN + BOX;
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
        assert_int_equal(outline.sides, 4);
        assert_int_equal(outline.shift_x_um, shift * CELL_UM);
        assert_int_equal(outline.shift_y_um, -shift * CELL_UM);
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
    assert_int_equal(outline.shift_x_um, 200);
    assert_int_equal(outline.shift_y_um, 200);
}

/* A felt pen along a side is darker and wider than the printed line. */
static void a_stroke_beside_one_side_does_not_pull(void **state)
{
    static struct patch patch;
    struct outline outline;

    (void)state;
    patch_box(&patch, 0, 0, 180);
    patch_fill(&patch, MARGIN + 5, 0, MARGIN + 15, EDGE, 255);
    outline_measure(&patch, 250, &outline);
    assert_true(outline.is_seen);
    assert_int_equal(outline.shift_x_um, 0);
}

/* Columns of a line shared by two cells: the top of the peak lies between. */
static void the_shift_is_finer_than_a_cell(void **state)
{
    static struct patch patch;
    struct outline outline;
    int y;

    (void)state;
    patch_box(&patch, 0, 0, 200);
    for (y = MARGIN; y < MARGIN + BOX; y++) {
        uint8_t *row = patch.dark + y * EDGE;

        row[MARGIN] = row[MARGIN + LINE] = 100;
        row[MARGIN + BOX - LINE] = row[MARGIN + BOX] = 100;
    }
    outline_measure(&patch, 250, &outline);
    assert_true(outline.shift_x_um > 20 && outline.shift_x_um < 80);
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
        outlines[i].shift_x_um = 200;
        outlines[i].is_seen = 1;
    }
    outlines[2].shift_x_um = 700; /* half a millimetre off: still its own */
    assert_int_equal(outline_settle(outlines, boxes, 5), 0);
    assert_int_equal(outlines[2].shift_x_um, 700);
    outlines[2].shift_x_um = 710;
    assert_int_equal(outline_settle(outlines, boxes, 5), 1);
    assert_int_equal(outlines[2].shift_x_um, 200);
    assert_false(outlines[2].is_seen);
    assert_true(outlines[2].is_agreed);
}

/* A box that the engine does not see for a stroke along its sides is where its
 * neighbours are; one with no side at all may be covered, and is never sure. */
static void a_box_half_seen_is_sure_where_its_neighbours_agree(void **state)
{
    struct outline outline = {0, 0, 2, 0, 1, 1, {0}};

    (void)state;
    assert_true(outline_is_sure(&outline));
    outline.sides = 1;
    assert_false(outline_is_sure(&outline));
    outline.sides = 4;
    outline.is_agreed = 0;
    assert_false(outline_is_sure(&outline));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
            cmocka_unit_test(the_outline_is_found_to_a_millimetre),
            cmocka_unit_test(strokes_that_cross_do_not_pull),
            cmocka_unit_test(a_stroke_beside_one_side_does_not_pull),
            cmocka_unit_test(the_shift_is_finer_than_a_cell),
            cmocka_unit_test(a_box_not_printed_is_not_seen),
            cmocka_unit_test(a_box_out_of_step_takes_its_neighbours_shift),
            cmocka_unit_test(a_box_half_seen_is_sure_where_its_neighbours_agree),
    };

    return cmocka_run_group_tests_name("omr outline", tests, NULL, NULL);
}
