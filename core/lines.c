/* lines.c -- lines from a program's pipe as they come, without waiting. */
#include "core/lines.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { HEAR_BYTES = 1 << 16 };

void lines_init(struct lines *lines, int descriptor, size_t most)
{
    memset(lines, 0, sizeof(*lines));
    lines->descriptor = descriptor;
    lines->most = most;
}

void lines_release(struct lines *lines)
{
    free(lines->bytes);
    lines_init(lines, -1, lines->most);
}

static int room_make(struct lines *lines)
{
    size_t room = lines->room == 0 ? (size_t)2 * HEAR_BYTES : lines->room;
    char *grown;

    if (lines->size >= lines->most)
        return -1;
    while (room - lines->size < HEAR_BYTES)
        room *= 2;
    if (room == lines->room)
        return 0;
    grown = realloc(lines->bytes, room);
    if (grown == NULL)
        return -1;
    lines->bytes = grown;
    lines->room = room;
    return 0;
}

int lines_hear(struct lines *lines)
{
    ssize_t got;

    if (room_make(lines) != 0)
        return -1;
    got = read(lines->descriptor, lines->bytes + lines->size, HEAR_BYTES);
    if (got < 0 && (errno == EAGAIN || errno == EINTR))
        return 0;
    if (got <= 0)
        return -1;
    lines->size += (size_t)got;
    return 1;
}

int lines_next(struct lines *lines, char **line, size_t *length)
{
    char *end;

    /* The line handed out last lies before `scanned` and is dropped now. */
    if (lines->bytes == NULL)
        return 0;
    end = memchr(lines->bytes + lines->scanned, '\n', lines->size - lines->scanned);
    if (end == NULL) {
        memmove(lines->bytes, lines->bytes + lines->scanned,
                lines->size - lines->scanned);
        lines->size -= lines->scanned;
        lines->scanned = 0;
        return 0;
    }
    *end = '\0';
    *line = lines->bytes + lines->scanned;
    *length = (size_t)(end - *line);
    lines->scanned = (size_t)(end - lines->bytes) + 1;
    return 1;
}
