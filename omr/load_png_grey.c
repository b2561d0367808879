/* load_png_grey.c -- the PNG that scanners write, 8-bit grey, inflated in one go. */
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <libdeflate.h>

#include "omr/load_part.h"
#include "omr/load_png_part.h"

enum {
    SIGNATURE_BYTES = 8,
    CHUNK_BYTES = 12, /* a chunk's length, kind and check sum */
    HEADER_BYTES = 13,
    PHYSICAL_BYTES = 9,
    GREY_DEPTH = 8
};

enum filter { FILTER_NONE, FILTER_LEFT, FILTER_ABOVE, FILTER_MEAN, FILTER_PAETH };

/* A whole file, and where the walk over its chunks stands. */
struct grey_file {
    uint8_t *bytes; /* owned */
    size_t size, at;
    size_t packed; /* bytes of compressed data, moved together to the start */
    uint32_t width, height;
    uint32_t dots_across_a_metre, dots_down_a_metre; /* 0: not said */
};

struct chunk {
    const uint8_t *kind, *data;
    size_t size;
};

static uint32_t number_of(const uint8_t *bytes)
{
    return (uint32_t)bytes[0] << 24 | (uint32_t)bytes[1] << 16 | (uint32_t)bytes[2] << 8 |
           bytes[3];
}

static int is_kind(const struct chunk *chunk, const char *kind)
{
    return memcmp(chunk->kind, kind, 4) == 0;
}

/* Returns 1, or 0 if the file ends within the chunk or its check sum is wrong. */
static int chunk_next(struct grey_file *file, struct chunk *chunk)
{
    const uint8_t *start = file->bytes + file->at;
    size_t left = file->size - file->at;

    if (left < CHUNK_BYTES)
        return 0;
    chunk->size = number_of(start);
    if (chunk->size > left - CHUNK_BYTES)
        return 0;
    chunk->kind = start + 4;
    chunk->data = start + 8;
    file->at += CHUNK_BYTES + chunk->size;
    return libdeflate_crc32(0, chunk->kind, 4 + chunk->size) ==
           number_of(chunk->data + chunk->size);
}

/* Returns 1 for the one kind of image that is read here. */
static int header_take(struct grey_file *file, const struct chunk *chunk)
{
    static const uint8_t plain_grey[] = {GREY_DEPTH, 0, 0, 0, 0};

    if (!is_kind(chunk, "IHDR") || chunk->size != HEADER_BYTES ||
            memcmp(chunk->data + 8, plain_grey, sizeof(plain_grey)) != 0)
        return 0;
    file->width = number_of(chunk->data);
    file->height = number_of(chunk->data + 4);
    return file->width > 0 && file->width <= IMAGE_EDGE_MAX_PX && file->height > 0 &&
           file->height <= IMAGE_EDGE_MAX_PX;
}

static void data_take(struct grey_file *file, const struct chunk *chunk)
{
    memmove(file->bytes + file->packed, chunk->data, chunk->size);
    file->packed += chunk->size;
}

/* Returns 0 for a chunk that may change what the pixels mean. */
static int other_take(struct grey_file *file, const struct chunk *chunk)
{
    int is_critical = (chunk->kind[0] & 0x20) == 0;

    if (is_critical || is_kind(chunk, "tRNS") || is_kind(chunk, "eXIf"))
        return 0;
    if (is_kind(chunk, "pHYs")) {
        if (file->packed > 0 || file->dots_across_a_metre != 0 ||
                chunk->size != PHYSICAL_BYTES)
            return 0;
        if (chunk->data[8] == 1) {
            file->dots_across_a_metre = number_of(chunk->data);
            file->dots_down_a_metre = number_of(chunk->data + 4);
        }
    }
    return 1;
}

/* Returns 1 if the whole file is sound and all its pixels' data stand together. */
static int chunks_walk(struct grey_file *file)
{
    struct chunk chunk;
    int is_data, was_data = 0, is_past = 0;

    file->at = SIGNATURE_BYTES;
    if (!chunk_next(file, &chunk) || !header_take(file, &chunk))
        return 0;
    while (chunk_next(file, &chunk)) {
        is_data = is_kind(&chunk, "IDAT");
        is_past = is_past || (was_data && !is_data);
        was_data = is_data;
        if (is_kind(&chunk, "IEND"))
            return chunk.size == 0 && file->packed > 0;
        if (is_data && is_past)
            return 0;
        if (is_data)
            data_take(file, &chunk);
        else if (!other_take(file, &chunk))
            return 0;
    }
    return 0;
}

