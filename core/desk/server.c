/* server.c -- the desk's HTTP: libmicrohttpd behind the porter. */
#include "core/desk/server.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#include <microhttpd.h>

#include "core/desk/exchange.h"
#include "core/desk/listener.h"
#include "core/desk/reply.h"

enum { CONNECTION_MEMORY_BYTES = 64 << 10, IDLE_S = 30 };

struct server {
    struct desk *desk;
    struct guard guard;
    struct porter *porter;
    struct MHD_Daemon *daemon;
};

/* ---- what libmicrohttpd calls, in a thread a connection ---- */

static void note_connection(void *context, struct MHD_Connection *connection,
        void **of_socket, enum MHD_ConnectionNotificationCode code)
{
    struct server *server = context;
    const union MHD_ConnectionInfo *info;

    if (code == MHD_CONNECTION_NOTIFY_STARTED) {
        info = MHD_get_connection_info(connection, MHD_CONNECTION_INFO_CONNECTION_FD);
        *of_socket = info == NULL ? NULL
                                  : visits_find(porter_visits(server->porter),
                                            info->connect_fd);
    } else if (*of_socket != NULL) {
        visits_enter(porter_visits(server->porter), *of_socket, VISIT_FREE);
        *of_socket = NULL;
    }
}

static struct visit *visit_of(struct MHD_Connection *connection)
{
    const union MHD_ConnectionInfo *info =
            MHD_get_connection_info(connection, MHD_CONNECTION_INFO_SOCKET_CONTEXT);

    return info == NULL ? NULL : info->socket_context;
}

static enum MHD_Result begin(
        struct server *server, struct MHD_Connection *connection, void **of_request)
{
    const struct visit *visit = visit_of(connection);
    struct exchange *exchange;

    if (visit == NULL)
        return MHD_NO;
    exchange = malloc(sizeof(*exchange));
    if (exchange == NULL)
        return MHD_NO;
    exchange_begin(exchange, server->desk, visit->head, visit->body_bytes);
    *of_request = exchange;
    return MHD_YES;
}

static enum MHD_Result finish(struct server *server, struct MHD_Connection *connection,
        struct exchange *exchange)
{
    struct desk_answer answer;
    struct MHD_Response *response;
    enum MHD_Result result;
    unsigned status;

    visits_enter(porter_visits(server->porter), visit_of(connection), VISIT_ANSWER);
    exchange_answer(exchange, &answer);
    response = reply_make(server->desk, &answer);
    status = answer.status;
    answer_release(&answer);
    if (response == NULL)
        return MHD_NO;
    result = MHD_queue_response(connection, status, response);
    MHD_destroy_response(response);
    return result;
}

/* Once for the head, then for each piece of the body, then for its end. */
static enum MHD_Result serve(void *context, struct MHD_Connection *connection,
        const char *url, const char *method, const char *version, const char *bytes,
        size_t *count, void **of_request)
{
    struct server *server = context;
    struct visit *visit;

    (void)url; /* the head was taken apart by the porter, more strictly */
    (void)method;
    (void)version;
    if (*of_request == NULL)
        return begin(server, connection, of_request);
    if (*count > 0) {
        visit = visit_of(connection);
        visits_received(porter_visits(server->porter), visit, *count);
        exchange_take(*of_request, bytes, *count);
        *count = 0;
        return MHD_YES;
    }
    return finish(server, connection, *of_request);
}

static void complete(void *context, struct MHD_Connection *connection, void **of_request,
        enum MHD_RequestTerminationCode how)
{
    (void)context;
    (void)connection;
    (void)how;
    if (*of_request == NULL)
        return;
    exchange_end(*of_request);
    free(*of_request);
    *of_request = NULL;
}

/* ---- opening and closing ---- */

static int welcome(void *context, int descriptor)
{
    struct server *server = context;
    struct sockaddr_storage address;
    socklen_t size = sizeof(address);

    if (getpeername(descriptor, (struct sockaddr *)&address, &size) != 0) {
        (void)close(descriptor);
        return -1;
    }
    return MHD_add_connection(server->daemon, descriptor, (struct sockaddr *)&address,
                   size) == MHD_YES
                   ? 0
                   : -1;
}

static int start_daemon(struct server *server, struct error *err)
{
    /* Its own listener is never opened: the porter brings the connections. */
    server->daemon = MHD_start_daemon(
            MHD_USE_THREAD_PER_CONNECTION | MHD_USE_INTERNAL_POLLING_THREAD |
                    MHD_USE_POLL | MHD_USE_ITC | MHD_USE_NO_LISTEN_SOCKET,
            0, NULL, NULL, serve, server, MHD_OPTION_NOTIFY_CONNECTION, note_connection,
            server, MHD_OPTION_NOTIFY_COMPLETED, complete, server,
            MHD_OPTION_CONNECTION_LIMIT, (unsigned)VISITS_MAX,
            MHD_OPTION_CONNECTION_TIMEOUT, (unsigned)IDLE_S,
            MHD_OPTION_CONNECTION_MEMORY_LIMIT, (size_t)CONNECTION_MEMORY_BYTES,
            MHD_OPTION_STRICT_FOR_CLIENT, 1, MHD_OPTION_END);
    if (server->daemon == NULL)
        return error_set(err, ERROR_IO, "cannot start the server: %s", strerror(errno));
    return 0;
}

int server_open(struct desk *desk, const char *address, unsigned port,
        const struct porter_limits *limits, struct server **out, struct error *err)
{
    struct server *server = calloc(1, sizeof(*server));
    struct listeners listeners;
    size_t i;

    if (server == NULL)
        return error_set(err, ERROR_MEMORY, "no memory");
    server->desk = desk;
    server->porter = porter_new(&server->guard, limits, welcome, server);
    if (server->porter == NULL || start_daemon(server, err) != 0 ||
            listener_open(&listeners, address, port, err) != 0) {
        if (server->porter == NULL)
            (void)error_set(err, ERROR_MEMORY, "no memory");
        server_close(server);
        return -1;
    }
    for (i = 0; i < listeners.count; i++)
        porter_add(server->porter, listeners.sockets[i]);
    guard_init(&server->guard, listeners.host[0] == '\0' ? NULL : listeners.host,
            listeners.port);
    desk->port = listeners.port;
    (void)snprintf(desk->address, sizeof(desk->address), "http://%s",
            server->guard
                    .hosts[listeners.host[0] == '\0' ? 0 : server->guard.host_count - 1]);
    *out = server;
    return 0;
}

int server_run(struct server *server, int stop, struct error *err)
{
    return porter_run(server->porter, stop, err);
}

void server_close(struct server *server)
{
    if (server == NULL)
        return;
    if (server->daemon != NULL)
        MHD_stop_daemon(server->daemon);
    porter_free(server->porter);
    free(server);
}
