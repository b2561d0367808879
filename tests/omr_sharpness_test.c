/* omr_sharpness_test.c -- how steeply a scan shows its own print. */
#include "tests/omr_print.h"

static struct sharpness sharpness(struct print_bench *bench)
{
    struct sharpness print;

    print_look(bench);
    sharpness_measure(&bench->sheet.image, &bench->light, &bench->sheet.layout.pages[0],
            &bench->map, &bench->work, &print);
    return print;
}

/* A step smoothed 1 2 1 goes from a quarter to three quarters in one cell of 85 um, or a
 * third more where it falls within a pixel. */
static void sharp_print_rises_within_a_pixel(void **state)
{
    (void)state;
    assert_in_range(sharpness(*state).um, 80, 115);
}

/* Half of a ramp of five pixels is 212 um. */
static void blurred_print_rises_slowly(void **state)
{
    struct print_bench *bench = *state;

    print_blur(&bench->sheet.image, 1);
    print_blur(&bench->sheet.image, bench->sheet.image.width_px);
    assert_in_range(sharpness(bench).um, 190, 240);
}

/* A page that moved is blurred one way: the steepest quarter runs the other. */
static void print_blurred_one_way_is_as_sharp_as_the_other(void **state)
{
    struct print_bench *bench = *state;
    struct sharpness print;

    print_blur(&bench->sheet.image, bench->sheet.image.width_px);
    print = sharpness(bench);
    assert_in_range(print.um, 80, 115);
    assert_in_range(print.ways_um[0], 80, 115);
    assert_in_range(print.ways_um[1], 145, 190); /* the root of the mean square */
    assert_in_range(print.ways_um[2], 190, 240);
}

static void black_and_white_has_no_slopes(void **state)
{
    struct print_bench *bench = *state;

    bench->sheet.pose.is_bilevel = 1;
    assert_int_equal(sharpness(bench).um, SHARPNESS_NONE);
    assert_int_equal(sharpness(bench).ways_um[1], SHARPNESS_NONE);
}

static void print_again(struct print_bench *bench, int32_t dpi)
{
    struct sheet_pose pose = sheet_pose_plain(dpi);

    sheet_release(&bench->sheet);
    sheet_init(&bench->sheet);
    sheet_print(&bench->sheet, &pose, SHEET_COUNT, NULL);
}

/* Cells smoothed are blurred by their size: print too faint to be measured was taken to
 * be as sharp at 200 dpi, and pencil's marks to have come through. */
static void a_coarse_scan_is_less_sharp(void **state)
{
    struct print_bench *bench = *state;

    assert_int_equal(sharpness(bench).sharp_um, 110);
    print_again(bench, 200);
    assert_in_range(sharpness(bench).sharp_um, 123, 125);
    print_again(bench, 150); /* not smoothed */
    assert_int_equal(sharpness(bench).sharp_um, 110);
}

#define FACT(name) cmocka_unit_test_setup_teardown(name, print_open, print_close)

int main(void)
{
    const struct CMUnitTest tests[] = {
            FACT(sharp_print_rises_within_a_pixel),
            FACT(blurred_print_rises_slowly),
            FACT(print_blurred_one_way_is_as_sharp_as_the_other),
            FACT(black_and_white_has_no_slopes),
            FACT(a_coarse_scan_is_less_sharp),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
