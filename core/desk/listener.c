/* listener.c -- the sockets of the desk's address, on this machine alone. */
#include "core/desk/listener.h"

#include <arpa/inet.h>
#include <errno.h>
#include <netinet/in.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

enum { BACKLOG = 64, TRIES = 16 };

static int is_six(const char *address)
{
    return strchr(address, ':') != NULL;
}

static int make_address(const char *text, unsigned port, struct sockaddr_storage *out,
        socklen_t *size, struct error *err)
{
    struct sockaddr_in four = {.sin_family = AF_INET, .sin_port = htons((uint16_t)port)};
    struct sockaddr_in6 six = {
            .sin6_family = AF_INET6, .sin6_port = htons((uint16_t)port)};
    int is_right = is_six(text) ? inet_pton(AF_INET6, text, &six.sin6_addr)
                                : inet_pton(AF_INET, text, &four.sin_addr);

    if (is_right != 1)
        return error_set(err, ERROR_SYNTAX,
                "'%s' is no address; write one of this machine, such as 192.168.1.10",
                text);
    memset(out, 0, sizeof(*out));
    *size = is_six(text) ? sizeof(six) : sizeof(four);
    memcpy(out, is_six(text) ? (void *)&six : (void *)&four, *size);
    return 0;
}

static unsigned port_of(int descriptor)
{
    union {
        struct sockaddr any;
        struct sockaddr_in four;
        struct sockaddr_in6 six;
    } address;
    socklen_t size = sizeof(address);

    memset(&address, 0, sizeof(address));
    if (getsockname(descriptor, &address.any, &size) != 0)
        return 0;
    return ntohs(address.any.sa_family == AF_INET6 ? address.six.sin6_port
                                                   : address.four.sin_port);
}

static int listen_on(const char *text, unsigned port, int *out, struct error *err)
{
    struct sockaddr_storage address;
    socklen_t size;
    int descriptor, one = 1;

    if (make_address(text, port, &address, &size, err) != 0)
        return -1;
    descriptor = socket(address.ss_family, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
    if (descriptor < 0)
        return error_set(err, ERROR_IO, "cannot open a socket: %s", strerror(errno));
    (void)setsockopt(descriptor, SOL_SOCKET, SO_REUSEADDR, &one, sizeof(one));
    if (is_six(text))
        (void)setsockopt(descriptor, IPPROTO_IPV6, IPV6_V6ONLY, &one, sizeof(one));
    if (bind(descriptor, (struct sockaddr *)&address, size) != 0 ||
            listen(descriptor, BACKLOG) != 0) {
        (void)error_set(err, ERROR_IO,
                "cannot listen on %s port %u: %s; is another desk open? --port 0 takes "
                "any free one",
                text, port, strerror(errno));
        (void)close(descriptor);
        return -1;
    }
    *out = descriptor;
    return 0;
}

static int open_address(
        struct listeners *out, const char *address, unsigned port, struct error *err)
{
    /* No name by which a browser may call, see guard.h. */
    if (strcmp(address, "0.0.0.0") == 0 || strcmp(address, "::") == 0)
        return error_set(err, ERROR_RANGE,
                "'%s' is every address of this machine; write the one that is meant",
                address);
    if (listen_on(address, port, &out->sockets[0], err) != 0)
        return -1;
    out->count = 1;
    out->port = port_of(out->sockets[0]);
    (void)snprintf(
            out->host, sizeof(out->host), is_six(address) ? "[%s]" : "%s", address);
    return 0;
}

/* A machine without IPv6 is served on 127.0.0.1 alone; a port taken there is not ours. */
static int open_pair(struct listeners *out, unsigned port, struct error *err)
{
    if (listen_on("127.0.0.1", port, &out->sockets[0], err) != 0)
        return -1;
    out->count = 1;
    out->port = port_of(out->sockets[0]);
    if (listen_on("::1", out->port, &out->sockets[1], err) == 0) {
        out->count = 2;
        return 0;
    }
    if (errno != EADDRINUSE)
        return 0;
    (void)close(out->sockets[0]);
    return -1;
}

int listener_open(
        struct listeners *out, const char *address, unsigned port, struct error *err)
{
    struct listeners made;
    int tries = port == 0 ? TRIES : 1;

    memset(&made, 0, sizeof(made));
    if (address != NULL) {
        if (open_address(&made, address, port, err) != 0)
            return -1;
        *out = made;
        return 0;
    }
    while (open_pair(&made, port, err) != 0)
        if (--tries == 0)
            return -1;
    *out = made;
    return 0;
}
