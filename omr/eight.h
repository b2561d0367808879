/* eight.h -- eight cells side by side in one word, a byte each. */
#ifndef OMR_EIGHT_H
#define OMR_EIGHT_H

#include <endian.h>
#include <stdint.h>
#include <string.h>

enum { EIGHT = 8 };

#define EIGHT_ONES UINT64_C(0x0101010101010101)

/* eight_take - cells from `cells` on: the first is the lowest byte. */
static inline uint64_t eight_take(const uint8_t *cells)
{
    uint64_t word;

    memcpy(&word, cells, sizeof(word));
    return le64toh(word);
}

/* eight_put - the other way round. */
static inline void eight_put(uint8_t *cells, uint64_t eight)
{
    eight = htole64(eight);
    memcpy(cells, &eight, sizeof(eight));
}

/* eight_reach - 1 in each byte that is `least` or more; bytes below 128, `least` up to
 * 128. */
static inline uint64_t eight_reach(uint64_t eight, unsigned least)
{
    return ((eight + EIGHT_ONES * (128 - least)) >> 7) & EIGHT_ONES;
}

/* eight_first - the number, 0 to 7, of the first byte that is not 0; one must be. */
static inline int32_t eight_first(uint64_t eight)
{
    return __builtin_ctzll(eight) / 8;
}

/* eight_sum - of all bytes: pairs, then all four of them by one product. */
static inline int32_t eight_sum(uint64_t eight)
{
    const uint64_t evens = 0x00ff00ff00ff00ff, ones = 0x0001000100010001;

    return (int32_t)(((eight & evens) + ((eight >> 8) & evens)) * ones >> 48);
}

/* eight_count - of bytes that are 0 or 1, how many are 1. */
static inline int32_t eight_count(uint64_t eight)
{
    return (int32_t)(eight * EIGHT_ONES >> 56);
}

/* eight_bits - of bytes that are 0 or 1, the first in the lowest bit: the product moves
 * the lowest bit of byte i up by 56 - 7 i. */
static inline uint64_t eight_bits(uint64_t eight)
{
    return eight * UINT64_C(0x0102040810204080) >> 56;
}

#endif
