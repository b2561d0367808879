/* rise.h -- how steeply ink rises from the paper. */
#ifndef OMR_RISE_H
#define OMR_RISE_H

#include "omr/ink.h"

/* What a quarter of the rises are as steep as, square to their edge, by the way it faces:
 * across, slanting, down. A page that moved under the sensor is blurred one way only. */
enum { RISE_NONE = 1 << 20, RISE_WAYS = 3, RISE_CELL_UM = 85 /* of 300 dpi */ };

struct rise_ways {
    int32_t steep[RISE_WAYS]; /* RISE_NONE where there are none */
    int32_t count[RISE_WAYS];
    int32_t middle; /* of all, as they are crossed: what half are as steep as */
};

/*
 * rise_sixteenths - the way from a quarter to three quarters of the ink's darkness
 *
 * windows    so many, each with at least one cell; none is a page without rises.
 * low, high  darkness where a rise begins and ends; low < high.
 *
 * Rows and columns are followed, one in two; each passage from `low` or paler to `high`
 * or darker, or back, that does not turn is a rise, measured between cells. Returns what
 * a quarter of them at most are as steep as, in sixteenths of a cell; RISE_NONE if there
 * are too few. A weak stroke beside a strong one adds no rise, a plateau no width: what
 * a pen drew has steep rises somewhere, what came through the paper has
 * none. `ways`, in sixteenths too, is written always.
 */
int32_t rise_sixteenths(const struct ink_window *windows, int count, int low, int high,
        struct rise_ways *ways);

/* rise_um - a rise in micrometres, as cells of 300 dpi would show it: coarser ones make
 * longer rises of the same edge. */
int32_t rise_um(int32_t sixteenths, double cell_um);
/* rise_coarse_um - how much of a rise that leaves out. */
int32_t rise_coarse_um(double cell_um);
void rise_ways_um(struct rise_ways *ways, double cell_um);

/*
 * rise_flank_sixteenths - the way that half of `full` takes where it is steepest
 *
 * By the darkness two cells apart, square to the edge, that one place in a hundred has
 * more of: a gap between strokes that is no way from paper to ink has steep flanks too.
 * RISE_NONE: the window is flat, or less than three cells wide or high. full  > 0.
 */
int32_t rise_flank_sixteenths(const struct ink_window *window, int full);

/* rise_ways_count - how many there are, whichever way they face. */
int32_t rise_ways_count(const struct rise_ways *ways);

#endif
