/* light.c -- the paper's white over the page and the toner's black. */
#include "omr/light.h"

#include <string.h>

enum {
    EDGE_RINGS = 3,         /* of tiles, 26 mm: as far as a backing may show */
    EDGE_BRIGHTER_MOST = 6, /* levels from one ring to the next */
    LEVELS = 256,
    TILE_ACROSS = 12, /* places looked at in each tile, spread evenly */
    TILE_DOWN = 4,
    TILE_PLACES = TILE_ACROSS * TILE_DOWN,
    COARSE = 16, /* levels are ranked by their upper, then their lower half */
    RUN = 8,     /* pixels that one look takes in, in black and white */
    LANES = 4,   /* counted apart: a counter just written must not be waited for */
    WHITE_PERMILLE = 850, /* the paper's level is above this share of a tile's pixels */
    BLACK_PERMILLE = 4,   /* corner squares and codes cover 1 % of a ballot */
    TILE_LEAST_PERCENT = 55, /* of the paper's white; else the tile is not paper */
    CONTRAST_LEAST = 24      /* levels between white and black */
};

struct histogram {
    uint32_t count[LANES][LEVELS];
    uint32_t total;
};

/* The level below which `permille` of the counted pixels lie. */
static int histogram_level(const struct histogram *histogram, uint32_t permille)
{
    uint64_t wanted = (uint64_t)histogram->total * permille / 1000;
    uint64_t sum = 0;
    int level, lane;

    for (level = 0; level < LEVELS - 1; level++) {
        for (lane = 0; lane < LANES; lane++)
            sum += histogram->count[lane][level];
        if (sum > wanted)
            break;
    }
    return level;
}

/* The bin that holds the number of this rank; `rank` becomes the rank within it. */
static int bin_of(uint8_t bins[LANES][COARSE], int *rank)
{
    int bin, lane, count;

    for (bin = 0; bin < COARSE; bin++) {
        for (lane = 0, count = 0; lane < LANES; lane++)
            count += bins[lane][bin];
        if (*rank < count)
            break;
        *rank -= count;
    }
    return bin;
}

/* The level above WHITE_PERMILLE of a tile's: two counts instead of a sort. */
static uint8_t white_of(const uint8_t levels[TILE_PLACES])
{
    uint8_t upper[LANES][COARSE] = {{0}}, lower[LANES][COARSE] = {{0}};
    int rank = TILE_PLACES * WHITE_PERMILLE / 1000, bin, i;

    for (i = 0; i < TILE_PLACES; i++)
        upper[i % LANES][levels[i] / COARSE]++;
    bin = bin_of(upper, &rank);
    for (i = 0; i < TILE_PLACES; i++)
        if (levels[i] / COARSE == bin)
            lower[i % LANES][levels[i] % COARSE]++;
    return (uint8_t)(bin * COARSE + bin_of(lower, &rank));
}

struct places { /* looked at, in pixels: columns and rows */
    int32_t across[LIGHT_COLUMNS * TILE_ACROSS], down[LIGHT_ROWS * TILE_DOWN];
};

/* Evenly spread: each in the middle of its share of `size`. */
static void places_spread(int32_t size, int count, int32_t *places)
{
    int i;

    for (i = 0; i < count; i++)
        places[i] = (int32_t)((int64_t)size * (2 * i + 1) / (2 * count));
}

/* In black and white the level is the share of white among RUN pixels: coloured paper
 * comes dithered. */
static uint8_t run_level(const uint8_t *run)
{
    static const uint64_t ones = 0x0101010101010101;
    uint64_t word;

    memcpy(&word, run, sizeof(word));
    return (uint8_t)(((word & ones) * ones >> 56) * UINT8_MAX / RUN);
}

static void tile_look(const struct image *image, const struct places *places, int column,
        int row, uint8_t levels[TILE_PLACES])
{
    const int32_t *across = &places->across[column * TILE_ACROSS];
    int i, k;

    for (k = 0; k < TILE_DOWN; k++) {
        const uint8_t *line = image->pixels + (size_t)places->down[row * TILE_DOWN + k] *
                                                      (size_t)image->width_px;

        for (i = 0; i < TILE_ACROSS; i++)
            *levels++ = line[across[i]];
        for (i = 0; i < TILE_ACROSS && image->is_bilevel; i++)
            levels[i - TILE_ACROSS] = run_level(
                    line + (across[i] < image->width_px - RUN ? across[i]
                                                              : image->width_px - RUN));
    }
}

static int is_inner(int row, int column)
{
    return row > 0 && row < LIGHT_ROWS - 1 && column > 0 && column < LIGHT_COLUMNS - 1;
}

/* The middle of the brighter half of the tiles: a page with wide black borders
 * still has its paper there. */
static int paper_level(const struct light *light)
{
    struct histogram tiles;
    int row, column;

    memset(&tiles, 0, sizeof(tiles));
    for (row = 0; row < LIGHT_ROWS; row++)
        for (column = 0; column < LIGHT_COLUMNS; column++)
            tiles.count[column % LANES][light->white[row][column]]++;
    tiles.total = LIGHT_ROWS * LIGHT_COLUMNS;
    return histogram_level(&tiles, 600);
}

