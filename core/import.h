/* import.h -- image files into the count: stored, read, entered, in that order. */
#ifndef CORE_IMPORT_H
#define CORE_IMPORT_H

#include <stddef.h>
#include <stdint.h>

#include "core/error.h"
#include "core/file_list.h"
#include "core/intake.h"

struct import_options {
    const char *folder; /* of the conference */
    const struct file_list *files;
    const char *batch_name; /* NULL: none */
    int64_t expected;       /* sheets of the stack, counted by hand; -1: not declared */
    int is_trial;           /* TEST paper, before counting begins */
    int jobs;               /* 0: one a processor */
    int is_progress_told;   /* progress.h */
};

/*
 * import_run - take the files into the count, as one batch
 *
 * For each file: copied into images/ durably (each page of a file of several
 * pages as an image by itself), then read, then entered by one transaction;
 * only then is it counted in *sums. A failure ends the run with everything
 * before it kept; running it again goes on where it ended, since an image is
 * known by its digest. Images that were stored but not entered are taken up
 * first; the order in which these were fed is lost, so of a ballot of
 * several pages each is a sheet by itself, held as REASON_TRUNCATED.
 *
 * A declared count that is not what was fed fails nothing: the batch ends as
 * not accepted, and waits for people.
 *
 * sums  also filled in on failure.
 * Source: DESIGN, "Secrecy and integrity".
 */
int import_run(const struct import_options *options, struct intake_sums *sums,
        struct error *err) __attribute__((warn_unused_result));

#endif
