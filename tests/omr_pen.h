/* omr_pen.h -- a sheet's pen and print, for tests of ink come through the paper. */
#ifndef TESTS_OMR_PEN_H
#define TESTS_OMR_PEN_H

#include "omr/judge_pen.h"
#include "tests/omr_stroke.h"

/* A still page of this sharpness. */
static inline struct sharpness print_of(int32_t um)
{
    return (struct sharpness){um, {um, um, um}, 110, 0};
}

static inline struct judge_pen pen_of(int top_dark, int32_t print_um)
{
    return (struct judge_pen){1, top_dark, print_of(print_um), LIGHT_DARK_FULL, 0};
}

/* A box filled to its outline, as 5 x 5 mm are, that shows no edges. */
static inline struct weight edgeless_fill(int top_dark, int spread_percent)
{
    struct weight weight = stroke_across();

    weight.ink_ppm = 980000;
    weight.top_dark = top_dark;
    weight.rise_um = WEIGH_RISE_NONE_UM;
    weight.ways =
            (struct rise_ways){{RISE_NONE, RISE_NONE, RISE_NONE}, {0, 0, 0}, RISE_NONE};
    weight.spread_percent = spread_percent;
    return weight;
}

#endif
