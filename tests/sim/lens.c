/* lens.c -- what a lens and a moving sheet make of a strip: blur. */
#include "tests/sim/lens.h"

#include <math.h>
#include <string.h>

#include "tests/sim/wide.h"
/* Passes of 1 2 1 whose neighbours lie `reach` pixels away. */
static int blur_reach(int dpi)
{
    return dpi > PAPER_DPI ? 2 : 1;
}

/* Half the length of what moves past while a row is taken. */
static int motion_reach(const struct scan *scan, int dpi)
{
    return (int)lround(scan->motion_mm * dpi / 25.4 / 2);
}

int lens_margin(const struct scan *scan, int dpi)
{
    return scan->blur * blur_reach(dpi) + motion_reach(scan, dpi);
}

WIDE_LOOP static void row_soften(const uint8_t *before, const uint8_t *own,
        const uint8_t *after, int32_t count, uint8_t *out)
{
    int32_t i;

    for (i = 0; i < count; i++)
        out[i] = (uint8_t)((uint16_t)(before[i] + 2 * own[i] + after[i] + 2) >> 2);
}

static void strip_soften(struct strip *strip, int reach, uint8_t *room)
{
    int32_t w = strip->width_px, i;
    ptrdiff_t size = (ptrdiff_t)w * strip->row_count;

    for (i = 0; i < strip->row_count; i++) { /* along the rows, into the room */
        const uint8_t *row = strip->pixels + (ptrdiff_t)i * w;
        uint8_t *to = room + (ptrdiff_t)i * w;

        memcpy(to, row, (size_t)w);
        row_soften(row, row + reach, row + 2 * reach, w - 2 * reach, to + reach);
    }
    memcpy(strip->pixels, room, (size_t)size);
    for (i = reach; i + reach < strip->row_count; i++) /* and down, back again */
        row_soften(room + (ptrdiff_t)(i - reach) * w, room + (ptrdiff_t)i * w,
                room + (ptrdiff_t)(i + reach) * w, w, strip->pixels + (ptrdiff_t)i * w);
}

/* Each row becomes the mean of those up to `reach` rows away. */
WIDE_LOOP static void strip_move(struct strip *strip, int reach, uint8_t *room)
{
    int32_t w = strip->width_px, i, x, from;
    int count = 2 * reach + 1, k;
    uint16_t share = (uint16_t)(65536 / count);

    memcpy(room, strip->pixels, (size_t)w * (size_t)strip->row_count);
    for (i = reach; i + reach < strip->row_count; i++)
        for (from = 0; from < w; from += 256) {
            int32_t n = w - from < 256 ? w - from : 256;
            uint16_t sums[256] = {0};
            uint8_t *to = strip->pixels + (ptrdiff_t)i * w + from;

            for (k = -reach; k <= reach; k++) {
                const uint8_t *row = room + (ptrdiff_t)(i + k) * w + from;

                for (x = 0; x < n; x++)
                    sums[x] = (uint16_t)(sums[x] + row[x]);
            }
            for (x = 0; x < n; x++)
                to[x] = (uint8_t)((((uint32_t)sums[x] + 1) * share) >> 16);
        }
}

void lens_blur(const struct scan *scan, int dpi, struct strip *strip, uint8_t *room)
{
    int motion = motion_reach(scan, dpi), i;

    if (strip->run_count == 0)
        return;
    for (i = 0; i < scan->blur; i++)
        strip_soften(strip, blur_reach(dpi), room);
    if (motion > 0)
        strip_move(strip, motion, room);
}
