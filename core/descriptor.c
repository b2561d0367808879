/* descriptor.c -- an open file and a name handed to another process (SCM_RIGHTS). */
#include "core/descriptor.h"

#include <errno.h>
#include <stdint.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/uio.h>
#include <unistd.h>

/* Room for one descriptor, aligned as its header wants. */
union rights {
    struct cmsghdr header;
    char bytes[CMSG_SPACE(sizeof(int))];
};

int descriptor_send(int socket, const char *text, int descriptor, struct error *err)
{
    union rights rights;
    struct iovec part = {.iov_base = (void *)(uintptr_t)text, .iov_len = strlen(text)};
    struct msghdr message = {.msg_iov = &part,
            .msg_iovlen = 1,
            .msg_control = rights.bytes,
            .msg_controllen = sizeof(rights.bytes)};
    ssize_t sent;

    if (part.iov_len == 0 || part.iov_len >= DESCRIPTOR_TEXT_MAX)
        return error_set(err, ERROR_RANGE, "a name is empty or too long to be sent");
    memset(&rights, 0, sizeof(rights));
    rights.header.cmsg_level = SOL_SOCKET;
    rights.header.cmsg_type = SCM_RIGHTS;
    rights.header.cmsg_len = CMSG_LEN(sizeof(descriptor));
    memcpy(CMSG_DATA(&rights.header), &descriptor, sizeof(descriptor));
    do
        sent = sendmsg(socket, &message, MSG_NOSIGNAL | MSG_DONTWAIT);
    while (sent < 0 && errno == EINTR);
    if (sent != (ssize_t)part.iov_len)
        return error_set(err, ERROR_IO, "a file cannot be handed over: %s",
                sent < 0 ? strerror(errno) : "cut short");
    return 0;
}

static int rights_take(struct msghdr *message)
{
    struct cmsghdr *header = CMSG_FIRSTHDR(message);
    int descriptor;

    if (header == NULL || header->cmsg_level != SOL_SOCKET ||
            header->cmsg_type != SCM_RIGHTS ||
            header->cmsg_len != CMSG_LEN(sizeof(descriptor)))
        return -1;
    memcpy(&descriptor, CMSG_DATA(header), sizeof(descriptor));
    return descriptor;
}

int descriptor_receive(
        int socket, char text[DESCRIPTOR_TEXT_MAX], int *descriptor, struct error *err)
{
    union rights rights;
    struct iovec part = {.iov_base = text, .iov_len = DESCRIPTOR_TEXT_MAX - 1};
    struct msghdr message = {.msg_iov = &part,
            .msg_iovlen = 1,
            .msg_control = rights.bytes,
            .msg_controllen = sizeof(rights.bytes)};
    ssize_t got;
    int taken;

    memset(&rights, 0, sizeof(rights));
    do
        got = recvmsg(socket, &message, MSG_CMSG_CLOEXEC);
    while (got < 0 && errno == EINTR);
    if (got < 0)
        return error_set(
                err, ERROR_IO, "no request can be received: %s", strerror(errno));
    taken = rights_take(&message);
    if (got == 0 && taken < 0)
        return 0;
    if (got == 0 || taken < 0 || (message.msg_flags & (MSG_TRUNC | MSG_CTRUNC)) != 0) {
        if (taken >= 0)
            (void)close(taken);
        return error_set(err, ERROR_SYNTAX, "a request is not of the form it must have");
    }
    text[got] = '\0';
    *descriptor = taken;
    return 1;
}
