/* omr_along_test.c -- a stroke along a box's outline is seen, though none is weighed. */
#include "omr/along.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

/* Cells of 0.1 mm: boxes of 6 mm with lines of 0.3 mm, in grey. */
enum { CELL_UM = 100, MARGIN = 18, BOX = 60, LINE = 3, EDGE = BOX + 2 * MARGIN };
enum { BOXES = 5, DRAWN = 2 }; /* the middle box is drawn on */

struct bench {
    struct layout_page page;
    struct outline outlines[BOXES];
    struct patch plain, drawn;
};

static void fill(struct patch *patch, int left, int top, int right, int bottom, int dark)
{
    int x, y;

    for (y = top; y < bottom; y++)
        for (x = left; x < right; x++)
            patch->dark[y * patch->width + x] = (uint8_t)dark;
}

static void patch_box(struct patch *patch)
{
    memset(patch, 0, sizeof(*patch));
    patch->width = patch->height = EDGE;
    patch->cell_x_um = patch->cell_y_um = CELL_UM;
    patch->white = patch->full = 200;
    patch->left = patch->top = MARGIN;
    patch->right = patch->bottom = MARGIN + BOX;
    fill(patch, MARGIN, MARGIN, MARGIN + BOX, MARGIN + BOX, 200);
    fill(patch, MARGIN + LINE, MARGIN + LINE, MARGIN + BOX - LINE, MARGIN + BOX - LINE,
            0);
}

static void bench_open(struct bench *bench)
{
    memset(bench, 0, sizeof(*bench));
    bench->page.outline_um = LINE * CELL_UM;
    bench->page.box_count = BOXES;
    patch_box(&bench->plain);
    patch_box(&bench->drawn);
}

/* Draw a stroke, in tenths of a millimetre from the box's upper left corner. */
static void draw(struct bench *bench, int left, int top, int right, int bottom, int dark)
{
    fill(&bench->drawn, MARGIN + left, MARGIN + top, MARGIN + right, MARGIN + bottom,
            dark);
}

static int is_drawn(struct bench *bench)
{
    struct along along;
    int i;

    for (i = 0; i < BOXES; i++)
        outline_measure(i == DRAWN ? &bench->drawn : &bench->plain,
                bench->page.outline_um, &bench->outlines[i]);
    along_set(bench->outlines, &bench->page, &bench->plain, &along);
    for (i = 0; i < BOXES; i++)
        if (i != DRAWN)
            assert_false(along_is_thick(&along, &bench->outlines[i]));
    return along_is_thick(&along, &bench->outlines[DRAWN]) &&
           along_is_drawn(&along, &bench->outlines[DRAWN], &bench->drawn);
}

/* Lines of 5 mm within 0.7 mm of the outline were taken for strokes from elsewhere, or
 * not seen at all: their boxes were read empty. */
static void a_stroke_along_the_outline_is_seen(void **state)
{
    static struct bench bench;

    (void)state;
    bench_open(&bench);
    draw(&bench, 5, 4, 55, 8, 160); /* 0.4 mm wide, just inside the upper side */
    assert_true(is_drawn(&bench));
    bench_open(&bench);
    draw(&bench, 0, 5, 5, 55, 200); /* 0.5 mm on the left side: 0.2 mm of it shows */
    assert_true(is_drawn(&bench));
    bench_open(&bench);
    draw(&bench, 58, 5, 64, 55, 160); /* half outside the right side */
    assert_true(is_drawn(&bench));
    bench_open(&bench);
    draw(&bench, 5, 48, 55, 54, 100); /* pencil, at the lower side */
    assert_true(is_drawn(&bench));
}

/* One black cell more than the outline's 0.3 mm: 0.1 mm. */
static void a_side_printed_thick_is_none(void **state)
{
    static struct bench bench;

    (void)state;
    bench_open(&bench);
    draw(&bench, 0, 0, 60, 4, 200);
    assert_false(is_drawn(&bench));
}

/* 0.6 mm: rule M6 has it ignored. */
static void a_dot_on_the_outline_is_none(void **state)
{
    static struct bench bench;

    (void)state;
    bench_open(&bench);
    draw(&bench, 31, 2, 37, 8, 200);
    assert_false(is_drawn(&bench));
}

/* A felt pen's stroke, 3 mm wide, that comes from above and reaches 0.9 mm into the box.
 */
static void a_stroke_from_elsewhere_is_not_along(void **state)
{
    static struct bench bench;

    (void)state;
    bench_open(&bench);
    draw(&bench, 15, -18, 45, 9, 160);
    assert_false(is_drawn(&bench));
}

/* Dirt on the glass: past both corners the same line goes on. */
static void a_line_that_runs_on_is_a_streak(void **state)
{
    static struct bench bench;

    (void)state;
    bench_open(&bench);
    draw(&bench, 4, -18, 8, 78, 160);
    assert_false(is_drawn(&bench));
    bench_open(&bench);
    draw(&bench, 4, -18, 8, 55, 160); /* past one corner alone */
    assert_true(is_drawn(&bench));
}

/* Grey paper in a halftone: every fifth left side has dots on it, and 80 um more; a sheet
 * of clear paper none. */
static void dots_beside_many_sides_are_the_papers(void **state)
{
    static struct bench bench;
    struct along along;
    int i;

    (void)state;
    bench_open(&bench);
    bench.plain.is_bilevel = 1;
    for (i = 0; i < BOXES; i++)
        bench.outlines[i].thick_um[0] = bench.outlines[i].thick_um[1] = 300;
    along_set(bench.outlines, &bench.page, &bench.plain, &along);
    bench.outlines[DRAWN].thick_um[1] = 300 + 60 + CELL_UM;
    assert_false(along_is_thick(&along, &bench.outlines[DRAWN]));
    bench.outlines[DRAWN].thick_um[1]++;
    assert_true(along_is_thick(&along, &bench.outlines[DRAWN]));
    bench.outlines[0].thick_um[0] = bench.outlines[1].thick_um[0] = 380;
    along_set(bench.outlines, &bench.page, &bench.plain, &along);
    bench.outlines[DRAWN].thick_um[1] = 300 + 3 * 80;
    assert_false(along_is_thick(&along, &bench.outlines[DRAWN]));
    bench.outlines[DRAWN].thick_um[1]++;
    assert_true(along_is_thick(&along, &bench.outlines[DRAWN]));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
            cmocka_unit_test(a_stroke_along_the_outline_is_seen),
            cmocka_unit_test(dots_beside_many_sides_are_the_papers),
            cmocka_unit_test(a_side_printed_thick_is_none),
            cmocka_unit_test(a_dot_on_the_outline_is_none),
            cmocka_unit_test(a_stroke_from_elsewhere_is_not_along),
            cmocka_unit_test(a_line_that_runs_on_is_a_streak),
    };

    return cmocka_run_group_tests_name("omr along", tests, NULL, NULL);
}
