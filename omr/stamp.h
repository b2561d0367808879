/* stamp.h -- what of the ink about a stamp's or signature's place is theirs. */
#ifndef OMR_STAMP_H
#define OMR_STAMP_H

#include "core/layout.h"
#include "omr/figure.h"
#include "omr/ring.h"

/* All zero: nothing seen yet. */
struct stamps {
    struct layout_rect used[LAYOUT_AREAS_MAX]; /* what stamps and signatures cover */
    struct ring rings[LAYOUT_AREAS_MAX];       /* of a whole round stamp, */
    struct ring arcs[LAYOUT_AREAS_MAX];        /* or what its parts tell of it, */
    int seen[LAYOUT_AREAS_MAX];                /* in so many sectors together */
};

/* stamp_is_in_area - 1 if a figure is mostly in or about the place of a stamp or
 * signature, and not a quarter of it 8 mm outside. */
int stamp_is_in_area(const struct layout_page *page, const struct figure *figure);

/*
 * stamps_take - 1 if a figure is a stamp's or signature's
 *
 * ring  that of a round stamp's figure, or of an arc of one; what lies outside it is not
 *       the stamp's. radius_um 0: none.
 */
int stamps_take(struct stamps *stamps, const struct layout_page *page,
        const struct figure *figure, struct ring *ring);

/*
 * stamps_hold - 1 if a figure beside one that was taken is another part of it
 *
 * Call it when all figures are taken. Where a stamp's whole ring was seen, nothing
 * outside it is the stamp's; in several figures, nothing 3 mm outside. Else a figure is its if it lies within the ring that an
 * arc of it tells, or no farther out than a stamp's third and the largest stamp reaches
 * round all of it. What is larger than a stamp is a signature, and ends nowhere in
 * particular.
 */
int stamps_hold(const struct stamps *stamps, const struct layout_page *page,
        const struct layout_rect *bounds);

#endif
