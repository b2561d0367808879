/* press.c -- what a worn printer and cheap paper do to the form. */
#include "tests/sim/press.h"

#include <math.h>

#include "tests/sim/wide.h"

static const double pi = 3.14159265;

/* Each pixel loses lifts[x] * lift / 65536 of its darkness. */
WIDE_LOOP static void row_lift(
        uint8_t *restrict row, const uint16_t *restrict lifts, uint16_t lift, int count)
{
    int x;

    for (x = 0; x < count; x++) {
        uint16_t part = (uint16_t)(lifts[x] * lift) >> 8;

        row[x] = (uint8_t)(row[x] + ((uint16_t)((255 - row[x]) * part) >> 8));
    }
}

/* Lift the ink of every inked tile by across[x] * down[y] (each of 256). */
static void paper_lift(struct paper *paper, const uint16_t *across, const uint16_t *down)
{
    int row, column, y;

    for (row = 0; row < paper->tiles_y; row++)
        for (column = 0; column < paper->tiles_x; column++) {
            int left = column * PAPER_TILE, top = row * PAPER_TILE;
            int wide = paper->width_px - left, high = paper->height_px - top;

            if (!paper->inked[row * paper->tiles_x + column])
                continue;
            wide = wide < PAPER_TILE ? wide : PAPER_TILE;
            high = high < PAPER_TILE ? high : PAPER_TILE;
            for (y = top; y < top + high; y++)
                row_lift(paper->pixels + (ptrdiff_t)y * paper->width_px + left,
                        across + left, down[y], wide);
            paper_touch(paper, left, top, left + wide, top + high);
        }
}

static void lifts_even(uint16_t *lifts, int count)
{
    int i;

    for (i = 0; i < count; i++)
        lifts[i] = 255;
}

void press_fade(struct paper *paper, double share, struct chance *chance)
{
    uint16_t across[PAPER_EDGE_MAX_PX], down[PAPER_EDGE_MAX_PX];
    double waves = chance_between(chance, 0.4, 3),
           phase = chance_between(chance, 0, 6.28);
    int x;

    for (x = 0; x < paper->width_px; x++)
        across[x] = (uint16_t)(255 * share *
                               (0.5 + 0.5 * sin(phase + 2 * pi * waves * x /
                                                                paper->width_px)));
    lifts_even(down, paper->height_px);
    paper_lift(paper, across, down);
}

void press_bands(struct paper *paper, double share, struct chance *chance)
{
    uint16_t across[PAPER_EDGE_MAX_PX], down[PAPER_EDGE_MAX_PX];
    double every = chance_between(chance, 2, 40) * paper->dpi / 25.4;
    double phase = chance_between(chance, 0, 6.28), sharp = chance_between(chance, 1, 6);
    int y;

    lifts_even(across, paper->width_px);
    for (y = 0; y < paper->height_px; y++)
        down[y] = (uint16_t)(255 * share *
                             pow(0.5 + 0.5 * sin(phase + 2 * pi * y / every), sharp));
    paper_lift(paper, across, down);
}

void press_voids(struct paper *paper, double strength, struct chance *chance)
{
    int count = (int)(3000 * strength), i;

    for (i = 0; i < count; i++) {
        double wide = chance_between(chance, 0.05, 0.1 + 0.25 * strength);
        double high = wide * chance_between(chance, 0.5, 1.5);
        double x = chance_between(chance, 0, 210), y = chance_between(chance, 0, 297);
        struct rect_mm area = {x, y, x + wide, y + high};
        int column = (int)(x * paper->dpi / 25.4) / PAPER_TILE;
        int row = (int)(y * paper->dpi / 25.4) / PAPER_TILE;

        if (column < paper->tiles_x && row < paper->tiles_y &&
                paper->inked[row * paper->tiles_x + column])
            paper_paint(paper, &area, 255);
    }
}

/* Darken `count` pixels by `share` (of 256) of another row's darkness. */
WIDE_LOOP static void row_shadow(
        const uint8_t *restrict from, uint16_t share, int count, uint8_t *restrict to)
{
    int x;

    for (x = 0; x < count; x++) {
        uint16_t dark = (uint16_t)((255 - from[x]) * share) >> 8;

        to[x] = (uint8_t)((uint16_t)(to[x] * (255 - dark) + 254) / 255);
    }
}

