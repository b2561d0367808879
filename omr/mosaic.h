/* mosaic.h -- a contact sheet: many boxes side by side in one picture. */
#ifndef OMR_MOSAIC_H
#define OMR_MOSAIC_H

#include "core/mosaic_size.h"
#include "omr/image.h"
#include "omr/locate.h"

/* Tiles in the order given, left to right, then the next row. */
struct mosaic {
    struct image canvas; /* as high as its tiles need */
    struct image tile;   /* the one being drawn */
    int count;
};

void mosaic_init(struct mosaic *mosaic);
void mosaic_release(struct mosaic *mosaic);

/*
 * mosaic_add - the next tile
 *
 * located  of the page that the box is on; NULL: the tile is grey with a cross.
 * part     the square around it (piece_box).
 *
 * ERROR_RANGE beyond MOSAIC_TILES_MAX tiles, ERROR_MEMORY.
 */
int mosaic_add(struct mosaic *mosaic, const struct located *located,
        const struct layout_rect *part, struct error *err)
        __attribute__((warn_unused_result));

/* mosaic_finish - the canvas cut to the rows in use; it must hold a tile. */
void mosaic_finish(struct mosaic *mosaic);

#endif
