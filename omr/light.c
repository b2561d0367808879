/* light.c -- the paper's white over the page and the toner's black. */
#include "omr/light.h"

#include <string.h>

#include "omr/wide.h"

enum {
    EDGE_RINGS = 3,         /* of tiles, 26 mm: as far as a backing may show */
    EDGE_BRIGHTER_MOST = 6, /* levels from one ring to the next */
    LEVELS = 256,
    TILE_ACROSS = 12, /* places looked at in each tile, spread evenly */
    TILE_DOWN = 4,
    TILE_PLACES = TILE_ACROSS * TILE_DOWN,
    LINE_BYTES = 64, /* of memory, that come together */
    RUN = 8,         /* pixels that one look takes in, in black and white */
    TILE_LANES = 32, /* LIGHT_COLUMNS and more: what a machine takes at once */
    LANES = 4,       /* counted apart: a counter just written must not be waited for */
    WHITE_PERMILLE = 850, /* the paper's level is above this share of a tile's pixels */
    PAPER_PERCENT = 60, /* of that: print and pens are darker, a bright rim is no more */
    WHITE_FROM_TOP = TILE_PLACES - TILE_PLACES * WHITE_PERMILLE / 1000,
    BLACK_PERMILLE = 4,      /* corner squares and codes cover 1 % of a ballot */
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

/* What a row of tiles shows, place by place: all tiles side by side. */
struct tiles {
    uint8_t level[TILE_PLACES][TILE_LANES]; /* beyond LIGHT_COLUMNS: 0 */
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
    for (bit = LEVELS / 2; bit > 0; bit /= 2) {
        uint8_t count[TILE_LANES] = {0};

        for (place = 0; place < TILE_PLACES; place++)
            for (i = 0; i < TILE_LANES; i++)
                count[i] = (uint8_t)(count[i] +
                                     (tiles->level[place][i] >= (found[i] | bit)));
        for (i = 0; i < TILE_LANES; i++)
            found[i] = (uint8_t)(count[i] * 2 > half[i] ? found[i] | bit : found[i]);
    }
    memcpy(middle, found, TILE_LANES);
}

static int row_clamp(int row)
{
    return row < 0 ? 0 : row >= LIGHT_ROWS ? LIGHT_ROWS - 1 : row;
}

/* The middle one of the middles around a tile. */
static uint8_t around(uint8_t middles[LIGHT_ROWS][LIGHT_COLUMNS], int row, int column)
{
    uint8_t sorted[9] = {0};
    int r, c, at, count = 0;

    for (r = row - 1; r <= row + 1; r++)
        for (c = column - 1; c <= column + 1; c++) {
            int inside = c < 0 ? 0 : c >= LIGHT_COLUMNS ? LIGHT_COLUMNS - 1 : c;
            uint8_t level = middles[row_clamp(r)][inside];

            for (at = count++; at > 0 && sorted[at - 1] > level; at--)
                sorted[at] = sorted[at - 1];
            sorted[at] = level;
        }
    return sorted[4];
}

/* Where a scanner sharpens, print has a rim that is brighter than paper, and a table's
 * lines have it in a quarter of a tile: the middle of its paper levels is the paper. But
 * grey that a rubber left may cover half of a tile: there it is as white as around it,
 * if its bright places are. */
static void whites_settle(struct light *light, uint8_t middles[LIGHT_ROWS][LIGHT_COLUMNS])
{
    int row, column;

    for (row = 0; row < LIGHT_ROWS; row++)
        for (column = 0; column < LIGHT_COLUMNS; column++) {
            uint8_t *white = &light->white[row][column];
            uint8_t level = around(middles, row, column);

            level = level < *white ? level : *white;
            *white = level > middles[row][column] ? level : middles[row][column];
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

/* The next line of places comes from memory while this one is looked at. */
static void line_await(const uint8_t *pixels, int32_t width)
{
    int32_t x;

    for (x = 0; x < width; x += LINE_BYTES)
        __builtin_prefetch(pixels + x);
}

static void line_look(const struct image *image, const struct places *places,
        const uint8_t *pixels, uint8_t levels[TILE_ACROSS][TILE_LANES])
{
    int32_t last = image->width_px - RUN;
    int i, column;

    for (i = 0; i < TILE_ACROSS; i++)
        for (column = 0; column < LIGHT_COLUMNS; column++) {
            int32_t at = places->across[i * LIGHT_COLUMNS + column];

            levels[i][column] = image->is_bilevel
                                        ? run_level(pixels + (at < last ? at : last))
                                        : pixels[at];
        }
}

static void tiles_look(const struct image *image, const struct places *places, int row,
        struct tiles *tiles)
{
    size_t pitch = (size_t)image->width_px;
    int line;

    for (line = 0; line < TILE_DOWN; line++) {
        int at = row * TILE_DOWN + line;
        int next = at + 1 < LIGHT_ROWS * TILE_DOWN ? at + 1 : at;

        line_await(image->pixels + (size_t)places->down[next] * pitch, image->width_px);
        line_look(image, places, image->pixels + (size_t)places->down[at] * pitch,
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
        whites_find(&tiles, white);
        middles_find(&tiles, white, middle);
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
