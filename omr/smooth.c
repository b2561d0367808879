/* smooth.c -- a window's cells share with their neighbours. */
#include "omr/smooth.h"

#include <assert.h>
#include <string.h>

#include "omr/patch.h"
#include "omr/wide.h"

enum {
    COARSE_UM = 150, /* coarser cells are as smooth as need be */
    GROUP = 16       /* cells that are worked on together */
};

/* Rows on their way to being smoothed, with room for a whole group beyond their ends. */
struct smoothing {
    uint8_t rows[3][PATCH_EDGE_MAX + GROUP]; /* row y in y % 3 */
    uint16_t sums[PATCH_EDGE_MAX + GROUP + 2];
    uint8_t out[PATCH_EDGE_MAX + GROUP];
};

/* One row of cells, from those above, in and below it. */
WIDE_LOOP static void cells_smooth(const uint8_t *restrict above,
        const uint8_t *restrict here, const uint8_t *restrict below, int32_t width,
        uint16_t *restrict sums, uint8_t *restrict out)
{
    int32_t count = (width + GROUP - 1) & ~(GROUP - 1), x;

    for (x = 0; x < count; x++)
        sums[x + 1] = (uint16_t)(above[x] + 2 * here[x] + below[x]);
    sums[0] = sums[1];
    sums[width + 1] = sums[width];
    for (x = 0; x < count; x++)
        out[x] = (uint8_t)((uint16_t)(sums[x] + 2 * sums[x + 1] + sums[x + 2]) >> 4);
}

static void smooth_once(
        const struct ink_window *raw, uint8_t *room, struct ink_window *soft)
{
    struct smoothing work;
    size_t width = (size_t)raw->width;
    int32_t y;

    *soft = *raw;
    if (raw->width < 2 || raw->height < 2)
        return;
    assert(raw->width <= PATCH_EDGE_MAX);
    soft->dark = room;
    soft->pitch = raw->width;
    memset(work.rows, 0, sizeof(work.rows));
    memcpy(work.rows[2], raw->dark, width);
    memcpy(work.rows[0], raw->dark, width);
    for (y = 0; y < raw->height; y++, room += width) {
        int32_t below = y + 1 < raw->height ? y + 1 : y;

        memcpy(work.rows[(y + 1) % 3], raw->dark + below * raw->pitch, width);
        cells_smooth(work.rows[(y + 2) % 3], work.rows[y % 3], work.rows[(y + 1) % 3],
                raw->width, work.sums, work.out);
        memcpy(room, work.out, width);
    }
}

void smooth_fine(const struct ink_window *raw, double cell_um, uint8_t *room,
        struct ink_window *soft)
{
    *soft = *raw;
    if (cell_um <= COARSE_UM)
        smooth_once(raw, room, soft);
}

void smooth_often(const struct ink_window *raw, int times, uint8_t *room, uint8_t *spare,
        struct ink_window *out)
{
    *out = *raw;
    for (; times > 0; times--) {
        struct ink_window from = *out;

        smooth_once(&from, times % 2 == 1 ? room : spare, out);
    }
}
