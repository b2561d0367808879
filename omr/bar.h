/* bar.h -- one straight figure right through a box: a stroke, a streak or a fold. */
#ifndef OMR_BAR_H
#define OMR_BAR_H

#include "omr/ink.h"
#include "omr/inside.h"
#include "omr/patch.h"

/* Farther than this outside a box no single stroke goes on; a streak does. */
enum { BAR_BEYOND_UM = 5000 };

struct bar {
    int is_down;            /* 1: along the image's columns, 0: along its rows */
    int is_broad;           /* 1: broader than a thin streak or a fold */
    int32_t from_um, to_um; /* its sides, from the box's left or top edge */
    int paper;              /* darkness of the box's own paper */
};

/*
 * bar_find - 1 if a figure of a box's inside is a bar
 *
 * level  the darkness of ink, on the patch's scale.
 *
 * Its sides are straight and run right through, up or across the image; it is narrow, or
 * goes on beyond the box as far as the patch shows, on both sides.
 */
int bar_find(const struct inside *inside, const struct ink_figure *figure, int level,
        struct bar *out);

/* bar_is_frayed - 1 if a figure could be a bar down the image, but for what a streak
 * taken out beside it took with it: right through, and narrow or nearly filling its
 * bounds. */
int bar_is_frayed(const struct inside *inside, const struct ink_figure *figure);

/* bar_grown - a box with its surroundings, for the patch that bar_ends wants. */
struct layout_rect bar_grown(const struct layout_rect *box);

/*
 * bar_ends - 1 if there is clear paper on either side of the box, in the bar's way
 *
 * grown  taken around bar_grown's box. Half the darkness of ink anywhere near the bar's
 *        way is not clear; printed lines are, if there is paper between them.
 */
int bar_ends(const struct bar *bar, const struct patch *grown);

#endif
