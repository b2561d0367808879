/* piece_talk.c -- one kiemphieu-read that makes pictures, seen from who asked for them.
 */
#include "core/piece_talk.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <unistd.h>

#include "core/descriptor.h"
#include "core/instant.h"
#include "core/json.h"

enum { ARGUMENTS_MAX = 2 * READER_LAYOUTS_MAX + 2, LINE_MAX_BYTES = 2048 };
enum { ROOM_FIRST_BYTES = 1 << 16 };

int piece_talk_start(struct piece_talk *talk, const char *program,
        const char *const *layouts, size_t count, const char *purpose, struct error *err)
{
    const char *arguments[ARGUMENTS_MAX];
    size_t at = 0, i;

    memset(talk, 0, sizeof(*talk));
    reader_worker_init(&talk->worker);
    if (count == 0 || count > READER_LAYOUTS_MAX)
        return error_set(err, ERROR_RANGE, "%zu layouts given, 1 to %d are read", count,
                READER_LAYOUTS_MAX);
    for (i = 0; i < count; i++) {
        arguments[at++] = "--layout";
        arguments[at++] = layouts[i];
    }
    arguments[at++] = purpose;
    arguments[at] = NULL;
    return reader_worker_spawn(&talk->worker, program, arguments, err);
}

/* A descriptor of the file; of nothing if it is none that may be opened. */
static int image_open(const char *path)
{
    int descriptor = path == NULL ? -1
                                  : open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC |
                                                       O_NOCTTY | O_NOFOLLOW);
    struct stat entry;

    if (descriptor >= 0 && fstat(descriptor, &entry) == 0 && S_ISREG(entry.st_mode))
        return descriptor;
    if (descriptor >= 0)
        (void)close(descriptor);
    return open("/dev/null", O_RDONLY | O_CLOEXEC);
}

/* The other side takes one request after the other: there may be no room at once. */
static int room_await(struct piece_talk *talk, struct error *err)
{
    struct pollfd watched = {.fd = talk->worker.socket, .events = POLLOUT};
    int got;

    do
        got = poll(&watched, 1, READER_PATIENCE_MS);
    while (got < 0 && errno == EINTR);
    return got > 0 ? 0 : error_set(err, ERROR_IO, "the decoder does not answer");
}

int piece_talk_send(
        struct piece_talk *talk, const char *path, json_t *request, struct error *err)
{
    char *text = request == NULL ? NULL : json_line(request);
    int descriptor, result;

    json_decref(request);
    if (text == NULL)
        return error_set(err, ERROR_MEMORY, "no memory for a picture");
    descriptor = image_open(path);
    if (descriptor < 0)
        result = error_set(
                err, ERROR_IO, "the file cannot be opened: %s", strerror(errno));
    else
        result = room_await(talk, err);
    if (result == 0)
        result = descriptor_send(talk->worker.socket, text, descriptor, err);
    if (descriptor >= 0)
        (void)close(descriptor);
    free(text);
    return result;
}

void piece_talk_close(struct piece_talk *talk)
{
    (void)shutdown(talk->worker.socket, SHUT_WR);
}

static int room_make(struct piece_talk *talk, struct error *err)
{
    size_t room = talk->room == 0 ? ROOM_FIRST_BYTES : 2 * talk->room;
    unsigned char *grown;

    if (talk->room > talk->size)
        return 0;
    if (room > PIECE_TALK_BYTES_MAX)
        return error_set(err, ERROR_RANGE, "the picture is too large");
    grown = realloc(talk->bytes, room);
    if (grown == NULL)
        return error_set(err, ERROR_MEMORY, "no memory for a picture");
    talk->bytes = grown;
    talk->room = room;
    return 0;
}

