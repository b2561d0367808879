/* mosaic.h -- a contact sheet: boxes of many sheets in one picture, by kiemphieu-read. */
#ifndef CORE_MOSAIC_H
#define CORE_MOSAIC_H

#include "core/mosaic_size.h"
#include "core/piece.h"

struct mosaic_tile {
    const char *image; /* the file's path; NULL or broken: a grey tile with a cross */
    size_t layout;     /* index of the ballot type's layout */
    int32_t index;     /* page in the file, from 0 */
    int32_t page;      /* printed, from 1 */
    int32_t rotation;  /* 0 or 180 */
    const char *contest, *option;
};

struct mosaic_wish {
    const char *const *layouts; /* paths, 1..READER_LAYOUTS_MAX of them */
    size_t layout_count;
    const struct mosaic_tile *tiles; /* 1..MOSAIC_TILES_MAX of them */
    size_t count;
    const char *program; /* NULL: kiemphieu-read as installed */
};

/*
 * mosaic_make - tiles in the order given, MOSAIC_COLUMNS a row, one PNG
 *
 * wish  borrowed.
 * out   is_registered is 0 if some tile could not be registered.
 *
 * No image is decoded in this process; one that kills the decoder, or keeps it too long,
 * costs its own tile. Safe among threads. ERROR_RANGE, ERROR_IO; then *out is unchanged.
 * Cost: 200 tiles from 200 raw TIFF files of A4 at 300 dpi: 0.8 s.
 */
int mosaic_make(const struct mosaic_wish *wish, struct piece *out, struct error *err)
        __attribute__((warn_unused_result));

#endif
