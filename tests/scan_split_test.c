/* scan_split_test.c -- pages taken out of their file are read to the same pixels. */
#include "scan/split.h"

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
#include <tiffio.h>

enum { WIDTH = 80, HEIGHT = 64, FILE_MAX_BYTES = 1 << 20 };

/* How a page is written; 0: the tag is not set. */
struct kind {
    uint16_t bits, samples, photometric, compression;
    uint16_t planar, predictor;
    int tile; /* edge, a multiple of 16 */
    uint16_t orientation, fill;
};

static const struct kind grey_raw = {8, 1, PHOTOMETRIC_MINISBLACK, COMPRESSION_NONE,
        PLANARCONFIG_CONTIG, 0, 0, ORIENTATION_TOPLEFT, 0};

static int quiet(
        TIFF *tiff, void *user, const char *module, const char *format, va_list values)
{
    (void)tiff, (void)user, (void)module, (void)format, (void)values;
    return 1;
}

static TIFF *tiff_of(int descriptor, const char *mode)
{
    TIFFOpenOptions *options = TIFFOpenOptionsAlloc();
    TIFF *tiff;

    assert_non_null(options);
    TIFFOpenOptionsSetErrorHandlerExtR(options, quiet, NULL);
    TIFFOpenOptionsSetWarningHandlerExtR(options, quiet, NULL);
    assert_true(lseek(descriptor, 0, SEEK_SET) == 0);
    tiff = TIFFFdOpenExt(descriptor, "test", mode, options);
    TIFFOpenOptionsFree(options);
    return tiff;
}

static int file_new(void)
{
    int descriptor = memfd_create("test", 0);

    assert_true(descriptor >= 0);
    return descriptor;
}

static void fields_set(TIFF *tiff, const struct kind *kind)
{
    uint16_t map[256];
    int i;

    for (i = 0; i < 256; i++)
        map[i] = (uint16_t)(65535 - i * 257);
    TIFFSetField(tiff, TIFFTAG_IMAGEWIDTH, WIDTH);
    TIFFSetField(tiff, TIFFTAG_IMAGELENGTH, HEIGHT);
    TIFFSetField(tiff, TIFFTAG_BITSPERSAMPLE, kind->bits);
    TIFFSetField(tiff, TIFFTAG_SAMPLESPERPIXEL, kind->samples);
    TIFFSetField(tiff, TIFFTAG_PHOTOMETRIC, kind->photometric);
    TIFFSetField(tiff, TIFFTAG_COMPRESSION, kind->compression);
    TIFFSetField(tiff, TIFFTAG_PLANARCONFIG, kind->planar);
    TIFFSetField(tiff, TIFFTAG_ORIENTATION, kind->orientation);
    TIFFSetField(tiff, TIFFTAG_XRESOLUTION, 300.0);
    TIFFSetField(tiff, TIFFTAG_YRESOLUTION, 200.0);
    if (kind->fill != 0)
        TIFFSetField(tiff, TIFFTAG_FILLORDER, kind->fill);
    if (kind->predictor != 0)
        TIFFSetField(tiff, TIFFTAG_PREDICTOR, kind->predictor);
    if (kind->photometric == PHOTOMETRIC_PALETTE)
        TIFFSetField(tiff, TIFFTAG_COLORMAP, map, map, map);
    if (kind->photometric == PHOTOMETRIC_YCBCR)
        TIFFSetField(tiff, TIFFTAG_JPEGCOLORMODE, JPEGCOLORMODE_RGB);
    if (kind->tile != 0) {
        TIFFSetField(tiff, TIFFTAG_TILEWIDTH, kind->tile);
        TIFFSetField(tiff, TIFFTAG_TILELENGTH, kind->tile);
    } else {
        TIFFSetField(tiff, TIFFTAG_ROWSPERSTRIP, 16);
    }
}

