/* omr_figure_test.c -- connected ink: what it covers, and what it covers under print. */
#include "omr/figure.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "omr/writing.h"

enum { SIDE = 128, CELL_UM = 170, NODES = SIDE / BACKMAP_SPAN + 2 };

struct bench {
    struct excess excess;
    struct figure_work figures;
    struct backmap_place nodes[NODES * NODES];
};

/* An empty image of 128 x 128 cells that lies on the page without any turn. */
static int bench_open(void **state)
{
    struct bench *bench = calloc(1, sizeof(*bench));
    struct excess *excess = &bench->excess;
    struct error err;
    int i;

    excess_init(excess);
    excess->width = excess->height = SIDE;
    excess->pitch = SIDE + 2 * EXCESS_SIDE;
    excess->cell_um = CELL_UM;
    excess->room = (size_t)excess->pitch * (SIDE + 2 * EXCESS_SIDE_ROWS);
    excess->state = calloc(excess->room, 1);
    excess->backmap.columns = excess->backmap.rows = NODES;
    excess->backmap.nodes = bench->nodes;
    for (i = 0; i < NODES * NODES; i++) {
        bench->nodes[i].x_um = i % NODES * BACKMAP_SPAN * CELL_UM;
        bench->nodes[i].y_um = i / NODES * BACKMAP_SPAN * CELL_UM;
    }
    *state = bench;
    return figure_work_room(&bench->figures, excess, &err);
}

static int bench_close(void **state)
{
    struct bench *bench = *state;

    free(bench->excess.state);
    figure_work_release(&bench->figures);
    free(bench);
    return 0;
}

static void cell_set(struct bench *bench, int x, int y, enum excess_state state)
{
    bench->excess.state[excess_at(&bench->excess, x, y)] = (uint8_t)state;
}

/* A disc of ink of 5.4 mm around (40, 60), 6.8 mm from the left edge. */
static void disc_draw(struct bench *bench)
{
    int x, y;

    for (y = -16; y <= 16; y++)
        for (x = -16; x <= 16; x++)
            if (x * x + y * y <= 256)
                cell_set(bench, 40 + x, 60 + y, EXCESS_CELL);
}

/* Two printed lines cross there, and lead on to both sides. */
static void lines_draw(struct bench *bench)
{
    int along, wide;

    for (along = 0; along < SIDE; along++)
        for (wide = -3; wide <= 3; wide++) {
            cell_set(bench, along, 60 + wide, EXCESS_UNDER);
            cell_set(bench, 40 + wide, along, EXCESS_UNDER);
        }
}

static struct figure disc_take(struct bench *bench)
{
    struct excess_trace trace = {34, 52, 0, 0};
    struct figure figure;

    figure_take(&bench->excess, &trace, &bench->figures, &figure);
    return figure;
}

static void what_print_hides_is_counted_within_the_figure(void **state)
{
    struct bench *bench = *state;
    struct figure figure;

    disc_draw(bench);
    figure = disc_take(bench);
    assert_int_equal(figure.under_um2, 0);
    disc_draw(bench);
    lines_draw(bench);
    figure = disc_take(bench);
    /* 31 by 31 cells, as lines hide the disc's very ends; two of 7, 49 cells shared */
    assert_int_equal(figure.under_um2, (2 * 31 * 7 - 49) * CELL_UM * CELL_UM);
}

/* It was once taken for ink in its rows: table lines left but 50 % of its bounds. */
static void a_hole_over_the_tables_corner_is_a_hole(void **state)
{
    struct bench *bench = *state;
    struct writing writing;
    struct figure figure;

    memset(&writing, 0, sizeof(writing));
    writing.paper = (struct layout_rect){2500, 2500, 207500, 294500};
    disc_draw(bench);
    lines_draw(bench);
    figure = disc_take(bench);
    assert_int_equal(writing_is_hole(&writing, &figure), 1);
    writing.paper.left_um -= 20000; /* far from the edge no one punches */
    writing.paper.top_um -= 20000;
    assert_int_equal(writing_is_hole(&writing, &figure), 0);
}

/* It was once writing: nothing of it was seen under and beyond the edge mark. */
static void a_hole_that_an_edge_mark_cuts_is_a_hole(void **state)
{
    struct bench *bench = *state;
    struct writing writing;
    struct figure figure;
    int x, y;

    memset(&writing, 0, sizeof(writing));
    writing.paper = (struct layout_rect){2500, 2500, 207500, 294500};
    disc_draw(bench);
    for (y = 40; y < 80; y++)
        for (x = 47; x < 60; x++) /* a third of it: what is left is 22 by 33 */
            cell_set(bench, x, y, EXCESS_NONE);
    figure = disc_take(bench);
    assert_int_equal(writing_is_hole(&writing, &figure), 0);
    disc_draw(bench);
    for (y = 40; y < 80; y++)
        for (x = 47; x < 60; x++)
            cell_set(bench, x, y, EXCESS_UNDER);
    figure = disc_take(bench);
    assert_int_equal(writing_is_hole(&writing, &figure), 1);
}

/* Five cells wide, 24 down; and with a second one across it, an X of felt pen. */
static void a_tail_is_one_stroke_and_an_x_is_not(void **state)
{
    struct bench *bench = *state;
    struct excess_trace trace = {40, 60, 0, 0};
    struct figure figure;
    int is_x, i, wide;

    for (is_x = 0; is_x <= 1; is_x++) {
        for (i = -12; i <= 12; i++)
            for (wide = -2; wide <= 2; wide++) {
                cell_set(bench, 40 + i + wide, 60 + i, EXCESS_CELL);
                if (is_x)
                    cell_set(bench, 40 - i + wide, 60 + i, EXCESS_CELL);
            }
        figure_take(&bench->excess, &trace, &bench->figures, &figure);
        assert_int_equal(figure_is_stroke(&figure, NULL), !is_x);
    }
}

/* Two specks 0.9 mm apart were ink in their row. */
static void less_than_a_cells_breadth_of_ink_is_none(void **state)
{
    struct figure figure = {.bounds = {0, 0, 1360, 200}, .area_um2 = 140000};

    (void)state;
    assert_true(figure_is_rim(&figure));
    figure.area_um2 = 177000; /* 130 um on its length */
    assert_false(figure_is_rim(&figure));
    figure.bounds.right_um = 2400; /* a thin stroke of 2.4 mm */
    figure.area_um2 = 300000;
    assert_false(figure_is_rim(&figure));
}

int main(void)
{
#define FACT(name) cmocka_unit_test_setup_teardown(name, bench_open, bench_close)
    const struct CMUnitTest tests[] = {
            cmocka_unit_test(less_than_a_cells_breadth_of_ink_is_none),
            FACT(what_print_hides_is_counted_within_the_figure),
            FACT(a_hole_over_the_tables_corner_is_a_hole),
            FACT(a_hole_that_an_edge_mark_cuts_is_a_hole),
            FACT(a_tail_is_one_stroke_and_an_x_is_not),
    };

    return cmocka_run_group_tests_name("omr figure", tests, NULL, NULL);
}
