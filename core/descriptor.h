/* descriptor.h -- an open file and a name handed to another process (SCM_RIGHTS). */
#ifndef CORE_DESCRIPTOR_H
#define CORE_DESCRIPTOR_H

#include <stddef.h>

#include "core/error.h"

enum { DESCRIPTOR_TEXT_MAX = 4096 }; /* bytes of the text with its NUL */

/*
 * descriptor_send - one message over a SOCK_SEQPACKET socket
 *
 * text        what the other side is told of it: at most DESCRIPTOR_TEXT_MAX
 *             - 1 bytes, not empty.
 * descriptor  stays open here.
 *
 * Never blocks and never raises SIGPIPE: ERROR_IO if the other side is gone
 * or its queue is full.
 */
int descriptor_send(int socket, const char *text, int descriptor, struct error *err)
        __attribute__((warn_unused_result));

/*
 * descriptor_receive - wait for the next message
 *
 * text        gets a NUL behind its last byte.
 * descriptor  the caller's to close; it is closed on exec.
 *
 * Returns 1 for a message, 0 when the other side has ended, -1 with ERROR_IO,
 * or with ERROR_SYNTAX for a message without exactly one descriptor and text.
 */
int descriptor_receive(int socket, char text[DESCRIPTOR_TEXT_MAX], int *descriptor,
        struct error *err) __attribute__((warn_unused_result));

#endif
