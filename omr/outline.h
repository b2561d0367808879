/* outline.h -- where a box's printed outline really is. */
#ifndef OMR_OUTLINE_H
#define OMR_OUTLINE_H

#include <stddef.h>

#include "core/layout.h"
#include "omr/patch.h"

enum { OUTLINE_REACH_UM = 1200, OUTLINE_SIDES = 4 };

/* The outline against its registered place, as the image lies. */
struct outline {
    int32_t shift_x_um, shift_y_um;
    int sides;      /* of the four, how many stand out where the shift puts them */
    int is_seen;    /* both shifts measured on the box's own sides */
    int is_settled; /* taken from its neighbours */
    int is_agreed;  /* those were three or more, and of one mind */
    int32_t thick_um[OUTLINE_SIDES]; /* left, right, top and bottom as the image lies:
                                        what a pen drew along one makes it thicker */
};

/*
 * outline_measure - find the four sides of the box in its patch
 *
 * outline_um  the line as printed. Opposite sides shift together.
 *
 * A side counts as dark as the second palest of its fifths, so that marks that cross
 * it do not pull, and the paler of two opposite sides counts most, so that a stroke
 * along one does not; a box covered all over is not seen.
 * Source: VxSuite and others refine on the outline (OMR.md, lesson 2).
 */
void outline_measure(const struct patch *patch, int32_t outline_um, struct outline *out);

/* outline_sides - count the sides that stand out at a shift that was settled. */
void outline_sides(const struct patch *patch, int32_t outline_um, struct outline *out);

/* outline_is_sure - 1 if what lies inside is known: the outline was seen, or half of it
 * where its neighbours agree that it is. */
int outline_is_sure(const struct outline *outline);

/*
 * outline_settle - give boxes not seen, or out of step, their neighbours' shift
 *
 * outlines  one a box, in the order of `boxes`; neighbours are looked for among
 *           those listed before and after.
 * A box that lies more than 0.5 mm off the middle of its nearest seen
 * neighbours is not seen after all. Returns how many are not seen.
 */
size_t outline_settle(
        struct outline *outlines, const struct layout_box *boxes, size_t count);

#endif
