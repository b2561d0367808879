/* omr_load_test.c -- good images give the right pixels, wrong ones an error that says
 * why. */
#include "omr/load.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include <cmocka.h>
#include <jpeglib.h>
#include <png.h>
#include <tiffio.h>

enum { WIDTH = 83, HEIGHT = 61, BYTES_MAX = 1 << 16 };

/* What one pixel of the test picture is, darker to the left, with a black bar. */
static uint8_t level_at(int x, int y)
{
    return (uint8_t)(y >= 20 && y < 30 ? 0 : x * 3);
}

static int is_white_at(int x, int y)
{
    return (x / 7 + y / 5) % 2 == 0;
}

static int file_of(const void *bytes, size_t size)
{
    int descriptor = memfd_create("image", 0);

    assert_true(descriptor >= 0);
    assert_int_equal(write(descriptor, bytes, size), (ssize_t)size);
    return descriptor;
}

static size_t bytes_of(int descriptor, uint8_t *bytes)
{
    ssize_t size = pread(descriptor, bytes, BYTES_MAX, 0);

    assert_true(size > 0 && size < BYTES_MAX);
    return (size_t)size;
}

/* Loads page `index`; the error's text in a buffer of the caller's. */
static int load(int descriptor, int32_t index, struct image *image, struct error *err)
{
    struct load_file *file;
    int result;

    err->text[0] = '\0';
    if (load_open(descriptor, &file, err) != 0)
        return -1;
    result = load_page(file, index, image, err);
    load_close(file);
    return result;
}

static void expect_broken(int descriptor, const char *part)
{
    struct image image;
    struct error err;

    image_init(&image);
    if (load(descriptor, 0, &image, &err) == 0)
        fail_msg("an image was read that should say '%s'", part);
    if (strstr(err.text, part) == NULL)
        fail_msg("'%s' does not say '%s'", err.text, part);
    image_release(&image);
    close(descriptor);
}

static void expect_bytes_broken(const void *bytes, size_t size, const char *part)
{
    expect_broken(file_of(bytes, size), part);
}

/* ---- TIFF, written by libtiff ---- */
struct tiff_kind {
    uint16_t bits, samples, photometric, compression, planar, orientation, fill;
    int rows_a_strip, tile;
};

static uint8_t sample_at(const struct tiff_kind *kind, int x, int y)
{
    uint8_t level = kind->bits == 1 ? (is_white_at(x, y) ? 255 : 0) : level_at(x, y);

    return kind->photometric == PHOTOMETRIC_MINISWHITE ? (uint8_t)(255 - level) : level;
}

/* One row of contiguous samples; colour's least is its last sample (blue). */
static void row_fill(const struct tiff_kind *kind, int y, int width, uint8_t *row)
{
    int x, s;

    memset(row, 0, BYTES_MAX / 16);
    for (x = 0; x < width; x++)
        for (s = 0; s < kind->samples; s++) {
            uint8_t level = sample_at(kind, x, y);
            int place = x * kind->samples + s;

            if (kind->samples == 3 && s < 2)
                level = (uint8_t)(level + (255 - level) / 2);
            if (kind->bits == 1)
                row[place / 8] |= (uint8_t)((level != 0) << (7 - place % 8));
            else if (kind->bits == 4)
                row[place / 2] |= (uint8_t)((level >> 4) << (place % 2 == 0 ? 4 : 0));
            else if (kind->bits == 16)
                ((uint16_t *)(void *)row)[place] = (uint16_t)(level * 257);
            else
                row[place] = level;
        }
}

static void palette_set(TIFF *tiff)
{
    static uint16_t red[256], green[256], blue[256];
    int i;

    for (i = 0; i < 256; i++) {
        red[i] = 65535;
        green[i] = (uint16_t)(i * 257);
        blue[i] = 65535;
    }
    TIFFSetField(tiff, TIFFTAG_COLORMAP, red, green, blue);
}

