/* guard.h -- what is refused before anybody asks which page was meant. */
#ifndef CORE_DESK_GUARD_H
#define CORE_DESK_GUARD_H

#include <stdint.h>

#include "core/desk/head.h"

enum { GUARD_HOST_BYTES = 80, GUARD_HOSTS_MAX = 4 };
enum { GUARD_BODY_MAX_BYTES = 1 << 30 };

/* The names by which this server may be called, "127.0.0.1:8899" and so on. */
struct guard {
    char hosts[GUARD_HOSTS_MAX][GUARD_HOST_BYTES];
    size_t host_count;
};

/*
 * guard_init - 127.0.0.1, localhost and [::1] with the port
 *
 * address  one more that was asked for, in brackets if it has colons; or NULL.
 */
void guard_init(struct guard *guard, const char *address, unsigned port);

/*
 * guard_check - is this head one that a browser on a page of ours would send?
 *
 * Host is exactly one of ours (a rebound name never is: 421). Origin, if there, is
 * http:// and that host, and a POST has one (403). Sec-Fetch-Site, if there, is
 * "same-origin", or "none" for an address that was typed (403). One Content-Length of
 * digits, no Transfer-Encoding, nothing twice that decides something (400); a body only
 * with a POST, which has one (400, 411). The path is of [A-Za-z0-9/._-] without ".."
 * (400). Methods: GET, HEAD, POST, else 405 or 501.
 *
 * Returns 0 with *body_bytes, or the status.
 * Source: OWASP's cheat sheets on CSRF and on DNS rebinding; RFC 9112, section 6.3.
 */
unsigned guard_check(
        const struct guard *guard, const struct head *head, int64_t *body_bytes);

#endif
