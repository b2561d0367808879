/* load_tiff_rgba.c -- a TIFF's pixels: tiles, planes and colours of every kind. */
#include <stdlib.h>

#include "omr/load_part.h"
#include "omr/load_tiff_part.h"

enum { BAND_ROWS = 256 };

/* A band of the image as libtiff gives it, 4 bytes a pixel, to pixels. */
static void raster_place(const uint32_t *raster, uint8_t *pixels, size_t count)
{
    size_t i;

    for (i = 0; i < count; i++) {
        uint32_t least = TIFFGetR(raster[i]), alpha = TIFFGetA(raster[i]);

        least = least < TIFFGetG(raster[i]) ? least : TIFFGetG(raster[i]);
        least = least < TIFFGetB(raster[i]) ? least : TIFFGetB(raster[i]);
        /* libtiff has multiplied by alpha: white paper comes through the rest. */
        least += 255U - alpha;
        pixels[i] = (uint8_t)(least < 255U ? least : 255U);
    }
}

/* Whole strips or tiles, so that none is decoded twice; all four bytes of every
 * pixel of the image at 600 dpi would be 139 MB. */
static uint32_t band_rows(TIFF *tiff, const struct load_tiff_shape *shape)
{
    uint32_t a_part = shape->height;

    if (TIFFIsTiled(tiff))
        (void)TIFFGetField(tiff, TIFFTAG_TILELENGTH, &a_part);
    else
        (void)TIFFGetFieldDefaulted(tiff, TIFFTAG_ROWSPERSTRIP, &a_part);
    if (a_part == 0 || a_part >= shape->height)
        return shape->height;
    return a_part >= BAND_ROWS ? a_part : BAND_ROWS / a_part * a_part;
}

static int bands_read(
        TIFFRGBAImage *rgba, uint32_t *raster, uint32_t rows_a_band, struct image *image)
{
    uint32_t width = (uint32_t)image->width_px, height = (uint32_t)image->height_px, top;

    for (top = 0; top < height; top += rows_a_band) {
        uint32_t rows = height - top < rows_a_band ? height - top : rows_a_band;

        rgba->row_offset = (int)top;
        if (!TIFFRGBAImageGet(rgba, raster, width, rows))
            return -1;
        raster_place(raster, image->pixels + (size_t)top * width, (size_t)rows * width);
    }
    return 0;
}

int load_tiff_rgba(TIFF *tiff, const struct load_tiff_shape *shape,
        struct load_complaints *complaints, struct image *image, struct error *err)
{
    uint32_t rows = band_rows(tiff, shape);
    uint32_t *raster;
    TIFFRGBAImage rgba;
    char why[1024] = "";
    int result;

    if (!TIFFRGBAImageOK(tiff, why) || !TIFFRGBAImageBegin(&rgba, tiff, 1, why))
        return load_broken(err, why);
    raster = calloc((size_t)shape->width * rows, sizeof(*raster));
    if (raster == NULL) {
        TIFFRGBAImageEnd(&rgba);
        return error_set(err, ERROR_MEMORY, "no memory for a colour image");
    }
    rgba.req_orientation = rgba.orientation; /* image_orient turns it */
    result = bands_read(&rgba, raster, rows, image);
    TIFFRGBAImageEnd(&rgba);
    free(raster);
    if (result != 0 || complaints->count != 0)
        return load_broken(err, complaints->count != 0
                                        ? complaints->first
                                        : "a part of its pixels is missing");
    return 0;
}