static void fields_set(TIFF *tiff, const struct tiff_kind *kind)
{
    TIFFSetField(tiff, TIFFTAG_IMAGEWIDTH, WIDTH);
    TIFFSetField(tiff, TIFFTAG_IMAGELENGTH, HEIGHT);
    TIFFSetField(tiff, TIFFTAG_BITSPERSAMPLE, kind->bits);
    TIFFSetField(tiff, TIFFTAG_SAMPLESPERPIXEL, kind->samples);
    TIFFSetField(tiff, TIFFTAG_PHOTOMETRIC, kind->photometric);
    TIFFSetField(tiff, TIFFTAG_COMPRESSION, kind->compression);
    TIFFSetField(tiff, TIFFTAG_PLANARCONFIG, kind->planar ? kind->planar : 1);
    TIFFSetField(tiff, TIFFTAG_ORIENTATION, kind->orientation ? kind->orientation : 1);
    TIFFSetField(tiff, TIFFTAG_FILLORDER, kind->fill ? kind->fill : 1);
    TIFFSetField(tiff, TIFFTAG_XRESOLUTION, 300.0);
    TIFFSetField(tiff, TIFFTAG_YRESOLUTION, 600.0);
    TIFFSetField(tiff, TIFFTAG_RESOLUTIONUNIT, RESUNIT_INCH);
    if (kind->photometric == PHOTOMETRIC_PALETTE)
        palette_set(tiff);
    if (kind->tile) {
        TIFFSetField(tiff, TIFFTAG_TILEWIDTH, kind->tile);
        TIFFSetField(tiff, TIFFTAG_TILELENGTH, kind->tile);
    } else {
        TIFFSetField(tiff, TIFFTAG_ROWSPERSTRIP, kind->rows_a_strip);
    }
}

static void tiles_write(TIFF *tiff, const struct tiff_kind *kind)
{
    uint8_t tile[BYTES_MAX] = {0};
    int x, y, left, top;

    for (top = 0; top < HEIGHT; top += kind->tile)
        for (left = 0; left < WIDTH; left += kind->tile) {
            for (y = 0; y < kind->tile; y++)
                for (x = 0; x < kind->tile; x++)
                    tile[y * kind->tile + x] = level_at(left + x, top + y);
            assert_true(
                    TIFFWriteTile(tiff, tile, (uint32_t)left, (uint32_t)top, 0, 0) > 0);
        }
}

static void planes_write(TIFF *tiff, const struct tiff_kind *kind)
{
    struct tiff_kind plane = *kind;
    uint8_t row[BYTES_MAX / 16];
    int y, s;

    plane.samples = 1;
    for (s = 0; s < kind->samples; s++)
        for (y = 0; y < HEIGHT; y++) {
            row_fill(&plane, y, WIDTH, row);
            assert_int_equal(TIFFWriteScanline(tiff, row, (uint32_t)y, (uint16_t)s), 1);
        }
}

static void page_write(TIFF *tiff, const struct tiff_kind *kind)
{
    uint8_t row[BYTES_MAX / 16];
    int y;

    fields_set(tiff, kind);
    if (kind->tile) {
        tiles_write(tiff, kind);
    } else if (kind->planar == PLANARCONFIG_SEPARATE) {
        planes_write(tiff, kind);
    } else {
        for (y = 0; y < HEIGHT; y++) {
            row_fill(kind, y, WIDTH, row);
            assert_int_equal(TIFFWriteScanline(tiff, row, (uint32_t)y, 0), 1);
        }
    }
    assert_int_equal(TIFFWriteDirectory(tiff), 1);
}

static int tiff_file(const struct tiff_kind *kind, int pages)
{
    int descriptor = memfd_create("tiff", 0);
    TIFF *tiff = TIFFFdOpen(dup(descriptor), "test", "w");

    assert_non_null(tiff);
    while (pages-- > 0)
        page_write(tiff, kind);
    TIFFClose(tiff);
    return descriptor;
}

static void expect_picture(int descriptor, int bits, int tolerance)
{
    struct image image;
    struct error err;
    int x, y;

    image_init(&image);
    if (load(descriptor, 0, &image, &err) != 0)
        fail_msg("%s", err.text);
    assert_int_equal(image.width_px, WIDTH);
    assert_int_equal(image.height_px, HEIGHT);
    for (y = 0; y < HEIGHT; y++)
        for (x = 0; x < WIDTH; x++) {
            int want = bits == 1 ? (is_white_at(x, y) ? 255 : 0) : level_at(x, y);

            if (bits == 4)
                want = (want >> 4) * 17;
            if (abs(image.pixels[y * WIDTH + x] - want) > tolerance)
                fail_msg("%d,%d is %d and not %d", x, y, image.pixels[y * WIDTH + x],
                        want);
        }
    assert_int_equal(image.is_bilevel, bits == 1);
    image_release(&image);
    close(descriptor);
}

