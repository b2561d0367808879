/* ratio.h -- exact shares and thresholds; no floating point. */
#ifndef CORE_RATIO_H
#define CORE_RATIO_H

#include <stdint.h>

/* num of den; den is not 0 where a function compares or divides. */
struct ratio {
    uint32_t num, den;
};

/*
 * ratio_compare - sign of left - right, by cross product in 64 bits
 *
 * Equality is exactly 0: the caller's rule says to which side it belongs.
 */
int ratio_compare(struct ratio left, struct ratio right);

/*
 * ratio_hundredths_percent - num / den in 1/100 of a percent, half-up
 *
 * 25 of 47 gives 5319 (53,19 %). den must not be 0.
 * Source: RULES.md, facts, 8.
 */
uint32_t ratio_hundredths_percent(struct ratio ratio);

#endif
