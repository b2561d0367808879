/* omr_arm_line_test.c -- where a mark's stroke points at its tip. */
#include "omr/arm_line.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

enum { PLACES_MAX = 400, STEP_UM = 100 };

struct bench {
    struct backmap_place places[PLACES_MAX];
    struct figure figure;
};

/* One row of cells more from one place to another. */
static void stroke_add(
        struct bench *bench, int32_t x, int32_t y, int32_t to_x, int32_t to_y)
{
    int32_t length = abs(to_x - x) > abs(to_y - y) ? abs(to_x - x) : abs(to_y - y);
    int32_t steps = length / STEP_UM, i;

    for (i = 0; i <= steps; i++)
        bench->places[bench->figure.count++] = (struct backmap_place){
                x + (to_x - x) * i / steps, y + (to_y - y) * i / steps};
}

/* A mark's arm that misses the box's middle: 6 mm straight down to (50, 56) mm. */
static struct arm_line line(struct bench *bench)
{
    struct backmap_place tip = {50000, 56000};
    struct arm_line line;

    stroke_add(bench, 50000, 50000, 50000, 56000);
    arm_line_take(&bench->figure, &tip, &line);
    return line;
}

static int holds(struct bench *bench, int32_t x, int32_t y, int32_t to_x, int32_t to_y)
{
    struct backmap_place tip = {50000, 56000}, from = {x, y}, to = {to_x, to_y};
    struct arm_line own = line(bench);

    bench->figure.count = 0;
    return arm_line_holds(&own, &tip, &from, &to, 1000);
}

/* A label hid 3 mm between: 19 rows of 106 that were held for no reason, whose boxes the
 * end of a long arm of the row above came to. */
static void a_piece_ahead_on_the_line_is_its_end(void **state)
{
    assert_int_equal(holds(*state, 50300, 59000, 50100, 61000), 1);
    assert_int_equal(holds(*state, 50900, 59000, 49900, 61000), 1); /* its corners */
    assert_int_equal(holds(*state, 50700, 59000, 50700, 61000), 0); /* beside it */
    assert_int_equal(holds(*state, 48500, 60000, 51500, 60000), 0); /* across it */
    assert_int_equal(holds(*state, 50000, 53000, 50000, 55000), 0); /* not ahead */
}

/* Of a crossing that near no line is known; 3 mm away less of the arm tells. */
static void a_crossing_at_the_tip_has_no_line(void **state)
{
    struct bench *bench = *state;

    stroke_add(bench, 47000, 56000, 53000, 56000);
    assert_true(line(bench).dy == 0);
    bench->figure.count = 0;
    stroke_add(bench, 47000, 53000, 53000, 53000);
    assert_true(line(bench).dy > 0.99F);
}

static int bench_open(void **state)
{
    struct bench *bench = calloc(1, sizeof(*bench));

    if (bench == NULL)
        return -1;
    bench->figure.places = bench->places;
    *state = bench;
    return 0;
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
            FACT(a_piece_ahead_on_the_line_is_its_end),
            FACT(a_crossing_at_the_tip_has_no_line),
    };

    return cmocka_run_group_tests_name("omr arm line", tests, NULL, NULL);
}
