/* omr_dark_row_test.c -- which cells of a row are dark. */
#include "omr/dark_row.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

enum {
    PIXEL = 1 << DARK_ROW_SHIFT,
    WIDTH = 170, /* of the image: no more memory than it needs is there */
    HEIGHT = 9,
    COUNT = 70,
    LIMIT = 100
};

/* Half of the places or so are dark. */
static int level_of(int x, int y)
{
    return (x * x * 13 + y * 57 + x * 31) % 211;
}

static struct image image_new(void)
{
    struct image image;
    int x, y;

    image_init(&image);
    image.width_px = WIDTH;
    image.height_px = HEIGHT;
    image.pixels = malloc((size_t)WIDTH * HEIGHT);
    assert_non_null(image.pixels);
    for (y = 0; y < HEIGHT; y++)
        for (x = 0; x < WIDTH; x++)
            image.pixels[y * WIDTH + x] = (uint8_t)level_of(x, y);
    return image;
}

/* Halves are rounded down, also those below 0. */
static int pixel_of(int64_t place)
{
    return (int)(place >= 0 ? place / PIXEL : -((PIXEL - 1 - place) / PIXEL));
}

static int is_dark(int x, int y, int limit)
{
    if (x < 0 || y < 0 || x + 1 >= WIDTH || y + 1 >= HEIGHT)
        return 0;
    return level_of(x, y) + level_of(x + 1, y) + level_of(x, y + 1) +
                   level_of(x + 1, y + 1) <=
           4 * limit;
}

static void assert_right(const struct image *image, const struct dark_row *row, int limit)
{
    uint8_t out[COUNT];
    int i;

    dark_row_see(image, row, limit, COUNT, out);
    for (i = 0; i < COUNT; i++)
        assert_int_equal(out[i], is_dark(pixel_of(row->x + i * row->step_x),
                                         pixel_of(row->y + i * row->step_y), limit));
}

/* The row may lie anywhere, and reach over any of the image's edges. */
static void assert_right_anywhere(int32_t step_x, int32_t step_y)
{
    struct image image = image_new();
    int x, y;

    for (y = -2; y <= HEIGHT; y++)
        for (x = -150; x <= WIDTH + 150; x++) {
            struct dark_row row = {(int64_t)x * PIXEL + (x * 9973 & (PIXEL - 1)),
                    (int64_t)y * PIXEL + (x * 3571 & (PIXEL - 1)), step_x, step_y};

            assert_right(&image, &row, LIMIT);
        }
    image_release(&image);
}

static void cells_of_two_pixels_are_each_their_own(void **state)
{
    (void)state;
    assert_right_anywhere(2 * PIXEL, 0);
    assert_right_anywhere(2 * PIXEL + 300, 500);
    assert_right_anywhere(2 * PIXEL - 300, -500);
    assert_right_anywhere(2 * PIXEL + 4096, 4096); /* the most that is seen together */
    assert_right_anywhere(2 * PIXEL - 4096, -4096);
}

static void so_they_are_on_a_turned_sheet(void **state)
{
    (void)state;
    assert_right_anywhere(-2 * PIXEL, 0);
    assert_right_anywhere(-2 * PIXEL + 300, 500);
    assert_right_anywhere(-2 * PIXEL - 300, -500);
    assert_right_anywhere(-2 * PIXEL + 4096, -4096);
    assert_right_anywhere(-2 * PIXEL - 4096, 4096);
}

static void so_they_are_at_other_resolutions_and_far_askew(void **state)
{
    (void)state;
    assert_right_anywhere(PIXEL * 4 / 3, 200);
    assert_right_anywhere(PIXEL, -200);
    assert_right_anywhere(-PIXEL * 8 / 3, 200);
    assert_right_anywhere(2 * PIXEL, 4097);
}

/* At every limit, and below all levels. */
static void the_limit_itself_is_dark(void **state)
{
    struct image image = image_new();
    struct dark_row row = {0, 0, 2 * PIXEL, 0};
    int limit;

    (void)state;
    for (limit = -1; limit <= UINT8_MAX; limit++)
        assert_right(&image, &row, limit);
    image_release(&image);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
            cmocka_unit_test(cells_of_two_pixels_are_each_their_own),
            cmocka_unit_test(so_they_are_on_a_turned_sheet),
            cmocka_unit_test(so_they_are_at_other_resolutions_and_far_askew),
            cmocka_unit_test(the_limit_itself_is_dark),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
