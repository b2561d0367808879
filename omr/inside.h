/* inside.h -- the place inside a box's outline: its cells, smoothed, and its paper. */
#ifndef OMR_INSIDE_H
#define OMR_INSIDE_H

#include "omr/ink.h"
#include "omr/outline.h"
#include "omr/patch.h"

struct inside {
    const struct patch *patch; /* borrowed */
    struct ink_window raw;     /* in the patch, 0.2 mm and a pixel within the outline */
    struct ink_window soft;    /* the same, smoothed over 3 x 3 cells; unset before */
    int32_t left, top;         /* of the window in the patch */
    int32_t border_um;         /* from the box's outer edge to the window */
    double cell_um;            /* the mean of both ways */
    int paper;                 /* darkness of the box's own paper, once softened */
};

/* inside_set - the window of a box whose outline was found. */
void inside_set(const struct patch *patch, const struct outline *outline,
        int32_t outline_um, struct inside *inside);

/*
 * inside_is_plain - 1 if no place of 0.4 mm is darker than the rest
 *
 * The fast way out: two boxes in three are empty. Light pencil stands out from the mean
 * by 6 % of darkness where it crosses such a place at its edge, and more elsewhere.
 */
int inside_is_plain(const struct inside *inside);

/* inside_soften - smooth the cells into `room`, of PATCH_EDGE_MAX squared, and measure
 * the paper. */
void inside_soften(struct inside *inside, uint8_t *room);

/* inside_cells - a length in cells, at least 1; inside_um - and back. */
int32_t inside_cells(const struct inside *inside, int32_t um);
int32_t inside_um(const struct inside *inside, double cells);

#endif
