/* pace.h -- a feeder of so many sides a minute, and how long it waits for its host. */
#ifndef TESTS_SANE_PACE_H
#define TESTS_SANE_PACE_H

#include <stddef.h>
#include <stdint.h>

/*
 * A side moves for nine tenths of its time, its lines coming evenly; the rest is the
 * gap to the next. A sane_start after that has kept the feeder idle; a wait for
 * people (an empty tray, a fault) is not idle time.
 */
struct pace {
    int64_t side_ns;  /* a side and its gap; 0: as fast as it is asked */
    int64_t begun_ns; /* of the side that moves */
    int64_t free_ns;  /* when the feeder can take the next; 0: nothing is under way */
    int64_t idle_ns;
    unsigned long sides;
};

void pace_rate(struct pace *pace, int sides_a_minute);

/* pace_begin - a side is asked for: waits until the one before it is out. */
void pace_begin(struct pace *pace);
void pace_pause(struct pace *pace); /* people have the word */

/* pace_wait - of `total` bytes of the side, how many are there; more than `sent`. */
size_t pace_wait(const struct pace *pace, size_t sent, size_t total);

#endif