static void every_kind_of_tiff_gives_its_pixels(void **state)
{
    static const struct tiff_kind kinds[] = {
            /* bits, samples, photometric, compression, planar, orientation, fill, rows */
            {1, 1, 0, COMPRESSION_NONE, 0, 0, 0, 100, 0},
            {1, 1, 1, COMPRESSION_NONE, 0, 0, 2, 7, 0},
            {1, 1, 0, COMPRESSION_CCITTFAX4, 0, 0, 0, 100, 0},
            {1, 1, 1, COMPRESSION_CCITTFAX4, 0, 0, 2, 16, 0},
            {1, 1, 0, COMPRESSION_CCITTFAX3, 0, 0, 0, 100, 0},
            {1, 1, 0, COMPRESSION_PACKBITS, 0, 0, 0, 8, 0},
            {4, 1, 1, COMPRESSION_LZW, 0, 0, 0, 8, 0},
            {8, 1, 1, COMPRESSION_NONE, 0, 0, 0, 100, 0},
            {8, 1, 0, COMPRESSION_NONE, 0, 0, 0, 1, 0},
            {8, 1, 1, COMPRESSION_LZW, 0, 0, 0, 9, 0},
            {8, 1, 1, COMPRESSION_ADOBE_DEFLATE, 0, 0, 0, 9, 0},
            {8, 1, 1, COMPRESSION_DEFLATE, 0, 0, 0, 9, 0},
            {8, 1, 1, COMPRESSION_PACKBITS, 0, 0, 0, 9, 0},
            {8, 1, 3, COMPRESSION_NONE, 0, 0, 0, 9, 0},
            {16, 1, 1, COMPRESSION_NONE, 0, 0, 0, 9, 0},
            {16, 1, 0, COMPRESSION_LZW, 0, 0, 0, 9, 0},
            {8, 3, 2, COMPRESSION_NONE, 0, 0, 0, 9, 0},
            {8, 3, 2, COMPRESSION_LZW, 0, 0, 0, 100, 0},
            {16, 3, 2, COMPRESSION_LZW, 0, 0, 0, 9, 0},
            {8, 3, 2, COMPRESSION_NONE, 2, 0, 0, 9, 0},
            {8, 1, 1, COMPRESSION_NONE, 0, 0, 0, 0, 32},
            {8, 1, 1, COMPRESSION_LZW, 0, 0, 0, 0, 32},
    };
    size_t i;

    (void)state;
    for (i = 0; i < sizeof(kinds) / sizeof(kinds[0]); i++)
        expect_picture(tiff_file(&kinds[i], 1), kinds[i].bits, 0);
}

static void tiff_with_jpeg_gives_nearly_its_pixels(void **state)
{
    static const struct tiff_kind kind = {8, 1, 1, COMPRESSION_JPEG, 0, 0, 0, 16, 0};

    (void)state;
    expect_picture(tiff_file(&kind, 1), 8, 40);
}

static const struct tiff_kind plain = {8, 1, 1, COMPRESSION_NONE, 0, 0, 0, 16, 0};
static const struct tiff_kind fax = {1, 1, 0, COMPRESSION_CCITTFAX4, 0, 0, 0, 100, 0};

static void dpi_of_each_axis_is_told(void **state)
{
    int descriptor = tiff_file(&plain, 1);
    struct image image;
    struct error err;

    (void)state;
    image_init(&image);
    assert_int_equal(load(descriptor, 0, &image, &err), 0);
    assert_int_equal(image.dpi_x, 300);
    assert_int_equal(image.dpi_y, 600);
    image_release(&image);
    close(descriptor);
}

static void orientation_is_undone(void **state)
{
    /* Where the stored first pixel belongs: TIFF 6.0's list of orientations. */
    static const struct {
        uint16_t orientation;
        int is_right, is_bottom, is_turned;
    } cases[] = {{1, 0, 0, 0}, {2, 1, 0, 0}, {3, 1, 1, 0}, {4, 0, 1, 0}, {5, 0, 0, 1},
            {6, 1, 0, 1}, {7, 1, 1, 1}, {8, 0, 1, 1}};
    struct tiff_kind kind = plain;
    size_t i;

    (void)state;
    for (i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        struct image image;
        struct error err;
        int descriptor, x, y;

        image_init(&image);
        kind.orientation = cases[i].orientation;
        descriptor = tiff_file(&kind, 1);
        assert_int_equal(load(descriptor, 0, &image, &err), 0);
        assert_int_equal(image.width_px, cases[i].is_turned ? HEIGHT : WIDTH);
        /* Stored pixel x = 5, y = 2 has level 15 and no other in its row has. */
        x = cases[i].is_turned ? 2 : 5;
        y = cases[i].is_turned ? 5 : 2;
        x = cases[i].is_right ? image.width_px - 1 - x : x;
        y = cases[i].is_bottom ? image.height_px - 1 - y : y;
        assert_int_equal(image.pixels[y * image.width_px + x], 15);
        image_release(&image);
        close(descriptor);
    }
}

