/* reader_worker.h -- one kiemphieu-read process, seen from the side that started it. */
#ifndef CORE_READER_WORKER_H
#define CORE_READER_WORKER_H

#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

#include "core/error.h"
#include "core/reader.h"

enum { READER_WORKER_WHY_BYTES = 128 };

struct reader_worker {
    pid_t pid;  /* 0: none runs */
    int socket; /* requests; -1: none */
    int output; /* its answers, not blocking */
    int is_ready;
    int64_t heard_ms; /* when it last answered or was asked */
    char *bytes;      /* the start of a line, without its end */
    size_t size, room;
    size_t scanned; /* of `bytes`: handed out already */
};

void reader_worker_init(struct reader_worker *worker);

/* reader_worker_start - run the program; it says an empty line when it is ready. */
int reader_worker_start(struct reader_worker *worker,
        const struct reader_options *options, struct error *err)
        __attribute__((warn_unused_result));

/*
 * reader_worker_hear - take what it has written, without waiting
 *
 * Returns 1 if there was something, 0 if there was nothing yet, -1 if it has
 * ended or writes a line longer than READING_LINE_MAX_BYTES.
 */
int reader_worker_hear(struct reader_worker *worker);

/*
 * reader_worker_line - the next whole line
 *
 * Returns 1 with *line (NUL in place of its end; good until the next
 * call of this or of reader_worker_hear), 0 if there is none.
 */
int reader_worker_line(struct reader_worker *worker, char **line, size_t *length);

/*
 * reader_worker_end - kill it if it runs, and wait for it
 *
 * why  how it ended: "the decoder crashed (signal 11)".
 */
void reader_worker_end(struct reader_worker *worker, char why[READER_WORKER_WHY_BYTES]);

#endif
