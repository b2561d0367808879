/* mosaic.c -- a contact sheet: many boxes side by side in one picture. */
#include "omr/mosaic.h"

#include <assert.h>
#include <string.h>

#include "omr/piece.h"

enum {
    LINE_PX = 1, /* around each tile */
    INNER_PX = MOSAIC_TILE_PX - 2 * LINE_PX,
    LINE_GREY = 170, /* between tiles */
    BROKEN_GREY = 204,
    CROSS_GREY = 119,
    CROSS_PX = 4, /* how thick */
    WHITE = 255,
    WIDTH_PX = MOSAIC_COLUMNS * MOSAIC_TILE_PX,
    ROWS_MAX = MOSAIC_TILES_MAX / MOSAIC_COLUMNS
};

void mosaic_init(struct mosaic *mosaic)
{
    memset(mosaic, 0, sizeof(*mosaic));
}

void mosaic_release(struct mosaic *mosaic)
{
    image_release(&mosaic->canvas);
    image_release(&mosaic->tile);
    mosaic_init(mosaic);
}

static int canvas_prepare(struct mosaic *mosaic, struct error *err)
{
    if (mosaic->canvas.pixels != NULL)
        return 0;
    if (image_allocate(&mosaic->canvas, WIDTH_PX, ROWS_MAX * MOSAIC_TILE_PX, err) != 0)
        return -1;
    memset(mosaic->canvas.pixels, WHITE,
            (size_t)mosaic->canvas.width_px * (size_t)mosaic->canvas.height_px);
    return 0;
}

static int tile_break(struct image *tile, struct error *err)
{
    int32_t x, y;

    if (image_allocate(tile, INNER_PX, INNER_PX, err) != 0)
        return -1;
    for (y = 0; y < INNER_PX; y++)
        for (x = 0; x < INNER_PX; x++) {
            int32_t down = x - y, up = x + y - (INNER_PX - 1);
            int is_cross = (down < CROSS_PX / 2 && down > -CROSS_PX / 2) ||
                           (up < CROSS_PX / 2 && up > -CROSS_PX / 2);

            tile->pixels[(size_t)y * INNER_PX + (size_t)x] =
                    is_cross ? CROSS_GREY : BROKEN_GREY;
        }
    return 0;
}

static void tile_place(struct mosaic *mosaic)
{
    int32_t left = mosaic->count % MOSAIC_COLUMNS * MOSAIC_TILE_PX;
    int32_t top = mosaic->count / MOSAIC_COLUMNS * MOSAIC_TILE_PX, y;
    uint8_t *to = mosaic->canvas.pixels + (size_t)top * WIDTH_PX + (size_t)left;

    for (y = 0; y < MOSAIC_TILE_PX; y++, to += WIDTH_PX) {
        memset(to, LINE_GREY, MOSAIC_TILE_PX);
        if (y >= LINE_PX && y < LINE_PX + INNER_PX)
            memcpy(to + LINE_PX, mosaic->tile.pixels + (size_t)(y - LINE_PX) * INNER_PX,
                    INNER_PX);
    }
}

int mosaic_add(struct mosaic *mosaic, const struct located *located,
        const struct layout_rect *part, struct error *err)
{
    int result;

    if (mosaic->count == MOSAIC_TILES_MAX)
        return error_set(err, ERROR_RANGE, "a contact sheet holds %d boxes at the most",
                (int)MOSAIC_TILES_MAX);
    if (canvas_prepare(mosaic, err) != 0)
        return -1;
    result = located == NULL ? tile_break(&mosaic->tile, err)
                             : piece_cut(located, part, INNER_PX, &mosaic->tile, err);
    if (result != 0)
        return -1;
    assert(mosaic->tile.height_px == INNER_PX);
    tile_place(mosaic);
    mosaic->count++;
    return 0;
}

void mosaic_finish(struct mosaic *mosaic)
{
    assert(mosaic->count > 0);
    mosaic->canvas.height_px =
            (mosaic->count + MOSAIC_COLUMNS - 1) / MOSAIC_COLUMNS * MOSAIC_TILE_PX;
}
