/* omr_verge_test.c -- what a box's surroundings tell of a fill that hides its outline. */
#include "omr/verge.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "omr/rise.h"
#include "omr/weigh.h"
#include "tests/omr_drawn_box.h"

enum { PAPER_CELLS = 120, BOX_UM = 7000, PALE = 120 };

static uint8_t near[PAPER_CELLS * PAPER_CELLS];
static uint8_t room[PATCH_EDGE_MAX * PATCH_EDGE_MAX];
static const struct layout_rect box = {BOX_UM, BOX_UM, BOX_UM + 6000, BOX_UM + 6000};

/* The box at (7, 7) mm alone, as the printed page tells it. */
static struct printed box_print(void)
{
    struct printed printed = {.width = PAPER_CELLS, .height = PAPER_CELLS, .near = near};
    int32_t first = printed_cell(BOX_UM), last = printed_cell(BOX_UM + 6000), x, y;

    for (y = 0; y < PAPER_CELLS; y++)
        for (x = 0; x < PAPER_CELLS; x++) {
            int32_t across = x < first ? first - x : x > last ? x - last : 0;
            int32_t down = y < first ? first - y : y > last ? y - last : 0;
            int32_t away = across > down ? across : down;

            near[y * PAPER_CELLS + x] =
                    (uint8_t)(away < PRINTED_FAR ? away : PRINTED_FAR);
        }
    return printed;
}

static int take(
        const struct printed *printed, int32_t rotation, struct ink_window windows[])
{
    struct outline outline = {0, 0, 4, 1, 0, 0, {0}};

    return verge_take(&patch, &outline, &box, rotation, printed, room, windows);
}

/* 1.35 mm but for 0.3 mm, along 6 mm; a label 1.1 mm over the box takes half off one
 * side, whichever way the page lies. */
static void it_ends_before_other_print(void **state)
{
    struct ink_window windows[VERGE_SIDES];
    struct printed printed = box_print();
    int32_t y = printed_cell(BOX_UM - 1100);

    (void)state;
    box_draw();
    assert_int_equal(take(&printed, 0, windows), VERGE_SIDES);
    assert_in_range(windows[0].width, 9, 11); /* left, right, top, bottom */
    assert_int_equal(windows[0].height, BOX);
    assert_int_equal(windows[2].width, BOX);
    assert_in_range(windows[2].height, 9, 11);
    memset(near + y * PAPER_CELLS, 0, PAPER_CELLS);
    memset(near + (y + 1) * PAPER_CELLS, 1, PAPER_CELLS);
    memset(near + (y + 2) * PAPER_CELLS, 2, PAPER_CELLS);
    assert_int_equal(take(&printed, 0, windows), VERGE_SIDES);
    assert_in_range(windows[2].height, 3, 6);
    assert_in_range(windows[3].height, 9, 11);
    assert_int_equal(take(&printed, 180, windows), VERGE_SIDES);
    assert_in_range(windows[2].height, 9, 11);
    assert_in_range(windows[3].height, 3, 6);
}

/* A fill of 7.4 mm, its edge as sharp as the cells or 1 mm broad. */
static void fill_draw(int is_soft)
{
    int in;

    memset(patch.dark, 0, sizeof(patch.dark));
    for (in = 0; in <= (is_soft ? 10 : 0); in++)
        fill(MARGIN - 12 + in + (is_soft ? 0 : 5), MARGIN - 12 + in + (is_soft ? 0 : 5),
                MARGIN + BOX + 12 - in - (is_soft ? 0 : 5),
                MARGIN + BOX + 12 - in - (is_soft ? 0 : 5),
                is_soft ? PALE * in / 10 : PALE);
}

static void a_fills_edges_show_outside_its_outline(void **state)
{
    struct ink_window windows[VERGE_SIDES];
    struct printed printed = box_print();
    struct rise_ways ways;
    int32_t sharp, soft;
    int count;

    (void)state;
    box_draw();
    fill_draw(0);
    count = take(&printed, 0, windows);
    sharp = rise_sixteenths(windows, count, PALE / 4, PALE * 3 / 4, &ways);
    assert_in_range(sharp, 8, 32);
    assert_true(ways.count[0] + ways.count[1] + ways.count[2] >= 12);
    fill_draw(1);
    count = take(&printed, 0, windows);
    soft = rise_sixteenths(windows, count, PALE / 4, PALE * 3 / 4, &ways);
    assert_in_range(soft, 70, 100);
}

/* Ink that falls off over `broad` cells; half of it is left `middle` cells outside the
 * outline. */
static void foot_draw(double middle, double broad)
{
    int away;

    memset(patch.dark, 0, sizeof(patch.dark));
    for (away = MARGIN - 1; away >= 0; away--) {
        double part = 0.5 - (away - middle) / broad;

        part = part < 0 ? 0 : part > 1 ? 1 : part;
        fill(MARGIN - away, MARGIN - away, MARGIN + BOX + away, MARGIN + BOX + away,
                (int)(PALE * part));
    }
}

static struct weight verge_weight(void)
{
    static struct weigh_work work;
    struct ink_window windows[VERGE_SIDES];
    struct printed printed = box_print();
    struct weight weight = {.top_dark = PALE, .top_step = PALE};
    int count = take(&printed, 0, windows);

    weigh_verge(windows, count, CELL_UM, &work, &weight);
    return weight;
}

static int32_t verge_um(void)
{
    return verge_weight().rise_um;
}

/* What a felt pen left beyond the outline was too little for edges, and not looked at. */
static void soft_ink_outside_is_seen(void **state)
{
    (void)state;
    box_draw();
    assert_int_equal(verge_weight().verge_ppm, 0);
    foot_draw(3.6, 12);
    assert_true(verge_weight().verge_ppm > 100000);
}

/* A fill whose dark part the outline hides was a vote, for it seemed to have no edges:
 * felt pen come through the paper. */
static void the_foot_of_an_edge_tells_how_broad_it_is(void **state)
{
    (void)state;
    box_draw();
    foot_draw(4.2, 2);
    assert_in_range(verge_um(), 50, 200);
    foot_draw(3.6, 12);
    assert_in_range(verge_um(), 350, 800);
    foot_draw(0, 2); /* nothing of it is seen */
    assert_int_equal(verge_um(), WEIGH_RISE_NONE_UM);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
            cmocka_unit_test(it_ends_before_other_print),
            cmocka_unit_test(a_fills_edges_show_outside_its_outline),
            cmocka_unit_test(the_foot_of_an_edge_tells_how_broad_it_is),
            cmocka_unit_test(soft_ink_outside_is_seen),
    };

    return cmocka_run_group_tests_name("omr verge", tests, NULL, NULL);
}