/* Waits for more bytes, and at most until `end_ms`. */
static int bytes_hear(struct piece_talk *talk, int64_t end_ms, struct error *err)
{
    struct pollfd watched = {.fd = talk->worker.output, .events = POLLIN};
    int64_t left_ms = end_ms - instant_ms();
    ssize_t got;

    if (room_make(talk, err) != 0)
        return -1;
    if (left_ms <= 0 || poll(&watched, 1, (int)left_ms) == 0)
        return error_set(err, ERROR_IO, "the decoder does not answer");
    got = read(talk->worker.output, talk->bytes + talk->size, talk->room - talk->size);
    if (got < 0 && (errno == EINTR || errno == EAGAIN))
        return 0;
    if (got <= 0)
        return error_set(err, ERROR_IO, "the decoder has ended");
    talk->size += (size_t)got;
    return 0;
}

static void bytes_drop(struct piece_talk *talk, size_t count)
{
    memmove(talk->bytes, talk->bytes + count, talk->size - count);
    talk->size -= count;
}

static int line_parse(const char *line, struct piece_answer *out, struct error *err)
{
    char extra;

    memset(out, 0, sizeof(*out));
    if (strncmp(line, "broken", 6) == 0) {
        out->is_broken = 1;
        return 0;
    }
    if (sscanf(line, "ok %d %zu%c", &out->is_registered, &out->picture_bytes, &extra) !=
                    2 ||
            out->picture_bytes > PIECE_TALK_BYTES_MAX)
        return error_set(err, ERROR_IO, "the decoder gave no answer that makes sense");
    return 0;
}

int piece_talk_hear(struct piece_talk *talk, struct piece_answer *out, struct error *err)
{
    int64_t end_ms = instant_ms() + READER_PATIENCE_MS;
    char line[LINE_MAX_BYTES];
    unsigned char *end;
    size_t length;

    for (;;) {
        end = talk->size == 0 ? NULL : memchr(talk->bytes, '\n', talk->size);
        if (end != NULL)
            break;
        if (talk->size >= sizeof(line))
            return error_set(
                    err, ERROR_IO, "the decoder gave no answer that makes sense");
        if (bytes_hear(talk, end_ms, err) != 0)
            return -1;
    }
    length = (size_t)(end - talk->bytes);
    if (length >= sizeof(line))
        return error_set(err, ERROR_IO, "the decoder gave no answer that makes sense");
    memcpy(line, talk->bytes, length);
    line[length] = '\0';
    bytes_drop(talk, length + 1);
    return line_parse(line, out, err);
}

static int bytes_take(
        struct piece_talk *talk, size_t size, unsigned char **bytes, struct error *err)
{
    int64_t end_ms = instant_ms() + READER_PATIENCE_MS;
    unsigned char *taken;

    while (talk->size < size)
        if (bytes_hear(talk, end_ms, err) != 0)
            return -1;
    taken = malloc(size + 1);
    if (taken == NULL)
        return error_set(err, ERROR_MEMORY, "no memory for a picture");
    memcpy(taken, talk->bytes, size);
    bytes_drop(talk, size);
    *bytes = taken;
    return 0;
}

int piece_talk_picture(struct piece_talk *talk, struct piece *out, struct error *err)
{
    struct piece piece = {.bytes = NULL};
    struct piece_answer answer;

    if (piece_talk_hear(talk, &answer, err) != 0)
        return -1;
    if (answer.is_broken || answer.picture_bytes == 0)
        return error_set(err, ERROR_RANGE, "no picture can be made of this");
    if (bytes_take(talk, answer.picture_bytes, &piece.bytes, err) != 0)
        return -1;
    piece.size = answer.picture_bytes;
    piece.is_registered = answer.is_registered;
    *out = piece;
    return 0;
}

void piece_talk_end(struct piece_talk *talk)
{
    char why[READER_WORKER_WHY_BYTES];

    reader_worker_end(&talk->worker, why);
    free(talk->bytes);
    memset(talk, 0, sizeof(*talk));
    reader_worker_init(&talk->worker);
}
