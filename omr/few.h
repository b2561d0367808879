/* few.h -- a few numbers put in order. */
#ifndef OMR_FEW_H
#define OMR_FEW_H

#include <stdint.h>

/* few_sort - the smallest first; by insertion, so for a dozen or two. */
static inline void few_sort(int32_t *numbers, int count)
{
    int i, at;

    for (i = 1; i < count; i++) {
        int32_t number = numbers[i];

        for (at = i; at > 0 && numbers[at - 1] > number; at--)
            numbers[at] = numbers[at - 1];
        numbers[at] = number;
    }
}

#endif