static int file_read(int descriptor, struct grey_file *file, struct error *err)
{
    struct stat status;
    size_t got = 0;

    if (fstat(descriptor, &status) != 0 || status.st_size < SIGNATURE_BYTES ||
            status.st_size > LOAD_PNG_GREY_MAX_BYTES)
        return 0;
    file->size = (size_t)status.st_size;
    file->bytes = malloc(file->size);
    if (file->bytes == NULL)
        return error_set(err, ERROR_MEMORY, "no memory for an image file");
    while (got < file->size) {
        ssize_t more = pread(descriptor, file->bytes + got, file->size - got, (off_t)got);

        if (more <= 0)
            return 0;
        got += (size_t)more;
    }
    return 1;
}

/* Returns 1 if the data fill the rows exactly and nothing is left over. */
static int rows_inflate(const struct grey_file *file, uint8_t *rows, size_t size)
{
    struct libdeflate_decompressor *inflater = libdeflate_alloc_decompressor();
    size_t used = 0;
    enum libdeflate_result result;

    if (inflater == NULL)
        return 0;
    result = libdeflate_zlib_decompress_ex(
            inflater, file->bytes, file->packed, rows, size, &used, NULL);
    libdeflate_free_decompressor(inflater);
    return result == LIBDEFLATE_SUCCESS && used == file->packed;
}

/*
 * Of left, above and corner the one nearest to left + above - corner. Where
 * the corner stands between the other two decides: in the lowest third or
 * below it is the higher one, in the highest third or above the lower one,
 * else the corner; ties fall as the specification has them.
 */
static int paeth(int left, int above, int corner)
{
    int low = left < above ? left : above, high = left < above ? above : left;
    int place = 3 * corner - (left + above);
    int nearest = high <= place ? low : corner;

    return place <= low ? high : nearest;
}

static void row_of_mean(
        const uint8_t *from, const uint8_t *above, uint8_t *to, size_t width)
{
    unsigned left = 0;
    size_t x;

    for (x = 0; x < width; x++) {
        left = (from[x] + (left + above[x]) / 2U) & 255U;
        to[x] = (uint8_t)left;
    }
}

static void row_of_paeth(
        const uint8_t *from, const uint8_t *above, uint8_t *to, size_t width)
{
    int left = 0, corner = 0;
    size_t x;

    for (x = 0; x < width; x++) {
        int over = above[x];

        left = (from[x] + paeth(left, over, corner)) & 255;
        corner = over;
        to[x] = (uint8_t)left;
    }
}

/*
 * One row to its pixels. `to` lies before `from` in the same memory, by a
 * byte for each row so far: what is written has been read already.
 */
static int row_restore(enum filter filter, const uint8_t *from, const uint8_t *above,
        uint8_t *to, size_t width)
{
    unsigned left = 0;
    size_t x;

    switch (filter) {
    case FILTER_NONE:
        memmove(to, from, width);
        return 1;
    case FILTER_LEFT:
        for (x = 0; x < width; x++) {
            left = (left + from[x]) & 255U;
            to[x] = (uint8_t)left;
        }
        return 1;
    case FILTER_ABOVE:
        for (x = 0; x < width; x++)
            to[x] = (uint8_t)(from[x] + above[x]);
        return 1;
    case FILTER_MEAN:
        row_of_mean(from, above, to, width);
        return 1;
    case FILTER_PAETH:
        row_of_paeth(from, above, to, width);
        return 1;
    }
    return 0;
}

static int rows_restore(uint8_t *pixels, size_t width, size_t height)
{
    static const uint8_t nothing[IMAGE_EDGE_MAX_PX] = {0};
    size_t y;

    for (y = 0; y < height; y++) {
        const uint8_t *from = pixels + y * (width + 1);
        uint8_t *to = pixels + y * width;

        if (!row_restore((enum filter)from[0], from + 1, y == 0 ? nothing : to - width,
                    to, width))
            return 0;
    }
    return 1;
}

static int pixels_make(
        const struct grey_file *file, struct image *image, struct error *err)
{
    size_t size = ((size_t)file->width + 1) * file->height; /* a filter byte a row */

    if (size + file->size > LOAD_PNG_GREY_MAX_BYTES)
        return 0;
    if (image_allocate_spare(image, (int32_t)file->width, (int32_t)file->height,
                file->height, err) != 0)
        return -1;
    if (!rows_inflate(file, image->pixels, size) ||
            !rows_restore(image->pixels, file->width, file->height))
        return 0;
    image->dpi_x = load_dpi((double)file->dots_across_a_metre, 1.0 / 0.0254);
    image->dpi_y = load_dpi((double)file->dots_down_a_metre, 1.0 / 0.0254);
    return 1;
}

int load_png_grey(int descriptor, struct image *image, struct error *err)
{
    struct grey_file file = {.bytes = NULL};
    int result = file_read(descriptor, &file, err);

    if (result > 0)
        result = chunks_walk(&file) ? pixels_make(&file, image, err) : 0;
    free(file.bytes);
    return result;
}
