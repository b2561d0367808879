/* bits.c -- a driver's ways to black and white. */
#include "tests/sim/bits.h"

#include <math.h>
#include <string.h>

#include "tests/sim/wide.h"
WIDE_LOOP static void row_threshold(uint8_t *row, int32_t width, uint8_t threshold)
{
    int32_t x;

    for (x = 0; x < width; x++)
        row[x] = row[x] < threshold ? 0 : 255;
}

/* The paper's level about each 64 columns: follows what is near it, not the ink. */
static void lights_follow(struct bits *bits, int32_t width, const uint8_t *row)
{
    int32_t i, x;

    for (i = 0; i * 64 < width; i++) {
        int32_t end = (i + 1) * 64 < width ? (i + 1) * 64 : width;
        int least = bits->lights[i] * 3 / 4 / 256, sum = 0, count = 0;

        for (x = i * 64; x < end; x++) {
            sum += row[x] >= least ? row[x] : 0;
            count += row[x] >= least;
        }
        if (count > 0)
            bits->lights[i] += (sum * 256 / count - bits->lights[i]) / 16;
    }
}

/* Against a share of the paper's level in the rows before, as hardware does that
 * cannot look ahead; joined to the neighbours, not to make steps. */
static void row_adapt(
        struct bits *bits, int share, int32_t y, int32_t width, uint8_t *row)
{
    int32_t cells = (width + 63) / 64, i;

    for (i = 0; y == 0 && i < cells; i++)
        bits->lights[i] = 255 * 256;
    lights_follow(bits, width, row);
    for (i = 0; i < cells; i++) {
        int32_t left = i > 0 ? i - 1 : i, right = i + 1 < cells ? i + 1 : i;
        int light = (bits->lights[left] + 2 * bits->lights[i] + bits->lights[right]) / 4;
        int32_t end = (i + 1) * 64 < width ? (i + 1) * 64 : width;

        row_threshold(row + i * 64, end - i * 64, (uint8_t)(light * share >> 16));
    }
}

/* Drivers cut off the lightest levels first, or bare paper would be all dots. */
WIDE_LOOP static void row_clip(int32_t width, uint8_t *row)
{
    int32_t x;

    for (x = 0; x < width; x++) {
        uint16_t level = (uint16_t)(row[x] * 17) / 16;

        row[x] = (uint8_t)(level < 255 ? level : 255);
    }
}

enum { EIGHT = 8 };

/* Whether EIGHT pixels from here on are white and no error comes down to them. */
static int eight_are_clean(const uint8_t *row, const int *now)
{
    static const uint8_t white[EIGHT] = {255, 255, 255, 255, 255, 255, 255, 255};
    static const int none[EIGHT];

    return memcmp(row, white, sizeof(white)) == 0 && memcmp(now, none, sizeof(none)) == 0;
}

/* Floyd and Steinberg, 1976; errors in sixteenths, cut towards 0 and, where they
 * would only make lone dots on bare paper, dropped. */
static void row_dither(struct bits *bits, int32_t y, int32_t width, uint8_t *row)
{
    int *now = bits->errors[y & 1] + 1, *next = bits->errors[~y & 1] + 1;
    int ahead = 0, below = 0, corner = 0; /* to the right, under it, under and right */
    int32_t x = 0;

    while (x < width) {
        int value, off, is_bare = row[x] == 255;

        if ((ahead | below | corner) == 0 && x + EIGHT <= width &&
                eight_are_clean(row + x, now + x)) {
            memset(next + x - 1, 0, EIGHT * sizeof(*next));
            x += EIGHT;
            continue;
        }
        value = row[x] + (now[x] + ahead) / 16;
        row[x] = value < 128 ? 0 : 255;
        off = is_bare && value > 240 ? 0 : value - row[x];
        ahead = off * 7;
        next[x - 1] = below + off * 3;
        below = corner + off * 5;
        corner = off;
        x++;
    }
    next[width - 1] = below;
    next[width] = corner;
}

WIDE_LOOP static void row_screen(
        const uint8_t screen[8][8], int32_t y, int32_t width, uint8_t *row)
{
    const uint8_t *line = screen[y & 7];
    int32_t x;

    for (x = 0; x < width; x++)
        row[x] = row[x] <= line[x & 7] * 4 + 1 ? 0 : 255;
}

/* Bayer, 1973. */
static const uint8_t ordered[8][8] = {
        {0, 32, 8, 40, 2, 34, 10, 42},
        {48, 16, 56, 24, 50, 18, 58, 26},
        {12, 44, 4, 36, 14, 46, 6, 38},
        {60, 28, 52, 20, 62, 30, 54, 22},
        {3, 35, 11, 43, 1, 33, 9, 41},
        {51, 19, 59, 27, 49, 17, 57, 25},
        {15, 47, 7, 39, 13, 45, 5, 37},
        {63, 31, 55, 23, 61, 29, 53, 21},
};

/* Dots that grow from two middles, as a printer's screen at 45 degrees. */
static const uint8_t clustered[8][8] = {
        {24, 10, 12, 26, 35, 47, 49, 37},
        {8, 0, 2, 14, 45, 59, 61, 51},
        {22, 6, 4, 16, 43, 57, 63, 53},
        {30, 20, 18, 28, 33, 41, 55, 39},
        {34, 46, 48, 36, 25, 11, 13, 27},
        {44, 58, 60, 50, 9, 1, 3, 15},
        {42, 56, 62, 52, 23, 7, 5, 17},
        {32, 40, 54, 38, 31, 21, 19, 29},
};

void bits_row(struct bits *bits, const struct scan *scan, int32_t y, int32_t width,
        uint8_t *row)
{
    double flare = scan->flare / 255,
           white = flare + (1 - flare) * pow(scan->tone, scan->gamma);

    if (scan->bits >= SCAN_DITHER)
        row_clip(width, row);
    switch (scan->bits) {
    case SCAN_GREY:
        break;
    case SCAN_BILEVEL:
        row_threshold(row, width, (uint8_t)(scan->threshold * white));
        break;
    case SCAN_ADAPTIVE:
        row_adapt(bits, scan->threshold, y, width, row);
        break;
    case SCAN_DITHER:
        row_dither(bits, y, width, row);
        break;
    case SCAN_ORDERED:
        row_screen(ordered, y, width, row);
        break;
    case SCAN_CLUSTERED:
        row_screen(clustered, y, width, row);
        break;
    }
}
