/* omr_stroke.h -- the weight of a plain mark, for tests of the judge. */
#ifndef TESTS_OMR_STROKE_H
#define TESTS_OMR_STROKE_H

#include "omr/weigh.h"

/* One stroke 1 mm wide across a box weighed over 5 x 5 mm: 5 of 25 mm2. */
static inline struct weight stroke_across(void)
{
    struct weight weight = {0};

    weight.ink_ppm = 200000;
    weight.core_ppm = 180000;
    weight.faint_ppm = 220000;
    weight.main_extent_um = 5000;
    weight.main_side_um = 5000;
    weight.stroke_um = weight.main_stroke_um = 5000;
    weight.breadth_um = 1000;
    weight.reach_um = 3000;
    weight.top_dark = 220;
    weight.rise_um = 120;
    weight.flank_um = WEIGH_RISE_NONE_UM;
    /* square to its edges it rises as slowly as can be: as it is crossed is what counts
     */
    weight.ways = (struct rise_ways){{RISE_NONE, 2000, RISE_NONE}, {0, 100, 0}, 120};
    return weight;
}

/* All its edges rise as slowly, as they are crossed. */
static inline void stroke_rise(struct weight *weight, int32_t um)
{
    weight->rise_um = weight->ways.middle = um;
}

#endif
