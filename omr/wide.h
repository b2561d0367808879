/* wide.h -- loops over rows of pixels that a wider machine may run wider. */
#ifndef OMR_WIDE_H
#define OMR_WIDE_H

/*
 * WIDE_LOOP - before a function that is one such loop over whole numbers
 *
 * gcc builds it twice, and the loader takes the one that the machine has, before
 * main begins and before anything is locked away (sandbox.h). Both give the same
 * numbers. Not under clang, and not under the sanitizers, which are not ready when
 * the loader asks.
 */
#if defined(__x86_64__) && defined(__GNUC__) && !defined(__clang__) &&                   \
        !defined(__SANITIZE_ADDRESS__)
#define WIDE_LOOP __attribute__((target_clones("avx2", "default"), noinline))
#else
#define WIDE_LOOP
#endif

#endif
