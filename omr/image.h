/* image.h -- the pixels of one scanned page, 8-bit grey. */
#ifndef OMR_IMAGE_H
#define OMR_IMAGE_H

#include <stddef.h>
#include <stdint.h>

#include "core/error.h"

enum {
    IMAGE_EDGE_MAX_PX = 20000,
    IMAGE_PIXELS_MAX = 80000000, /* A4 at 600 dpi has 35 million */
    IMAGE_LINE_BYTES = 64        /* of memory, that come together */
};

/*
 * Row y begins at pixels + y * width. 0 is black, 255 is white. Colour is
 * kept as the least of red, green and blue, so that a red or blue pen is as
 * dark as a black one.
 */
struct image {
    uint8_t *pixels; /* owned; NULL if empty */
    int32_t width_px, height_px;
    int32_t dpi_x, dpi_y; /* as the file says, 0 if it does not; not to be trusted */
    int is_bilevel;       /* every pixel was 0 or 255 in the file */
    size_t room_bytes;    /* what `pixels` can hold; image.c's own */
};

void image_init(struct image *image);
void image_release(struct image *image);

/*
 * image_allocate - room for width x height pixels, contents undefined
 *
 * Memory that `image` holds already is used again where it is large enough
 * (a fresh page of 8.7 MB costs 4 ms to touch). ERROR_RANGE for an empty
 * or too large size, ERROR_MEMORY; then `image` is unchanged.
 */
int image_allocate(struct image *image, int32_t width_px, int32_t height_px,
        struct error *err) __attribute__((warn_unused_result));

/* image_allocate_spare - the same, with memory for `spare_bytes` beyond the last
 * pixel, at most one a row or so: for a decoder that needs a little more at first. */
int image_allocate_spare(struct image *image, int32_t width_px, int32_t height_px,
        size_t spare_bytes, struct error *err) __attribute__((warn_unused_result));

/*
 * image_orient - turn the pixels as TIFF's tag Orientation (1..8) asks
 *
 * Afterwards row 0 is the top and column 0 the left. 1 to 4 work in place;
 * 5 to 8 need a second page of memory for a while. ERROR_RANGE for another
 * number, ERROR_MEMORY; then `image` is unchanged.
 *
 * Source: TIFF 6.0, section 8, Orientation.
 */
int image_orient(struct image *image, int orientation, struct error *err)
        __attribute__((warn_unused_result));

/*
 * image_touch - have a run of pixels come from memory, a byte of each line of it
 *
 * Read, not asked for: processors leave out what they are asked for while as much as
 * they can wait for is on its way. They do not stop for what is read and not used.
 */
static inline void image_touch(const uint8_t *pixels, int32_t count)
{
    int32_t i;

    for (i = 0; i < count; i += IMAGE_LINE_BYTES)
        (void)*(const volatile uint8_t *)(pixels + i);
    if (count > 0)
        (void)*(const volatile uint8_t *)(pixels + count - 1);
}

/*
 * image_ask - ask for a run of pixels, to be read later
 *
 * For a few lines of memory at a time, with work in between that waits for none: of many,
 * all but the first are left out.
 */
static inline void image_ask(const uint8_t *pixels, int32_t count)
{
    int32_t i;

    for (i = 0; i < count; i += IMAGE_LINE_BYTES)
        __builtin_prefetch(pixels + i);
}

/*
 * image_await - image_touch for the rows around a place
 *
 * Rows lie far apart in memory: whoever looks at a small part of a page waits for
 * each. half_x, half_y: to either side. What lies beyond the image is left out.
 */
void image_await(const struct image *image, double x_px, double y_px, double half_x,
        double half_y);

/* image_has_only_extremes - 1 if every pixel is 0 or 255; stops at the first row
 * with another. */
int image_has_only_extremes(const struct image *image);

#endif