/* A picture that differs by page; also tags that tell of the page's place. */
static void page_add(TIFF *tiff, const struct kind *kind, unsigned seed)
{
    static uint8_t part[WIDTH * HEIGHT * 8];
    uint32_t i, count;
    tmsize_t size, place;

    fields_set(tiff, kind);
    TIFFSetField(tiff, TIFFTAG_PAGENUMBER, (int)seed, 9);
    TIFFSetField(tiff, TIFFTAG_PAGENAME, "sheet");
    TIFFSetField(tiff, TIFFTAG_DATETIME, "2013:01:08 14:00:00");
    count = kind->tile != 0 ? TIFFNumberOfTiles(tiff) : TIFFNumberOfStrips(tiff);
    size = kind->tile != 0 ? TIFFTileSize(tiff) : TIFFStripSize(tiff);
    assert_true(size > 0 && size <= (tmsize_t)sizeof(part));
    for (i = 0; i < count; i++) {
        for (place = 0; place < size; place++)
            part[place] = (uint8_t)((unsigned)place / 7 * (seed * 3 + 5) + i * 11);
        assert_true((kind->tile != 0 ? TIFFWriteEncodedTile(tiff, i, part, size)
                                     : TIFFWriteEncodedStrip(tiff, i, part, size)) > 0);
    }
    assert_int_equal(TIFFWriteDirectory(tiff), 1);
}

/* A file of `count` pages of this kind. */
static int stack_new(const struct kind *kind, unsigned count, const char *mode)
{
    int descriptor = file_new();
    TIFF *tiff = tiff_of(descriptor, mode);
    unsigned i;

    assert_non_null(tiff);
    for (i = 0; i < count; i++)
        page_add(tiff, kind, i);
    TIFFCleanup(tiff);
    return descriptor;
}

/* The samples of page `index`, decoded; their number. 0: it cannot be read. */
static size_t decode(int descriptor, uint32_t index, uint8_t *out)
{
    TIFF *tiff = tiff_of(descriptor, "rm");
    uint32_t i, count;
    size_t used = 0;
    tmsize_t got;

    if (tiff == NULL)
        return 0;
    if (TIFFSetDirectory(tiff, (tdir_t)index)) {
        count = TIFFIsTiled(tiff) ? TIFFNumberOfTiles(tiff) : TIFFNumberOfStrips(tiff);
        for (i = 0; i < count; i++) {
            got = TIFFIsTiled(tiff)
                          ? TIFFReadEncodedTile(tiff, i, out + used, FILE_MAX_BYTES / 8)
                          : TIFFReadEncodedStrip(tiff, i, out + used, FILE_MAX_BYTES / 8);
            assert_true(got > 0 && used + (size_t)got < FILE_MAX_BYTES / 2);
            used += (size_t)got;
        }
    }
    TIFFCleanup(tiff);
    return used;
}

static size_t bytes_of(int descriptor, uint8_t *out)
{
    ssize_t size = pread(descriptor, out, FILE_MAX_BYTES, 0);

    assert_true(size >= 0 && size < FILE_MAX_BYTES);
    return (size_t)size;
}

/* RGBA as libtiff shows it: photometric, palette, YCbCr and orientation included. */
static void show(int descriptor, uint32_t index, uint32_t *out)
{
    TIFF *tiff = tiff_of(descriptor, "rm");

    assert_non_null(tiff);
    assert_int_equal(TIFFSetDirectory(tiff, (tdir_t)index), 1);
    assert_int_equal(
            TIFFReadRGBAImageOriented(tiff, WIDTH, HEIGHT, out, ORIENTATION_TOPLEFT, 1),
            1);
    TIFFCleanup(tiff);
}

static int page_out(struct split *split, uint32_t index)
{
    struct error err = {.text = ""};
    int target = file_new();

    if (split_page(split, index, target, &err) != 0)
        fail_msg("page %u: %s", (unsigned)index, err.text);
    return target;
}

static void check_page(int stack, int page, uint32_t index)
{
    static uint8_t before[FILE_MAX_BYTES], after[FILE_MAX_BYTES];
    static uint32_t seen[WIDTH * HEIGHT], shown[WIDTH * HEIGHT];
    size_t size = decode(stack, index, before);

    assert_true(size > 0);
    assert_int_equal(decode(page, 0, after), size);
    assert_memory_equal(before, after, size);
    show(stack, index, seen);
    show(page, 0, shown);
    assert_memory_equal(seen, shown, sizeof(seen));
}

