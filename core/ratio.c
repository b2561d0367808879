/* ratio.c -- exact shares and thresholds; no floating point. */
#include "core/ratio.h"

#include <assert.h>

int ratio_compare(struct ratio left, struct ratio right)
{
    uint64_t l = (uint64_t)left.num * right.den;
    uint64_t r = (uint64_t)right.num * left.den;

    assert(left.den != 0 && right.den != 0);
    return (l > r) - (l < r);
}

uint32_t ratio_hundredths_percent(struct ratio ratio)
{
    assert(ratio.den != 0);
    /* floor(10000 n / d + 1/2), without a fraction */
    return (uint32_t)(((uint64_t)ratio.num * 20000 + ratio.den) /
                      ((uint64_t)ratio.den * 2));
}
