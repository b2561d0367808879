/* omr_arm_fit_test.c -- what print hides between an arm's tip and a piece beyond it. */
#include "omr/arm_fit.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

enum { PAPER_CELLS = 400 };

struct bench {
    uint8_t near[PAPER_CELLS * PAPER_CELLS];
    struct printed printed;
};

static int bench_open(void **state)
{
    struct bench *bench = calloc(1, sizeof(*bench));

    if (bench == NULL)
        return -1;
    memset(bench->near, PRINTED_FAR, sizeof(bench->near));
    bench->printed.width = bench->printed.height = PAPER_CELLS;
    bench->printed.near = bench->near;
    *state = bench;
    return 0;
}

static int bench_close(void **state)
{
    free(*state);
    return 0;
}

/* A row's line or a label below the box, all across. */
static void print_add(struct bench *bench, int32_t top_um, int32_t bottom_um)
{
    int32_t y;

    for (y = printed_cell(top_um); y < printed_cell(bottom_um); y++)
        memset(bench->near + y * PAPER_CELLS, 0, PAPER_CELLS);
}

/* An arm leaves a box of 6 mm, its middle at (30, 30) mm, and ends at (32, 33) mm:
 * straight down, beside the ray from the middle. The piece is 1 mm long and as upright.
 */
static int is_at_tip(const struct bench *bench, int is_marked, int32_t x, int32_t y)
{
    struct layout_rect box = {27000, 27000, 33000, 33000};
    struct backmap_place offset = {2000, 3000};
    struct arm_line line = {32000, 31000, 0, 1};
    struct arm_piece piece = {.ends = {{x, y}, {x, y + 1000}}, .row_count = 1};

    return arm_is_at_tip(&bench->printed, &piece, is_marked, &box, &offset, &line);
}

/* 3.8 mm of skip, of which a row's line hides 1: rows with marks were held. */
static void what_print_hides_of_a_skip_is_none(void **state)
{
    struct bench *bench = *state;

    assert_int_equal(is_at_tip(bench, 1, 32000, 36800), 0);
    print_add(bench, 35000, 36000);
    assert_int_equal(is_at_tip(bench, 1, 32000, 36800), 1);
    assert_int_equal(is_at_tip(bench, 0, 32000, 36800), 0); /* a row without a mark */
}

/* 2.4 mm of skip, of which a row's line hides 1: a blank row was held for the end of an
 * arm that reached 1 mm into its box. */
static void a_blank_row_holds_an_arms_end_right_behind_print(void **state)
{
    struct bench *bench = *state;

    assert_int_equal(is_at_tip(bench, 0, 32000, 35400), 0); /* nothing hides its skip */
    print_add(bench, 34000, 35000);
    assert_int_equal(is_at_tip(bench, 0, 32000, 35400), 1);
    assert_int_equal(is_at_tip(bench, 0, 32500, 35400), 0); /* beside its line */
    assert_int_equal(is_at_tip(bench, 0, 32000, 35800), 0); /* 1.8 mm of skip seen */
}

int main(void)
{
#define FACT(name) cmocka_unit_test_setup_teardown(name, bench_open, bench_close)
    const struct CMUnitTest tests[] = {
            FACT(what_print_hides_of_a_skip_is_none),
            FACT(a_blank_row_holds_an_arms_end_right_behind_print),
    };

    return cmocka_run_group_tests_name("omr arm_fit", tests, NULL, NULL);
}
