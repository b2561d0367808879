/* blank.c -- whether nothing at all is on a page: the back of a ballot. */
#include "omr/blank.h"

enum {
    TILE_PX = 64,
    LEVELS = 256,
    EDGE_UM = 12000,       /* beyond a scanner's border of 9 mm and a skew's wedge */
    INK_UM2 = 3000000,     /* 3 mm2: a word has ten, dust and staple holes less */
    WHITE_SHARE = 8,       /* an eighth of a tile is at least as white as its paper */
    INK_PERCENT = 62,      /* of its paper's white; through thin paper print is at 80 */
    DARK_TILE_PERCENT = 60 /* more is backing, not ink */
};

struct tile {
    int32_t left, top, right, bottom;
};

static void count_levels(
        const struct image *image, const struct tile *tile, uint32_t levels[LEVELS])
{
    int32_t x, y;

    for (x = 0; x < LEVELS; x++)
        levels[x] = 0;
    for (y = tile->top; y < tile->bottom; y++)
        for (x = tile->left; x < tile->right; x++)
            levels[image->pixels[(size_t)y * (size_t)image->width_px + (size_t)x]]++;
}

/* Pixels of ink in the tile. */
static uint32_t count_ink(const struct image *image, const struct tile *tile)
{
    uint32_t area = (uint32_t)((tile->right - tile->left) * (tile->bottom - tile->top));
    uint32_t levels[LEVELS], white = LEVELS, above = 0, ink = 0, level;

    count_levels(image, tile, levels);
    while (white > 1 && above * WHITE_SHARE < area)
        above += levels[--white];
    for (level = 0; level * 100 < white * INK_PERCENT; level++)
        ink += levels[level];
    return ink * 100 > area * DARK_TILE_PERCENT ? 0 : ink;
}

static int32_t least(int32_t left, int32_t right)
{
    return left < right ? left : right;
}

int blank_is(const struct image *image, int32_t width_um)
{
    double um_per_px = (double)width_um / image->width_px;
    int32_t edge = (int32_t)(EDGE_UM / um_per_px);
    int32_t right = image->width_px - edge, bottom = image->height_px - edge;
    uint64_t ink = 0;
    struct tile tile;

    for (tile.top = edge; tile.top < bottom; tile.top += TILE_PX)
        for (tile.left = edge; tile.left < right; tile.left += TILE_PX) {
            tile.right = least(tile.left + TILE_PX, right);
            tile.bottom = least(tile.top + TILE_PX, bottom);
            ink += count_ink(image, &tile);
        }
    return (double)ink * um_per_px * um_per_px < INK_UM2;
}
