/* compress.c -- what each way of storing a grey page costs: writing, reading, room. */
#include "tests/bench/compress.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include <tiffio.h>

#include "tests/bench/clock.h"

enum { ROUNDS = 5, STRIP_ROWS = 128 };

static const struct way {
    const char *name;
    uint16_t compression;
    int level_tag, level; /* 0: none */
    int predictor;
} ways[] = {
        {"none", COMPRESSION_NONE, 0, 0, 0},
        {"packbits", COMPRESSION_PACKBITS, 0, 0, 0},
        {"lzw", COMPRESSION_LZW, 0, 0, 1},
        {"deflate_1", COMPRESSION_ADOBE_DEFLATE, TIFFTAG_ZIPQUALITY, 1, 1},
        {"zstd_1", COMPRESSION_ZSTD, TIFFTAG_ZSTD_LEVEL, 1, 1},
};

/* By strips, from a copy: a predictor works in the buffer that it is given. */
static int write_strips(TIFF *tiff, const struct image *image)
{
    size_t width = (size_t)image->width_px, rows;
    uint8_t *strip = malloc(width * STRIP_ROWS);
    int32_t y;
    int result = strip == NULL ? -1 : 0;

    for (y = 0; y < image->height_px && result == 0; y += STRIP_ROWS) {
        rows = (size_t)(image->height_px - y);
        rows = rows > STRIP_ROWS ? STRIP_ROWS : rows;
        memcpy(strip, image->pixels + (size_t)y * width, width * rows);
        if (TIFFWriteEncodedStrip(tiff, (uint32_t)(y / STRIP_ROWS), strip,
                    (tmsize_t)(width * rows)) < 0)
            result = -1;
    }
    free(strip);
    return result;
}

/* Returns the file's size; -1. */
static off_t save(int file, const struct image *image, const struct way *way)
{
    TIFF *tiff = TIFFFdOpen(dup(file), way->name, "w");
    int result;

    if (tiff == NULL)
        return -1;
    result = !TIFFSetField(tiff, TIFFTAG_IMAGEWIDTH, (uint32_t)image->width_px) ||
             !TIFFSetField(tiff, TIFFTAG_IMAGELENGTH, (uint32_t)image->height_px) ||
             !TIFFSetField(tiff, TIFFTAG_BITSPERSAMPLE, 8) ||
             !TIFFSetField(tiff, TIFFTAG_SAMPLESPERPIXEL, 1) ||
             !TIFFSetField(tiff, TIFFTAG_PHOTOMETRIC, PHOTOMETRIC_MINISBLACK) ||
             !TIFFSetField(tiff, TIFFTAG_ROWSPERSTRIP, STRIP_ROWS) ||
             !TIFFSetField(tiff, TIFFTAG_COMPRESSION, way->compression) ||
             (way->predictor &&
                     !TIFFSetField(tiff, TIFFTAG_PREDICTOR, PREDICTOR_HORIZONTAL)) ||
             (way->level_tag != 0 &&
                     !TIFFSetField(tiff, (uint32_t)way->level_tag, way->level)) ||
             write_strips(tiff, image) != 0;
    TIFFClose(tiff);
    return result == 0 ? lseek(file, 0, SEEK_END) : -1;
}

static int load(int file, const struct image *image)
{
    size_t size = (size_t)image->width_px * STRIP_ROWS;
    uint8_t *strip = malloc(size);
    TIFF *tiff;
    uint32_t i;
    int result = -1;

    (void)lseek(file, 0, SEEK_SET);
    tiff = TIFFFdOpen(dup(file), "page", "r");
    if (tiff != NULL && strip != NULL) {
        result = 0;
        for (i = 0; i < TIFFNumberOfStrips(tiff) && result == 0; i++)
            result = TIFFReadEncodedStrip(tiff, i, strip, (tmsize_t)size) > 0 ? 0 : -1;
    }
    if (tiff != NULL)
        TIFFClose(tiff);
    free(strip);
    return result;
}

static int say(const struct image *image, const struct way *way, struct error *err)
{
    struct clock_times writing = {.count = 0}, reading = {.count = 0};
    off_t size = 0;
    int i, file;

    for (i = 0; i < ROUNDS; i++) {
        int64_t begun = clock_us();

        file = memfd_create("page", MFD_CLOEXEC);
        size = file < 0 ? -1 : save(file, image, way);
        clock_add(&writing, begun);
        begun = clock_us();
        if (size < 0 || load(file, image) != 0)
            return error_set(err, ERROR_IO, "libtiff cannot store as '%s'", way->name);
        clock_add(&reading, begun);
        (void)close(file);
    }
    (void)printf("store_%s %.1f ms, read %.1f ms, %.2f MB\n", way->name,
            clock_median_ms(&writing), clock_median_ms(&reading), (double)size / 1e6);
    return 0;
}

int compress_say(const struct image *image, struct error *err)
{
    size_t i;

    for (i = 0; i < sizeof(ways) / sizeof(ways[0]); i++)
        if (say(image, &ways[i], err) != 0)
            return -1;
    return 0;
}
