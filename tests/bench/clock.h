/* clock.h -- how long something took, and the middle of many such times. */
#ifndef TESTS_BENCH_CLOCK_H
#define TESTS_BENCH_CLOCK_H

#include <stddef.h>
#include <stdint.h>

enum { CLOCK_TIMES_MAX = 4096 };

/* Times of one thing done again and again; those beyond the last place are dropped. */
struct clock_times {
    int64_t us[CLOCK_TIMES_MAX];
    size_t count;
};

/* clock_us - microseconds since some moment that stays the same. */
int64_t clock_us(void);

/* clock_add - one more time: from `start_us`, a clock_us, until now. */
void clock_add(struct clock_times *times, int64_t start_us);

/* clock_median_ms - the middle one in milliseconds; 0 of none. Sorts them. */
double clock_median_ms(struct clock_times *times);

#endif
