/* progress.h -- one line that moves on a terminal, nothing in a pipe. */
#ifndef CORE_PROGRESS_H
#define CORE_PROGRESS_H

#include <stdint.h>
#include <time.h>

struct progress {
    int is_shown;
    struct timespec start;
};

/* progress_start - looks whether stderr is a terminal. */
void progress_start(struct progress *progress);

/*
 * progress_show - "12 of 75 images, 340 a minute, 2 held"
 *
 * total  0: not known.
 */
void progress_show(
        const struct progress *progress, uint32_t done, uint32_t total, uint32_t held);

/* progress_end - take the line away. */
void progress_end(const struct progress *progress);

#endif
