/* misfeed.h -- prints and feeds that no counting may follow. */
#ifndef TESTS_SIM_MISFEED_H
#define TESTS_SIM_MISFEED_H

#include "tests/sim/scan.h"

/* misfeed_fit - printed "to fit the page": 0.98 at strength 0, 0.90 at 1; smaller where
 * a scanner that enlarges would bring the page back to within 1.5 % of its size. */
void misfeed_fit(struct scan *scan, double strength);

/* misfeed_cut - the feeder stops early or starts late: 5 mm of the image's height
 * are missing at strength 0, 95 % of it at 1. */
void misfeed_cut(struct scan *scan, double strength, struct chance *chance);

/* misfeed_bare - the sheet has nothing on it but dust. */
void misfeed_bare(struct paper *paper, double strength, struct chance *chance);

/*
 * misfeed_join - two sheets taken for one
 *
 * upper, lower  of one resolution; both are copied from.
 * at_row        where the lower one begins, from 0 to the upper's height; it
 *               lies on top and has an edge with a shadow.
 * aside_px      how far to the right (< 0: left) it lies of the upper one.
 * both          another image; ERROR_MEMORY or ERROR_RANGE as image_allocate.
 */
int misfeed_join(const struct image *upper, const struct image *lower, int32_t at_row,
        int32_t aside_px, struct image *both, struct error *err)
        __attribute__((warn_unused_result));

#endif
