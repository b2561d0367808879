/* near.h -- how far from print some cells of the image lie. */
#ifndef OMR_NEAR_H
#define OMR_NEAR_H

#include "omr/backmap.h"
#include "omr/printed.h"

/*
 * near_span - what `printed` tells of BACKMAP_SPAN cells in a row
 *
 * steps  of the first one, from backmap_steps.
 * shade  of each; 0: nothing is asked of the cell. One that lies off the page becomes 0.
 * out    room for 2 * BACKMAP_SPAN. Written for each cell whose shade is not 0 now; all
 *        others are spoilt.
 *
 * Cost: cells that lie side by side on the page are taken together, if the image is
 * as large as the page within 6 % and leans by less than 3 degrees.
 */
void near_span(const struct printed *printed, const struct backmap_steps *steps,
        uint8_t shade[BACKMAP_SPAN], uint8_t *out);

#endif
