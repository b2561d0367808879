/* chance.c -- the deck's dice: the same seed gives the same throws everywhere. */
#include "forms/chance.h"

#include <assert.h>
#include <math.h>

static uint64_t splitmix_next(uint64_t *state)
{
    uint64_t value = (*state += UINT64_C(0x9e3779b97f4a7c15));

    value = (value ^ (value >> 30)) * UINT64_C(0xbf58476d1ce4e5b9);
    value = (value ^ (value >> 27)) * UINT64_C(0x94d049bb133111eb);
    return value ^ (value >> 31);
}

void chance_seed(struct chance *chance, uint64_t seed, uint64_t stream)
{
    uint64_t mixed = stream;
    size_t i;

    /* Mixed apart first: else seed 1 stream 2 would be near seed 2 stream 1. */
    mixed = splitmix_next(&mixed) ^ seed;
    for (i = 0; i < 4; i++)
        chance->state[i] = splitmix_next(&mixed);
}

static uint64_t rotate_left(uint64_t value, unsigned bits)
{
    return (value << bits) | (value >> (64 - bits));
}

uint64_t chance_next(struct chance *chance)
{
    uint64_t *state = chance->state;
    uint64_t result = rotate_left(state[1] * 5, 7) * 9;
    uint64_t shifted = state[1] << 17;

    state[2] ^= state[0];
    state[3] ^= state[1];
    state[1] ^= state[2];
    state[0] ^= state[3];
    state[2] ^= shifted;
    state[3] = rotate_left(state[3], 45);
    return result;
}

size_t chance_below(struct chance *chance, size_t limit)
{
    assert(limit > 0);
    /* The high bits; the bias of limits this small is beyond notice. */
    return (size_t)((chance_next(chance) >> 11) % limit);
}

double chance_between(struct chance *chance, double least, double most)
{
    return least + (most - least) * ((double)(chance_next(chance) >> 11) * 0x1p-53);
}

double chance_normal(struct chance *chance)
{
    double radius = chance_between(chance, 0.0, 1.0);
    double angle = chance_between(chance, 0.0, 2.0 * M_PI);
    double value = sqrt(-2.0 * log(1.0 - radius)) * cos(angle);

    return fmax(-4.0, fmin(4.0, value));
}

int chance_hits(struct chance *chance, unsigned percent)
{
    return chance_below(chance, 100) < percent;
}

void chance_shuffle(struct chance *chance, size_t *list, size_t count)
{
    size_t i, other, held;

    for (i = count; i > 1; i--) {
        other = chance_below(chance, i);
        held = list[i - 1];
        list[i - 1] = list[other];
        list[other] = held;
    }
}
