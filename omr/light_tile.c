/* light_tile.c -- the levels of a row of tiles of the page, all tiles side by side. */
#include "omr/light_tile.h"

#include <string.h>

#include "omr/wide.h"

enum {
    LEVELS = 256,
    WHITE_PERMILLE = 850, /* the paper's level is above this share of a tile's pixels */
    PAPER_PERCENT = 60, /* of that: print and pens are darker, a bright rim is no more */
    WHITE_FROM_TOP = TILE_PLACES - TILE_PLACES * WHITE_PERMILLE / 1000,
    AROUND = 9 /* a tile and those about it */
};

/* The level above WHITE_PERMILLE of each tile's: those above it are kept in order, and
 * each further level sinks among them to its place. */
WIDE_LOOP static void whites_find(
        const struct tiles *restrict tiles, uint8_t white[restrict TILE_LANES])
{
    uint8_t top[WHITE_FROM_TOP][TILE_LANES] = {{0}};
    int place, rank, i;

    for (place = 0; place < TILE_PLACES; place++) {
        uint8_t level[TILE_LANES];

        memcpy(level, tiles->level[place], sizeof(level));
        for (rank = 0; rank < WHITE_FROM_TOP; rank++)
            for (i = 0; i < TILE_LANES; i++) {
                uint8_t above = top[rank][i], own = level[i];

                top[rank][i] = own > above ? own : above;
                level[i] = own > above ? above : own;
            }
    }
    memcpy(white, top[WHITE_FROM_TOP - 1], TILE_LANES);
}

void tiles_whites(const struct tiles *tiles, uint8_t white[TILE_LANES])
{
    whites_find(tiles, white);
}

/* The middle one of each tile's paper levels, bit by bit. */
WIDE_LOOP static void middles_find(const struct tiles *restrict tiles,
        const uint8_t white[restrict TILE_LANES], uint8_t middle[restrict TILE_LANES])
{
    uint8_t least[TILE_LANES], found[TILE_LANES] = {0}, half[TILE_LANES] = {0};
    int place, i, bit;

    for (i = 0; i < TILE_LANES; i++)
        least[i] = (uint8_t)(white[i] * PAPER_PERCENT / 100);
    for (place = 0; place < TILE_PLACES; place++)
        for (i = 0; i < TILE_LANES; i++)
            half[i] = (uint8_t)(half[i] + (tiles->level[place][i] >= least[i]));
    for (i = 0; i < TILE_LANES; i++)
        half[i] /= 2;
    for (bit = LEVELS / 2; bit > 0; bit /= 2) {
        uint8_t count[TILE_LANES] = {0}, wanted[TILE_LANES];

        for (i = 0; i < TILE_LANES; i++)
            wanted[i] = (uint8_t)(found[i] | bit);
        for (place = 0; place < TILE_PLACES; place++)
            for (i = 0; i < TILE_LANES; i++)
                count[i] = (uint8_t)(count[i] + (tiles->level[place][i] >= wanted[i]));
        for (i = 0; i < TILE_LANES; i++)
            found[i] = count[i] > half[i] ? wanted[i] : found[i];
    }
    memcpy(middle, found, TILE_LANES);
}

void tiles_middles(const struct tiles *tiles, const uint8_t white[TILE_LANES],
        uint8_t middle[TILE_LANES])
{
    middles_find(tiles, white, middle);
}

/* Puts two rows of levels in order, tile by tile. */
static inline void lanes_order(uint8_t *restrict less, uint8_t *restrict more)
{
    int i;

    for (i = 0; i < TILE_LANES; i++) {
        uint8_t a = less[i], b = more[i];

        less[i] = a < b ? a : b;
        more[i] = a < b ? b : a;
    }
}

/* The middle one of nine, many tiles at once.
 * Source: the network of 19 exchanges of J. L. Smith, XCELL 23 (1996). */
WIDE_LOOP static void lanes_middle(uint8_t (*restrict around)[TILE_LANES])
{
    static const uint8_t steps[][2] = {{1, 2}, {4, 5}, {7, 8}, {0, 1}, {3, 4}, {6, 7},
            {1, 2}, {4, 5}, {7, 8}, {0, 3}, {5, 8}, {4, 7}, {3, 6}, {1, 4}, {2, 5},
            {4, 7}, {4, 2}, {6, 4}, {4, 2}};
    size_t i;

    for (i = 0; i < sizeof(steps) / sizeof(steps[0]); i++)
        lanes_order(around[steps[i][0]], around[steps[i][1]]);
}

static int row_clamp(int row)
{
    return row < 0 ? 0 : row >= LIGHT_ROWS ? LIGHT_ROWS - 1 : row;
}

void tiles_around(
        uint8_t levels[LIGHT_ROWS][LIGHT_COLUMNS], int row, uint8_t out[LIGHT_COLUMNS])
{
    uint8_t around[AROUND][TILE_LANES] = {{0}};
    int i;

    for (i = 0; i < AROUND / 3; i++) {
        const uint8_t *near = levels[row_clamp(row + i - 1)];

        around[i][0] = near[0];
        memcpy(around[i] + 1, near, LIGHT_COLUMNS - 1);
        memcpy(around[i + 3], near, LIGHT_COLUMNS);
        memcpy(around[i + 6], near + 1, LIGHT_COLUMNS - 1);
        around[i + 6][LIGHT_COLUMNS - 1] = near[LIGHT_COLUMNS - 1];
    }
    lanes_middle(around);
    memcpy(out, around[AROUND / 2], LIGHT_COLUMNS);
}
