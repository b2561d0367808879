/* omr_load_large_test.c -- large TIFF pages are read in pieces, and are the same. */
#include "omr/load.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include <cmocka.h>
#include <tiffio.h>

enum { WIDTH_MAX = 2400 };

struct kind {
    uint32_t width, height;
    uint16_t compression, planar, fill_order;
    uint32_t rows_a_strip, tile; /* one of them */
};

static uint8_t level_at(uint32_t x, uint32_t y)
{
    return (uint8_t)(x * 7 + y * 13 + x * y / 64);
}

/* A row of red 255, green 255 and the level in blue; or the level alone. */
static void row_fill(const struct kind *kind, uint32_t y, uint16_t plane, uint8_t *row)
{
    uint32_t x;

    memset(row, 255, (size_t)WIDTH_MAX * 3);
    for (x = 0; x < kind->width; x++)
        if (kind->tile != 0 || plane == 2)
            row[x] = level_at(x, y);
        else if (kind->planar == PLANARCONFIG_CONTIG)
            row[x * 3 + 2] = level_at(x, y);
}

static void tags_set(TIFF *tiff, const struct kind *kind)
{
    TIFFSetField(tiff, TIFFTAG_IMAGEWIDTH, kind->width);
    TIFFSetField(tiff, TIFFTAG_IMAGELENGTH, kind->height);
    TIFFSetField(tiff, TIFFTAG_BITSPERSAMPLE, 8);
    TIFFSetField(tiff, TIFFTAG_SAMPLESPERPIXEL, kind->tile != 0 ? 1 : 3);
    TIFFSetField(tiff, TIFFTAG_PHOTOMETRIC,
            kind->tile != 0 ? PHOTOMETRIC_MINISBLACK : PHOTOMETRIC_RGB);
    TIFFSetField(tiff, TIFFTAG_COMPRESSION, kind->compression);
    TIFFSetField(tiff, TIFFTAG_PLANARCONFIG, kind->planar);
    if (kind->fill_order != 0)
        TIFFSetField(tiff, TIFFTAG_FILLORDER, kind->fill_order);
    if (kind->tile == 0) {
        TIFFSetField(tiff, TIFFTAG_ROWSPERSTRIP, kind->rows_a_strip);
    } else {
        TIFFSetField(tiff, TIFFTAG_TILEWIDTH, kind->tile);
        TIFFSetField(tiff, TIFFTAG_TILELENGTH, kind->tile);
    }
}

static void tiles_write(TIFF *tiff, const struct kind *kind)
{
    uint8_t *tile = calloc(kind->tile, kind->tile);
    uint32_t left, top, x, y;

    assert_non_null(tile);
    for (top = 0; top < kind->height; top += kind->tile)
        for (left = 0; left < kind->width; left += kind->tile) {
            for (y = 0; y < kind->tile; y++)
                for (x = 0; x < kind->tile; x++)
                    tile[y * kind->tile + x] = level_at(left + x, top + y);
            assert_true(TIFFWriteTile(tiff, tile, left, top, 0, 0) > 0);
        }
    free(tile);
}

static void rows_write(TIFF *tiff, const struct kind *kind)
{
    static uint8_t row[WIDTH_MAX * 3];
    uint16_t planes = kind->planar == PLANARCONFIG_CONTIG ? 1 : 3, plane;
    uint32_t y;

    for (plane = 0; plane < planes; plane++)
        for (y = 0; y < kind->height; y++) {
            row_fill(kind, y, plane, row);
            assert_int_equal(TIFFWriteScanline(tiff, row, y, plane), 1);
        }
}

static int tiff_file(const struct kind *kind)
{
    int descriptor = memfd_create("tiff", 0);
    TIFF *tiff;

    assert_true(kind->width <= WIDTH_MAX && descriptor >= 0);
    tiff = TIFFFdOpen(dup(descriptor), "made", "w");
    assert_non_null(tiff);
    tags_set(tiff, kind);
    if (kind->tile != 0)
        tiles_write(tiff, kind);
    else
        rows_write(tiff, kind);
    TIFFClose(tiff);
    return descriptor;
}

static int load(int descriptor, struct image *image, struct error *err)
{
    struct load_file *file;
    int result = load_open(descriptor, &file, err);

    if (result == 0) {
        result = load_page(file, 0, image, err);
        load_close(file);
    }
    return result;
}

