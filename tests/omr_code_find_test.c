/* omr_code_find_test.c -- modules read where they are printed, and around there. */
#include "omr/code_find.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "tests/omr_sheet.h"

enum { CELLS = SHEET_CODE_SIDE * SHEET_CODE_SIDE };

struct bench {
    struct sheet sheet;
    struct light light;
    struct register_map map;
    struct code_cells cells;
};

/* 150 dpi: a module of 0.55 mm is 3.3 pixels. */
static int bench_open(void **state)
{
    struct bench *bench = calloc(1, sizeof(*bench));
    struct sheet_pose pose = sheet_pose_plain(150);

    sheet_init(&bench->sheet);
    sheet_print(&bench->sheet, &pose, SHEET_COUNT, NULL);
    *state = bench;
    bench->map.xx = bench->map.yy = 150 / 25400.0;
    return light_measure(&bench->sheet.image, &bench->light);
}

static int bench_close(void **state)
{
    struct bench *bench = *state;

    sheet_release(&bench->sheet);
    free(bench);
    return 0;
}

static const struct layout_code *code_of(const struct bench *bench)
{
    return &bench->sheet.layout.pages[0].codes[0];
}

static int agreement(struct bench *bench, int32_t x_um, int32_t y_um)
{
    struct code_shift shift = {x_um, y_um};

    code_sample(&bench->sheet.image, &bench->light, &bench->map, code_of(bench), shift,
            &bench->cells);
    return code_agreement(&bench->cells, &code_of(bench)->count, SHEET_CODE_SIDE);
}

static void every_module_is_read(void **state)
{
    struct bench *bench = *state;

    assert_int_equal(agreement(bench, 0, 0), CODE_SAME_PERMILLE);
    assert_int_equal(agreement(bench, 100, -100), CODE_SAME_PERMILLE);
}

/* By a whole module aside nothing agrees but by chance. */
static void a_module_aside_is_another_code(void **state)
{
    struct bench *bench = *state;

    assert_in_range(agreement(bench, 552, 0), 400, 600);
    assert_in_range(agreement(bench, 0, -552), 400, 600);
}

static void agreement_counts_each_module(void **state)
{
    struct bench *bench = *state;
    struct layout_modules printed = code_of(bench)->count;
    int i;

    assert_int_equal(agreement(bench, 0, 0), CODE_SAME_PERMILLE);
    printed.cells[CELLS - 1] ^= 1; /* one of 841 */
    assert_int_equal(code_agreement(&bench->cells, &printed, SHEET_CODE_SIDE), 998);
    for (i = 0; i < CELLS; i++)
        printed.cells[i] = bench->cells.cells[i] ^ 1;
    assert_int_equal(code_agreement(&bench->cells, &printed, SHEET_CODE_SIDE), 0);
    assert_int_equal(code_agreement(&bench->cells, &printed, 0), 0);
}

/* The largest code there is: more modules than one byte can count. */
static void the_largest_code_is_counted(void **state)
{
    static struct code_cells white;
    static struct layout_modules black;

    (void)state;
    memset(black.cells, 1, sizeof(black.cells));
    assert_int_equal(code_agreement(&white, &black, LAYOUT_MODULES_MAX), 0);
    black.cells[7] = 0; /* one of 3249 */
    assert_int_equal(code_agreement(&white, &black, LAYOUT_MODULES_MAX), 0);
    memset(black.cells, 0, sizeof(black.cells));
    assert_int_equal(
            code_agreement(&white, &black, LAYOUT_MODULES_MAX), CODE_SAME_PERMILLE);
}

/* Half of the modules known beforehand are enough to find the place. */
static void a_code_is_found_around_its_place(void **state)
{
    static const struct code_shift from[] = {
            {0, 700}, {0, -700}, {200, 700}, {-200, -400}};
    struct bench *bench = *state;
    struct code_cells expected;
    size_t i;
    int k;

    for (k = 0; k < CELLS; k++)
        expected.cells[k] = k % 2 ? CODE_UNKNOWN : code_of(bench)->count.cells[k];
    for (i = 0; i < sizeof(from) / sizeof(from[0]); i++) {
        struct code_shift shift = from[i];

        code_align(&bench->sheet.image, &bench->light, &bench->map, code_of(bench),
                &expected, &shift);
        assert_true(agreement(bench, shift.x_um, shift.y_um) >= 980);
    }
}

static void outside_the_picture_all_is_white(void **state)
{
    struct bench *bench = *state;
    int i;

    bench->map.x0 = 1e7;
    (void)agreement(bench, 0, 0);
    for (i = 0; i < CELLS; i++)
        assert_int_equal(bench->cells.cells[i], 0);
}

int main(void)
{
#define FACT(name) cmocka_unit_test_setup_teardown(name, bench_open, bench_close)
    const struct CMUnitTest tests[] = {
            FACT(every_module_is_read),
            FACT(a_module_aside_is_another_code),
            FACT(agreement_counts_each_module),
            FACT(the_largest_code_is_counted),
            FACT(a_code_is_found_around_its_place),
            FACT(outside_the_picture_all_is_white),
    };

    return cmocka_run_group_tests_name("omr code find", tests, NULL, NULL);
}
