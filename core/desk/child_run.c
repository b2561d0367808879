/* child_run.c -- a fellow program's whole output, within bounds of size and time. */
#include "core/desk/child.h"

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "core/instant.h"
#include "core/utf8.h"

enum { ERRORS_MAX_BYTES = 1 << 16, BLOCK_BYTES = 1 << 16 };

/* What came of one pipe. Past `most` bytes it is dropped if it is_cut, else too much. */
struct stream {
    int *end;
    char *text;
    size_t size, room, most;
    int is_cut;
};

/* 1: more may come; 0: the end; -1 without memory; -2: more than it may be. */
static int hear(struct stream *stream)
{
    char block[BLOCK_BYTES], *grown;
    ssize_t got = read(*stream->end, block, sizeof(block));
    size_t count;

    if (got < 0)
        return errno == EINTR || errno == EAGAIN;
    if (got == 0)
        return 0;
    count = (size_t)got;
    if (count > stream->most - stream->size) {
        if (!stream->is_cut)
            return -2;
        count = stream->most - stream->size;
    }
    if (stream->size + count + 1 > stream->room) {
        stream->room = 2 * (stream->size + count + 1);
        grown = realloc(stream->text, stream->room);
        if (grown == NULL)
            return -1;
        stream->text = grown;
    }
    memcpy(stream->text + stream->size, block, count);
    stream->size += count;
    stream->text[stream->size] = '\0';
    return 1;
}

static int hear_ready(struct stream *stream, const struct pollfd *ready, const char *name,
        struct error *err)
{
    int got;

    if (ready->fd < 0 || ready->revents == 0)
        return 0;
    got = hear(stream);
    if (got == -2)
        return error_set(err, ERROR_RANGE, "%s says too much", name);
    if (got == -1)
        return error_set(err, ERROR_MEMORY, "no memory");
    if (got == 0) {
        (void)close(*stream->end);
        *stream->end = -1;
    }
    return 0;
}

static int hear_all(struct child *child, struct stream streams[2], int64_t deadline_ms,
        struct error *err)
{
    struct pollfd polled[2] = {{.events = POLLIN}, {.events = POLLIN}};
    int64_t left_ms;
    size_t i;

    while (child->output >= 0 || child->errors >= 0) {
        left_ms = deadline_ms - instant_ms();
        if (left_ms <= 0)
            return error_set(err, ERROR_IO, "%s took too long", child->name);
        polled[0].fd = child->output;
        polled[1].fd = child->errors;
        if (poll(polled, 2, (int)left_ms) < 0 && errno != EINTR)
            return error_set(err, ERROR_IO, "cannot read from %s: %s", child->name,
                    strerror(errno));
        for (i = 0; i < 2; i++)
            if (hear_ready(&streams[i], &polled[i], child->name, err) != 0)
                return -1;
    }
    return 0;
}

/* Its last line is the reason; without "PROGRAM: " in front. */
static void explain(const struct child *child, char *errors, struct error *err)
{
    size_t length = errors == NULL ? 0 : strlen(errors), name = strlen(child->name);
    const char *text;

    while (length > 0 && errors[length - 1] == '\n')
        errors[--length] = '\0';
    if (length == 0 || !utf8_is_text(errors, length)) {
        (void)error_set(err, ERROR_IO, "%s failed", child->name);
        return;
    }
    text = strrchr(errors, '\n');
    text = text == NULL ? errors : text + 1;
    if (strncmp(text, child->name, name) == 0 && strncmp(text + name, ": ", 2) == 0)
        text += name + 2;
    (void)error_set(err, ERROR_IO, "%s", text);
}

int child_run(const struct child_wish *wish, size_t most, int patience_ms, char **out,
        size_t *size, int *status, struct error *err)
{
    struct child_wish wanted = *wish;
    struct stream streams[2] = {{.most = most}, {.most = ERRORS_MAX_BYTES, .is_cut = 1}};
    struct child child;
    int result, ended;

    wanted.with_errors = 1;
    wanted.with_input = 0;
    if (child_start(&child, &wanted, err) != 0)
        return -1;
    streams[0].end = &child.output;
    streams[1].end = &child.errors;
    result = hear_all(&child, streams, instant_ms() + patience_ms, err);
    if (result != 0)
        (void)kill(child.pid, SIGKILL);
    ended = child_finish(&child, result == 0 ? err : NULL);
    if (ended < 0)
        result = -1;
    if (result == 0 && streams[0].text == NULL &&
            (streams[0].text = calloc(1, 1)) == NULL)
        result = error_set(err, ERROR_MEMORY, "no memory");
    if (result == 0 && ended != 0)
        explain(&child, streams[1].text, err);
    free(streams[1].text);
    if (result != 0) {
        free(streams[0].text);
        return -1;
    }
    *out = streams[0].text;
    *size = streams[0].size;
    *status = ended;
    return 0;
}
