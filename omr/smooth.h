/* smooth.h -- a window's cells share with their neighbours. */
#ifndef OMR_SMOOTH_H
#define OMR_SMOOTH_H

#include <stdint.h>

#include "omr/ink.h"

enum { SMOOTH_COARSE_UM = 150 }; /* coarser cells are as smooth as need be */

/*
 * smooth_row - one row of cells, from those above, in and below it
 *
 * Each shares with its neighbours, 1 : 2 : 1 both ways; those at the ends with
 * themselves. width  1 or more; out  not one of the others.
 */
void smooth_row(const uint8_t *above, const uint8_t *here, const uint8_t *below,
        int32_t width, uint8_t *out);

/*
 * smooth_fine - each cell shares with its neighbours, 1 : 2 : 1 both ways
 *
 * Strokes stand out from the noise that dots make; cells coarser than SMOOTH_COARSE_UM
 * stay as they are. `room` holds as many cells as `raw`, at most PATCH_EDGE_MAX a side,
 * and must outlive `soft`.
 */
void smooth_fine(const struct ink_window *raw, double cell_um, uint8_t *room,
        struct ink_window *soft);

/*
 * smooth_often - the same `times` over, whatever the cells' size
 *
 * Each time adds half a cell squared to the blur's variance. `room` and `spare` hold as
 * many cells as `raw`; it is `room` that `soft` is in, or `raw` itself if `times` is 0.
 */
void smooth_often(const struct ink_window *raw, int times, uint8_t *room, uint8_t *spare,
        struct ink_window *soft);

#endif
