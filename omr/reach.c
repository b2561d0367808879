/* reach.c -- how dark the darkest cells of a window are. */
#include "omr/reach.h"

#include "omr/wide.h"

enum {
    GROUP = 32, /* cells that are looked at together */
    HALF = 128
};

/* How many of some cells are at least so dark; counted in bytes, side by side. */
WIDE_LOOP static int32_t cells_reach(
        const uint8_t *restrict cells, int32_t count, uint8_t level)
{
    int32_t sum = 0, at = 0, rounds, i;

    while (count - at >= GROUP) {
        uint8_t counts[GROUP] = {0};

        for (rounds = 0; rounds < UINT8_MAX && count - at >= GROUP; rounds++, at += GROUP)
            for (i = 0; i < GROUP; i++)
                counts[i] = (uint8_t)(counts[i] + (cells[at + i] >= level));
        for (i = 0; i < GROUP; i++)
            sum += counts[i];
    }
    for (; at < count; at++)
        sum += cells[at] >= level;
    return sum;
}

static int32_t window_reach(const struct ink_window *window, int level)
{
    int32_t width = window->width, sum = 0, y;

    if (window->pitch == width)
        return cells_reach(window->dark, width * window->height, (uint8_t)level);
    for (y = 0; y < window->height; y++)
        sum += cells_reach(window->dark + y * window->pitch, width, (uint8_t)level);
    return sum;
}

int reach_level(const struct ink_window *window, int32_t wanted)
{
    int level = 0, bit;

    for (bit = HALF; bit > 0; bit /= 2)
        if (window_reach(window, level | bit) >= wanted)
            level |= bit;
    return level;
}
