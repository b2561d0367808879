/* rise.c -- how steeply ink rises from the paper. */
#include "omr/rise.h"

#include <stddef.h>

enum {
    PART = 16,       /* of a cell */
    WIDEST = 511,    /* sixteenths: 2.7 mm at 300 dpi */
    LINES_STEP = 2,  /* one line in two tells as much */
    RISES_LEAST = 6, /* one short stroke has more */
    CELL_UM = 85     /* of 300 dpi */
};

struct rises {
    int low, high;
    int32_t count;
    int32_t widths[WIDEST + 1];
};

/* Where, between a cell and the one before it, a level was crossed. */
static int32_t crossing(int32_t at, int before, int here, int level)
{
    return at * PART - (here - level) * PART / (here - before);
}

static void rise_note(struct rises *rises, int32_t from, int32_t to)
{
    rises->widths[to - from < WIDEST ? to - from : WIDEST]++;
    rises->count++;
}

static void line_follow(
        const uint8_t *cell, int32_t step, int32_t count, struct rises *rises)
{
    int32_t up = -1, down = -1, at; /* where a rise, or a fall, began */
    int low = rises->low, high = rises->high, before = *cell;

    for (at = 1; at < count; at++) {
        int here = cell[at * step];

        if (before <= low && here > low)
            up = crossing(at, before, here, low);
        if (before >= high && here < high)
            down = crossing(at, before, here, high);
        if (here >= high) {
            if (up >= 0)
                rise_note(rises, up, crossing(at, before, here, high));
            up = down = -1;
        } else if (here <= low) {
            if (down >= 0)
                rise_note(rises, down, crossing(at, before, here, low));
            up = down = -1;
        }
        before = here;
    }
}

int32_t rise_sixteenths(const struct ink_window *window, int low, int high, int percent)
{
    struct rises rises = {low, high, 0, {0}};
    int32_t pitch = window->pitch, i, width = 0, wanted;

    for (i = 0; i < window->height; i += LINES_STEP)
        line_follow(window->dark + i * pitch, 1, window->width, &rises);
    for (i = 0; i < window->width; i += LINES_STEP)
        line_follow(window->dark + i, pitch, window->height, &rises);
    if (rises.count < RISES_LEAST)
        return RISE_NONE;
    for (wanted = rises.count * percent / 100; width < WIDEST; width++) {
        wanted -= rises.widths[width];
        if (wanted < 0)
            break;
    }
    return width;
}

int32_t rise_um(int32_t sixteenths, double cell_um)
{
    int32_t um =
            (int32_t)(sixteenths * cell_um / PART + 0.5) - ((int32_t)cell_um - CELL_UM);

    return um > 0 ? um : 0;
}
