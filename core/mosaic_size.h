/* mosaic_size.h -- how a contact sheet is divided: for who draws and who shows it. */
#ifndef CORE_MOSAIC_SIZE_H
#define CORE_MOSAIC_SIZE_H

enum {
    MOSAIC_COLUMNS = 20,
    MOSAIC_TILES_MAX = 200,
    MOSAIC_TILE_PX = 72 /* a square tile's side with the line around it */
};

#endif