static void pages_come_in_any_order_and_after_a_broken_one(void **state)
{
    int descriptor = tiff_file(&plain, 3);
    struct load_file *file;
    struct image image;
    struct error err;
    int32_t i;

    (void)state;
    image_init(&image);
    assert_int_equal(load_open(descriptor, &file, &err), 0);
    assert_int_equal(load_page_count(file), 3);
    for (i = 2; i >= 0; i--)
        assert_int_equal(load_page(file, i, &image, &err), 0);
    assert_int_equal(load_page(file, 3, &image, &err), -1);
    assert_int_equal(load_page(file, 1, &image, &err), 0);
    load_close(file);
    image_release(&image);
    close(descriptor);
}

/* ---- TIFF, damaged: the directory's fields are found and changed ---- */
static uint32_t first_directory(const uint8_t *bytes)
{
    uint32_t offset;

    memcpy(&offset, bytes + 4, sizeof(offset)); /* written and read little-endian */
    return offset;
}

static uint8_t *entry_of(uint8_t *bytes, uint16_t tag)
{
    uint32_t at = first_directory(bytes);
    uint16_t count, found, i;

    memcpy(&count, bytes + at, sizeof(count));
    for (i = 0; i < count; i++) {
        memcpy(&found, bytes + at + 2 + 12U * i, sizeof(found));
        if (found == tag)
            return bytes + at + 2 + 12U * i;
    }
    fail_msg("no tag %u", tag);
    return NULL;
}

static void expect_tag_broken(
        const struct tiff_kind *kind, uint16_t tag, uint32_t value, const char *part)
{
    static uint8_t bytes[BYTES_MAX];
    int descriptor = tiff_file(kind, 1);
    size_t size = bytes_of(descriptor, bytes);
    uint8_t *entry = entry_of(bytes, tag);
    uint16_t type = 4; /* LONG */

    close(descriptor);
    memcpy(entry + 2, &type, sizeof(type));
    memcpy(entry + 8, &value, sizeof(value));
    expect_bytes_broken(bytes, size, part);
}

static void wrong_fields_of_a_tiff_are_told(void **state)
{
    static const struct tiff_kind whole = {8, 1, 1, COMPRESSION_NONE, 0, 0, 0, 100, 0};
    static const struct tiff_kind lzw = {8, 1, 1, COMPRESSION_LZW, 0, 0, 0, 100, 0};

    (void)state;
    expect_tag_broken(&plain, TIFFTAG_IMAGEWIDTH, 0, "zero");
    expect_tag_broken(&plain, TIFFTAG_IMAGELENGTH, 0, "");
    expect_tag_broken(&plain, TIFFTAG_IMAGEWIDTH, 0x80000000U, "too large");
    expect_tag_broken(&plain, TIFFTAG_IMAGELENGTH, 20001, "too large");
    expect_tag_broken(&plain, TIFFTAG_COMPRESSION, 34712, "compressed in a way");
    expect_tag_broken(&plain, TIFFTAG_COMPRESSION, 60000, "compressed in a way");
    expect_tag_broken(&plain, TIFFTAG_BITSPERSAMPLE, 3, "3 bits a sample");
    expect_tag_broken(&plain, TIFFTAG_BITSPERSAMPLE, 32, "32 bits a sample");
    expect_tag_broken(&plain, TIFFTAG_SAMPLESPERPIXEL, 99, "99 samples");
    expect_tag_broken(&whole, TIFFTAG_STRIPOFFSETS, 0x7000000, "damaged");
    expect_tag_broken(&lzw, TIFFTAG_STRIPOFFSETS, 0x7000000, "damaged");
    expect_tag_broken(&lzw, TIFFTAG_STRIPBYTECOUNTS, 40, "damaged");
    expect_tag_broken(&fax, TIFFTAG_STRIPBYTECOUNTS, 40, "damaged");
}

static void a_tiff_without_photometric_is_not_guessed(void **state)
{
    uint8_t bytes[BYTES_MAX];
    int descriptor = tiff_file(&plain, 1);
    size_t size = bytes_of(descriptor, bytes);
    uint8_t *entry = entry_of(bytes, TIFFTAG_PHOTOMETRIC);

    (void)state;
    close(descriptor);
    entry[0] = 0xFE; /* tag 0x01FE: private, between its neighbours no longer */
    entry[1] = 0xFE;
    expect_bytes_broken(bytes, size, "0 is black or white");
}

static void garbage_in_a_strip_is_noticed(void **state)
{
    static const uint16_t compressions[] = {COMPRESSION_CCITTFAX4, COMPRESSION_CCITTFAX3,
            COMPRESSION_LZW, COMPRESSION_ADOBE_DEFLATE, COMPRESSION_PACKBITS,
            COMPRESSION_JPEG};
    size_t i, k;

    (void)state;
    for (i = 0; i < sizeof(compressions) / sizeof(compressions[0]); i++) {
        struct tiff_kind kind = i < 2 ? fax : plain;
        uint8_t bytes[BYTES_MAX];
        int descriptor;
        size_t size;

        kind.compression = compressions[i];
        kind.rows_a_strip = 96; /* one strip, right after the header */
        descriptor = tiff_file(&kind, 1);
        size = bytes_of(descriptor, bytes);
        close(descriptor);
        for (k = 8; k < 60; k++)
            bytes[k] = (uint8_t)(k * 151 + 7);
        expect_bytes_broken(bytes, size, "damaged");
    }
}

