/* instant.c -- a clock that is never set: for how long something takes. */
#include "core/instant.h"

#include <time.h>

int64_t instant_ms(void)
{
    struct timespec now;

    (void)clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}
