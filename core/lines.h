/* lines.h -- lines from a program's pipe as they come, without waiting. */
#ifndef CORE_LINES_H
#define CORE_LINES_H

#include <stddef.h>

struct lines {
    int descriptor; /* borrowed; reads from it must not wait; -1: none */
    size_t most;    /* bytes of a line */
    char *bytes;    /* the start of a line, without its end */
    size_t size, room;
    size_t scanned; /* of `bytes`: handed out already */
};

/* lines_init - descriptor may be -1 for now; nothing is allocated yet. */
void lines_init(struct lines *lines, int descriptor, size_t most);
void lines_release(struct lines *lines);

/*
 * lines_hear - take what has been written
 *
 * Returns 1 if there was something, 0 if there was nothing yet, -1 at the end,
 * for a line longer than `most` and without memory.
 */
int lines_hear(struct lines *lines);

/*
 * lines_next - the next whole line
 *
 * Returns 1 with *line (NUL in place of its end; good until the next call of this
 * or of lines_hear), 0 if there is none.
 */
int lines_next(struct lines *lines, char **line, size_t *length);

#endif