/* libtiff takes an early end mark for the end of a good strip. */
static void a_fax_strip_that_ends_early_is_no_half_page(void **state)
{
    static const uint8_t end_mark[] = {0x00, 0x10, 0x01}; /* EOFB of T.6 */
    struct tiff_kind kind = fax;
    uint8_t bytes[BYTES_MAX];
    int descriptor;
    size_t size;

    (void)state;
    descriptor = tiff_file(&kind, 1);
    size = bytes_of(descriptor, bytes);
    close(descriptor);
    memcpy(bytes + 8, end_mark, sizeof(end_mark));
    expect_bytes_broken(bytes, size, "damaged");
}

static void every_cut_of_a_tiff_is_noticed(void **state)
{
    struct tiff_kind kind = fax;
    uint8_t bytes[BYTES_MAX];
    int descriptor = tiff_file(&kind, 1);
    size_t size = bytes_of(descriptor, bytes), cut;
    uint32_t at = first_directory(bytes);
    uint16_t count;

    (void)state;
    close(descriptor);
    memcpy(&count, bytes + at, sizeof(count));
    /* Behind the directory only the resolution follows: no pixel, no page. */
    assert_in_range(size - (at + 2 + 12U * count + 4), 16, 24);
    for (cut = 4; cut < at + 2 + 12U * count + 4; cut += 3)
        expect_bytes_broken(bytes, cut, "damaged");
}

static void a_loop_of_pages_adds_one_broken_page(void **state)
{
    uint8_t bytes[BYTES_MAX];
    int descriptor = tiff_file(&plain, 1);
    size_t size = bytes_of(descriptor, bytes);
    uint32_t at = first_directory(bytes);
    struct load_file *file;
    struct image image;
    struct error err;
    uint16_t count;

    (void)state;
    close(descriptor);
    memcpy(&count, bytes + at, sizeof(count));
    memcpy(bytes + at + 2 + 12U * count, &at, sizeof(at));
    descriptor = file_of(bytes, size);
    image_init(&image);
    assert_int_equal(load_open(descriptor, &file, &err), 0);
    assert_int_equal(load_page_count(file), 2);
    assert_int_equal(load_page(file, 0, &image, &err), 0);
    assert_int_equal(load_page(file, 1, &image, &err), -1);
    assert_non_null(strstr(err.text, "list of pages"));
    load_close(file);
    image_release(&image);
    close(descriptor);
}

static void a_bomb_is_refused_before_memory_is_asked_for(void **state)
{
    int descriptor = memfd_create("bomb", 0);
    TIFF *tiff = TIFFFdOpen(dup(descriptor), "test", "w");
    static uint8_t row[50000];

    (void)state;
    TIFFSetField(tiff, TIFFTAG_IMAGEWIDTH, 50000);
    TIFFSetField(tiff, TIFFTAG_IMAGELENGTH, 50000);
    TIFFSetField(tiff, TIFFTAG_BITSPERSAMPLE, 8);
    TIFFSetField(tiff, TIFFTAG_SAMPLESPERPIXEL, 1);
    TIFFSetField(tiff, TIFFTAG_PHOTOMETRIC, 1);
    TIFFSetField(tiff, TIFFTAG_COMPRESSION, COMPRESSION_ADOBE_DEFLATE);
    TIFFSetField(tiff, TIFFTAG_ROWSPERSTRIP, 50000);
    TIFFWriteScanline(tiff, row, 0, 0);
    TIFFClose(tiff);
    expect_broken(descriptor, "too large");
}

