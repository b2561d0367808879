/* omr_glance_test.c -- a raw page seen in its file is the page that would be decoded. */
#include "omr/glance.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include <cmocka.h>
#include <tiffio.h>

#include "omr/load.h"
#include "omr/load_part.h"

enum { WIDTH = 33, HEIGHT = 21, STRIP_ROWS = 4 };

struct shape {
    int compression, photometric, orientation, bits;
};

static const struct shape raw = {
        COMPRESSION_NONE, PHOTOMETRIC_MINISBLACK, ORIENTATION_TOPLEFT, 8};

static uint8_t level(int x, int y)
{
    return (uint8_t)(x * 7 + y * 11);
}

static int tiff_make(const struct shape *shape, int first_strip)
{
    int descriptor = memfd_create("tiff", MFD_CLOEXEC), y, x, strip;
    TIFF *tiff = TIFFFdOpen(dup(descriptor), "test", "w");
    uint8_t rows[STRIP_ROWS * WIDTH];

    assert_non_null(tiff);
    TIFFSetField(tiff, TIFFTAG_IMAGEWIDTH, WIDTH);
    TIFFSetField(tiff, TIFFTAG_IMAGELENGTH, HEIGHT);
    TIFFSetField(tiff, TIFFTAG_BITSPERSAMPLE, shape->bits);
    TIFFSetField(tiff, TIFFTAG_SAMPLESPERPIXEL, 1);
    TIFFSetField(tiff, TIFFTAG_COMPRESSION, shape->compression);
    TIFFSetField(tiff, TIFFTAG_PHOTOMETRIC, shape->photometric);
    TIFFSetField(tiff, TIFFTAG_ORIENTATION, shape->orientation);
    TIFFSetField(tiff, TIFFTAG_ROWSPERSTRIP, STRIP_ROWS);
    TIFFSetField(tiff, TIFFTAG_XRESOLUTION, 300.0);
    TIFFSetField(tiff, TIFFTAG_YRESOLUTION, 200.0);
    /* first_strip 1: the first strip stands behind the others */
    for (strip = 0; strip * STRIP_ROWS < HEIGHT; strip++) {
        int at = (strip + first_strip) % ((HEIGHT + STRIP_ROWS - 1) / STRIP_ROWS);
        int count = HEIGHT - at * STRIP_ROWS;

        count = count < STRIP_ROWS ? count : STRIP_ROWS;
        for (y = 0; y < count; y++)
            for (x = 0; x < WIDTH; x++)
                rows[y * WIDTH + x] = level(x, at * STRIP_ROWS + y);
        assert_true(TIFFWriteEncodedStrip(tiff, (uint32_t)at, rows,
                            count * ((WIDTH * shape->bits + 7) / 8)) >= 0);
    }
    TIFFClose(tiff);
    return descriptor;
}

static int is_mapped(int descriptor)
{
    struct load_file *file;
    struct load_place place;
    int result;

    assert_int_equal(load_open(descriptor, &file, NULL), 0);
    result = load_place_of(file, 0, &place);
    load_close(file);
    return result;
}

static void a_raw_page_is_not_copied_and_shows_its_pixels(void **state)
{
    int descriptor = tiff_make(&raw, 0), x, y;
    struct glance glance = {.map = NULL};
    const struct image *image;

    (void)state;
    assert_true(is_mapped(descriptor));
    assert_int_equal(glance_take(&glance, descriptor, 0, &image, NULL), 0);
    assert_non_null(glance.map);
    assert_int_equal(image->width_px, WIDTH);
    assert_int_equal(image->height_px, HEIGHT);
    assert_int_equal(image->dpi_x, 300);
    assert_int_equal(image->dpi_y, 200);
    for (y = 0; y < HEIGHT; y++)
        for (x = 0; x < WIDTH; x++)
            assert_int_equal(image->pixels[y * WIDTH + x], level(x, y));
    glance_release(&glance);
    (void)close(descriptor);
}

