/* shrink.c -- half the resolution: what 600 dpi shows, 300 shows as well. */
#include "omr/shrink.h"

#include <string.h>

enum { PIXELS_AT_ONCE = 4 };

/* Eight pixels of two rows become four: each 16 bits of the word hold one sum. */
static uint32_t word_shrink(const uint8_t *top, const uint8_t *bottom)
{
    static const uint64_t bytes = 0x00FF00FF00FF00FF, twos = 0x0002000200020002;
    uint64_t upper, lower, sums;

    memcpy(&upper, top, sizeof(upper));
    memcpy(&lower, bottom, sizeof(lower));
    sums = (upper & bytes) + (upper >> 8 & bytes) + (lower & bytes) +
           (lower >> 8 & bytes) + twos;
    sums = sums >> 2 & bytes;
    sums = (sums | sums >> 8) & 0x0000FFFF0000FFFF;
    return (uint32_t)(sums | sums >> 16);
}

static void row_shrink(
        const uint8_t *top, const uint8_t *bottom, int32_t width, uint8_t *out)
{
    int32_t x = 0;

    for (; x + PIXELS_AT_ONCE <= width; x += PIXELS_AT_ONCE) {
        uint32_t four = word_shrink(top + 2 * x, bottom + 2 * x);

        memcpy(out + x, &four, sizeof(four));
    }
    for (; x < width; x++)
        out[x] = (uint8_t)((top[2 * x] + top[2 * x + 1] + bottom[2 * x] +
                                   bottom[2 * x + 1] + 2) /
                           4);
}

int shrink_half(const struct image *image, struct image *out, struct error *err)
{
    int32_t width = image->width_px / 2, height = image->height_px / 2, y;

    if (image_allocate(out, width, height, err) != 0)
        return -1;
    out->dpi_x = image->dpi_x / 2;
    out->dpi_y = image->dpi_y / 2;
    out->is_bilevel = image->is_bilevel;
    for (y = 0; y < height; y++) {
        const uint8_t *top = image->pixels + (size_t)(2 * y) * (size_t)image->width_px;

        row_shrink(top, top + image->width_px, width,
                out->pixels + (size_t)y * (size_t)width);
    }
    return 0;
}
