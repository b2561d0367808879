/* run.h -- one run of a program: its time and its memory. */
#ifndef TESTS_BENCH_RUN_H
#define TESTS_BENCH_RUN_H

#include <stdint.h>

/* run_us - start argv[0] with its output thrown away, and wait for it.
 * Its microseconds; -1 if it ended with another status than 0 or 3 (held). */
int64_t run_us(char *const *argv);

/* run_peak_kb - the largest process of all that have ended, in kilobytes. */
int64_t run_peak_kb(void);

#endif
