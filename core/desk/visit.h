/* visit.h -- the connections that are there, and what each of them is at. */
#ifndef CORE_DESK_VISIT_H
#define CORE_DESK_VISIT_H

#include <pthread.h>
#include <stddef.h>
#include <stdint.h>

#include "core/desk/head.h"

enum { VISITS_MAX = 96 };

enum visit_state { VISIT_FREE, VISIT_HEAD, VISIT_BODY, VISIT_ANSWER, VISIT_BYE };

struct visit {
    enum visit_state state;
    int descriptor;
    int64_t since_ms; /* in this state */
    size_t peeked;    /* bytes of the head that have come */
    int64_t body_bytes, received_bytes;
    struct head *head; /* owned; whole and checked once it is served */
};

/*
 * HEAD and BYE are the porter's, in its one thread; BODY and ANSWER are the server's,
 * whose threads close those connections. States change under the lock.
 */
struct visits {
    pthread_mutex_t mutex;
    struct visit list[VISITS_MAX];
};

void visits_init(struct visits *visits);
void visits_release(struct visits *visits); /* closes those of the porter */

/* visits_enter - another state, from now on. */
void visits_enter(struct visits *visits, struct visit *visit, enum visit_state state);

/*
 * visits_take - a place for a new connection, in HEAD
 *
 * Who has not said what they want for longest makes room for who comes: connections
 * that only stand there shut nobody out. NULL: all are served, or no memory.
 */
struct visit *visits_take(struct visits *visits, int descriptor);

/* visits_close - one of the porter's. */
void visits_close(struct visits *visits, struct visit *visit);

/* visits_find - the one served on this descriptor; NULL. */
struct visit *visits_find(struct visits *visits, int descriptor);

/* visits_received - so many bytes more of its body. */
void visits_received(struct visits *visits, struct visit *visit, size_t bytes);

/* visits_served - how many are the server's. */
size_t visits_served(struct visits *visits);

#endif
