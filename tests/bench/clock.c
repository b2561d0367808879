/* clock.c -- how long something took, and the middle of many such times. */
#include "tests/bench/clock.h"

#include <stdlib.h>
#include <time.h>

int64_t clock_us(void)
{
    struct timespec now;

    (void)clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000000 + now.tv_nsec / 1000;
}

void clock_add(struct clock_times *times, int64_t start_us)
{
    if (times->count < CLOCK_TIMES_MAX)
        times->us[times->count++] = clock_us() - start_us;
}

static int compare(const void *left, const void *right)
{
    const int64_t *a = left, *b = right;

    return (*a > *b) - (*a < *b);
}

double clock_median_ms(struct clock_times *times)
{
    int64_t middle;

    if (times->count == 0)
        return 0;
    qsort(times->us, times->count, sizeof(times->us[0]), compare);
    middle = times->us[times->count / 2];
    return (double)middle / 1000.0;
}
