/* smooth.c -- a window's cells share with their neighbours. */
#include "omr/smooth.h"

#include "omr/wide.h"

enum { GROUP = 16 /* cells that are worked on together */ };

/* Three cells one below the other: 1 : 2 : 1. */
static inline uint16_t column(const uint8_t *restrict above, const uint8_t *restrict here,
        const uint8_t *restrict below, int32_t x)
{
    return (uint16_t)(above[x] + 2 * here[x] + below[x]);
}

static inline uint8_t cell(const uint8_t *restrict above, const uint8_t *restrict here,
        const uint8_t *restrict below, int32_t before, int32_t x, int32_t after)
{
    return (uint8_t)((uint16_t)(column(above, here, below, before) +
                                2 * column(above, here, below, x) +
                                column(above, here, below, after)) >>
                     4);
}

/* All but the ends, in groups, the last up to the row's end. Nothing is kept in between:
 * to read again what was just written, but from other places on, takes longer than to
 * work it out three times. */
WIDE_LOOP static void groups_smooth(const uint8_t *restrict above,
        const uint8_t *restrict here, const uint8_t *restrict below, int32_t width,
        uint8_t *restrict out)
{
    int32_t at = 1, x;

    for (;;) {
        for (x = at; x < at + GROUP; x++)
            out[x] = cell(above, here, below, x - 1, x, x + 1);
        if (at + GROUP >= width - 1)
            return;
        at = at + 2 * GROUP <= width - 1 ? at + GROUP : width - 1 - GROUP;
    }
}

void smooth_row(const uint8_t *above, const uint8_t *here, const uint8_t *below,
        int32_t width, uint8_t *out)
{
    int32_t last = width - 1, x;

    if (width >= GROUP + 2)
        groups_smooth(above, here, below, width, out);
    else
        for (x = 1; x < last; x++)
            out[x] = cell(above, here, below, x - 1, x, x + 1);
    out[0] = cell(above, here, below, 0, 0, last > 0);
    out[last] = cell(above, here, below, last - (last > 0), last, last);
}

static void smooth_once(
        const struct ink_window *raw, uint8_t *room, struct ink_window *soft)
{
    int32_t pitch = raw->pitch, y;

    *soft = *raw;
    if (raw->width < 2 || raw->height < 2)
        return;
    soft->dark = room;
    soft->pitch = raw->width;
    for (y = 0; y < raw->height; y++, room += raw->width) {
        const uint8_t *here = raw->dark + y * pitch;

        smooth_row(y > 0 ? here - pitch : here, here,
                y + 1 < raw->height ? here + pitch : here, raw->width, room);
    }
}

void smooth_fine(const struct ink_window *raw, double cell_um, uint8_t *room,
        struct ink_window *soft)
{
    *soft = *raw;
    if (cell_um <= SMOOTH_COARSE_UM)
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
