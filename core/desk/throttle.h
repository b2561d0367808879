/* throttle.h -- how often passphrases may be tried, and how many at a time. */
#ifndef CORE_DESK_THROTTLE_H
#define CORE_DESK_THROTTLE_H

#include <stdint.h>

enum {
    THROTTLE_NAME_TRIES = 5, /* in vain for one name: then it waits */
    THROTTLE_ALL_TRIES = 20, /* in vain for all names together */
    THROTTLE_WAIT_MS = 5000, /* the first wait; each further failure doubles it */
    THROTTLE_NAME_MOST_MS = 15 * 60 * 1000,
    THROTTLE_ALL_MOST_MS = 60 * 1000,    /* nobody is to shut out a whole committee */
    THROTTLE_FORGET_MS = 15 * 60 * 1000, /* without a failure all is forgotten */
    THROTTLE_AT_A_TIME = 2               /* Argon2id takes 64 MB and a core each */
};

/* Several threads at once. Times are of instant_ms. */
struct throttle;

struct throttle *throttle_new(void); /* NULL: no memory */
void throttle_free(struct throttle *throttle);

/*
 * throttle_begin - may this name be tried now?
 *
 * Returns 0 and counts it as a failure, until throttle_right says otherwise: of many
 * tries at the same moment none goes uncounted. Else the seconds to wait.
 */
unsigned throttle_begin(struct throttle *throttle, const char *name, int64_t now_ms);

/* throttle_right - the passphrase was right: the name's failures are forgotten. */
void throttle_right(struct throttle *throttle, const char *name);

/* throttle_enter - wait for one of the places to work one out; throttle_leave. */
void throttle_enter(struct throttle *throttle);
void throttle_leave(struct throttle *throttle);

#endif