static void check_tags(int page)
{
    TIFF *tiff = tiff_of(page, "rm");
    uint16_t number[2];
    float dpi = 0;
    char *text;

    assert_non_null(tiff);
    assert_int_equal(TIFFNumberOfDirectories(tiff), 1);
    assert_int_equal(TIFFGetField(tiff, TIFFTAG_XRESOLUTION, &dpi), 1);
    assert_true(dpi > 299.9F && dpi < 300.1F);
    assert_int_equal(TIFFGetField(tiff, TIFFTAG_PAGENUMBER, &number[0], &number[1]), 0);
    assert_int_equal(TIFFGetField(tiff, TIFFTAG_PAGENAME, &text), 0);
    assert_int_equal(TIFFGetField(tiff, TIFFTAG_DATETIME, &text), 0);
    TIFFCleanup(tiff);
}

/* Three pages in, three files out, each the same picture. */
static void survives(const struct kind *kind, const char *mode)
{
    int stack = stack_new(kind, 3, mode), page;
    struct split split;
    uint32_t i;

    assert_int_equal(split_open(stack, &split, NULL), 0);
    assert_int_equal(split.page_count, 3);
    for (i = 0; i < 3; i++) {
        page = page_out(&split, i);
        check_page(stack, page, i);
        check_tags(page);
        close(page);
    }
    split_release(&split);
    close(stack);
}

static void every_kind_of_page_keeps_its_pixels(void **state)
{
    static const struct kind kinds[] = {
            {1, 1, PHOTOMETRIC_MINISWHITE, COMPRESSION_CCITTFAX4, 1, 0, 0, 1, 0},
            {1, 1, PHOTOMETRIC_MINISWHITE, COMPRESSION_CCITTFAX4, 1, 0, 0, 1, 2},
            {1, 1, PHOTOMETRIC_MINISBLACK, COMPRESSION_PACKBITS, 1, 0, 0, 3, 0},
            {8, 1, PHOTOMETRIC_MINISBLACK, COMPRESSION_NONE, 1, 0, 0, 3, 0},
            {8, 1, PHOTOMETRIC_MINISBLACK, COMPRESSION_LZW, 1, 0, 0, 1, 0},
            {8, 3, PHOTOMETRIC_RGB, COMPRESSION_ADOBE_DEFLATE, 1, 2, 0, 1, 0},
            {16, 1, PHOTOMETRIC_MINISBLACK, COMPRESSION_ADOBE_DEFLATE, 1, 2, 0, 1, 0},
            {8, 3, PHOTOMETRIC_YCBCR, COMPRESSION_JPEG, 1, 0, 0, 1, 0},
            {8, 1, PHOTOMETRIC_MINISBLACK, COMPRESSION_JPEG, 1, 0, 0, 1, 0},
            {8, 1, PHOTOMETRIC_MINISBLACK, COMPRESSION_LZW, 1, 0, 32, 1, 0},
            {8, 3, PHOTOMETRIC_RGB, COMPRESSION_NONE, 2, 0, 0, 1, 0},
            {8, 1, PHOTOMETRIC_PALETTE, COMPRESSION_LZW, 1, 0, 0, 1, 0},
    };
    size_t i;

    (void)state;
    for (i = 0; i < sizeof(kinds) / sizeof(kinds[0]); i++)
        survives(&kinds[i], "w");
}

static void either_byte_order_and_bigtiff_are_kept(void **state)
{
    static const struct kind deep = {16, 1, PHOTOMETRIC_MINISBLACK, COMPRESSION_NONE, 1,
            0, 0, ORIENTATION_TOPLEFT, 0};

    (void)state;
    survives(&deep, "wb");
    survives(&deep, "wl");
    survives(&deep, "wb8");
    survives(&grey_raw, "wl8");
}

static void the_same_page_gives_the_same_bytes(void **state)
{
    static uint8_t first[FILE_MAX_BYTES], again[FILE_MAX_BYTES];
    int stack = stack_new(&grey_raw, 2, "w"), page;
    struct split split;
    size_t size;

    (void)state;
    assert_int_equal(split_open(stack, &split, NULL), 0);
    page = page_out(&split, 1);
    size = bytes_of(page, first);
    close(page);
    split_release(&split);
    assert_int_equal(split_open(stack, &split, NULL), 0);
    page = page_out(&split, 1);
    assert_int_equal(bytes_of(page, again), size);
    assert_memory_equal(first, again, size);
    close(page);
    split_release(&split);
    close(stack);
}

