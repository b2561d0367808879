/* omr_crop_test.c -- the right part of the page, upright, and in a terminal's form. */
#include "omr/crop.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

/* A page of 100 x 200 mm at one pixel a millimetre: grey is the row's number,
 * but column 10 is white. */
static void page_draw(struct image *page)
{
    int x, y;

    image_init(page);
    assert_int_equal(image_allocate(page, 100, 200, NULL), 0);
    for (y = 0; y < 200; y++)
        for (x = 0; x < 100; x++)
            page->pixels[y * 100 + x] = (uint8_t)(x == 10 ? 255 : y);
}

static struct crop_wish wish_of(
        int32_t left_mm, int32_t top_mm, int32_t right_mm, int32_t bottom_mm)
{
    struct crop_wish wish = {
            .rect = {left_mm * 1000, top_mm * 1000, right_mm * 1000, bottom_mm * 1000},
            .page_width_um = 100000,
            .page_height_um = 200000,
            .width_px = 4096};

    return wish;
}

static void a_part_has_its_margin_and_is_not_enlarged(void **state)
{
    struct crop_wish wish = wish_of(20, 50, 40, 60);
    struct image page, part;

    (void)state;
    page_draw(&page);
    image_init(&part);
    assert_int_equal(crop_cut(&page, &wish, &part, NULL), 0);
    assert_int_equal(part.width_px, 30); /* 20 mm and 5 mm on either side */
    assert_int_equal(part.height_px, 20);
    assert_int_equal(part.pixels[0], 45);
    assert_int_equal(part.pixels[19 * 30], 64);
    image_release(&page);
    image_release(&part);
}

static void the_margin_ends_at_the_page(void **state)
{
    struct crop_wish wish = wish_of(0, 0, 100, 200);
    struct image page, part;

    (void)state;
    page_draw(&page);
    image_init(&part);
    assert_int_equal(crop_cut(&page, &wish, &part, NULL), 0);
    assert_int_equal(part.width_px, 100);
    assert_int_equal(part.height_px, 200);
    image_release(&page);
    image_release(&part);
}

static void an_upside_down_page_gives_the_same_part_upright(void **state)
{
    struct crop_wish wish = wish_of(20, 50, 40, 60);
    struct image page, part, turned;

    (void)state;
    page_draw(&page);
    image_init(&part);
    image_init(&turned);
    assert_int_equal(crop_cut(&page, &wish, &part, NULL), 0);
    assert_int_equal(image_orient(&page, 3, NULL), 0);
    wish.rotation = 180;
    assert_int_equal(crop_cut(&page, &wish, &turned, NULL), 0);
    assert_int_equal(turned.width_px, part.width_px);
    assert_int_equal(turned.height_px, part.height_px);
    assert_memory_equal(turned.pixels, part.pixels, 30 * 20);
    image_release(&page);
    image_release(&part);
    image_release(&turned);
}

static void shrinking_takes_the_mean(void **state)
{
    struct crop_wish wish = {.width_px = 50}; /* the whole page */
    struct image page, part;

    (void)state;
    page_draw(&page);
    image_init(&part);
    assert_int_equal(crop_cut(&page, &wish, &part, NULL), 0);
    assert_int_equal(part.width_px, 50);
    assert_int_equal(part.height_px, 100);
    assert_int_equal(part.pixels[0], 1); /* (0 + 0 + 1 + 1) / 4, half up */
    assert_int_equal(part.pixels[5], (255 * 2 + 1 + 2) / 4); /* the white column's half */
    image_release(&page);
    image_release(&part);
}

static void a_part_off_the_page_is_an_error(void **state)
{
    struct crop_wish beyond = wish_of(90, 0, 101, 10), empty = wish_of(10, 10, 10, 20);
    struct crop_wish wide = wish_of(0, 0, 10, 10);
    struct image page, part;

    (void)state;
    page_draw(&page);
    image_init(&part);
    wide.width_px = CROP_WIDTH_MAX_PX + 1;
    assert_int_equal(crop_cut(&page, &beyond, &part, NULL), -1);
    assert_int_equal(crop_cut(&page, &empty, &part, NULL), -1);
    assert_int_equal(crop_cut(&page, &wide, &part, NULL), -1);
    image_release(&page);
}

/* One row of pixels for 200 mm: a part of a few of them holds no pixel at all. */
static void an_image_too_flat_for_the_part_is_an_error(void **state)
{
    struct crop_wish wish = wish_of(10, 10, 90, 20);
    struct image page, part;

    (void)state;
    image_init(&page);
    image_init(&part);
    wish.width_px = 10;
    assert_int_equal(image_allocate(&page, 100, 1, NULL), 0);
    assert_int_equal(crop_cut(&page, &wish, &part, NULL), -1);
    image_release(&page);
}

/* What crop_write writes of a picture of 2 x 1 pixels, black and white. */
static size_t written(enum crop_form form, char *text, size_t size)
{
    uint8_t pixels[2] = {0, 255};
    struct image image = {.pixels = pixels, .width_px = 2, .height_px = 1};
    FILE *stream = fmemopen(text, size, "w");
    long length;

    assert_non_null(stream);
    assert_int_equal(crop_write(&image, form, stream, NULL), 0);
    length = ftell(stream);
    assert_int_equal(fclose(stream), 0);
    assert_true(length > 0);
    return (size_t)length;
}

static void each_form_begins_and_ends_as_terminals_expect(void **state)
{
    char text[4096];
    size_t size = written(CROP_PNG, text, sizeof(text));

    (void)state;
    assert_memory_equal(text, "\x89PNG", 4);
    assert_memory_equal(text + size - 8, "IEND", 4);
    size = written(CROP_SIXEL, text, sizeof(text));
    assert_memory_equal(text, "\033P", 2);
    assert_memory_equal(text + size - 3, "\033\\\n", 3);
    /* Bit 0 is '@', none is '?': black in column 0, white in column 1. */
    assert_non_null(strstr(text, "#0@$"));
    assert_non_null(strstr(text, "#15?@$"));
    size = written(CROP_KITTY, text, sizeof(text));
    assert_memory_equal(text, "\033_Ga=T,f=100,m=0;iVBORw0KGgo", 27); /* a PNG's start */
    assert_memory_equal(text + size - 3, "\033\\\n", 3);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
            cmocka_unit_test(a_part_has_its_margin_and_is_not_enlarged),
            cmocka_unit_test(the_margin_ends_at_the_page),
            cmocka_unit_test(an_upside_down_page_gives_the_same_part_upright),
            cmocka_unit_test(shrinking_takes_the_mean),
            cmocka_unit_test(a_part_off_the_page_is_an_error),
            cmocka_unit_test(an_image_too_flat_for_the_part_is_an_error),
            cmocka_unit_test(each_form_begins_and_ends_as_terminals_expect),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
