/* scan_split_file.h -- files of several pages, and their pages one by one. */
#ifndef TESTS_SCAN_SPLIT_FILE_H
#define TESTS_SCAN_SPLIT_FILE_H

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

static inline int quiet(
        TIFF *tiff, void *user, const char *module, const char *format, va_list values)
{
    (void)tiff, (void)user, (void)module, (void)format, (void)values;
    return 1;
}

static inline TIFF *tiff_of(int descriptor, const char *mode)
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

static inline int file_new(void)
{
    int descriptor = memfd_create("test", 0);

    assert_true(descriptor >= 0);
    return descriptor;
}

static inline void fields_set(TIFF *tiff, const struct kind *kind)
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
static inline void page_add(TIFF *tiff, const struct kind *kind, unsigned seed)
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
static inline int stack_new(const struct kind *kind, unsigned count, const char *mode)
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
static inline size_t decode(int descriptor, uint32_t index, uint8_t *out)
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

static inline size_t bytes_of(int descriptor, uint8_t *out)
{
    ssize_t size = pread(descriptor, out, FILE_MAX_BYTES, 0);

    assert_true(size >= 0 && size < FILE_MAX_BYTES);
    return (size_t)size;
}

/* RGBA as libtiff shows it: photometric, palette, YCbCr and orientation included. */
static inline void show(int descriptor, uint32_t index, uint32_t *out)
{
    TIFF *tiff = tiff_of(descriptor, "rm");

    assert_non_null(tiff);
    assert_int_equal(TIFFSetDirectory(tiff, (tdir_t)index), 1);
    assert_int_equal(
            TIFFReadRGBAImageOriented(tiff, WIDTH, HEIGHT, out, ORIENTATION_TOPLEFT, 1),
            1);
    TIFFCleanup(tiff);
}

static inline int page_out(struct split *split, uint32_t index)
{
    struct error err = {.text = ""};
    int target = file_new();

    if (split_page(split, index, target, &err) != 0)
        fail_msg("page %u: %s", (unsigned)index, err.text);
    return target;
}

static inline void check_page(int stack, int page, uint32_t index)
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

#endif