static void a_single_page_is_left_alone(void **state)
{
    int stack = stack_new(&grey_raw, 1, "w"), text = file_new();
    struct split split;

    (void)state;
    assert_int_equal(split_open(stack, &split, NULL), 0);
    assert_int_equal(split.page_count, 0);
    split_release(&split);
    assert_int_equal(write(text, "II*\0 no page at all", 19), 19);
    assert_int_equal(split_open(text, &split, NULL), 0);
    assert_int_equal(split.page_count, 0);
    split_release(&split);
    close(stack);
    close(text);
}

static uint32_t number_at(int file, off_t at, size_t size)
{
    uint8_t bytes[4] = {0};

    assert_int_equal(pread(file, bytes, size, at), (ssize_t)size);
    return bytes[0] | (uint32_t)bytes[1] << 8 | (uint32_t)bytes[2] << 16 |
           (uint32_t)bytes[3] << 24;
}

/* Where directory `index` of a little-endian file stands. */
static off_t directory_of(int file, unsigned index)
{
    off_t at = (off_t)number_at(file, 4, 4);

    for (; index > 0; index--)
        at = (off_t)number_at(file, at + 2 + 12 * (off_t)number_at(file, at, 2), 4);
    return at;
}

/* Sets the number that follows `skip` bytes into the entry of `tag`. */
static void entry_patch(
        int file, off_t directory, uint32_t tag, off_t skip, uint32_t value)
{
    off_t at = directory + 2;

    while (number_at(file, at, 2) != tag)
        at += 12;
    assert_int_equal(pwrite(file, &value, 4, at + skip), 4);
}

/* The middle page is damaged and says `why`; the others come out whole. */
static void only_the_middle_is_lost(int stack, const char *why)
{
    struct error err = {.text = ""};
    int target = file_new(), page;
    struct split split;

    assert_int_equal(split_open(stack, &split, NULL), 0);
    assert_int_equal(split.page_count, 3);
    page = page_out(&split, 0);
    check_page(stack, page, 0);
    close(page);
    assert_int_equal(split_page(&split, 1, target, &err), -1);
    assert_int_equal(err.kind, ERROR_SYNTAX);
    assert_non_null(strstr(err.text, why));
    page = page_out(&split, 2);
    check_page(stack, page, 2);
    close(page);
    close(target);
    split_release(&split);
    close(stack);
}

static void a_damaged_page_costs_only_itself(void **state)
{
    int stack;

    (void)state;
    stack = stack_new(&grey_raw, 3, "wl"); /* a strip's table far outside */
    entry_patch(stack, directory_of(stack, 1), TIFFTAG_STRIPOFFSETS, 8, 0x7fffffff);
    only_the_middle_is_lost(stack, "value is missing");
    stack = stack_new(&grey_raw, 3, "wl"); /* more strips than a file can name */
    entry_patch(stack, directory_of(stack, 1), TIFFTAG_STRIPOFFSETS, 4, 0xffffffff);
    only_the_middle_is_lost(stack, "makes no sense");
    stack = stack_new(&grey_raw, 3, "wl"); /* of offsets one more than of sizes */
    entry_patch(stack, directory_of(stack, 1), TIFFTAG_STRIPOFFSETS, 4, 5);
    only_the_middle_is_lost(stack, "number of its strips");
    stack = stack_new(&grey_raw, 3, "wl"); /* no offsets: the tag is another */
    entry_patch(stack, directory_of(stack, 1), TIFFTAG_STRIPOFFSETS, 0, 0x00040fff);
    only_the_middle_is_lost(stack, "where its pixels are");
}

static void a_strip_beyond_the_end_is_a_damaged_page(void **state)
{
    struct error err = {.text = ""};
    int stack = stack_new(&grey_raw, 2, "wl"), target = file_new();
    off_t table, at = directory_of(stack, 1) + 2;
    uint32_t end = (uint32_t)lseek(stack, 0, SEEK_END) - 1;
    struct split split;

    (void)state;
    while (number_at(stack, at, 2) != TIFFTAG_STRIPOFFSETS)
        at += 12;
    table = (off_t)number_at(stack, at + 8, 4);
    assert_int_equal(pwrite(stack, &end, 4, table), 4);
    assert_int_equal(split_open(stack, &split, NULL), 0);
    assert_int_equal(split_page(&split, 1, target, &err), -1);
    assert_int_equal(err.kind, ERROR_SYNTAX);
    assert_non_null(strstr(err.text, "pixels is missing"));
    split_release(&split);
    close(target);
    close(stack);
}

