/* sharpen.c -- what a scanner's driver does to edges: a rim on both sides. */
#include "tests/sim/sharpen.h"

#include <stdlib.h>
#include <string.h>

#include "tests/sim/wide.h"

enum { REACH_MOST = 2, FINE_DPI = 250 };

/* The sums of each column's 2 * reach + 1 pixels. */
WIDE_LOOP static void columns_sum(
        const uint8_t *const rows[], int count, int32_t width, uint16_t *sums)
{
    int32_t x;
    int i;

    memset(sums, 0, (size_t)width * sizeof(sums[0]));
    for (i = 0; i < count; i++) {
        const uint8_t *row = rows[i];

        for (x = 0; x < width; x++)
            sums[x] = (uint16_t)(sums[x] + row[x]);
    }
}

/* The sums of each place's neighbours along the row, too. */
WIDE_LOOP static void row_sum(
        const uint16_t *sums, int reach, int32_t width, uint16_t *squares)
{
    int32_t x;

    if (reach == 1)
        for (x = 1; x < width - 1; x++)
            squares[x] = (uint16_t)(sums[x - 1] + sums[x] + sums[x + 1]);
    else
        for (x = 2; x < width - 2; x++)
            squares[x] = (uint16_t)(sums[x - 2] + sums[x - 1] + sums[x] + sums[x + 1] +
                                    sums[x + 2]);
}

/* share: of the difference, in 65536ths of a square's sum. */
WIDE_LOOP static void row_sharpen(const uint16_t *squares, int32_t first, int32_t last,
        int32_t count, int32_t share, uint8_t *row)
{
    int32_t x;

    for (x = first; x < last; x++) {
        int32_t level = row[x] + ((row[x] * count - squares[x]) * share >> 16);

        level = level < 0 ? 0 : level;
        row[x] = (uint8_t)(level > 255 ? 255 : level);
    }
}

void sharpen_image(struct image *image, double amount)
{
    int reach = image->dpi_x > FINE_DPI ? REACH_MOST : 1, i;
    int32_t w = image->width_px, y;
    size_t width = (size_t)w;
    int32_t count = (2 * reach + 1) * (2 * reach + 1);
    uint16_t *sums = malloc(2 * width * sizeof(sums[0]));
    uint8_t *kept = malloc(width * (REACH_MOST + 1)); /* rows above as they were */

    for (i = 0; i < reach && sums != NULL && kept != NULL; i++)
        memcpy(kept + (size_t)i * width, image->pixels + (size_t)i * width, width);
    for (y = reach; sums != NULL && kept != NULL && y + reach < image->height_px; y++) {
        const uint8_t *rows[2 * REACH_MOST + 1];
        uint8_t *own = image->pixels + (size_t)y * width;

        for (i = 0; i < reach; i++) {
            rows[i] = kept + (size_t)((y - reach + i) % (reach + 1)) * width;
            rows[reach + 1 + i] = own + (size_t)(i + 1) * width;
        }
        rows[reach] = own;
        columns_sum(rows, 2 * reach + 1, w, sums);
        memcpy(kept + (size_t)(y % (reach + 1)) * width, own, width);
        row_sum(sums, reach, w, sums + width);
        row_sharpen(sums + width, reach, w - reach, count,
                (int32_t)(amount * 65536 / count), own);
    }
    free(sums);
    free(kept);
}
