/* omr_written_tiff.h -- the small picture as libtiff writes it, in all kinds. */
#ifndef TESTS_OMR_WRITTEN_TIFF_H
#define TESTS_OMR_WRITTEN_TIFF_H

#include <tiffio.h>

#include "tests/omr_loaded.h"

struct tiff_kind {
    uint16_t bits, samples, photometric, compression, planar, orientation, fill;
    int rows_a_strip, tile;
};

static inline uint8_t sample_at(const struct tiff_kind *kind, int x, int y)
{
    uint8_t level = kind->bits == 1 ? (is_white_at(x, y) ? 255 : 0) : level_at(x, y);

    return kind->photometric == PHOTOMETRIC_MINISWHITE ? (uint8_t)(255 - level) : level;
}

/* One row of contiguous samples; colour's least is its last sample (blue). */
static inline void row_fill(const struct tiff_kind *kind, int y, int width, uint8_t *row)
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

static inline void palette_set(TIFF *tiff)
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

static inline void fields_set(TIFF *tiff, const struct tiff_kind *kind)
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

static inline void tiles_write(TIFF *tiff, const struct tiff_kind *kind)
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

static inline void planes_write(TIFF *tiff, const struct tiff_kind *kind)
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

static inline void page_write(TIFF *tiff, const struct tiff_kind *kind)
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

static inline int tiff_file(const struct tiff_kind *kind, int pages)
{
    int descriptor = memfd_create("tiff", 0);
    TIFF *tiff = TIFFFdOpen(dup(descriptor), "test", "w");

    assert_non_null(tiff);
    while (pages-- > 0)
        page_write(tiff, kind);
    TIFFClose(tiff);
    return descriptor;
}

static const struct tiff_kind plain = {8, 1, 1, COMPRESSION_NONE, 0, 0, 0, 16, 0};
static const struct tiff_kind fax = {1, 1, 0, COMPRESSION_CCITTFAX4, 0, 0, 0, 100, 0};

#endif
