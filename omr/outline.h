/* outline.h -- where a box's printed outline really is. */
#ifndef OMR_OUTLINE_H
#define OMR_OUTLINE_H

#include <stddef.h>

#include "core/layout.h"
#include "omr/patch.h"

enum { OUTLINE_REACH_CELLS = 10 }; /* 1 mm around the registered place */

/* Shift of the outline against its registered place, in patch cells. */
struct outline {
    int32_t shift_x, shift_y;
    int is_seen;    /* measured on its own four sides */
    int is_settled; /* taken from its neighbours */
};

/*
 * outline_measure - find the four sides of the box in its patch
 *
 * outline_um  the line as printed. Opposite sides shift together. A side is as
 * dark as the paler two fifths of its length at most, so that marks that cross
 * do not pull; a box covered all over is not seen.
 */
void outline_measure(const struct patch *patch, int32_t outline_um, struct outline *out);

/*
 * outline_settle - give boxes not seen, or out of step, their neighbours' shift
 *
 * outlines  one a box, in the order of `boxes`.
 * A box that lies more than 0.5 mm off the middle of its nearest seen
 * neighbours is not seen after all. Returns how many are not seen.
 */
size_t outline_settle(
        struct outline *outlines, const struct layout_box *boxes, size_t count);

#endif
