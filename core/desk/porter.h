/* porter.h -- lets connections in: listens, hears each head, shows the slow out. */
#ifndef CORE_DESK_PORTER_H
#define CORE_DESK_PORTER_H

#include <stdint.h>

#include "core/desk/guard.h"
#include "core/desk/visit.h"
#include "core/error.h"

/*
 * One thread looks at every new connection until its head is whole, checks it
 * (guard.h), and only then hands it to the server. A connection carries one request:
 * what may stand behind it is never read as another. The same thread ends those that
 * are too slow with their head, their body, or in taking the answer.
 */
enum { PORTER_SERVED_MAX = 64, PORTER_LISTENERS_MAX = 4 };

struct porter_limits {
    int64_t head_ms;           /* from the first moment to the whole head */
    int64_t body_ms;           /* and for the body, */
    int64_t body_bytes_per_ms; /* longer for a large one that comes at this rate */
    int64_t answer_ms;         /* work and sending */
};

struct porter;

/* Takes the connection over; 0, or -1 if it could not: it is closed then. */
typedef int porter_welcome(void *context, int descriptor);

struct porter *porter_new(const struct guard *guard, const struct porter_limits *limits,
        porter_welcome *welcome, void *context); /* NULL: no memory */
void porter_free(struct porter *porter);

/* porter_add - a socket that listens; taken over. */
void porter_add(struct porter *porter, int listener);

/* porter_run - until `stop` can be read or a signal comes; -1 if it cannot go on. */
int porter_run(struct porter *porter, int stop, struct error *err)
        __attribute__((warn_unused_result));

/* porter_visits - those served, for the server's threads. */
struct visits *porter_visits(struct porter *porter);

#endif
