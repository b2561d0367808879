/* grid.h -- a driver's way from its sensor's pixels to the resolution asked for. */
#ifndef TESTS_SIM_GRID_H
#define TESTS_SIM_GRID_H

#include "tests/sim/warp.h"

enum { GRID_TAPS_MAX = 6 };

/* One pixel of the image is the weighted mean of `count` of the sensor's. */
struct grid_taps {
    int32_t first;
    int count;
    uint16_t weights[GRID_TAPS_MAX]; /* of 256 in sum */
};

/* grid_taps_at - pixel `index` of the image, `step` sensor pixels wide (to 4):
 * all of its area counts; where it is smaller than the sensor's, two neighbours. */
struct grid_taps grid_taps_at(int32_t index, double step);

/*
 * grid_row - one row of the image
 *
 * rows     its taps down the strip, counted as the scan's rows; all in `strip`.
 * columns  `count` of them, one a pixel of `out`.
 * room     strip->width_px bytes, and GRID_TAPS_MAX more that hold anything.
 */
void grid_row(const struct strip *strip, const struct grid_taps *rows,
        const struct grid_taps *columns, int32_t count, double step, uint8_t *room,
        uint8_t *out);

#endif
