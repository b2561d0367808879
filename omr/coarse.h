/* coarse.h -- the image seen coarsely: the mean level of squares of pixels. */
#ifndef OMR_COARSE_H
#define OMR_COARSE_H

#include "omr/image.h"

enum { COARSE_PIXELS_MAX = 16 };

/*
 * coarse_row - one row of cells
 *
 * pixels  a cell's edge, 1 to COARSE_PIXELS_MAX. With 1, a cell is the mean of its
 *         pixel and the next ones to the right and below, against noise and dither.
 * y       the row of cells: its last pixel row must lie in the image.
 * sums    room for image->width_px, or NULL below 3 pixels.
 * out     room for image->width_px / pixels levels, as many as are written.
 *
 * Reads each pixel once; loops that compilers turn into vector instructions.
 */
void coarse_row(const struct image *image, int32_t pixels, int32_t y, uint16_t *sums,
        uint8_t *out);

#endif
