/* chance.h -- repeatable chance: the same seed always gives the same sheet. */
#ifndef TESTS_SIM_CHANCE_H
#define TESTS_SIM_CHANCE_H

#include <stdint.h>

struct chance {
    uint64_t state;
};

/* chance_next - 64 fresh bits (splitmix64, Steele, Lea and Flood 2014). */
uint64_t chance_next(struct chance *chance);

/* chance_mix - the seed of the `index`th sheet of a run. */
uint64_t chance_mix(uint64_t seed, uint64_t index);

/* chance_between - evenly from [low, high). */
double chance_between(struct chance *chance, double low, double high);

/* chance_around - evenly from [-reach, reach). */
double chance_around(struct chance *chance, double reach);

/* chance_below - one of 0 .. count - 1; count is at least 1. */
int chance_below(struct chance *chance, int count);

/* chance_hit - 1 with this probability, 0 else. */
int chance_hit(struct chance *chance, double probability);

#endif
