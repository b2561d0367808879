/* omr_loaded.h -- a small picture, and what is expected of the file it is in. */
#ifndef TESTS_OMR_LOADED_H
#define TESTS_OMR_LOADED_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include <cmocka.h>

#include "omr/load.h"

enum { WIDTH = 83, HEIGHT = 61, BYTES_MAX = 1 << 16 };

/* What one pixel of the test picture is, darker to the left, with a black bar. */
static inline uint8_t level_at(int x, int y)
{
    return (uint8_t)(y >= 20 && y < 30 ? 0 : x * 3);
}

static inline int is_white_at(int x, int y)
{
    return (x / 7 + y / 5) % 2 == 0;
}

static inline int file_of(const void *bytes, size_t size)
{
    int descriptor = memfd_create("image", 0);

    assert_true(descriptor >= 0);
    assert_int_equal(write(descriptor, bytes, size), (ssize_t)size);
    return descriptor;
}

static inline size_t bytes_of(int descriptor, uint8_t *bytes)
{
    ssize_t size = pread(descriptor, bytes, BYTES_MAX, 0);

    assert_true(size > 0 && size < BYTES_MAX);
    return (size_t)size;
}

/* Loads page `index`; the error's text in a buffer of the caller's. */
static inline int load(
        int descriptor, int32_t index, struct image *image, struct error *err)
{
    struct load_file *file;
    int result;

    err->text[0] = '\0';
    if (load_open(descriptor, &file, err) != 0)
        return -1;
    result = load_page(file, index, image, err);
    load_close(file);
    return result;
}

static inline void expect_broken(int descriptor, const char *part)
{
    struct image image;
    struct error err;

    image_init(&image);
    if (load(descriptor, 0, &image, &err) == 0)
        fail_msg("an image was read that should say '%s'", part);
    if (strstr(err.text, part) == NULL)
        fail_msg("'%s' does not say '%s'", err.text, part);
    image_release(&image);
    close(descriptor);
}

static inline void expect_bytes_broken(const void *bytes, size_t size, const char *part)
{
    expect_broken(file_of(bytes, size), part);
}

static inline void expect_picture(int descriptor, int bits, int tolerance)
{
    struct image image;
    struct error err;
    int x, y;

    image_init(&image);
    if (load(descriptor, 0, &image, &err) != 0)
        fail_msg("%s", err.text);
    assert_int_equal(image.width_px, WIDTH);
    assert_int_equal(image.height_px, HEIGHT);
    for (y = 0; y < HEIGHT; y++)
        for (x = 0; x < WIDTH; x++) {
            int want = bits == 1 ? (is_white_at(x, y) ? 255 : 0) : level_at(x, y);

            if (bits == 4)
                want = (want >> 4) * 17;
            if (abs(image.pixels[y * WIDTH + x] - want) > tolerance)
                fail_msg("%d,%d is %d and not %d", x, y, image.pixels[y * WIDTH + x],
                        want);
        }
    assert_int_equal(image.is_bilevel, bits == 1);
    image_release(&image);
    close(descriptor);
}

static inline void expect_dpi(int descriptor, int32_t x, int32_t y)
{
    struct image image;
    struct error err;

    image_init(&image);
    assert_int_equal(load(descriptor, 0, &image, &err), 0);
    assert_int_equal(image.dpi_x, x);
    assert_int_equal(image.dpi_y, y);
    image_release(&image);
    close(descriptor);
}

#endif
