/* sharpen.h -- what a scanner's driver does to edges: a rim on both sides. */
#ifndef TESTS_SIM_SHARPEN_H
#define TESTS_SIM_SHARPEN_H

#include "tests/sim/scan.h"

/*
 * sharpen_image - add to each pixel `amount` of what it differs from those around it
 *
 * amount  0 .. 2. Around: 3 x 3 pixels up to 250 dpi, 5 x 5 above.
 * Left as it is if there is no memory for three rows of sums.
 */
void sharpen_image(struct image *image, double amount);

#endif
