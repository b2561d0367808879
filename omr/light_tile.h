/* light_tile.h -- the levels of a row of tiles of the page, all tiles side by side. */
#ifndef OMR_LIGHT_TILE_H
#define OMR_LIGHT_TILE_H

#include <stdint.h>

#include "omr/light.h"

enum {
    TILE_ACROSS = 12, /* places looked at in each tile, spread evenly */
    TILE_DOWN = 4,
    TILE_PLACES = TILE_ACROSS * TILE_DOWN,
    TILE_LANES = 32 /* LIGHT_COLUMNS and more: what a machine takes at once */
};

/* What a row of tiles shows, place by place. */
struct tiles {
    uint8_t level[TILE_PLACES][TILE_LANES]; /* beyond LIGHT_COLUMNS: 0 */
};

/* tiles_whites - of each tile the level that is darker than 15 % of its places. */
void tiles_whites(const struct tiles *tiles, uint8_t white[TILE_LANES]);

/* tiles_middles - the middle one of each tile's paper levels: those at least 60 % of its
 * white. */
void tiles_middles(const struct tiles *tiles, const uint8_t white[TILE_LANES],
        uint8_t middle[TILE_LANES]);

/* tiles_around - for each tile of a row the middle one of the nine levels of it and
 * those about it; a page's outer tiles stand for what lies beyond. */
void tiles_around(
        uint8_t levels[LIGHT_ROWS][LIGHT_COLUMNS], int row, uint8_t out[LIGHT_COLUMNS]);

#endif
