/* omr_pen.h -- a sheet's pen and print, for tests of ink come through the paper. */
#ifndef TESTS_OMR_PEN_H
#define TESTS_OMR_PEN_H

#include "omr/judge_pen.h"
#include "tests/omr_stroke.h"

/* A still page of this sharpness. */
static inline struct sharpness print_of(int32_t um)
{
    return (struct sharpness){um, {um, um, um}, 110};
}

static inline struct judge_pen pen_of(int top_dark, int32_t print_um)
{
    return (struct judge_pen){1, top_dark, print_of(print_um), LIGHT_DARK_FULL, 0};
}

#endif
