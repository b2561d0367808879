/* tiff_write.c -- a grey picture as a TIFF file. */
#include "forms/tiff_write.h"

#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include <tiffio.h>

enum { TIFF_ROWS_PER_STRIP = 256 };

/* What the library says goes into the caller's error, not to stderr. */
static int tiff_error_note(
        TIFF *file, void *user, const char *module, const char *format, va_list values)
{
    char *text = user;

    (void)file;
    (void)module;
    (void)vsnprintf(text, ERROR_TEXT_MAX / 2, format, values);
    return 1;
}

static TIFF *tiff_open(const char *path, char *text)
{
    TIFFOpenOptions *options = TIFFOpenOptionsAlloc();
    TIFF *file;

    if (options == NULL)
        return NULL;
    TIFFOpenOptionsSetErrorHandlerExtR(options, tiff_error_note, text);
    TIFFOpenOptionsSetWarningHandlerExtR(options, tiff_error_note, text);
    file = TIFFOpenExt(path, "w", options);
    TIFFOpenOptionsFree(options);
    return file;
}

static int tiff_describe(TIFF *file, int32_t width_px, int32_t height_px, int32_t dpi)
{
    return TIFFSetField(file, TIFFTAG_IMAGEWIDTH, (uint32_t)width_px) &&
           TIFFSetField(file, TIFFTAG_IMAGELENGTH, (uint32_t)height_px) &&
           TIFFSetField(file, TIFFTAG_BITSPERSAMPLE, 8) &&
           TIFFSetField(file, TIFFTAG_SAMPLESPERPIXEL, 1) &&
           TIFFSetField(file, TIFFTAG_PHOTOMETRIC, PHOTOMETRIC_MINISBLACK) &&
           TIFFSetField(file, TIFFTAG_COMPRESSION, COMPRESSION_NONE) &&
           TIFFSetField(file, TIFFTAG_ROWSPERSTRIP, TIFF_ROWS_PER_STRIP) &&
           TIFFSetField(file, TIFFTAG_XRESOLUTION, (double)dpi) &&
           TIFFSetField(file, TIFFTAG_YRESOLUTION, (double)dpi) &&
           TIFFSetField(file, TIFFTAG_RESOLUTIONUNIT, RESUNIT_INCH);
}

static int tiff_put(
        TIFF *file, const uint8_t *pixels, int32_t width_px, int32_t height_px)
{
    int32_t top, rows;
    uint32_t strip = 0;

    for (top = 0; top < height_px; top += rows, strip++) {
        rows = height_px - top < TIFF_ROWS_PER_STRIP ? height_px - top
                                                     : TIFF_ROWS_PER_STRIP;
        /* The library's argument is not const; it does not write to it. */
        if (TIFFWriteEncodedStrip(file, strip,
                    (void *)(uintptr_t)(pixels + (size_t)top * (size_t)width_px),
                    (tmsize_t)rows * width_px) < 0)
            return 0;
    }
    return TIFFFlush(file);
}

int tiff_write_grey(const char *path, const uint8_t *pixels, int32_t width_px,
        int32_t height_px, int32_t dpi, struct error *err)
{
    char text[ERROR_TEXT_MAX / 2] = "";
    TIFF *file;
    int is_done;

    errno = 0;
    file = tiff_open(path, text);
    if (file == NULL)
        return error_set(err, ERROR_IO, "cannot write '%s': %s", path,
                errno != 0 ? strerror(errno) : text);
    is_done = tiff_describe(file, width_px, height_px, dpi) &&
              tiff_put(file, pixels, width_px, height_px);
    if (!is_done)
        (void)error_set(err, ERROR_IO, "cannot write '%s': %s", path,
                errno != 0 ? strerror(errno) : text);
    TIFFClose(file);
    return is_done ? 0 : -1;
}
