/* reader.h -- images to readings: a few sandboxed kiemphieu-read processes, in order. */
#ifndef CORE_READER_H
#define CORE_READER_H

#include <poll.h>
#include <stddef.h>
#include <stdint.h>

#include "core/error.h"
#include "core/reading.h"

enum {
    READER_JOBS_MAX = 8,
    READER_LAYOUTS_MAX = 16,
    READER_AHEAD = 4, /* files under way or answered, a job */
    READER_PATIENCE_MS = 30000
};

struct reader_options {
    const char *const *layouts; /* paths, 1..READER_LAYOUTS_MAX of them */
    size_t layout_count;
    const char *trace;   /* a folder, or NULL */
    int is_test;         /* only TEST paper counts */
    int jobs;            /* 1..READER_JOBS_MAX; 0: one a processor */
    int patience_ms;     /* longest silence over one page; 0: READER_PATIENCE_MS */
    const char *program; /* NULL: kiemphieu-read as installed */
};

/*
 * What becomes of a reading: called once a page, pages and files in the order
 * of reader_give; and once a file, behind its last page, with `reading` NULL.
 *
 * file     from 0, in the order of reader_give.
 * reading  only lent; its `image` is the path as given.
 *
 * 0 to go on; -1 with `err` set ends the reader_give or reader_finish under way.
 */
typedef int reader_take(
        void *context, uint64_t file, const struct reading *reading, struct error *err);

struct reader;

/*
 * reader_new - start the processes and wait until they are ready
 *
 * options  borrowed until reader_free. ERROR_STATE if one does not start:
 *          it has said why on stderr.
 */
int reader_new(const struct reader_options *options, reader_take *take, void *context,
        struct reader **out, struct error *err) __attribute__((warn_unused_result));

/*
 * reader_give - one more image file
 *
 * Waits while too many are under way; readings that are due are taken
 * meanwhile. Each file yields at least one reading: one that cannot be
 * opened, is no regular file, kills its process or keeps it silent for too
 * long yields a held one, `image-broken` with the reason as detail, in place
 * of the pages that are missing. Memory does not grow with their number.
 */
int reader_give(struct reader *reader, const char *path, struct error *err)
        __attribute__((warn_unused_result));

/*
 * reader_watch - what to poll beside other things, READER_JOBS_MAX at the most
 *
 * Fills `out` and returns how many. Then, and twice a second at least, reader_look.
 */
size_t reader_watch(const struct reader *reader, struct pollfd *out);

/* reader_look - take the readings that are due, without waiting. */
int reader_look(struct reader *reader, struct error *err)
        __attribute__((warn_unused_result));

/* reader_is_full - 1 if reader_give would have to wait. */
int reader_is_full(const struct reader *reader);

/* reader_finish - wait until every file given has been taken. */
int reader_finish(struct reader *reader, struct error *err)
        __attribute__((warn_unused_result));

/* reader_free - end the processes, whatever they do. NULL is fine. */
void reader_free(struct reader *reader);

#endif
