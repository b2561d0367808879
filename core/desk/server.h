/* server.h -- the desk's HTTP: libmicrohttpd behind the porter. */
#ifndef CORE_DESK_SERVER_H
#define CORE_DESK_SERVER_H

#include "core/desk/desk.h"
#include "core/desk/porter.h"
#include "core/error.h"

struct server;

/*
 * server_open - listen on 127.0.0.1 and ::1 (if there is one), and on nothing else
 *
 * address  instead of the two, one of this machine's; NULL.
 * port     0 takes any free one: desk->port is the one taken, desk->address the
 *          address of the first page.
 */
int server_open(struct desk *desk, const char *address, unsigned port,
        const struct porter_limits *limits, struct server **out, struct error *err)
        __attribute__((warn_unused_result));

/* server_run - until `stop` can be read. */
int server_run(struct server *server, int stop, struct error *err)
        __attribute__((warn_unused_result));

/* server_close - waits for the answers under way; happy with NULL. */
void server_close(struct server *server);

#endif
