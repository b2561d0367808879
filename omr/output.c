/* output.c -- bytes written whole to a pipe, from within the sandbox. */
#include "omr/output.h"

#include <errno.h>
#include <string.h>
#include <unistd.h>

int output_write(int descriptor, const void *bytes, size_t size, struct error *err)
{
    const char *at = bytes;

    while (size > 0) {
        ssize_t written = write(descriptor, at, size);

        if (written < 0 && errno == EINTR)
            continue;
        if (written <= 0)
            return error_set(
                    err, ERROR_IO, "an answer cannot be passed on: %s", strerror(errno));
        at += written;
        size -= (size_t)written;
    }
    return 0;
}
