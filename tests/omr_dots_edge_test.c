/* omr_dots_edge_test.c -- edges behind a halftone's dots. */
#include "omr/dots_edge.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>

#include <cmocka.h>

#include "tests/omr_weighed_box.h"

enum { SCREEN = 3 /* cells from dot to dot */ };

static uint8_t rooms[2][PATCH_EDGE_MAX * PATCH_EDGE_MAX];

/* An upright stroke of 1.6 mm through the box, so dark of 255, whose edges take so many
 * cells, seen through a screen of dots. */
static struct dots_edge dotted_stroke(double dark, double edge_cells)
{
    /* the order in which the cells of a dot of the screen turn black */
    static const int screen[SCREEN * SCREEN] = {6, 2, 7, 3, 0, 1, 8, 4, 5};
    struct inside inside;
    struct dots_edge edge;
    int x, y;

    box_draw();
    patch.is_bilevel = 1;
    for (y = MARGIN + LINE; y < MARGIN + BOX - LINE; y++)
        for (x = MARGIN + LINE; x < MARGIN + BOX - LINE; x++) {
            double away = fabs(x + 0.5 - EDGE / 2.0) - 8;
            double cover = 0.5 - away / edge_cells;
            double grey = dark * (cover < 0 ? 0 : cover > 1 ? 1 : cover);
            int order = screen[y % SCREEN * SCREEN + x % SCREEN];

            patch.dark[y * EDGE + x] =
                    grey * SCREEN * SCREEN > (order + 0.5) * 255 ? 255 : 0;
        }
    inside_set(&patch, &drawn_outline, OUTLINE_UM, &inside);
    dots_edge_measure(&inside, rooms[0], rooms[1], &edge);
    return edge;
}

static void a_screen_keeps_a_strokes_step(void **state)
{
    struct dots_edge edge = dotted_stroke(140, 1);

    (void)state;
    assert_in_range(edge.step_permille, 500, 620); /* 140 of 255 are 549 */
    assert_in_range(dotted_stroke(0, 1).step_permille, 0, 60); /* the outline's blur */
}

/* A step over 0.1 mm, blurred by 0.2 mm, rises by 0.4 of it in 0.2 mm: 1.1 in 1 mm; one
 * over 0.8 mm by 0.7 in 1 mm. */
static void a_pens_edge_is_steeper_than_one_come_through(void **state)
{
    struct dots_edge sharp = dotted_stroke(140, 1), soft = dotted_stroke(140, 8);

    (void)state;
    assert_in_range(sharp.rise_permille, 1000, 1250);
    assert_in_range(soft.rise_permille, 550, 780);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
            cmocka_unit_test(a_screen_keeps_a_strokes_step),
            cmocka_unit_test(a_pens_edge_is_steeper_than_one_come_through),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
