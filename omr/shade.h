/* shade.h -- what runs on beyond a box on both sides, as pale as a fold's shade. */
#ifndef OMR_SHADE_H
#define OMR_SHADE_H

#include "omr/inside.h"

/*
 * shade_take - take out of a box's places what the paper beside it shows as well
 *
 * A fold's shade, a band of the lamp or a ghost's line goes straight on over both margins
 * of its box, along the paper's edges; whatever is darker or elsewhere stays.
 * `inside` is softened: its paper is known. Nothing is taken in black and white.
 */
void shade_take(const struct inside *inside, struct inside_places *places);

#endif
