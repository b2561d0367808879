/* coarse.c -- the image seen coarsely: the mean level of squares of pixels. */
#include "omr/coarse.h"

#include <string.h>

#include "omr/wide.h"

enum { SHARE_BITS = 16 };

WIDE_LOOP static void row_of_one(const uint8_t *restrict a, const uint8_t *restrict b,
        int32_t width, uint8_t *restrict out)
{
    int32_t x;

    for (x = 0; x < width - 1; x++)
        out[x] = (uint8_t)((a[x] + a[x + 1] + b[x] + b[x + 1] + 2) >> 2);
    out[width - 1] = a[width - 1];
}

/* The sum of two neighbours: both halves of a word of 16 bits. */
static inline uint32_t pair_sum(const uint8_t *pair)
{
    uint16_t word;

    memcpy(&word, pair, sizeof(word));
    return (uint32_t)(word & UINT8_MAX) + (uint32_t)(word >> 8);
}

WIDE_LOOP static void row_of_two(const uint8_t *restrict a, const uint8_t *restrict b,
        int32_t width, uint8_t *restrict out)
{
    int32_t x;

    for (x = 0; x < width; x++) {
        uint16_t sum = (uint16_t)(pair_sum(a + 2 * x) + pair_sum(b + 2 * x) + 2);

        out[x] = (uint8_t)(sum >> 2);
    }
}

WIDE_LOOP static void row_start(
        const uint8_t *restrict line, int32_t width, uint16_t *restrict sums)
{
    int32_t x;

    for (x = 0; x < width; x++)
        sums[x] = line[x];
}

WIDE_LOOP static void row_add(
        const uint8_t *restrict line, int32_t width, uint16_t *restrict sums)
{
    int32_t x;

    for (x = 0; x < width; x++)
        sums[x] = (uint16_t)(sums[x] + line[x]);
}

/* Inlined where `pixels` is a number, its inner loop is none. */
static inline void row_share(const uint16_t *restrict sums, int32_t width, int32_t pixels,
        uint8_t *restrict out)
{
    uint32_t share = (1u << SHARE_BITS) / (uint32_t)(pixels * pixels);
    int32_t x, i;

    for (x = 0; x < width; x++) {
        uint32_t sum = (uint32_t)(pixels * pixels / 2);

        for (i = 0; i < pixels; i++)
            sum += sums[x * pixels + i];
        out[x] = (uint8_t)(sum * share >> SHARE_BITS);
    }
}

WIDE_LOOP static void row_of_three(
        const uint16_t *restrict sums, int32_t width, uint8_t *restrict out)
{
    row_share(sums, width, 3, out);
}

WIDE_LOOP static void row_of_four(
        const uint16_t *restrict sums, int32_t width, uint8_t *restrict out)
{
    row_share(sums, width, 4, out);
}

void coarse_row(const struct image *image, int32_t pixels, int32_t y, uint16_t *sums,
        uint8_t *out)
{
    size_t pitch = (size_t)image->width_px;
    const uint8_t *line = image->pixels + (size_t)y * (size_t)pixels * pitch;
    int32_t width = image->width_px / pixels, i;

    if (pixels == 1) {
        row_of_one(line, y + 1 < image->height_px ? line + pitch : line, width, out);
        return;
    }
    if (pixels == 2) {
        row_of_two(line, line + pitch, width, out);
        return;
    }
    row_start(line, width * pixels, sums);
    for (i = 1; i < pixels; i++)
        row_add(line + (size_t)i * pitch, width * pixels, sums);
    if (pixels == 3)
        row_of_three(sums, width, out);
    else if (pixels == 4)
        row_of_four(sums, width, out);
    else
        row_share(sums, width, pixels, out);
}
