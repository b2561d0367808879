/* omr_image_test.c -- memory of pages is bounded and used again. */
#include "omr/image.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

static void sizes_at_the_bounds(void **state)
{
    static const struct {
        int32_t width_px, height_px;
        int result;
    } cases[] = {{1, 1, 0}, {0, 1, -1}, {1, 0, -1}, {-1, 5, -1},
            {IMAGE_EDGE_MAX_PX, 1, 0}, {IMAGE_EDGE_MAX_PX + 1, 1, -1},
            {1, IMAGE_EDGE_MAX_PX + 1, -1}, {20000, 4000, 0}, {20000, 4001, -1},
            {INT32_MAX, INT32_MAX, -1}};
    struct image image;
    size_t i;

    (void)state;
    image_init(&image);
    for (i = 0; i < sizeof(cases) / sizeof(cases[0]); i++)
        assert_int_equal(
                image_allocate(&image, cases[i].width_px, cases[i].height_px, NULL),
                cases[i].result);
    image_release(&image);
}

static void a_smaller_page_uses_the_same_memory(void **state)
{
    struct image image;
    uint8_t *pixels;

    (void)state;
    image_init(&image);
    assert_int_equal(image_allocate(&image, 100, 100, NULL), 0);
    pixels = image.pixels;
    assert_int_equal(image_allocate(&image, 50, 200, NULL), 0);
    assert_ptr_equal(image.pixels, pixels);
    assert_int_equal(image_allocate(&image, 0, 200, NULL), -1);
    assert_int_equal(image.width_px, 50); /* unchanged after a failure */
    image_release(&image);
    assert_null(image.pixels);
}

static void one_grey_pixel_is_no_extreme(void **state)
{
    struct image image;

    (void)state;
    image_init(&image);
    assert_int_equal(image_allocate(&image, 33, 3, NULL), 0);
    memset(image.pixels, 255, 99);
    image.pixels[40] = 0;
    assert_true(image_has_only_extremes(&image));
    image.pixels[98] = 1;
    assert_false(image_has_only_extremes(&image));
    image.pixels[98] = 254;
    assert_false(image_has_only_extremes(&image));
    image_release(&image);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
            cmocka_unit_test(sizes_at_the_bounds),
            cmocka_unit_test(a_smaller_page_uses_the_same_memory),
            cmocka_unit_test(one_grey_pixel_is_no_extreme),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
