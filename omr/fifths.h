/* fifths.h -- the darkness of lines along a box's sides, each side in five parts. */
#ifndef OMR_FIFTHS_H
#define OMR_FIFTHS_H

#include "omr/patch.h"

enum { FIFTHS = 5 };

/* Of lines of cells along two opposite sides, one line a cell across the patch. */
struct fifths {
    int16_t sums[FIFTHS][PATCH_EDGE_MAX]; /* darkness of `count` cells of each line */
    int32_t count, limit;                 /* lines: 0 .. limit - 1 */
};

/* fifths_take - five sevenths of the sides, which leaves out what their corners hide.
 * is_down  1: of the sides above and below. */
void fifths_take(const struct patch *patch, int is_down, struct fifths *out);

/* fifths_rank - of each line the second palest of its fifths. */
void fifths_rank(const struct fifths *fifths, int16_t line[PATCH_EDGE_MAX]);

/* fifths_beyond - instead, two parts beside the box: sums[0] from 0.4 to 1.3 mm before
 * its near corners, sums[1] as much beyond its far ones. shift_um  of the box along these
 * sides. 0 if the patch ends before. */
int fifths_beyond(
        const struct patch *patch, int is_down, int32_t shift_um, struct fifths *out);

/* One of the two sides. */
struct fifths_side {
    double middle, cell_um; /* where, in cells across */
    int is_far;             /* its box lies before it */
    int full;               /* darkness of black */
};

/*
 * fifths_thick_um - how wide a line of full black would weigh as much as what lies
 * about one part of a side
 *
 * Ink from 0.9 mm outside to 0.9 mm inside counts, over the paper found beyond: blur
 * and sharpening change neither. 0 where ink comes from further outside.
 */
int32_t fifths_thick_um(
        const struct fifths *fifths, int k, const struct fifths_side *side);

/* fifths_side_um - the same of a whole side: three fifths that follow one another are at
 * least as thick. */
int32_t fifths_side_um(const struct fifths *fifths, const struct fifths_side *side);

#endif
