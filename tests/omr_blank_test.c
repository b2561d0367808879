/* omr_blank_test.c -- the back of a ballot: paper, what shines through, and ink. */
#include "omr/blank.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

enum { WIDTH_PX = 1240, HEIGHT_PX = 1754, WIDTH_UM = 210000, PAPER = 240 }; /* 150 dpi */

static struct image *paper(void)
{
    struct image *image = calloc(1, sizeof(*image));

    assert_non_null(image);
    assert_int_equal(image_allocate(image, WIDTH_PX, HEIGHT_PX, NULL), 0);
    memset(image->pixels, PAPER, (size_t)WIDTH_PX * HEIGHT_PX);
    return image;
}

static void draw(struct image *image, int left, int top, int width, int height, int level)
{
    int y;

    for (y = top; y < top + height; y++)
        memset(image->pixels + (size_t)y * WIDTH_PX + left, level, (size_t)width);
}

static int is_blank(struct image *image)
{
    int result = blank_is(image, WIDTH_UM);

    image_release(image);
    free(image);
    return result;
}

static void paper_alone_is_blank(void **state)
{
    (void)state;
    assert_true(is_blank(paper()));
}

static void print_that_shines_through_is_blank(void **state)
{
    struct image *image = paper();
    int i;

    (void)state;
    for (i = 0; i < 30; i++)
        draw(image, 200, 200 + 40 * i, 800, 12, PAPER * 80 / 100);
    assert_true(is_blank(image));
}

/* 150 dpi: 5.9 pixels a mm. */
static void a_written_word_is_not_blank(void **state)
{
    struct image *image = paper();

    (void)state;
    draw(image, 600, 800, 60, 3, 60); /* 10 mm of a stroke of 0.5 mm: 5 mm2 */
    assert_false(is_blank(image));
}

static void specks_and_a_staple_hole_are_blank(void **state)
{
    struct image *image = paper();
    int i;

    (void)state;
    for (i = 0; i < 20; i++)
        draw(image, 100 + 50 * i, 300 + 60 * i, 1, 1, 30);
    draw(image, 150, 150, 6, 6, 20); /* 1 mm2 */
    assert_true(is_blank(image));
}

static void the_scanners_backing_is_blank(void **state)
{
    struct image *image = paper();

    (void)state;
    draw(image, 0, HEIGHT_PX - 60, WIDTH_PX, 60, 10); /* 10 mm of black below the paper */
    assert_true(is_blank(image));
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(paper_alone_is_blank),
            cmocka_unit_test(print_that_shines_through_is_blank),
            cmocka_unit_test(a_written_word_is_not_blank),
            cmocka_unit_test(specks_and_a_staple_hole_are_blank),
            cmocka_unit_test(the_scanners_backing_is_blank)};

    return cmocka_run_group_tests(tests, NULL, NULL);
}
