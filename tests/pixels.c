/* pixels.c -- a picture known by its pixels, however they are stored. */
#include "tests/pixels.h"

#include <stdlib.h>

#include <sodium.h>
#include <tiffio.h>

struct shape {
    uint32_t width, height, bits;
};

static int read_shape(TIFF *tiff, struct shape *shape)
{
    uint16_t bits = 1, samples = 1;

    (void)TIFFGetFieldDefaulted(tiff, TIFFTAG_BITSPERSAMPLE, &bits);
    (void)TIFFGetFieldDefaulted(tiff, TIFFTAG_SAMPLESPERPIXEL, &samples);
    shape->bits = (uint32_t)bits * samples;
    return TIFFGetField(tiff, TIFFTAG_IMAGEWIDTH, &shape->width) &&
           TIFFGetField(tiff, TIFFTAG_IMAGELENGTH, &shape->height);
}

static int take_rows(TIFF *tiff, const struct shape *shape, struct digest *out)
{
    tmsize_t size = TIFFScanlineSize(tiff);
    uint8_t *row = malloc((size_t)size);
    crypto_generichash_state state;
    uint32_t y;
    int result = row == NULL ? -1 : 0;

    (void)crypto_generichash_init(&state, NULL, 0, sizeof(out->bytes));
    (void)crypto_generichash_update(&state, (const uint8_t *)shape, sizeof(*shape));
    for (y = 0; y < shape->height && result == 0; y++) {
        result = TIFFReadScanline(tiff, row, y, 0) == 1 ? 0 : -1;
        (void)crypto_generichash_update(&state, row, (unsigned long long)size);
    }
    (void)crypto_generichash_final(&state, out->bytes, sizeof(out->bytes));
    free(row);
    return result;
}

int pixels_digest(const char *path, struct digest *out, struct error *err)
{
    TIFF *tiff;
    struct shape shape;
    int result = -1;

    (void)TIFFSetWarningHandler(NULL);
    tiff = TIFFOpen(path, "r");
    if (tiff == NULL)
        return error_set(err, ERROR_IO, "cannot open '%s'", path);
    if (read_shape(tiff, &shape))
        result = take_rows(tiff, &shape, out);
    TIFFClose(tiff);
    return result == 0 ? 0 : error_set(err, ERROR_IO, "cannot decode '%s'", path);
}
