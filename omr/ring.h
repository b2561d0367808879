/* ring.h -- the outer ring of a round stamp, and what joins it from outside. */
#ifndef OMR_RING_H
#define OMR_RING_H

#include "omr/figure.h"

enum { RING_REST_MAX = 2048 };

enum { RING_SECTORS = 72, RING_SEEN = 54 }; /* all round, but for a quarter */

struct ring { /* radius_um 0: none */
    double x_um, y_um, radius_um;
    int seen; /* sectors that hold some of it */
};

struct ring_rest { /* cells of a figure outside its ring; as a figure, `places` its own */
    struct figure figure;
    struct backmap_place places[RING_REST_MAX];
};

/*
 * ring_find - 1 if most of a figure lies along one circle of a stamp's size
 *
 * The circle is fitted by least squares (Kasa 1976), again to what lies near it; it must
 * be seen in RING_SEEN sectors. 0 leaves *out as it was.
 */
int ring_find(const struct figure *figure, struct ring *out);

/*
 * ring_arc_find - 1 if nearly all of a figure is an arc of such a circle, of 60 degrees
 * and more: where a stamp's ring was inked in parts
 *
 * 0 leaves *out as it was.
 */
int ring_arc_find(const struct figure *figure, struct ring *out);

/* ring_holds - 1 if the middle of a rectangle lies within the ring, and none of it more
 * than 4 mm to the left, right, above or below. */
int ring_holds(const struct ring *ring, const struct layout_rect *rect);

/* ring_leaves - 1 if the middle of a rectangle lies so far outside the ring that neither
 * its outer line is there nor an error of its place. */
int ring_leaves(const struct ring *ring, const struct layout_rect *rect);

/* ring_rest_take - the figure's cells that lie 2 mm and more outside its ring, and in
 * `paper`; figure.count is 0 if there are none. */
void ring_rest_take(const struct figure *figure, const struct ring *ring,
        const struct layout_rect *paper, struct ring_rest *out);

#endif
