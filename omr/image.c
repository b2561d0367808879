/* image.c -- the pixels of one scanned page: their memory and which way is up. */
#include "omr/image.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>

enum {
    LARGE_PAGE_BYTES = 2 << 20,
    LARGE_FROM_BYTES = 4 << 20 /* A4 at 200 dpi */
};

void image_init(struct image *image)
{
    memset(image, 0, sizeof(*image));
}

void image_release(struct image *image)
{
    free(image->pixels);
    image_init(image);
}

/* A page lies in few large pieces of memory where the system has them: its rows are 2.5
 * kB apart, and to look up where each of them lies takes as long as to read it. */
static uint8_t *pixels_new(size_t bytes)
{
    void *pixels;

    if (bytes < LARGE_FROM_BYTES)
        return malloc(bytes);
    if (posix_memalign(&pixels, LARGE_PAGE_BYTES, bytes) != 0)
        return NULL;
    (void)madvise(pixels, bytes, MADV_HUGEPAGE); /* else as it was */
    return pixels;
}

int image_allocate_spare(struct image *image, int32_t width_px, int32_t height_px,
        size_t spare_bytes, struct error *err)
{
    size_t wanted;
    uint8_t *pixels;

    if (width_px <= 0 || height_px <= 0)
        return error_set(err, ERROR_RANGE, "the image is empty: %d x %d pixels",
                (int)width_px, (int)height_px);
    if (width_px > IMAGE_EDGE_MAX_PX || height_px > IMAGE_EDGE_MAX_PX ||
            (int64_t)width_px * height_px > IMAGE_PIXELS_MAX)
        return error_set(err, ERROR_RANGE,
                "the image is too large: %d x %d pixels; scan at 600 dpi or less",
                (int)width_px, (int)height_px);
    wanted = (size_t)width_px * (size_t)height_px + spare_bytes;
    if (wanted > image->room_bytes) {
        pixels = pixels_new(wanted);
        if (pixels == NULL)
            return error_set(err, ERROR_MEMORY, "no memory for %d x %d pixels",
                    (int)width_px, (int)height_px);
        free(image->pixels);
        image->pixels = pixels;
        image->room_bytes = wanted;
    }
    image->width_px = width_px;
    image->height_px = height_px;
    return 0;
}

int image_allocate(
        struct image *image, int32_t width_px, int32_t height_px, struct error *err)
{
    return image_allocate_spare(image, width_px, height_px, 0, err);
}

static void flip_rows(struct image *image)
{
    size_t width = (size_t)image->width_px;
    size_t top, bottom, x;

    for (top = 0, bottom = (size_t)image->height_px - 1; top < bottom; top++, bottom--) {
        uint8_t *upper = image->pixels + top * width;
        uint8_t *lower = image->pixels + bottom * width;

        for (x = 0; x < width; x++) {
            uint8_t kept = upper[x];

            upper[x] = lower[x];
            lower[x] = kept;
        }
    }
}

static void reverse(uint8_t *pixels, size_t count)
{
    size_t left, right;

    for (left = 0, right = count; left + 1 < right; left++) {
        uint8_t kept = pixels[left];

        right--;
        pixels[left] = pixels[right];
        pixels[right] = kept;
    }
}

static void mirror_rows(struct image *image)
{
    size_t width = (size_t)image->width_px;
    size_t y;

    for (y = 0; y < (size_t)image->height_px; y++)
        reverse(image->pixels + y * width, width);
}

static int transpose(struct image *image, struct error *err)
{
    struct image turned;
    size_t x, y;
    size_t width = (size_t)image->width_px, height = (size_t)image->height_px;

    image_init(&turned);
    if (image_allocate(&turned, image->height_px, image->width_px, err) != 0)
        return -1;
    assert(image->pixels != NULL && turned.pixels != NULL);
    for (y = 0; y < height; y++)
        for (x = 0; x < width; x++)
            turned.pixels[x * height + y] = image->pixels[y * width + x];
    turned.dpi_x = image->dpi_y;
    turned.dpi_y = image->dpi_x;
    turned.is_bilevel = image->is_bilevel;
    image_release(image);
    *image = turned;
    return 0;
}

int image_orient(struct image *image, int orientation, struct error *err)
{
    if (orientation < 1 || orientation > 8)
        return error_set(
                err, ERROR_RANGE, "the image has an unknown orientation %d", orientation);
    if (orientation >= 5 && transpose(image, err) != 0)
        return -1;
    if (orientation == 3 || orientation == 7)
        reverse(image->pixels, (size_t)image->width_px * (size_t)image->height_px);
    else if (orientation == 2 || orientation == 6)
        mirror_rows(image);
    else if (orientation == 4 || orientation == 8)
        flip_rows(image);
    return 0;
}

void image_await(
        const struct image *image, double x_px, double y_px, double half_x, double half_y)
{
    double left = x_px > half_x ? x_px - half_x : 0, right = x_px + half_x;
    double top = y_px > half_y ? y_px - half_y : 0, bottom = y_px + half_y;
    int32_t last = image->width_px - 1, rows = image->height_px;
    int32_t from = left < last ? (int32_t)left : last, y;

    if (!(right >= 0 && bottom >= 0))
        return;
    last = right < last ? (int32_t)right : last;
    rows = bottom < rows ? (int32_t)bottom + 1 : rows;
    for (y = top < rows ? (int32_t)top : rows; y < rows; y++)
        image_touch(image->pixels + (size_t)y * (size_t)image->width_px + from,
                last - from + 1);
}

int image_has_only_extremes(const struct image *image)
{
    size_t width = (size_t)image->width_px;
    size_t x, y;

    for (y = 0; y < (size_t)image->height_px; y++) {
        const uint8_t *row = image->pixels + y * width;
        uint8_t between = 0;

        /* 255 + 1 and 0 + 1 leave nothing above the lowest bit. */
        for (x = 0; x < width; x++)
            between |= (uint8_t)((row[x] + 1U) & 0xFEU);
        if (between != 0)
            return 0;
    }
    return 1;
}
