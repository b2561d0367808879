/* warp.h -- where each row of a scan lies on the paper, and its pixels. */
#ifndef TESTS_SIM_WARP_H
#define TESTS_SIM_WARP_H

#include "tests/sim/scan.h"

enum { STRIP_CELL = 32, STRIP_RUNS_MAX = 320 };

/* Columns [left, right) that may hold anything but bare paper. */
struct strip_run {
    int32_t left, right;
};

/*
 * Some rows of the scan at the paper's own resolution. Row i, which is row
 * first_row + i of the scan, begins at pixels + i * width_px. Outside the
 * runs all is 255.
 */
struct strip {
    uint8_t *pixels; /* the caller's, room for row_count rows */
    int32_t width_px, row_count, first_row;
    struct strip_run runs[STRIP_RUNS_MAX];
    int run_count;
};

/* Where on the paper, in its pixels, a row begins and where each pixel steps to. */
struct row_path {
    double x, y, step_x, step_y;
};

/* warp_path - of row `row` (whole or not) at the paper's resolution. */
struct row_path warp_path(const struct scan *scan, const struct paper *paper, double row);

/*
 * warp_strip - look at the paper
 *
 * strip   width_px, row_count, first_row and pixels are given; all else is set.
 * margin  pixels about any ink that count as run too (a blur will spread it).
 */
void warp_strip(const struct scan *scan, const struct paper *paper, int margin,
        struct strip *strip);

#endif
