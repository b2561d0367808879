/* chance.c -- repeatable chance: the same seed always gives the same sheet. */
#include "tests/sim/chance.h"

uint64_t chance_next(struct chance *chance)
{
    uint64_t z = chance->state += 0x9e3779b97f4a7c15u;

    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9u;
    z = (z ^ (z >> 27)) * 0x94d049bb133111ebu;
    return z ^ (z >> 31);
}

uint64_t chance_mix(uint64_t seed, uint64_t index)
{
    struct chance chance = {seed * 0xd1342543de82ef95u + index};

    return chance_next(&chance);
}

double chance_between(struct chance *chance, double low, double high)
{
    return low + (high - low) * (double)(chance_next(chance) >> 11) / 9007199254740992.0;
}

double chance_around(struct chance *chance, double reach)
{
    return chance_between(chance, -reach, reach);
}

int chance_below(struct chance *chance, int count)
{
    return (int)(chance_next(chance) % (uint64_t)count);
}

int chance_hit(struct chance *chance, double probability)
{
    return chance_between(chance, 0, 1) < probability;
}
