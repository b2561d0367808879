/* omr_png_made.h -- grey PNG made by hand, and what the quick way makes of it. */
#ifndef TESTS_OMR_PNG_MADE_H
#define TESTS_OMR_PNG_MADE_H

#include "omr/load_png_part.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include <cmocka.h>
#include <libdeflate.h>

enum { WIDTH = 97, HEIGHT = 64, BYTES_MAX = 1 << 16, ROWS_BYTES = (WIDTH + 1) * HEIGHT };

/* Noise over a slope: every filter and every case of Paeth's comes up. */
static inline uint8_t level_at(int x, int y)
{
    uint32_t across = (uint32_t)x, down = (uint32_t)y;
    uint32_t noise = across * 2654435761U + down * 40503U + across * down * 97U;

    return (uint8_t)(x * 2 + y + (int)((noise >> 11) % 61));
}

/* A file made by hand, chunk by chunk. */
struct made {
    uint8_t bytes[BYTES_MAX];
    size_t size;
};

static inline void number_put(uint8_t *bytes, uint32_t number)
{
    int i;

    for (i = 0; i < 4; i++)
        bytes[i] = (uint8_t)(number >> (24 - 8 * i));
}

static inline void made_add(
        struct made *made, const char *kind, const void *data, size_t size)
{
    uint8_t *at = made->bytes + made->size;

    assert_true(made->size + size + 12 <= BYTES_MAX);
    number_put(at, (uint32_t)size);
    memcpy(at + 4, kind, 4);
    if (size > 0)
        memcpy(at + 8, data, size);
    number_put(at + 8 + size, libdeflate_crc32(0, at + 4, size + 4));
    made->size += size + 12;
}

static inline void made_begin(struct made *made, uint32_t width, uint32_t height)
{
    uint8_t header[13] = {0};

    memcpy(made->bytes, "\x89PNG\r\n\x1a\n", 8);
    made->size = 8;
    number_put(header, width);
    number_put(header + 4, height);
    header[8] = 8;
    made_add(made, "IHDR", header, sizeof(header));
}

/* `rows` bytes of rows that are not filtered, compressed; their first byte `filter`. */
static inline size_t data_make(uint8_t filter, size_t rows, uint8_t data[BYTES_MAX])
{
    static uint8_t plain[ROWS_BYTES + WIDTH + 1];
    struct libdeflate_compressor *deflater = libdeflate_alloc_compressor(6);
    size_t size;
    int x, y;

    memset(plain, 0, sizeof(plain));
    for (y = 0; y < HEIGHT; y++)
        for (x = 0; x < WIDTH; x++)
            plain[y * (WIDTH + 1) + 1 + x] = level_at(x, y);
    plain[0] = filter;
    size = libdeflate_zlib_compress(deflater, plain, rows, data, BYTES_MAX);
    libdeflate_free_compressor(deflater);
    assert_true(size > 0);
    return size;
}

/* A sound file: its data in two chunks. */
static inline void made_whole(struct made *made)
{
    uint8_t data[BYTES_MAX];
    size_t size = data_make(0, ROWS_BYTES, data);

    made_begin(made, WIDTH, HEIGHT);
    made_add(made, "IDAT", data, 100);
    made_add(made, "IDAT", data + 100, size - 100);
    made_add(made, "IEND", "", 0);
}

static inline int grey_load(const void *bytes, size_t size, struct image *image)
{
    int descriptor = memfd_create("png", 0), result;
    struct error err;

    assert_true(descriptor >= 0);
    assert_int_equal(write(descriptor, bytes, size), (ssize_t)size);
    result = load_png_grey(descriptor, image, &err);
    close(descriptor);
    return result;
}

static inline void expect_picture(const void *bytes, size_t size)
{
    struct image image;
    int x, y;

    image_init(&image);
    assert_int_equal(grey_load(bytes, size, &image), 1);
    assert_int_equal(image.width_px, WIDTH);
    assert_int_equal(image.height_px, HEIGHT);
    for (y = 0; y < HEIGHT; y++)
        for (x = 0; x < WIDTH; x++)
            if (image.pixels[y * WIDTH + x] != level_at(x, y))
                fail_msg("pixel %d, %d is wrong", x, y);
    image_release(&image);
}

static inline void expect_left_to_libpng(const void *bytes, size_t size)
{
    struct image image;

    image_init(&image);
    assert_int_equal(grey_load(bytes, size, &image), 0);
    image_release(&image);
}

#endif
