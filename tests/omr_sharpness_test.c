/* omr_sharpness_test.c -- how steeply a scan shows its own print. */
#include "omr/sharpness.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "tests/omr_sheet.h"

struct bench {
    struct sheet sheet;
    struct light light;
    struct find_target target;
    struct blob_window window;
    struct find_result found;
    struct register_map map;
    struct sharpness_work work;
};

static int bench_open(void **state)
{
    struct bench *bench = calloc(1, sizeof(*bench));
    struct sheet_pose pose = sheet_pose_plain(300);

    sheet_init(&bench->sheet);
    sheet_print(&bench->sheet, &pose, SHEET_COUNT, NULL);
    *state = bench;
    return find_target_of(&bench->sheet.layout.pages[0], &bench->target);
}

static int bench_close(void **state)
{
    struct bench *bench = *state;

    sheet_release(&bench->sheet);
    free(bench);
    return 0;
}

/* Each pixel becomes the mean of five: in a row (step 1) or in a column (step: a row). */
static void blur(struct image *image, ptrdiff_t step)
{
    ptrdiff_t count = (ptrdiff_t)image->width_px * image->height_px, i;
    uint8_t *before = malloc((size_t)count);

    memcpy(before, image->pixels, (size_t)count);
    for (i = 2 * step; i + 2 * step < count; i++)
        image->pixels[i] =
                (uint8_t)((before[i - 2 * step] + before[i - step] + before[i] +
                                  before[i + step] + before[i + 2 * step]) /
                          5);
    free(before);
}

static struct sharpness sharpness(struct bench *bench)
{
    const struct layout_page *page = &bench->sheet.layout.pages[0];
    int32_t pose_dpi = (int32_t)bench->sheet.pose.dpi;
    struct find_dpi dpi = {pose_dpi, pose_dpi};
    struct sharpness print;

    sheet_scan(&bench->sheet);
    assert_int_equal(light_measure(&bench->sheet.image, &bench->light), 0);
    find_corners(&bench->sheet.image, &bench->light, &bench->target, &dpi, &bench->window,
            &bench->found);
    assert_int_equal(bench->found.count, 4);
    bench->light.black = bench->found.black;
    register_corners(page, &bench->found, 0, &bench->map);
    sharpness_measure(
            &bench->sheet.image, &bench->light, page, &bench->map, &bench->work, &print);
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
    struct bench *bench = *state;

    blur(&bench->sheet.image, 1);
    blur(&bench->sheet.image, bench->sheet.image.width_px);
    assert_in_range(sharpness(bench).um, 190, 240);
}

/* A page that moved is blurred one way: the steepest quarter runs the other. */
static void print_blurred_one_way_is_as_sharp_as_the_other(void **state)
{
    struct bench *bench = *state;
    struct sharpness print;

    blur(&bench->sheet.image, bench->sheet.image.width_px);
    print = sharpness(bench);
    assert_in_range(print.um, 80, 115);
    assert_in_range(print.ways_um[0], 80, 115);
    assert_in_range(print.ways_um[1], 145, 190); /* the root of the mean square */
    assert_in_range(print.ways_um[2], 190, 240);
}

static void black_and_white_has_no_slopes(void **state)
{
    struct bench *bench = *state;

    bench->sheet.pose.is_bilevel = 1;
    assert_int_equal(sharpness(bench).um, SHARPNESS_NONE);
    assert_int_equal(sharpness(bench).ways_um[1], SHARPNESS_NONE);
}

static void print_again(struct bench *bench, int32_t dpi)
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
    struct bench *bench = *state;

    assert_int_equal(sharpness(bench).sharp_um, 110);
    print_again(bench, 200);
    assert_in_range(sharpness(bench).sharp_um, 123, 125);
    print_again(bench, 150); /* not smoothed */
    assert_int_equal(sharpness(bench).sharp_um, 110);
}

#define FACT(name) cmocka_unit_test_setup_teardown(name, bench_open, bench_close)

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
