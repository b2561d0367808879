/* deck_work.h -- work shared among processes, with its progress and errors. */
#ifndef FORMS_DECK_WORK_H
#define FORMS_DECK_WORK_H

#include <stddef.h>

#include "core/error.h"
#include "forms/deck_images.h"

struct deck_work; /* a worker's line to the one who waits */

/* A worker's share of the work, in a process of its own. */
typedef int deck_work_do(const void *user, int worker, int workers,
        const struct deck_work *work, struct error *err);

/* deck_work_step - one more piece is done. */
void deck_work_step(const struct deck_work *work);

/*
 * deck_work_share - run `work` once in each of `workers` processes; wait for all
 *
 * share     what it wants; read by all.
 * progress  called here after each piece; may be NULL.
 *
 * Returns 0 if every worker ended well; -1 with the first error told, or
 * ERROR_IO if one died.
 */
int deck_work_share(deck_work_do *work, const void *share, int workers, size_t total,
        deck_progress *progress, void *user, struct error *err)
        __attribute__((warn_unused_result));

#endif
