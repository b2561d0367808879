/* save.c -- pixels to the kinds of files that scanners and programs write. */
#include "tests/bench/save.h"

#include <setjmp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <jpeglib.h>
#include <png.h>
#include <tiffio.h>

enum { BLACK_BELOW = 150, STRIP_ROWS = 64, QUALITY = 85 };

static const char *const words[] = {"raw", "g4", "deflate", "png", "png1", "jpeg"};

const char *save_word(enum save_kind kind)
{
    return words[kind];
}

/* A row of 1-bit samples, 1 is white. */
static void row_pack(const uint8_t *pixels, size_t width, uint8_t *bits)
{
    size_t x;

    memset(bits, 0, (width + 7) / 8);
    for (x = 0; x < width; x++)
        if (pixels[x] >= BLACK_BELOW)
            bits[x / 8] |= (uint8_t)(0x80U >> (x % 8));
}

static void tags_set(TIFF *tiff, const struct image *image, enum save_kind kind)
{
    int is_bits = kind == SAVE_G4;
    uint16_t compression = kind == SAVE_G4        ? COMPRESSION_CCITTFAX4
                           : kind == SAVE_DEFLATE ? COMPRESSION_ADOBE_DEFLATE
                                                  : COMPRESSION_NONE;

    (void)TIFFSetField(tiff, TIFFTAG_IMAGEWIDTH, (uint32_t)image->width_px);
    (void)TIFFSetField(tiff, TIFFTAG_IMAGELENGTH, (uint32_t)image->height_px);
    (void)TIFFSetField(tiff, TIFFTAG_BITSPERSAMPLE, is_bits ? 1 : 8);
    (void)TIFFSetField(tiff, TIFFTAG_SAMPLESPERPIXEL, 1);
    (void)TIFFSetField(tiff, TIFFTAG_COMPRESSION, compression);
    (void)TIFFSetField(tiff, TIFFTAG_PHOTOMETRIC, PHOTOMETRIC_MINISBLACK);
    (void)TIFFSetField(tiff, TIFFTAG_ROWSPERSTRIP,
            is_bits ? (uint32_t)image->height_px : (uint32_t)STRIP_ROWS);
    (void)TIFFSetField(tiff, TIFFTAG_RESOLUTIONUNIT, RESUNIT_INCH);
    (void)TIFFSetField(tiff, TIFFTAG_XRESOLUTION, (double)image->dpi_x);
    (void)TIFFSetField(tiff, TIFFTAG_YRESOLUTION, (double)image->dpi_y);
}

static int tiff_save(const struct image *image, enum save_kind kind, const char *path)
{
    size_t width = (size_t)image->width_px;
    TIFF *tiff = TIFFOpen(path, "w");
    uint8_t *row = malloc(width);
    int result = tiff == NULL || row == NULL ? -1 : 0;
    int32_t y;

    if (result == 0)
        tags_set(tiff, image, kind);
    for (y = 0; y < image->height_px && result == 0; y++) {
        const uint8_t *pixels = image->pixels + (size_t)y * width;

        if (kind == SAVE_G4)
            row_pack(pixels, width, row);
        else
            memcpy(row, pixels, width);
        result = TIFFWriteScanline(tiff, row, (uint32_t)y, 0) == 1 ? 0 : -1;
    }
    if (tiff != NULL)
        TIFFClose(tiff);
    free(row);
    return result;
}

static void png_rows(
        png_structp png, const struct image *image, enum save_kind kind, uint8_t *row)
{
    size_t width = (size_t)image->width_px;
    int32_t y;

    for (y = 0; y < image->height_px; y++) {
        const uint8_t *pixels = image->pixels + (size_t)y * width;

        if (kind == SAVE_PNG_BIT)
            row_pack(pixels, width, row);
        else
            memcpy(row, pixels, width);
        png_write_row(png, row);
    }
}

static int png_save(const struct image *image, enum save_kind kind, const char *path)
{
    FILE *stream = fopen(path, "wb");
    png_structp png = png_create_write_struct(PNG_LIBPNG_VER_STRING, NULL, NULL, NULL);
    png_infop info = png == NULL ? NULL : png_create_info_struct(png);
    uint8_t *row = malloc((size_t)image->width_px);
    int result = -1;

    if (stream != NULL && info != NULL && row != NULL && setjmp(png_jmpbuf(png)) == 0) {
        png_init_io(png, stream);
        png_set_IHDR(png, info, (png_uint_32)image->width_px,
                (png_uint_32)image->height_px, kind == SAVE_PNG_BIT ? 1 : 8,
                PNG_COLOR_TYPE_GRAY, PNG_INTERLACE_NONE, PNG_COMPRESSION_TYPE_DEFAULT,
                PNG_FILTER_TYPE_DEFAULT);
        png_set_pHYs(png, info, (png_uint_32)((double)image->dpi_x / 0.0254),
                (png_uint_32)((double)image->dpi_y / 0.0254), PNG_RESOLUTION_METER);
        png_write_info(png, info);
        png_rows(png, image, kind, row);
        png_write_end(png, info);
        result = 0;
    }
    if (png != NULL)
        png_destroy_write_struct(&png, &info);
    if (stream != NULL && fclose(stream) != 0)
        result = -1;
    free(row);
    return result;
}

static int jpeg_save(const struct image *image, const char *path)
{
    struct jpeg_compress_struct jpeg;
    struct jpeg_error_mgr manager;
    FILE *stream = fopen(path, "wb");

    if (stream == NULL)
        return -1;
    jpeg.err = jpeg_std_error(&manager);
    jpeg_create_compress(&jpeg);
    jpeg_stdio_dest(&jpeg, stream);
    jpeg.image_width = (JDIMENSION)image->width_px;
    jpeg.image_height = (JDIMENSION)image->height_px;
    jpeg.input_components = 1;
    jpeg.in_color_space = JCS_GRAYSCALE;
    jpeg_set_defaults(&jpeg);
    jpeg_set_quality(&jpeg, QUALITY, TRUE);
    jpeg.density_unit = 1;
    jpeg.X_density = (uint16_t)image->dpi_x;
    jpeg.Y_density = (uint16_t)image->dpi_y;
    jpeg_start_compress(&jpeg, TRUE);
    while (jpeg.next_scanline < jpeg.image_height) {
        JSAMPROW row =
                image->pixels + (size_t)jpeg.next_scanline * (size_t)image->width_px;

        (void)jpeg_write_scanlines(&jpeg, &row, 1);
    }
    jpeg_finish_compress(&jpeg);
    jpeg_destroy_compress(&jpeg);
    return fclose(stream) == 0 ? 0 : -1;
}

int save_image(const struct image *image, enum save_kind kind, const char *path)
{
    if (kind == SAVE_JPEG)
        return jpeg_save(image, path);
    if (kind == SAVE_PNG || kind == SAVE_PNG_BIT)
        return png_save(image, kind, path);
    return tiff_save(image, kind, path);
}