/* One pass: a tile that is no paper (0) takes the mean of its paper neighbours. */
static int tiles_fill_once(struct light *light)
{
    uint8_t before[LIGHT_ROWS][LIGHT_COLUMNS];
    int row, column, r, c, left = 0;

    memcpy(before, light->white, sizeof(before));
    for (row = 0; row < LIGHT_ROWS; row++)
        for (column = 0; column < LIGHT_COLUMNS; column++) {
            int sum = 0, count = 0;

            if (before[row][column] != 0)
                continue;
            for (r = row - 1; r <= row + 1; r++)
                for (c = column - 1; c <= column + 1; c++)
                    if (r >= 0 && r < LIGHT_ROWS && c >= 0 && c < LIGHT_COLUMNS &&
                            before[r][c] != 0) {
                        sum += before[r][c];
                        count++;
                    }
            if (count > 0)
                light->white[row][column] = (uint8_t)(sum / count);
            else
                left++;
        }
    return left;
}

static void tiles_mend(struct light *light)
{
    int row, column;

    for (row = 0; row < LIGHT_ROWS; row++)
        for (column = 0; column < LIGHT_COLUMNS; column++)
            if (light->white[row][column] * 100 < light->paper * TILE_LEAST_PERCENT)
                light->white[row][column] = 0;
    while (tiles_fill_once(light) > 0)
        ;
}

/* Around a grey or coloured sheet lies a whiter backing: it is not the paper's white.
 * Light falls off towards the edges; it does not brighten there. */
static void edges_dim(struct light *light)
{
    int ring, row, column;

    for (ring = EDGE_RINGS - 1; ring >= 0; ring--)
        for (row = ring; row < LIGHT_ROWS - ring; row++)
            for (column = ring; column < LIGHT_COLUMNS - ring; column++) {
                int r = row == ring                    ? ring + 1
                        : row == LIGHT_ROWS - 1 - ring ? row - 1
                                                       : row;
                int c = column == ring                       ? ring + 1
                        : column == LIGHT_COLUMNS - 1 - ring ? column - 1
                                                             : column;
                int most = light->white[r][c] + EDGE_BRIGHTER_MOST;

                if (light->white[row][column] > most)
                    light->white[row][column] = (uint8_t)most;
            }
}

int light_measure(const struct image *image, struct light *light)
{
    uint8_t levels[TILE_PLACES];
    struct places places;
    struct histogram inner;
    int row, column, i;

    memset(&inner, 0, sizeof(inner));
    memset(&places, 0, sizeof(places));
    memset(light, 0, sizeof(*light));
    if (image->width_px < LIGHT_COLUMNS || image->height_px < LIGHT_ROWS)
        return -1;
    light->tile_width_px = (double)image->width_px / LIGHT_COLUMNS;
    light->tile_height_px = (double)image->height_px / LIGHT_ROWS;
    places_spread(image->width_px, LIGHT_COLUMNS * TILE_ACROSS, places.across);
    places_spread(image->height_px, LIGHT_ROWS * TILE_DOWN, places.down);
    for (row = 0; row < LIGHT_ROWS; row++)
        for (column = 0; column < LIGHT_COLUMNS; column++) {
            tile_look(image, &places, column, row, levels);
            light->white[row][column] = white_of(levels);
            for (i = 0; i < TILE_PLACES && is_inner(row, column); i += 2)
                inner.count[i / 2 % LANES][levels[i]]++;
        }
    inner.total = (LIGHT_ROWS - 2) * (LIGHT_COLUMNS - 2) * TILE_PLACES / 2;
    light->paper = (uint8_t)paper_level(light);
    light->black = (uint8_t)histogram_level(&inner, BLACK_PERMILLE);
    if (light->paper < light->black + CONTRAST_LEAST)
        return -1;
    tiles_mend(light);
    edges_dim(light);
    return 0;
}

static int tile_clamp(int value, int count)
{
    if (value < 0)
        return 0;
    return value >= count ? count - 1 : value;
}

int light_white(const struct light *light, double x_px, double y_px)
{
    double across = x_px / light->tile_width_px - 0.5;
    double down = y_px / light->tile_height_px - 0.5;
    int column, row, c1, r1;
    double fx, fy, top, bottom;

    across = across < 0 ? 0 : across > LIGHT_COLUMNS - 1 ? LIGHT_COLUMNS - 1 : across;
    down = down < 0 ? 0 : down > LIGHT_ROWS - 1 ? LIGHT_ROWS - 1 : down;
    column = tile_clamp((int)across, LIGHT_COLUMNS);
    row = tile_clamp((int)down, LIGHT_ROWS);
    c1 = tile_clamp(column + 1, LIGHT_COLUMNS);
    r1 = tile_clamp(row + 1, LIGHT_ROWS);
    fx = across - column;
    fy = down - row;
    top = light->white[row][column] * (1 - fx) + light->white[row][c1] * fx;
    bottom = light->white[r1][column] * (1 - fx) + light->white[r1][c1] * fx;
    return (int)(top * (1 - fy) + bottom * fy + 0.5);
}

int light_level(const struct light *light, double x_px, double y_px, int permille)
{
    int white = light_white(light, x_px, y_px);

    return white - (white - light->black) * permille / 1000;
}

int light_dark(int level, int white, int black)
{
    int span = white - black < 1 ? 1 : white - black;
    int dark = (white - level) * LIGHT_DARK_FULL / span;

    if (dark < 0)
        return 0;
    return dark > LIGHT_DARK_FULL ? LIGHT_DARK_FULL : dark;
}
