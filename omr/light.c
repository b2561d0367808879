/* light.c -- the paper's white over the page and the toner's black. */
#include "omr/light.h"

#include <string.h>

#include "omr/light_tile.h"

enum {
    EDGE_RINGS = 3,         /* of tiles, 26 mm: as far as a backing may show */
    EDGE_BRIGHTER_MOST = 6, /* levels from one ring to the next */
    LEVELS = 256,
    RUN = 8,            /* pixels that one look takes in, in black and white */
    LANES = 4,          /* counted apart: a counter just written must not be waited for */
    BLACK_PERMILLE = 4, /* corner squares and codes cover 1 % of a ballot */
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

/* Where a scanner sharpens, print has a rim that is brighter than paper, and a table's
 * lines have it in a quarter of a tile: the middle of its paper levels is the paper. But
 * grey that a rubber left may cover half of a tile: there it is as white as around it,
 * if its bright places are. */
static void whites_settle(struct light *light, uint8_t middles[LIGHT_ROWS][LIGHT_COLUMNS])
{
    uint8_t around[LIGHT_COLUMNS];
    int row, column;

    for (row = 0; row < LIGHT_ROWS; row++) {
        tiles_around(middles, row, around);
        for (column = 0; column < LIGHT_COLUMNS; column++) {
            uint8_t *white = &light->white[row][column], level = around[column];

            level = level < *white ? level : *white;
            *white = level > middles[row][column] ? level : middles[row][column];
        }
    }
}

struct places { /* looked at, in pixels: columns, in the order of `tiles`, and rows */
    int32_t across[TILE_ACROSS * LIGHT_COLUMNS], down[LIGHT_ROWS * TILE_DOWN];
};

/* Evenly spread: the middle of the i-th of `count` shares of `size`. */
static int32_t place_at(int32_t size, int i, int count)
{
    return (int32_t)((int64_t)size * (2 * i + 1) / (2 * count));
}

static void places_spread(const struct image *image, struct places *places)
{
    int across = TILE_ACROSS * LIGHT_COLUMNS, down = TILE_DOWN * LIGHT_ROWS, i;

    for (i = 0; i < across; i++)
        places->across[i % TILE_ACROSS * LIGHT_COLUMNS + i / TILE_ACROSS] =
                place_at(image->width_px, i, across);
    for (i = 0; i < down; i++)
        places->down[i] = place_at(image->height_px, i, down);
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

/* The next line comes from memory meanwhile, a twelfth at a time. */
static void line_look(const uint8_t *pixels, const uint8_t *next, int32_t width,
        const int32_t *places, uint8_t levels[TILE_ACROSS][TILE_LANES])
{
    int32_t part = width / TILE_ACROSS;
    int i, column;

    for (i = 0; i < TILE_ACROSS; i++, next += part) {
        image_ask(next, part);
        for (column = 0; column < LIGHT_COLUMNS; column++)
            levels[i][column] = pixels[*places++];
    }
}

static void line_look_bilevel(const uint8_t *pixels, const int32_t *places, int32_t last,
        uint8_t levels[TILE_ACROSS][TILE_LANES])
{
    int i, column;

    for (i = 0; i < TILE_ACROSS; i++)
        for (column = 0; column < LIGHT_COLUMNS; column++, places++)
            levels[i][column] = run_level(pixels + (*places < last ? *places : last));
}

static void tiles_look(const struct image *image, const struct places *places, int row,
        struct tiles *tiles)
{
    size_t pitch = (size_t)image->width_px;
    int line;

    for (line = 0; line < TILE_DOWN; line++) {
        int at = row * TILE_DOWN + line;
        int after = at + 1 < LIGHT_ROWS * TILE_DOWN ? at + 1 : at;
        const uint8_t *pixels = image->pixels + (size_t)places->down[at] * pitch;
        const uint8_t *next = image->pixels + (size_t)places->down[after] * pitch;

        if (image->is_bilevel) {
            image_touch(next, image->width_px);
            line_look_bilevel(pixels, places->across, image->width_px - RUN,
                    &tiles->level[line * TILE_ACROSS]);
        } else
            line_look(pixels, next, image->width_px, places->across,
                    &tiles->level[line * TILE_ACROSS]);
    }
}

/* Every second place of the tiles that do not lie along the page's edges. */
static void inner_count(const struct tiles *tiles, int row, struct histogram *inner)
{
    int place, column;

    if (row == 0 || row == LIGHT_ROWS - 1)
        return;
    for (place = 0; place < TILE_PLACES; place += 2)
        for (column = 1; column < LIGHT_COLUMNS - 1; column++)
            inner->count[column % LANES][tiles->level[place][column]]++;
    inner->total += (LIGHT_COLUMNS - 2) * TILE_PLACES / 2;
}

/* The middle of the brighter half of the tiles: a page with wide black borders
 * still has its paper there. */
static int paper_level(const struct light *light)
{
    struct histogram whites;
    int row, column;

    memset(&whites, 0, sizeof(whites));
    for (row = 0; row < LIGHT_ROWS; row++)
        for (column = 0; column < LIGHT_COLUMNS; column++)
            whites.count[column % LANES][light->white[row][column]]++;
    whites.total = LIGHT_ROWS * LIGHT_COLUMNS;
    return histogram_level(&whites, 600);
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
    struct tiles tiles;
    uint8_t middles[LIGHT_ROWS][LIGHT_COLUMNS], white[TILE_LANES], middle[TILE_LANES];
    struct places places;
    struct histogram inner;
    int row;

    memset(&tiles, 0, sizeof(tiles));
    memset(&inner, 0, sizeof(inner));
    memset(light, 0, sizeof(*light));
    if (image->width_px < LIGHT_COLUMNS || image->height_px < LIGHT_ROWS)
        return -1;
    light->tile_width_px = (double)image->width_px / LIGHT_COLUMNS;
    light->tile_height_px = (double)image->height_px / LIGHT_ROWS;
    places_spread(image, &places);
    for (row = 0; row < LIGHT_ROWS; row++) {
        tiles_look(image, &places, row, &tiles);
        tiles_whites(&tiles, white);
        tiles_middles(&tiles, white, middle);
        memcpy(light->white[row], white, LIGHT_COLUMNS);
        memcpy(middles[row], middle, LIGHT_COLUMNS);
        inner_count(&tiles, row, &inner);
    }
    if (!image->is_bilevel)
        whites_settle(light, middles);
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
