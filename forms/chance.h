/* chance.h -- the deck's dice: the same seed gives the same throws everywhere. */
#ifndef FORMS_CHANCE_H
#define FORMS_CHANCE_H

#include <stddef.h>
#include <stdint.h>

/*
 * xoshiro256** seeded by splitmix64 (Blackman and Vigna, 2018; both in the
 * public domain). For imitation only: nothing secret may rest on it.
 */
struct chance {
    uint64_t state[4];
};

/* chance_seed - a stream of its own for each pair of seed and stream number. */
void chance_seed(struct chance *chance, uint64_t seed, uint64_t stream);

uint64_t chance_next(struct chance *chance);

/* chance_below - evenly from 0 .. limit - 1; `limit` is not 0. */
size_t chance_below(struct chance *chance, size_t limit);

/* chance_between - evenly from [least, most). */
double chance_between(struct chance *chance, double least, double most);

/* chance_normal - mean 0, spread 1, never beyond 4. */
double chance_normal(struct chance *chance);

/* chance_hits - 1 in `percent` of 100 throws, else 0. */
int chance_hits(struct chance *chance, unsigned percent);

/* chance_shuffle - put `count` indexes in an order of chance. */
void chance_shuffle(struct chance *chance, size_t *list, size_t count);

#endif
