/* chi.h -- are shares the same in all cells? Pearson's test. */
#ifndef TESTS_SIM_CHI_H
#define TESTS_SIM_CHI_H

#include <stdint.h>

/*
 * chi_p - how likely shares that differ this much are if all cells are alike
 *
 * all, hit  `count` cells; those with all[i] == 0 are left out. Where a cell
 *           expects fewer than 5 hits or misses, the chi-square law does not
 *           hold: then hits are dealt out anew 2,000 times, by a fixed seed.
 *
 * Returns 0..1; 1 if there is nothing to compare.
 *
 * Source: Pearson 1900; the upper tail by the incomplete gamma function's
 * series and continued fraction (Abramowitz and Stegun 6.5.29 and 6.5.31).
 */
double chi_p(const uint64_t *all, const uint64_t *hit, int count);

#endif
