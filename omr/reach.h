/* reach.h -- how dark the darkest cells of a window are. */
#ifndef OMR_REACH_H
#define OMR_REACH_H

#include <stdint.h>

#include "omr/ink.h"

/*
 * reach_level - the highest level, 0 to 255, that `wanted` cells or more reach
 *
 * 255 for none wanted, 0 where the window has fewer cells. Looks at each cell eight
 * times, many at once: faster than to count them by level, since cells of the same level
 * wait for each other's count.
 */
int reach_level(const struct ink_window *window, int32_t wanted);

#endif