/* Two pages are whole, a third one says that the list ends badly. */
static void ends_badly_after_two(int stack)
{
    struct error err = {.text = ""};
    int target = file_new();
    struct split split;

    assert_int_equal(split_open(stack, &split, NULL), 0);
    assert_int_equal(split.page_count, 3);
    close(page_out(&split, 0));
    close(page_out(&split, 1));
    assert_int_equal(split_page(&split, 2, target, &err), -1);
    assert_int_equal(err.kind, ERROR_SYNTAX);
    assert_non_null(strstr(err.text, "cut off"));
    split_release(&split);
    close(target);
    close(stack);
}

static void a_list_that_loops_or_is_cut_ends(void **state)
{
    int stack = stack_new(&grey_raw, 2, "wl");
    off_t last = directory_of(stack, 1);
    uint32_t first = (uint32_t)directory_of(stack, 0);

    (void)state;
    assert_int_equal(
            pwrite(stack, &first, 4, last + 2 + 12 * (off_t)number_at(stack, last, 2)),
            4);
    ends_badly_after_two(stack);
    stack = stack_new(&grey_raw, 3, "wl");
    assert_int_equal(ftruncate(stack, directory_of(stack, 2) + 1), 0);
    ends_badly_after_two(stack);
}

/* A directory that stands for two pages could fill the disk a thousandfold. */
static void pages_that_share_pixels_are_damaged(void **state)
{
    struct error err = {.text = ""};
    int stack = stack_new(&grey_raw, 2, "wl"), target = file_new();
    off_t first = directory_of(stack, 0), second = directory_of(stack, 1);
    size_t size = 2 + 12 * (size_t)number_at(stack, first, 2);
    uint8_t directory[1024];
    struct split split;

    (void)state;
    assert_int_equal(pread(stack, directory, size, first), (ssize_t)size);
    assert_int_equal(pwrite(stack, directory, size, second), (ssize_t)size);
    assert_int_equal(split_open(stack, &split, NULL), 0);
    assert_int_equal(split.page_count, 2);
    /* As in a file so small that two pages of 5120 bytes cannot stand in it. */
    split.striles_bytes = (uint64_t)WIDTH * HEIGHT * 2 - 1;
    close(page_out(&split, 0));
    assert_int_equal(split_page(&split, 1, target, &err), -1);
    assert_int_equal(err.kind, ERROR_SYNTAX);
    split_release(&split);
    close(target);
    close(stack);
}

static void each_damaged_page_stands_for_itself(void **state)
{
    static uint8_t first[FILE_MAX_BYTES], other[FILE_MAX_BYTES];
    struct digest file = {{1}}, another = {{2}};
    int target = file_new();
    size_t size;

    (void)state;
    assert_int_equal(split_write_damaged(target, &file, 0, "why", NULL), 0);
    size = bytes_of(target, first);
    assert_int_equal(split_write_damaged(target, &file, 0, "why", NULL), 0);
    assert_int_equal(bytes_of(target, other), size);
    assert_memory_equal(first, other, size);
    assert_int_equal(split_write_damaged(target, &file, 1, "why", NULL), 0);
    assert_int_equal(bytes_of(target, other), size);
    assert_memory_not_equal(first, other, size);
    assert_int_equal(split_write_damaged(target, &another, 0, "why", NULL), 0);
    assert_int_equal(bytes_of(target, other), size);
    assert_memory_not_equal(first, other, size);
    close(target);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
            cmocka_unit_test(every_kind_of_page_keeps_its_pixels),
            cmocka_unit_test(either_byte_order_and_bigtiff_are_kept),
            cmocka_unit_test(the_same_page_gives_the_same_bytes),
            cmocka_unit_test(a_single_page_is_left_alone),
            cmocka_unit_test(a_damaged_page_costs_only_itself),
            cmocka_unit_test(a_strip_beyond_the_end_is_a_damaged_page),
            cmocka_unit_test(a_list_that_loops_or_is_cut_ends),
            cmocka_unit_test(pages_that_share_pixels_are_damaged),
            cmocka_unit_test(each_damaged_page_stands_for_itself),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
