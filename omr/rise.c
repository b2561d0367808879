/* rise.c -- how steeply ink rises from the paper. */
#include "omr/rise.h"

#include <assert.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "omr/eight.h"
#include "omr/wide.h"

enum {
    PART = 16,       /* of a cell */
    WIDEST = 511,    /* sixteenths: 2.7 mm at 300 dpi */
    LINES_STEP = 2,  /* one line in two tells as much */
    RISES_LEAST = 6, /* one short stroke has more */
    STEEP = 4,       /* of so many rises one is as steep */
    MIDDLE = 2,
    SLANT = 2,          /* an edge half as steep again the other way slants */
    FLANK_PLACES = 100, /* one of so many is as steep: a gap has more */
    FLANK_STEPS = 400,  /* of the ink's darkness */
    APART = 2           /* cells from the middle to where the edge's way is looked for */
};

static const uint64_t even_columns = 0x00ff00ff00ff00ff; /* LINES_STEP of eight */

struct rises {
    const struct ink_window *window;
    int low, high;
    int is_down;    /* columns are followed, */
    int32_t beside; /* this one; or rows */
    int32_t count, way_count[RISE_WAYS];
    int32_t widths[WIDEST + 1];
    int32_t ways[RISE_WAYS][WIDEST + 1];
};

/* One line on its way: where a rise, or a fall, began; -1: none has. */
struct line {
    int32_t up, down;
};

/* Where, between a cell and the one before it, a level was crossed. */
static int32_t crossing(int32_t at, int before, int here, int level)
{
    return at * PART - (here - level) * PART / (here - before);
}

/* How much darker it is on one side of a cell than on the other, three cells wide. */
static int32_t steepness(const uint8_t *cell, ptrdiff_t ahead, ptrdiff_t beside)
{
    int32_t sum = 0;
    ptrdiff_t i;

    for (i = -beside; i <= beside; i += beside)
        sum += cell[i + APART * ahead] - cell[i - APART * ahead];
    return abs(sum);
}

/* The same rise square to its edge: a slanting one is crossed aslant. */
static void way_note(struct rises *rises, int32_t middle, int32_t width)
{
    const struct ink_window *window = rises->window;
    int32_t x = rises->is_down ? rises->beside : middle;
    int32_t y = rises->is_down ? middle : rises->beside, across, down;
    int way;

    if (x < APART || y < APART || x + APART >= window->width ||
            y + APART >= window->height)
        return;
    across = steepness(window->dark + y * window->pitch + x, 1, window->pitch);
    down = steepness(window->dark + y * window->pitch + x, window->pitch, 1);
    if (across + down == 0)
        return;
    way = across > SLANT * down ? 0 : down > SLANT * across ? 2 : 1;
    width = (int32_t)(width * (rises->is_down ? down : across) /
                      sqrt((double)across * across + (double)down * down));
    rises->ways[way][width < WIDEST ? width : WIDEST]++;
    rises->way_count[way]++;
}

static void rise_note(struct rises *rises, int32_t from, int32_t to)
{
    rises->widths[to - from < WIDEST ? to - from : WIDEST]++;
    rises->count++;
    way_note(rises, (from + to) / 2 / PART, to - from);
}

static void line_step(
        struct rises *rises, struct line *line, int32_t at, int before, int here)
{
    int low = rises->low, high = rises->high;

    if (before <= low && here > low)
        line->up = crossing(at, before, here, low);
    if (before >= high && here < high)
        line->down = crossing(at, before, here, high);
    if (here >= high) {
        if (line->up >= 0)
            rise_note(rises, line->up, crossing(at, before, here, high));
        line->up = line->down = -1;
    } else if (here <= low) {
        if (line->down >= 0)
            rise_note(rises, line->down, crossing(at, before, here, low));
        line->up = line->down = -1;
    }
}

/* A row's cells by zone: 0 up to `low`, 1 between, 2 from `high` on. Only where the zone
 * changes does a line learn anything. */
WIDE_LOOP static void zones_find(const uint8_t *restrict row, int32_t width, int low,
        int high, uint8_t *restrict zone)
{
    uint8_t above = (uint8_t)low, from = (uint8_t)(high - 1);
    int32_t x;

    for (x = 0; x < width; x++)
        zone[x] = (uint8_t)((row[x] > above) + (row[x] > from));
}

/* 1 in each byte whose zone differs. */
static uint64_t changes(const uint8_t *zone, const uint8_t *before)
{
    uint64_t other = eight_take(zone) ^ eight_take(before);

    return (other | other >> 1) & EIGHT_ONES;
}

static void row_follow(
        const uint8_t *row, const uint8_t *zone, int32_t width, struct rises *rises)
{
    struct line line = {-1, -1};
    int32_t x;

    rises->is_down = 0;
    for (x = 1; x < width; x += EIGHT) {
        uint64_t changed = changes(zone + x, zone + x - 1);

        for (; changed != 0; changed &= changed - 1) {
            int32_t at = x + eight_first(changed);

            line_step(rises, &line, at, row[at - 1], row[at]);
        }
    }
}

