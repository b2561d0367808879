/* bits.h -- a driver's ways to black and white. */
#ifndef TESTS_SIM_BITS_H
#define TESTS_SIM_BITS_H

#include "tests/sim/scan.h"

/* What is carried from row to row; large: not for the stack, zeros at first. */
struct bits {
    int errors[2][IMAGE_EDGE_MAX_PX + 4];   /* Floyd and Steinberg's */
    int lights[IMAGE_EDGE_MAX_PX / 64 + 1]; /* mean level of each 64 columns, times 256 */
};

/* bits_row - make row `y` 0 and 255 in place; nothing if the scan is grey. */
void bits_row(struct bits *bits, const struct scan *scan, int32_t y, int32_t width,
        uint8_t *row);

#endif
