/* listener.h -- the sockets of the desk's address, on this machine alone. */
#ifndef CORE_DESK_LISTENER_H
#define CORE_DESK_LISTENER_H

#include <stddef.h>

#include "core/error.h"

struct listeners {
    int sockets[2]; /* the caller's to close */
    size_t count;
    unsigned port;
    char host[64]; /* of the address asked for, in brackets if it has colons; or "" */
};

/*
 * listener_open - 127.0.0.1 and, if the machine has it, ::1; or `address` alone
 *
 * port  0: any free one, the same for both. ERROR_IO: taken, say so. ERROR_RANGE for an
 * address that stands for all: it is no name by which a browser may call.
 */
int listener_open(struct listeners *out, const char *address, unsigned port,
        struct error *err) __attribute__((warn_unused_result));

#endif