void press_ghost(struct paper *paper, double share, struct chance *chance)
{
    /* A drum of 24, 30 or 38 mm; a whole number of tiles is near enough. */
    static const double turns_mm[] = {75.4, 94.2, 119.4};
    double turn = turns_mm[chance_below(chance, 3)] * paper->dpi / 25.4;
    int tiles = (int)(turn / PAPER_TILE), row, column, y;
    const struct paper *blank = paper->blank;

    for (row = paper->tiles_y - 2; row >= tiles; row--)
        for (column = 0; column + 1 < paper->tiles_x; column++) {
            int left = column * PAPER_TILE, top = row * PAPER_TILE;

            if (!blank->inked[(row - tiles) * paper->tiles_x + column])
                continue;
            for (y = top; y < top + PAPER_TILE; y++)
                row_shadow(blank->pixels +
                                   (ptrdiff_t)(y - tiles * PAPER_TILE) * paper->width_px +
                                   left,
                        (uint16_t)(share * 256), PAPER_TILE,
                        paper->pixels + (ptrdiff_t)y * paper->width_px + left);
            paper_touch(paper, left, top, left + PAPER_TILE, top + PAPER_TILE);
        }
}

/* Sums of nine pixels `reach` apart, for PAPER_TILE of them from `at` on. */
WIDE_LOOP static void nine_sum(
        const uint8_t *restrict at, ptrdiff_t width, int reach, uint16_t *restrict sums)
{
    const uint8_t *up = at - reach * width, *low = at + reach * width;
    int x;

    for (x = 0; x < PAPER_TILE; x++)
        sums[x] =
                (uint16_t)(up[x - reach] + up[x] + up[x + reach] + at[x - reach] + at[x] +
                           at[x + reach] + low[x - reach] + low[x] + low[x + reach]);
}

/* A row of a tile as it is seen through the paper: mirrored and soft. */
static void tile_soften(const struct paper *blank, int left, int y, uint8_t *out)
{
    int from = blank->width_px - left - PAPER_TILE, x;
    uint16_t sums[PAPER_TILE];

    nine_sum(blank->pixels + (ptrdiff_t)y * blank->width_px + from, blank->width_px,
            3 * blank->dpi / PAPER_DPI, sums);
    for (x = 0; x < PAPER_TILE; x++)
        out[x] = (uint8_t)(sums[PAPER_TILE - 1 - x] / 9);
}

void press_reverse(struct paper *paper, double share, struct chance *chance)
{
    const struct paper *blank = paper->blank;
    int row, column, y, shift = chance_below(chance, 4);
    uint8_t line[PAPER_TILE];

    for (row = 1; row + 2 + shift < paper->tiles_y; row++)
        for (column = 2; column + 2 < paper->tiles_x; column++) {
            int left = column * PAPER_TILE, top = row * PAPER_TILE;
            int other = (blank->width_px - 1 - left) / PAPER_TILE;

            if (!blank->inked[row * paper->tiles_x + other] &&
                    !blank->inked[row * paper->tiles_x + other - 1])
                continue;
            for (y = top; y < top + PAPER_TILE; y++) {
                ptrdiff_t to = (ptrdiff_t)(y + shift * PAPER_TILE) * paper->width_px;

                tile_soften(blank, left, y, line);
                row_shadow(line, (uint16_t)(share * 256), PAPER_TILE,
                        paper->pixels + to + left);
            }
            paper_touch(paper, left, top + shift * PAPER_TILE, left + PAPER_TILE,
                    top + (shift + 1) * PAPER_TILE);
        }
}

void press_specks(struct paper *paper, double strength, struct chance *chance)
{
    int count = (int)(800 * strength), i;

    for (i = 0; i < count; i++)
        paper_dot(paper, chance_between(chance, 1, 209), chance_between(chance, 1, 296),
                chance_between(chance, 0.1, 0.3), chance_between(chance, 130, 225));
}
