/* progress.h -- one line that moves on a terminal, nothing in a pipe unless asked for. */
#ifndef CORE_PROGRESS_H
#define CORE_PROGRESS_H

#include <stdint.h>
#include <time.h>

struct progress {
    int is_shown;
    int is_told; /* JSON lines on stderr, for a program that shows them */
    int64_t told_ms;
    struct timespec start;
};

/* progress_start - looks whether stderr is a terminal, unless it `is_told`. */
void progress_start(struct progress *progress, int is_told);

/*
 * progress_show - "12 of 75 images, 340 a minute, 2 held"
 *
 * Told as {"event":"progress","done":12,"total":75,"held":2}, four times a second.
 * total  0: not known.
 */
void progress_show(
        struct progress *progress, uint32_t done, uint32_t total, uint32_t held);

/* progress_end - take the line away. */
void progress_end(const struct progress *progress);

#endif
