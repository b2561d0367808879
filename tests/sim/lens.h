/* lens.h -- what a lens and a moving sheet make of a strip: blur. */
#ifndef TESTS_SIM_LENS_H
#define TESTS_SIM_LENS_H

#include "tests/sim/warp.h"

/* lens_margin - how many pixels an edge spreads at most. */
int lens_margin(const struct scan *scan, int dpi);

/*
 * lens_blur - blur a strip of that many dots an inch in place
 *
 * room  of the strip's size. The outermost lens_margin rows are not right
 *       afterwards: they lack their neighbours.
 */
void lens_blur(const struct scan *scan, int dpi, struct strip *strip, uint8_t *room);

#endif
