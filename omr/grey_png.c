/* grey_png.c -- a picture for a browser: a PNG of 16 greys, and nothing but pixels. */
#include "omr/grey_png.h"

#include <stdlib.h>
#include <string.h>

#include <libdeflate.h>

enum {
    LEVEL = 2,        /* of compression */
    CHUNK_BYTES = 12, /* of length, type and check sum, around a chunk's data */
    HEADER_BYTES = 13,
    SIGNATURE_BYTES = 8,
    BITS = 4, /* a pixel */
    WHITE = 255
};

static void number_put(uint8_t *to, size_t number)
{
    to[0] = (uint8_t)(number >> 24);
    to[1] = (uint8_t)(number >> 16);
    to[2] = (uint8_t)(number >> 8);
    to[3] = (uint8_t)number;
}

/* The chunk's data stands behind the first eight bytes already; returns its end. */
static uint8_t *chunk_close(uint8_t *chunk, const char *type, size_t size)
{
    number_put(chunk, size);
    memcpy(chunk + 4, type, 4);
    number_put(chunk + 8 + size, libdeflate_crc32(0, chunk + 4, size + 4));
    return chunk + size + CHUNK_BYTES;
}

static uint8_t *header_put(uint8_t *to, const struct image *image)
{
    static const uint8_t signature[SIGNATURE_BYTES] = {
            0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};
    uint8_t *data = to + SIGNATURE_BYTES + 8;

    memcpy(to, signature, sizeof(signature));
    memset(data, 0, HEADER_BYTES); /* grey; deflate; no interlacing */
    number_put(data, (size_t)image->width_px);
    number_put(data + 4, (size_t)image->height_px);
    data[8] = BITS;
    return chunk_close(to + SIGNATURE_BYTES, "IHDR", HEADER_BYTES);
}

static uint8_t nearest(uint8_t level)
{
    return (uint8_t)((level * (GREY_PNG_LEVELS - 1) + WHITE / 2) / WHITE);
}

/* Rows of half bytes, each behind the number of its filter: none. */
static void rows_pack(const struct image *image, size_t row_bytes, uint8_t *to)
{
    size_t width = (size_t)image->width_px, y, x;

    for (y = 0; y < (size_t)image->height_px; y++) {
        const uint8_t *from = image->pixels + y * width;
        uint8_t *row = to + y * row_bytes;

        *row++ = 0;
        for (x = 0; x + 1 < width; x += 2)
            *row++ = (uint8_t)(nearest(from[x]) << BITS | nearest(from[x + 1]));
        if (x < width)
            *row = (uint8_t)(nearest(from[x]) << BITS);
    }
}

int grey_png_encode(const struct image *image, struct picture *out, struct error *err)
{
    size_t row_bytes = 1 + ((size_t)image->width_px + 1) / 2;
    size_t size = row_bytes * (size_t)image->height_px, room, packed = 0;
    struct libdeflate_compressor *compressor = libdeflate_alloc_compressor(LEVEL);
    uint8_t *rows = malloc(size), *bytes = NULL, *at;

    if (rows == NULL || compressor == NULL)
        goto out;
    room = libdeflate_zlib_compress_bound(compressor, size);
    bytes = malloc(SIGNATURE_BYTES + HEADER_BYTES + 3 * CHUNK_BYTES + room);
    if (bytes == NULL)
        goto out;
    rows_pack(image, row_bytes, rows);
    at = header_put(bytes, image);
    packed = libdeflate_zlib_compress(compressor, rows, size, at + 8, room);
    at = chunk_close(at, "IDAT", packed);
    at = chunk_close(at, "IEND", 0);
    out->bytes = bytes;
    out->size = (size_t)(at - bytes);
    out->room = out->size;
out:
    free(rows);
    libdeflate_free_compressor(compressor);
    return bytes == NULL ? error_set(err, ERROR_MEMORY, "no memory for a picture") : 0;
}