/* ---- what is no image ---- */
static void what_it_is_instead_is_told(void **state)
{
    static const struct {
        const char *bytes;
        size_t size;
        const char *part;
    } cases[] = {{"", 0, "empty"}, {"x", 1, "not an image"}, {"hello, world", 12, "TIFF"},
            {"%PDF-1.7 ...", 12, "PDF"}, {"GIF89a......", 12, "GIF"},
            {"BM..........", 12, "BMP"}, {"RIFF....WEBPVP8 ", 16, "WebP"},
            {"\0\0\0\x18"
             "ftypheic",
                    12, "HEIC"},
            {"PK\3\4........", 12, "zip"}, {"\0\0\0\x0cjP  \r\n\x87\n", 12, "JPEG 2000"},
            {"II*\0", 4, "header"}, {"II*\0\0\0\0\0", 8, "no page"},
            {"MM\0*\0\0\xff\xff", 8, "list of pages"},
            {"II+\0\7\0\0\0........", 16, "header"}, {"\xff\xd8\xff\xd9", 4, "damaged"},
            {"\xff\xd8\xff", 3, "damaged"}, {"\x89PNG\r\n\x1a\n", 8, "damaged"}};
    size_t i;

    (void)state;
    for (i = 0; i < sizeof(cases) / sizeof(cases[0]); i++)
        expect_bytes_broken(cases[i].bytes, cases[i].size, cases[i].part);
}

static void a_fifo_is_no_image(void **state)
{
    int ends[2];

    (void)state;
    assert_int_equal(pipe(ends), 0);
    close(ends[1]);
    expect_broken(ends[0], "no regular file");
}

/* ---- PNG ---- */
struct png_kind {
    int type, depth, interlace;
};

static void png_samples(const struct png_kind *kind, int y, uint8_t *row)
{
    static const int channels_of[] = {1, 0, 3, 1, 2, 0, 4};
    int channels = channels_of[kind->type], x, s;
    int has_alpha = kind->type == PNG_COLOR_TYPE_GA || kind->type == PNG_COLOR_TYPE_RGBA;

    memset(row, 0, BYTES_MAX / 16);
    for (x = 0; x < WIDTH; x++)
        for (s = 0; s < channels; s++) {
            int place = x * channels + s;
            uint8_t level = level_at(x, y);

            if (kind->depth == 1)
                row[place / 8] |= (uint8_t)(is_white_at(x, y) << (7 - place % 8));
            else if (has_alpha) /* black, as solid as the picture is dark */
                level = s == channels - 1 ? (uint8_t)(255 - level) : 0;
            if (kind->depth == 16)
                row[2 * place] = row[2 * place + 1] = level;
            else if (kind->depth == 8)
                row[place] = level;
        }
}

static int png_file(const struct png_kind *kind)
{
    png_structp png = png_create_write_struct(PNG_LIBPNG_VER_STRING, NULL, NULL, NULL);
    png_infop info = png_create_info_struct(png);
    int descriptor = memfd_create("png", 0), y, pass, passes;
    FILE *stream = fdopen(dup(descriptor), "wb");
    png_color colours[256];
    uint8_t row[BYTES_MAX / 16];

    for (y = 0; y < 256; y++)
        colours[y] = (png_color){255, (png_byte)y, 255};
    png_init_io(png, stream);
    png_set_IHDR(
            png, info, WIDTH, HEIGHT, kind->depth, kind->type, kind->interlace, 0, 0);
    if (kind->type == PNG_COLOR_TYPE_PALETTE)
        png_set_PLTE(png, info, colours, 256);
    png_set_pHYs(png, info, 11811, 5906, PNG_RESOLUTION_METER); /* 300 and 150 dpi */
    png_write_info(png, info);
    passes = png_set_interlace_handling(png);
    for (pass = 0; pass < passes; pass++)
        for (y = 0; y < HEIGHT; y++) {
            png_samples(kind, y, row);
            png_write_row(png, row);
        }
    png_write_end(png, info);
    png_destroy_write_struct(&png, &info);
    fclose(stream);
    return descriptor;
}

static void every_kind_of_png_gives_its_pixels(void **state)
{
    static const struct png_kind kinds[] = {{PNG_COLOR_TYPE_GRAY, 1, 0},
            {PNG_COLOR_TYPE_GRAY, 8, 0}, {PNG_COLOR_TYPE_GRAY, 8, 1},
            {PNG_COLOR_TYPE_GRAY, 16, 0}, {PNG_COLOR_TYPE_PALETTE, 8, 0},
            {PNG_COLOR_TYPE_RGB, 8, 0}, {PNG_COLOR_TYPE_RGB, 16, 1},
            {PNG_COLOR_TYPE_GA, 8, 0}, {PNG_COLOR_TYPE_RGBA, 8, 0},
            {PNG_COLOR_TYPE_RGBA, 16, 1}};
    size_t i;

    (void)state;
    for (i = 0; i < sizeof(kinds) / sizeof(kinds[0]); i++)
        expect_picture(png_file(&kinds[i]), kinds[i].depth, 0);
}

static const struct png_kind grey_png = {PNG_COLOR_TYPE_GRAY, 8, 0};