/* All columns a step further, from the row above to this one. */
static void columns_follow(const struct ink_window *window, int32_t y,
        const uint8_t *zone, const uint8_t *above, struct line *lines,
        struct rises *rises)
{
    const uint8_t *row = window->dark + y * window->pitch;
    int32_t x;

    rises->is_down = 1;
    for (x = 0; x < window->width; x += EIGHT) {
        uint64_t changed = changes(zone + x, above + x) & even_columns;

        for (; changed != 0; changed &= changed - 1) {
            int32_t at = x + eight_first(changed);

            rises->beside = at;
            line_step(rises, &lines[at], y, row[at - window->pitch], row[at]);
        }
    }
}

static void window_follow(const struct ink_window *window, struct rises *rises)
{
    uint8_t zones[2][INK_WIDTH_MAX + EIGHT];
    struct line columns[INK_WIDTH_MAX];
    int32_t width = window->width, y;

    assert(width > 0 && width <= INK_WIDTH_MAX);
    memset(columns, -1, (size_t)width * sizeof(columns[0]));
    for (y = 0; y < window->height; y++) {
        const uint8_t *row = window->dark + y * window->pitch;
        uint8_t *zone = zones[y & 1], *above = zones[~y & 1];

        zones_find(row, width, rises->low, rises->high, zone);
        memset(zone + width, zone[width - 1], EIGHT); /* no change beyond the row, */
        rises->beside = y;
        if (y % LINES_STEP == 0)
            row_follow(row, zone, width, rises);
        memset(zone + width, 0, EIGHT); /* nor from row to row */
        if (y > 0)
            columns_follow(window, y, zone, above, columns, rises);
    }
}

/* What one in `part` of them at most is as steep as. */
static int32_t steepest(const int32_t *widths, int32_t count, int32_t part)
{
    int32_t width, wanted = count / part;

    for (width = 0; width < WIDEST; width++) {
        wanted -= widths[width];
        if (wanted < 0)
            break;
    }
    return width;
}

int32_t rise_sixteenths(const struct ink_window *windows, int count, int low, int high,
        struct rise_ways *ways)
{
    struct rises rises;
    int way, i;

    memset(&rises, 0, sizeof(rises));
    rises.low = low;
    rises.high = high;
    for (i = 0; i < count; i++) {
        rises.window = &windows[i];
        window_follow(&windows[i], &rises);
    }
    for (way = 0; way < RISE_WAYS; way++) {
        ways->count[way] = rises.way_count[way];
        ways->steep[way] = ways->count[way] > 0
                                   ? steepest(rises.ways[way], ways->count[way], STEEP)
                                   : RISE_NONE;
    }
    ways->middle =
            rises.count > 0 ? steepest(rises.widths, rises.count, MIDDLE) : RISE_NONE;
    return rises.count < RISES_LEAST ? RISE_NONE
                                     : steepest(rises.widths, rises.count, STEEP);
}

/* How much darker it is two cells further, square to the edge, of `full` the steps. */
static int32_t flank_steps(const uint8_t *cell, ptrdiff_t pitch, int full)
{
    double across = cell[1] - cell[-1], down = cell[pitch] - cell[-pitch];

    return (int32_t)(sqrt(across * across + down * down) * FLANK_STEPS / full);
}

int32_t rise_flank_sixteenths(const struct ink_window *window, int full)
{
    int32_t counts[2 * FLANK_STEPS + 1] = {0}, x, y, steps, most = 2 * FLANK_STEPS;
    int32_t wanted = (window->width - 2) * (window->height - 2) / FLANK_PLACES;

    if (window->width <= 2 || window->height <= 2)
        return RISE_NONE;
    for (y = 1; y + 1 < window->height; y++)
        for (x = 1; x + 1 < window->width; x++) {
            steps = flank_steps(
                    window->dark + y * window->pitch + x, window->pitch, full);
            counts[steps < most ? steps : most]++;
        }
    for (steps = most; steps > 0; steps--) {
        wanted -= counts[steps];
        if (wanted < 0)
            return (PART * FLANK_STEPS + steps / 2) / steps;
    }
    return RISE_NONE;
}

int32_t rise_coarse_um(double cell_um)
{
    return (int32_t)cell_um - RISE_CELL_UM;
}

int32_t rise_um(int32_t sixteenths, double cell_um)
{
    int32_t um = (int32_t)(sixteenths * cell_um / PART + 0.5) - rise_coarse_um(cell_um);

    return um > 0 ? um : 0;
}

void rise_ways_um(struct rise_ways *ways, double cell_um)
{
    int way;

    for (way = 0; way < RISE_WAYS; way++)
        if (ways->count[way] > 0)
            ways->steep[way] = rise_um(ways->steep[way], cell_um);
    if (ways->middle != RISE_NONE)
        ways->middle = rise_um(ways->middle, cell_um);
}

int32_t rise_ways_count(const struct rise_ways *ways)
{
    int32_t count = 0;
    int way;

    for (way = 0; way < RISE_WAYS; way++)
        count += ways->count[way];
    return count;
}
