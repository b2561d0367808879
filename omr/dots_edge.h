/* dots_edge.h -- how steep the edges of ink are that a scan in black and white dots. */
#ifndef OMR_DOTS_EDGE_H
#define OMR_DOTS_EDGE_H

#include "omr/inside.h"

/* Of the inside of a box, once its dots are blurred together. */
struct dots_edge {
    int32_t step_permille; /* of black, from its palest places to its darkest */
    int32_t rise_permille; /* of black within a millimetre, where it is steepest */
};

/*
 * dots_edge_measure - both, for a box with ink in it
 *
 * inside  inside_set's. room, spare  of PATCH_EDGE_MAX squared each; contents are
 *         nobody's. Looks a millimetre or less beyond the inside, as far as the patch
 *         goes: half an edge there is an edge too.
 * Method: a halftone is the grey page, times a screen of dots of 0.2 to 0.3 mm; a blur of
 * 0.2 mm takes the screen out and leaves of an edge of 0.1 mm half as much again of its
 * steepness as of one of 0.8 mm.
 */
void dots_edge_measure(const struct inside *inside, uint8_t *room, uint8_t *spare,
        struct dots_edge *out);

#endif
