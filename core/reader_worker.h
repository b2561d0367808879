/* reader_worker.h -- one kiemphieu-read process, seen from the side that started it. */
#ifndef CORE_READER_WORKER_H
#define CORE_READER_WORKER_H

#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

#include "core/error.h"
#include "core/lines.h"
#include "core/reader.h"

enum { READER_WORKER_WHY_BYTES = 128 };

struct reader_worker {
    pid_t pid;  /* 0: none runs */
    int socket; /* requests; -1: none */
    int output; /* its answers, not blocking */
    int is_ready;
    int64_t heard_ms;   /* when it last answered or was asked */
    struct lines lines; /* of `output` */
};

void reader_worker_init(struct reader_worker *worker);

/* reader_worker_start - run the program; it says an empty line when it is ready. */
int reader_worker_start(struct reader_worker *worker,
        const struct reader_options *options, struct error *err)
        __attribute__((warn_unused_result));

/*
 * reader_worker_spawn - run it for another purpose: what it answers is the caller's to
 * know
 *
 * program    NULL: kiemphieu-read as installed.
 * arguments  NULL-terminated, without the program's name. Safe among threads.
 */
int reader_worker_spawn(struct reader_worker *worker, const char *program,
        const char *const *arguments, struct error *err)
        __attribute__((warn_unused_result));

/*
 * reader_worker_end - kill it if it runs, and wait for it
 *
 * why  how it ended: "the decoder crashed (signal 11)".
 */
void reader_worker_end(struct reader_worker *worker, char why[READER_WORKER_WHY_BYTES]);

#endif
