/* side.c -- one scanned side written as a TIFF file, row by row as it comes. */
#include "scan/side.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#include <tiffio.h>

size_t side_row_bytes(const struct side_format *format)
{
    size_t bits = (size_t)format->width_px * (size_t)(format->depth * format->samples);

    return (bits + 7) / 8;
}

/* The random stem stands in the file too: two sides of the same pixels (blank backs in
 * black and white) are two files, and an image is known by its digest. */
static int set_tags(TIFF *tiff, const struct side_format *format, const char *stem)
{
    uint32_t strip = (uint32_t)(SIDE_STRIP_BYTES / side_row_bytes(format));
    uint16_t photometric = format->samples == 3 ? PHOTOMETRIC_RGB
                           : format->depth == 1 ? PHOTOMETRIC_MINISWHITE
                                                : PHOTOMETRIC_MINISBLACK;
    int done = TIFFSetField(tiff, TIFFTAG_IMAGEWIDTH, format->width_px) &&
               TIFFSetField(tiff, TIFFTAG_DOCUMENTNAME, stem) &&
               TIFFSetField(tiff, TIFFTAG_BITSPERSAMPLE, (uint16_t)format->depth) &&
               TIFFSetField(tiff, TIFFTAG_SAMPLESPERPIXEL, (uint16_t)format->samples) &&
               TIFFSetField(tiff, TIFFTAG_PLANARCONFIG, PLANARCONFIG_CONTIG) &&
               TIFFSetField(tiff, TIFFTAG_PHOTOMETRIC, photometric) &&
               TIFFSetField(tiff, TIFFTAG_COMPRESSION, COMPRESSION_NONE) &&
               TIFFSetField(tiff, TIFFTAG_ROWSPERSTRIP, strip > 0 ? strip : 1);

    if (done && format->dpi_x > 0 && format->dpi_y > 0)
        done = TIFFSetField(tiff, TIFFTAG_RESOLUTIONUNIT, RESUNIT_INCH) &&
               TIFFSetField(tiff, TIFFTAG_XRESOLUTION, format->dpi_x) &&
               TIFFSetField(tiff, TIFFTAG_YRESOLUTION, format->dpi_y);
    return done;
}

/* libtiff closes the descriptor that it is given: it gets one of its own. */
static TIFF *open_tiff(int descriptor)
{
    int own = fcntl(descriptor, F_DUPFD_CLOEXEC, 3);
    TIFF *tiff;

    if (own < 0)
        return NULL;
    (void)TIFFSetErrorHandler(NULL); /* each failure is told by us, once */
    (void)TIFFSetWarningHandler(NULL);
    tiff = TIFFFdOpen(own, "side", "w");
    if (tiff == NULL)
        (void)close(own);
    return tiff;
}

int side_begin(int folder, const char *stem, const struct side_format *format,
        struct side *out, struct error *err)
{
    struct side side = {.format = *format};

    if (format->width_px < 1 || format->width_px > SIDE_WIDTH_MAX_PX)
        return error_set(err, ERROR_RANGE, "a picture of %u pixels across is no page",
                (unsigned)format->width_px);
    if (store_begin_as(folder, stem, ".tif", &side.file, err) != 0)
        return -1;
    side.tiff = open_tiff(side.file.descriptor);
    if (side.tiff == NULL || !set_tags(side.tiff, format, stem)) {
        side_drop(&side);
        return error_set(err, ERROR_IO, "cannot store the image: %s", strerror(errno));
    }
    *out = side;
    return 0;
}

int side_row(struct side *side, const uint8_t *row, struct error *err)
{
    /* libtiff only reads the row, but does not say so. */
    void *bytes = (void *)(uintptr_t)row;

    if (side->rows >= SIDE_ROWS_MAX)
        return error_set(err, ERROR_RANGE, "the picture is longer than %d rows",
                (int)SIDE_ROWS_MAX);
    if (TIFFWriteScanline(side->tiff, bytes, side->rows, 0) < 0)
        return error_set(err, ERROR_IO, "cannot store the image: %s", strerror(errno));
    side->rows++;
    return 0;
}

int side_end(struct side *side, struct error *err)
{
    int failed = side->rows == 0 || !TIFFFlush(side->tiff);

    TIFFClose(side->tiff);
    side->tiff = NULL;
    if (failed) {
        side_drop(side);
        return error_set(err, ERROR_IO, "cannot store the image: %s", strerror(errno));
    }
    /* The disk begins at once; whoever syncs it later finds most of it done. */
    (void)sync_file_range(side->file.descriptor, 0, 0, SYNC_FILE_RANGE_WRITE);
    store_close(&side->file);
    return 0;
}

void side_drop(struct side *side)
{
    if (side->tiff != NULL)
        TIFFClose(side->tiff);
    side->tiff = NULL;
    store_drop(&side->file);
}
