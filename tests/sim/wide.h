/* wide.h -- loops over rows that a wider machine may run wider. */
#ifndef TESTS_SIM_WIDE_H
#define TESTS_SIM_WIDE_H

/* The same whole numbers come out of both; the loader takes what the machine has. */
#if defined(__x86_64__) && defined(__GNUC__) && !defined(__clang__)
#define WIDE_LOOP __attribute__((target_clones("avx2", "default"), noinline))
#else
#define WIDE_LOOP
#endif

#endif