static void dots_a_metre_are_told_in_dpi(void **state)
{
    int descriptor = png_file(&grey_png);
    struct image image;
    struct error err;

    (void)state;
    image_init(&image);
    assert_int_equal(load(descriptor, 0, &image, &err), 0);
    assert_int_equal(image.dpi_x, 300);
    assert_int_equal(image.dpi_y, 150);
    image_release(&image);
    close(descriptor);
}

static void every_cut_of_a_png_is_noticed(void **state)
{
    uint8_t bytes[BYTES_MAX];
    int descriptor = png_file(&grey_png);
    size_t size = bytes_of(descriptor, bytes), cut;

    (void)state;
    close(descriptor);
    for (cut = 8; cut < size; cut++)
        expect_bytes_broken(bytes, cut, "damaged");
}

static void any_flipped_bit_of_png_pixels_is_noticed(void **state)
{
    uint8_t bytes[BYTES_MAX];
    int descriptor = png_file(&grey_png);
    size_t size = bytes_of(descriptor, bytes), place;

    (void)state;
    close(descriptor);
    for (place = 70; place < size - 12; place++) { /* within IDAT and its CRC */
        bytes[place] ^= 4;
        expect_bytes_broken(bytes, size, "damaged");
        bytes[place] ^= 4;
    }
}

static void a_png_header_with_a_wrong_sum_is_noticed(void **state)
{
    uint8_t bytes[BYTES_MAX];
    int descriptor = png_file(&grey_png);
    size_t size = bytes_of(descriptor, bytes);

    (void)state;
    close(descriptor);
    bytes[16] = 0x7f; /* width 0x7f000053 */
    expect_bytes_broken(bytes, size, "damaged");
}

static void a_huge_png_is_refused(void **state)
{
    png_structp png = png_create_write_struct(PNG_LIBPNG_VER_STRING, NULL, NULL, NULL);
    png_infop info = png_create_info_struct(png);
    int descriptor = memfd_create("png", 0);
    FILE *stream = fdopen(dup(descriptor), "wb");

    (void)state;
    png_set_user_limits(png, 0x7fffffff, 0x7fffffff);
    png_init_io(png, stream);
    png_set_IHDR(png, info, 100000, 100000, 8, PNG_COLOR_TYPE_GRAY, 0, 0, 0);
    png_write_info(png, info);
    png_write_chunk(png, (png_const_bytep) "IDAT", (png_const_bytep) "none", 4);
    png_destroy_write_struct(&png, &info);
    fclose(stream);
    expect_broken(descriptor, "too large");
}

static void a_png_without_its_palette_is_refused(void **state)
{
    static const struct png_kind kind = {PNG_COLOR_TYPE_PALETTE, 8, 0};
    static const char name[] = "PLTE";
    uint8_t bytes[BYTES_MAX];
    int descriptor = png_file(&kind);
    size_t size = bytes_of(descriptor, bytes);
    uint8_t *start = memmem(bytes, size, name, 4);
    size_t chunk = 768 + 12, after;

    (void)state;
    close(descriptor);
    assert_non_null(start);
    start -= 4;
    after = size - (size_t)(start - bytes) - chunk;
    memmove(start, start + chunk, after);
    expect_bytes_broken(bytes, size - chunk, "damaged");
}

/* ---- JPEG ---- */
static size_t jpeg_bytes(J_COLOR_SPACE space, int components, uint8_t *bytes)
{
    struct jpeg_compress_struct jpeg;
    struct jpeg_error_mgr manager;
    unsigned char *memory = NULL;
    unsigned long size = 0;
    uint8_t row[WIDTH * 4];
    JSAMPROW rows[1] = {row};
    int x, y, s;

    jpeg.err = jpeg_std_error(&manager);
    jpeg_create_compress(&jpeg);
    jpeg_mem_dest(&jpeg, &memory, &size);
    jpeg.image_width = WIDTH;
    jpeg.image_height = HEIGHT;
    jpeg.input_components = components;
    jpeg.in_color_space = space;
    jpeg_set_defaults(&jpeg);
    jpeg_set_quality(&jpeg, 95, TRUE);
    jpeg.density_unit = 1;
    jpeg.X_density = 600;
    jpeg.Y_density = 300;
    jpeg_start_compress(&jpeg, TRUE);
    for (y = 0; y < HEIGHT; y++) {
        for (x = 0; x < WIDTH; x++)
            for (s = 0; s < components; s++)
                row[x * components + s] = components == 4 && s < 3 ? 255 : level_at(x, y);
        (void)jpeg_write_scanlines(&jpeg, rows, 1);
    }
    jpeg_finish_compress(&jpeg);
    jpeg_destroy_compress(&jpeg);
    assert_true(size < BYTES_MAX);
    memcpy(bytes, memory, size);
    free(memory);
    return size;
}

