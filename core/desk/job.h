/* job.h -- the desk's long work: one at a time, its last words, how it ended. */
#ifndef CORE_DESK_JOB_H
#define CORE_DESK_JOB_H

#include <stdint.h>

#include <jansson.h>

#include "core/desk/html.h"
#include "core/desk/request.h"
#include "core/error.h"

enum {
    JOB_LINES_BYTES = 4096, /* of what it said last, whole lines */
    JOB_TITLE_BYTES = 256
};

enum job_kind {
    JOB_NONE,
    JOB_PRINT,
    JOB_PROOF,
    JOB_DECK,
    JOB_IMPORT,
    JOB_REPORT,
    JOB_ZERO,
    JOB_VERIFY
};

struct job_wish {
    enum job_kind kind;
    const char *const *arguments; /* of `kiemphieu`, NULL-terminated; copied */
    const char *title;            /* what people call it, "" for nothing: a batch */
    uint32_t total;               /* images, as far as known; 0: not told yet */
    int is_vietnamese;            /* the language of its words */
    /* Once it has ended, in a thread of the job's; NULL: nothing. May not wait. */
    void (*ended)(void *context);
    void *context;
};

/* A copy of how it stands. */
struct job_view {
    unsigned number; /* of jobs since the start; 0: there was none */
    enum job_kind kind;
    int is_running;
    int status;                  /* exit status, -1: a signal; once it has ended */
    int is_seen;                 /* its end was shown to somebody, or there was none */
    uint32_t done, total;        /* of its images; total 0: not told */
    char title[JOB_TITLE_BYTES]; /* of the wish */
    char lines[JOB_LINES_BYTES]; /* each ends in a line feed */
};

struct desk_job;

struct desk_job *job_new(void); /* NULL: no memory */

/* job_free - ends what runs: asks it, and kills it if it takes more than some seconds. */
void job_free(struct desk_job *job);

/* job_start - ERROR_STATE if one runs. On failure `ended` is not called. */
int job_start(struct desk_job *job, const struct job_wish *wish, struct error *err)
        __attribute__((warn_unused_result));

/* job_cancel - ask what runs to end. */
void job_cancel(struct desk_job *job);

void job_look(struct desk_job *job, struct job_view *out);

/* job_seen - the end of job `number` needs not be shown again. */
void job_seen(struct desk_job *job, unsigned number);

/* job_is_done - 1 if it did what it should: also with sheets held. */
int job_is_done(const struct job_view *view);

/* job_sentence - what runs, or how it ended, in the reader's language. */
const char *job_sentence(const struct desk_request *request, const struct job_view *view);

/* job_json - {"page","running","what","status","done","total","lines"} */
json_t *job_json(const struct desk_request *request, const struct job_view *view);

/*
 * job_put - the part of a page that shows it; nothing if there is nothing to show
 *
 * While it runs it refreshes itself; once it has ended the page it belongs to shows so,
 * with a button that puts it away. path: of the page, where its buttons lead back to.
 */
void job_put(struct html *html, const struct desk_request *request,
        const struct job_view *view, const char *path);

#endif
