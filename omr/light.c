/* light.c -- the paper's white over the page and the toner's black. */
#include "omr/light.h"

#include <string.h>

enum {
    LEVELS = 256,
    SAMPLE_STEP = 4,      /* pixels, both ways */
    WHITE_PERMILLE = 850, /* the paper's level is above this share of a tile's pixels */
    BLACK_PERMILLE = 4,   /* corner squares and codes cover 1 % of a ballot */
    TILE_LEAST_PERCENT = 55, /* of the paper's white; else the tile is not paper */
    CONTRAST_LEAST = 24      /* levels between white and black */
};

struct histogram {
    uint32_t count[LEVELS];
    uint32_t total;
};

/* The level below which `permille` of the counted pixels lie. */
static int histogram_level(const struct histogram *histogram, uint32_t permille)
{
    uint64_t wanted = (uint64_t)histogram->total * permille / 1000;
    uint64_t sum = 0;
    int level;

    for (level = 0; level < LEVELS - 1; level++) {
        sum += histogram->count[level];
        if (sum > wanted)
            break;
    }
    return level;
}

static void tile_count(
        const struct image *image, int column, int row, int step, struct histogram *out)
{
    int32_t x0 = (int32_t)((int64_t)image->width_px * column / LIGHT_COLUMNS);
    int32_t x1 = (int32_t)((int64_t)image->width_px * (column + 1) / LIGHT_COLUMNS);
    int32_t y0 = (int32_t)((int64_t)image->height_px * row / LIGHT_ROWS);
    int32_t y1 = (int32_t)((int64_t)image->height_px * (row + 1) / LIGHT_ROWS);
    int32_t x, y;

    memset(out, 0, sizeof(*out));
    for (y = y0; y < y1; y += step) {
        const uint8_t *line = image->pixels + (size_t)y * (size_t)image->width_px;

        for (x = x0; x < x1; x += step) {
            out->count[line[x]]++;
            out->total++;
        }
    }
}

static void histogram_add(struct histogram *sum, const struct histogram *more)
{
    int i;

    for (i = 0; i < LEVELS; i++)
        sum->count[i] += more->count[i];
    sum->total += more->total;
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
            tiles.count[light->white[row][column]]++;
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

int light_measure(const struct image *image, struct light *light)
{
    struct histogram tile, inner;
    int step = image->width_px < 600 ? 1 : SAMPLE_STEP;
    int row, column;

    memset(&inner, 0, sizeof(inner));
    memset(light, 0, sizeof(*light));
    if (image->width_px < LIGHT_COLUMNS || image->height_px < LIGHT_ROWS)
        return -1;
    light->tile_width_px = (double)image->width_px / LIGHT_COLUMNS;
    light->tile_height_px = (double)image->height_px / LIGHT_ROWS;
    for (row = 0; row < LIGHT_ROWS; row++)
        for (column = 0; column < LIGHT_COLUMNS; column++) {
            tile_count(image, column, row, step, &tile);
            light->white[row][column] = (uint8_t)histogram_level(&tile, WHITE_PERMILLE);
            if (row > 0 && row < LIGHT_ROWS - 1 && column > 0 &&
                    column < LIGHT_COLUMNS - 1)
                histogram_add(&inner, &tile);
        }
    light->paper = (uint8_t)paper_level(light);
    light->black = (uint8_t)histogram_level(&inner, BLACK_PERMILLE);
    if (light->paper < light->black + CONTRAST_LEAST)
        return -1;
    tiles_mend(light);
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