static void every_kind_of_jpeg_gives_nearly_its_pixels(void **state)
{
    uint8_t bytes[BYTES_MAX];

    (void)state;
    expect_picture(file_of(bytes, jpeg_bytes(JCS_GRAYSCALE, 1, bytes)), 8, 12);
    expect_picture(file_of(bytes, jpeg_bytes(JCS_RGB, 3, bytes)), 8, 12);
    /* Adobe's way: 255 is no ink, so black comes by the fourth alone. */
    expect_picture(file_of(bytes, jpeg_bytes(JCS_CMYK, 4, bytes)), 8, 12);
}

static void garbage_after_a_good_jpeg_or_png_does_not_matter(void **state)
{
    uint8_t bytes[BYTES_MAX];
    size_t size = jpeg_bytes(JCS_GRAYSCALE, 1, bytes);
    int descriptor;

    (void)state;
    memset(bytes + size, 0x5A, 1000);
    expect_picture(file_of(bytes, size + 1000), 8, 12);
    descriptor = png_file(&grey_png);
    size = bytes_of(descriptor, bytes);
    close(descriptor);
    memset(bytes + size, 0x5A, 1000);
    expect_picture(file_of(bytes, size + 1000), 8, 0);
}

static void every_cut_of_a_jpeg_is_noticed(void **state)
{
    uint8_t bytes[BYTES_MAX];
    size_t size = jpeg_bytes(JCS_GRAYSCALE, 1, bytes), cut;

    (void)state;
    for (cut = 3; cut < size; cut++)
        expect_bytes_broken(bytes, cut, "damaged");
}

static uint8_t *frame_of(uint8_t *bytes, size_t size)
{
    static const uint8_t marker[] = {0xFF, 0xC0, 0x00}; /* SOF0 and its length's start */
    uint8_t *frame = memmem(bytes, size, marker, sizeof(marker));

    assert_non_null(frame);
    return frame;
}

static void wrong_frames_of_a_jpeg_are_told(void **state)
{
    static const struct {
        size_t place;
        uint8_t value;
        const char *part;
    } cases[] = {
            {1, 0xE5, "damaged"},   /* no frame at all: an unknown segment */
            {1, 0xC3, "damaged"},   /* lossless */
            {4, 12, "damaged"},     /* 12 bits a sample */
            {5, 0xFF, "too large"}, /* 65341 rows */
            {7, 0xFF, "too large"}, /* 65363 columns */
            {9, 2, "damaged"},      /* two components */
    };
    uint8_t bytes[BYTES_MAX];
    size_t i;

    (void)state;
    for (i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        size_t size = jpeg_bytes(JCS_GRAYSCALE, 1, bytes);

        frame_of(bytes, size)[cases[i].place] = cases[i].value;
        expect_bytes_broken(bytes, size, cases[i].part);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
            cmocka_unit_test(every_kind_of_tiff_gives_its_pixels),
            cmocka_unit_test(tiff_with_jpeg_gives_nearly_its_pixels),
            cmocka_unit_test(dpi_of_each_axis_is_told),
            cmocka_unit_test(orientation_is_undone),
            cmocka_unit_test(pages_come_in_any_order_and_after_a_broken_one),
            cmocka_unit_test(wrong_fields_of_a_tiff_are_told),
            cmocka_unit_test(a_tiff_without_photometric_is_not_guessed),
            cmocka_unit_test(garbage_in_a_strip_is_noticed),
            cmocka_unit_test(a_fax_strip_that_ends_early_is_no_half_page),
            cmocka_unit_test(every_cut_of_a_tiff_is_noticed),
            cmocka_unit_test(a_loop_of_pages_adds_one_broken_page),
            cmocka_unit_test(a_bomb_is_refused_before_memory_is_asked_for),
            cmocka_unit_test(what_it_is_instead_is_told),
            cmocka_unit_test(a_fifo_is_no_image),
            cmocka_unit_test(every_kind_of_png_gives_its_pixels),
            cmocka_unit_test(dots_a_metre_are_told_in_dpi),
            cmocka_unit_test(every_cut_of_a_png_is_noticed),
            cmocka_unit_test(any_flipped_bit_of_png_pixels_is_noticed),
            cmocka_unit_test(a_png_header_with_a_wrong_sum_is_noticed),
            cmocka_unit_test(a_huge_png_is_refused),
            cmocka_unit_test(a_png_without_its_palette_is_refused),
            cmocka_unit_test(every_kind_of_jpeg_gives_nearly_its_pixels),
            cmocka_unit_test(garbage_after_a_good_jpeg_or_png_does_not_matter),
            cmocka_unit_test(every_cut_of_a_jpeg_is_noticed),
            cmocka_unit_test(wrong_frames_of_a_jpeg_are_told),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