static void every_other_page_is_decoded(void **state)
{
    static const struct shape others[] = {
            {COMPRESSION_LZW, PHOTOMETRIC_MINISBLACK, ORIENTATION_TOPLEFT, 8},
            {COMPRESSION_NONE, PHOTOMETRIC_MINISWHITE, ORIENTATION_TOPLEFT, 8},
            {COMPRESSION_NONE, PHOTOMETRIC_MINISBLACK, ORIENTATION_BOTRIGHT, 8},
            {COMPRESSION_NONE, PHOTOMETRIC_MINISBLACK, ORIENTATION_TOPLEFT, 4}};
    struct glance glance = {.map = NULL};
    const struct image *image;
    size_t i;

    (void)state;
    for (i = 0; i < sizeof(others) / sizeof(others[0]); i++) {
        int descriptor = tiff_make(&others[i], 0);

        assert_false(is_mapped(descriptor));
        assert_int_equal(glance_take(&glance, descriptor, 0, &image, NULL), 0);
        assert_null(glance.map);
        assert_int_equal(image->width_px, WIDTH);
        (void)close(descriptor);
    }
    glance_release(&glance);
}

static void strips_out_of_order_are_decoded(void **state)
{
    int descriptor = tiff_make(&raw, 1);
    struct glance glance = {.map = NULL};
    const struct image *image;

    (void)state;
    assert_false(is_mapped(descriptor));
    assert_int_equal(glance_take(&glance, descriptor, 0, &image, NULL), 0);
    assert_int_equal(image->pixels[WIDTH], level(0, 1));
    glance_release(&glance);
    (void)close(descriptor);
}

/* libtiff writes the directory behind the pixels: one that stands before them and tells
 * of more than there is would map beyond the file. */
static void pixels_beyond_the_files_end_are_not_mapped(void **state)
{
    static const uint8_t bytes[] = {'I', 'I', 42, 0, 8, 0, 0, 0, 8, 0,
            /* width 64, height 64, 8 bits, none, 0 is black, offset 110, bytes 4096 */
            0, 1, 3, 0, 1, 0, 0, 0, 64, 0, 0, 0, 1, 1, 3, 0, 1, 0, 0, 0, 64, 0, 0, 0, 2,
            1, 3, 0, 1, 0, 0, 0, 8, 0, 0, 0, 3, 1, 3, 0, 1, 0, 0, 0, 1, 0, 0, 0, 6, 1, 3,
            0, 1, 0, 0, 0, 1, 0, 0, 0, 0x11, 1, 4, 0, 1, 0, 0, 0, 110, 0, 0, 0, 0x16, 1,
            3, 0, 1, 0, 0, 0, 64, 0, 0, 0, 0x17, 1, 4, 0, 1, 0, 0, 0, 0, 16, 0, 0, 0, 0,
            0, 0};
    int descriptor = memfd_create("tiff", MFD_CLOEXEC);
    struct glance glance = {.map = NULL};
    const struct image *image;

    (void)state;
    assert_int_equal(write(descriptor, bytes, sizeof(bytes)), sizeof(bytes));
    assert_int_equal(sizeof(bytes), 110);
    assert_int_equal(ftruncate(descriptor, 110 + 4095), 0); /* one byte is missing */
    assert_false(is_mapped(descriptor));
    assert_int_equal(glance_take(&glance, descriptor, 0, &image, NULL), -1);
    assert_int_equal(ftruncate(descriptor, 110 + 4096), 0);
    assert_true(is_mapped(descriptor));
    assert_int_equal(glance_take(&glance, descriptor, 0, &image, NULL), 0);
    assert_int_equal(image->pixels[4095], 0);
    glance_release(&glance);
    (void)close(descriptor);
}

