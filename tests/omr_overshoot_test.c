/* omr_overshoot_test.c -- which parts of a figure in another row are arms alone. */
#include "omr/overshoot.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

enum { PLACES_MAX = 2000, CELL_UM = 100 };

struct bench {
    struct backmap_place places[PLACES_MAX];
};

/* Cells side by side, the middle ones hidden. */
static void line_add(struct bench *bench, struct figure *figure, int32_t y, int32_t from,
        int32_t to, int32_t hidden)
{
    int32_t x, middle = (from + to) / 2;

    for (x = from; x <= to; x += CELL_UM)
        if (abs(x - middle) * 2 >= hidden)
            bench->places[figure->count++] = (struct backmap_place){x, y};
    figure->bounds.left_um =
            from < figure->bounds.left_um ? from : figure->bounds.left_um;
    figure->bounds.right_um =
            to >= figure->bounds.right_um ? to + 1 : figure->bounds.right_um;
}

/* 3 mm of stroke from the row's upper edge, `breadth` broad, but for what a label
 * hides of it from 0.6 mm on. */
static struct figure arm(struct bench *bench, int32_t breadth, int32_t hidden)
{
    struct figure figure = {.bounds = {50000, 0, 0, 3000}, .places = bench->places};
    int32_t y;

    for (y = 0; y < 3000; y += CELL_UM)
        line_add(bench, &figure, y, 20000, 20000 + breadth, y < 600 ? 0 : hidden);
    return figure;
}

static const struct layout_rect row = {0, 0, 100000, 14000};

/* The two sides of a felt pen's stroke of 2 mm were two strokes, and its neighbour's row
 * was held. */
static void a_felt_arm_whose_middle_a_label_hides_is_one(void **state)
{
    struct bench *bench = *state;
    struct figure figure = arm(bench, 2000, 1800);

    assert_true(figure_line_off(&figure, &row) > 600);
    assert_int_equal(overshoot_is_arms(&figure, &row), 1);
    figure = arm(bench, 2600, 1900);
    assert_int_equal(overshoot_is_arms(&figure, &row), 0);
}

/* 3 mm both ways, drawn with a pen of 0.4 mm. */
static void a_small_cross_is_none(void **state)
{
    struct bench *bench = *state;
    struct figure figure = {.bounds = {50000, 0, 0, 3000}, .places = bench->places};
    int32_t y;

    for (y = 0; y < 3000; y += CELL_UM) {
        line_add(bench, &figure, y, 20000 + y, 20400 + y, 0);
        line_add(bench, &figure, y, 23000 - y, 23400 - y, 0);
    }
    assert_int_equal(overshoot_is_arms(&figure, &row), 0);
}

/* A word of five letters, each a leg of 0.4 mm and 2 mm high, joined at the foot. */
static void a_word_over_the_rows_is_told_from_arms(void **state)
{
    struct bench *bench = *state;
    struct figure figure = {.bounds = {50000, 0, 0, 3000}, .places = bench->places};
    int32_t y, leg;

    for (y = 800; y < 2400; y += CELL_UM)
        for (leg = 0; leg < 5; leg++)
            line_add(bench, &figure, y, 20000 + leg * 1000, 20400 + leg * 1000, 0);
    line_add(bench, &figure, 2400, 20000, 24400, 0);
    assert_int_equal(overshoot_is_arms(&figure, &row), 1); /* low, it is as flat */
    assert_int_equal(overshoot_has_word(&figure, &row), 1);
    figure = arm(bench, 2000, 0);
    assert_int_equal(overshoot_has_word(&figure, &row), 0);
}

/* Two letters apart, joined to a mark elsewhere; arms side by side are strokes, be they
 * as broad as aslant. */
static void two_letters_over_the_rows_are_told_from_two_arms(void **state)
{
    struct bench *bench = *state;
    struct figure figure = {.bounds = {50000, 0, 0, 3000}, .places = bench->places};
    int32_t y, letter;

    for (y = 500; y < 2500; y += CELL_UM)
        for (letter = 20000; letter < 25000; letter += 4000) {
            line_add(bench, &figure, y, letter, letter + 300, 0);
            line_add(bench, &figure, y, letter + 2200, letter + 2500, 0);
        }
    for (letter = 20000; letter < 25000; letter += 4000)
        line_add(bench, &figure, 2500, letter, letter + 2500, 0);
    figure.area_um2 = (int64_t)figure.count * CELL_UM * CELL_UM;
    assert_int_equal(overshoot_has_word(&figure, &row), 1);
    figure = (struct figure){.bounds = {50000, 0, 0, 3000}, .places = bench->places};
    for (y = 500; y < 2500; y += CELL_UM)
        for (letter = 20000; letter < 25000; letter += 4500)
            line_add(bench, &figure, y, letter + y / 2, letter + y / 2 + 2400, 0);
    figure.area_um2 = (int64_t)figure.count * CELL_UM * CELL_UM;
    assert_int_equal(overshoot_has_word(&figure, &row), 0);
}

/* 3 mm up and 4.4 mm across with a felt pen of 2 mm, which a table's last row hangs out
 * of the page's rows: no narrower at any height than 3 mm, and as far off as a word. */
static void a_felt_arm_that_leans_is_no_word(void **state)
{
    struct bench *bench = *state;
    struct figure figure = {.bounds = {50000, 0, 0, 3000}, .places = bench->places};
    int32_t y;

    for (y = 0; y < 3000; y += CELL_UM)
        line_add(bench, &figure, y, 20000 + y, 22800 + y, 0);
    figure.area_um2 = (int64_t)figure.count * CELL_UM * CELL_UM;
    assert_true(figure_line_off(&figure, &row) > 300);
    assert_int_equal(overshoot_has_word(&figure, &row), 0);
    figure.area_um2 /= 2; /* with paper between its strokes it is one */
    assert_int_equal(overshoot_has_word(&figure, &row), 1);
}

static int bench_open(void **state)
{
    *state = calloc(1, sizeof(struct bench));
    return *state == NULL ? -1 : 0;
}

static int bench_close(void **state)
{
    free(*state);
    return 0;
}

int main(void)
{
#define FACT(name) cmocka_unit_test_setup_teardown(name, bench_open, bench_close)
    const struct CMUnitTest tests[] = {
            FACT(a_felt_arm_whose_middle_a_label_hides_is_one),
            FACT(a_small_cross_is_none),
            FACT(a_word_over_the_rows_is_told_from_arms),
            FACT(two_letters_over_the_rows_are_told_from_two_arms),
            FACT(a_felt_arm_that_leans_is_no_word),
    };

    return cmocka_run_group_tests_name("omr overshoot", tests, NULL, NULL);
}