static void expect_picture(const struct kind *kind)
{
    int descriptor = tiff_file(kind);
    struct image image;
    struct error err;
    uint32_t x, y;

    image_init(&image);
    if (load(descriptor, &image, &err) != 0)
        fail_msg("not read: %s", err.text);
    assert_int_equal(image.width_px, kind->width);
    assert_int_equal(image.height_px, kind->height);
    for (y = 0; y < kind->height; y++)
        for (x = 0; x < kind->width; x++)
            if (image.pixels[(size_t)y * kind->width + x] != level_at(x, y))
                fail_msg("pixel %u, %u is wrong", x, y);
    image_release(&image);
    close(descriptor);
}

/* 2400 x 2400 x 3 bytes are more than a strip's buffer may have. */
static const struct kind one_strip = {2400, 2400, COMPRESSION_NONE, 1, 0, 2400, 0};

static void a_colour_page_in_one_strip_gives_its_pixels(void **state)
{
    static const uint16_t compressions[] = {
            COMPRESSION_NONE, COMPRESSION_LZW, COMPRESSION_ADOBE_DEFLATE};
    struct kind kind = one_strip;
    size_t i;

    (void)state;
    for (i = 0; i < sizeof(compressions) / sizeof(compressions[0]); i++) {
        kind.compression = compressions[i];
        expect_picture(&kind);
    }
    kind = one_strip;
    kind.rows_a_strip = 2399; /* the second strip has one row */
    expect_picture(&kind);
    kind = one_strip;
    kind.fill_order = FILLORDER_LSB2MSB;
    expect_picture(&kind);
}

/* Where the directory's entry of a tag keeps its value; libtiff writes "II" here. */
static off_t value_place(int descriptor, uint16_t tag)
{
    uint32_t at;
    uint16_t count, i, found;

    assert_int_equal(pread(descriptor, &at, sizeof(at), 4), sizeof(at));
    assert_int_equal(pread(descriptor, &count, sizeof(count), at), sizeof(count));
    for (i = 0; i < count; i++) {
        off_t entry = (off_t)at + 2 + (off_t)i * 12;

        assert_int_equal(pread(descriptor, &found, sizeof(found), entry), sizeof(found));
        if (found == tag)
            return entry + 8;
    }
    fail_msg("the directory lacks tag %u", tag);
    return 0;
}

static void a_large_strip_that_is_cut_off_is_noticed(void **state)
{
    static const uint32_t far = 2400 * 2400; /* its rows would end beyond the file */
    int descriptor = tiff_file(&one_strip);
    struct image image;
    struct error err;

    (void)state;
    image_init(&image);
    assert_int_equal(load(descriptor, &image, &err), 0);
    assert_int_equal(pwrite(descriptor, &far, sizeof(far),
                             value_place(descriptor, TIFFTAG_STRIPOFFSETS)),
            sizeof(far));
    assert_int_equal(load(descriptor, &image, &err), -1);
    assert_non_null(strstr(err.text, "a strip ends too early"));
    image_release(&image);
    close(descriptor);
}

static void tiles_over_many_bands_give_their_pixels(void **state)
{
    static const struct kind kinds[] = {
            {300, 700, COMPRESSION_NONE, 1, 0, 0, 64},
            {300, 700, COMPRESSION_LZW, 1, 0, 0, 128},
            {300, 700, COMPRESSION_NONE, 1, 0, 0, 416},
            {300, 512, COMPRESSION_NONE, 1, 0, 0, 256},
    };
    size_t i;

    (void)state;
    for (i = 0; i < sizeof(kinds) / sizeof(kinds[0]); i++)
        expect_picture(&kinds[i]);
}

static void planes_over_many_bands_give_their_pixels(void **state)
{
    static const struct kind kinds[] = {
            {300, 700, COMPRESSION_NONE, PLANARCONFIG_SEPARATE, 0, 9, 0},
            {300, 700, COMPRESSION_LZW, PLANARCONFIG_SEPARATE, 0, 300, 0},
            {300, 700, COMPRESSION_NONE, PLANARCONFIG_SEPARATE, 0, 700, 0},
    };
    size_t i;

    (void)state;
    for (i = 0; i < sizeof(kinds) / sizeof(kinds[0]); i++)
        expect_picture(&kinds[i]);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
            cmocka_unit_test(a_colour_page_in_one_strip_gives_its_pixels),
            cmocka_unit_test(a_large_strip_that_is_cut_off_is_noticed),
            cmocka_unit_test(tiles_over_many_bands_give_their_pixels),
            cmocka_unit_test(planes_over_many_bands_give_their_pixels),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