static void a_page_that_is_not_there_is_an_error(void **state)
{
    int descriptor = tiff_make(&raw, 0);
    struct glance glance = {.map = NULL};
    const struct image *image;
    struct error err;

    (void)state;
    assert_int_equal(glance_take(&glance, descriptor, 1, &image, &err), -1);
    assert_int_equal(err.kind, ERROR_RANGE);
    assert_int_equal(glance_take(&glance, descriptor, -1, &image, &err), -1);
    glance_release(&glance);
    (void)close(descriptor);
}

/* Where a whole page is read from its place, the engine asks what scanner made it. */
static void a_mapped_page_of_two_levels_says_so(void **state)
{
    int descriptor = tiff_make(&raw, 0);
    struct glance glance = {.map = NULL};
    const struct image *image;
    uint8_t white[WIDTH * HEIGHT];

    (void)state;
    assert_int_equal(glance_take(&glance, descriptor, 0, &image, NULL), 0);
    assert_false(image->is_bilevel);
    memset(white, 255, sizeof(white));
    white[5] = 0;
    assert_int_equal(pwrite(descriptor, white, sizeof(white), 8), sizeof(white));
    assert_int_equal(glance_take(&glance, descriptor, 0, &image, NULL), 0);
    assert_non_null(glance.map);
    assert_int_equal(image->pixels[5], 0);
    assert_true(image->is_bilevel);
    glance_release(&glance);
    (void)close(descriptor);
}

static void a_page_of_an_open_file_is_mapped_or_decoded(void **state)
{
    static const struct shape packed = {
            COMPRESSION_LZW, PHOTOMETRIC_MINISBLACK, ORIENTATION_TOPLEFT, 8};
    const struct shape *shapes[] = {&raw, &packed, &raw};
    struct glance glance = {.map = NULL};
    const struct image *image;
    size_t i;

    (void)state;
    for (i = 0; i < sizeof(shapes) / sizeof(shapes[0]); i++) {
        int descriptor = tiff_make(shapes[i], 0);
        struct load_file *file;

        assert_int_equal(load_open(descriptor, &file, NULL), 0);
        assert_int_equal(glance_page(&glance, file, descriptor, 0, &image, NULL), 0);
        assert_int_equal(glance.map != NULL, shapes[i] == &raw);
        assert_int_equal(image->pixels[2 * WIDTH + 3], level(3, 2));
        assert_int_equal(glance_page(&glance, file, descriptor, 1, &image, NULL), -1);
        load_close(file);
        (void)close(descriptor);
    }
    glance_release(&glance);
}

/* The memory of a decoded page is kept for the next: not 35 MB of it beside a map. */
static void what_is_kept_and_what_is_mapped_are_not_both_large(void **state)
{
    int descriptor = tiff_make(&raw, 0);
    struct glance glance = {.map = NULL};
    const struct image *image;

    (void)state;
    assert_int_equal(image_allocate(&glance.decoded, 1000, 1000, NULL), 0);
    assert_int_equal(glance_take(&glance, descriptor, 0, &image, NULL), 0);
    assert_non_null(glance.decoded.pixels);
    assert_int_equal(image_allocate(&glance.decoded, 5000, 7000, NULL), 0);
    assert_int_equal(glance_take(&glance, descriptor, 0, &image, NULL), 0);
    assert_null(glance.decoded.pixels);
    glance_release(&glance);
    (void)close(descriptor);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
            cmocka_unit_test(a_raw_page_is_not_copied_and_shows_its_pixels),
            cmocka_unit_test(every_other_page_is_decoded),
            cmocka_unit_test(strips_out_of_order_are_decoded),
            cmocka_unit_test(pixels_beyond_the_files_end_are_not_mapped),
            cmocka_unit_test(a_page_that_is_not_there_is_an_error),
            cmocka_unit_test(a_mapped_page_of_two_levels_says_so),
            cmocka_unit_test(a_page_of_an_open_file_is_mapped_or_decoded),
            cmocka_unit_test(what_is_kept_and_what_is_mapped_are_not_both_large),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
