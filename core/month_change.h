/* month_change.h -- what may be done to a month: each a line in the journal. */
#ifndef CORE_MONTH_CHANGE_H
#define CORE_MONTH_CHANGE_H

#include <stddef.h>
#include <stdint.h>

#include "core/error.h"
#include "core/month.h"
#include "core/month_sign.h"

/*
 * All need a month that was opened for writing and is not closed (ERROR_STATE), and are
 * on the disk when they come back; on failure nothing is changed. The order of steps: the
 * new file beside the old one, the journal's line with its digest, the new file's name.
 */

struct month_import_sum {
    size_t taken;     /* rows of people who had nothing yet */
    size_t corrected; /* of people who had other points */
    size_t same;      /* as they were */
};

/*
 * month_import - points from a CSV file
 *
 * A row that says otherwise than what was given already is a correction: it needs a name,
 * and a reason in the row or of `sign`. Every mistake is told, and then nothing is
 * taken.
 */
int month_import(struct month *month, const char *path, const struct month_sign *sign,
        month_mistake *tell, void *context, struct month_import_sum *out,
        struct error *err) __attribute__((warn_unused_result));

/* month_enter - somebody who has nothing yet. mark->reason is copied. */
int month_enter(struct month *month, size_t person, const struct month_mark *mark,
        const struct month_sign *sign, struct error *err)
        __attribute__((warn_unused_result));

/* month_undo - what was just given is taken back. */
int month_undo(struct month *month, size_t person, const struct month_sign *sign,
        struct error *err) __attribute__((warn_unused_result));

/* month_correct - one name and a reason; the journal keeps what was before. */
int month_correct(struct month *month, size_t person, const struct month_mark *mark,
        const struct month_sign *sign, struct error *err)
        __attribute__((warn_unused_result));

/* month_exceptional - the exceptional quota, or the usual one again. */
int month_exceptional(struct month *month, int is_exceptional,
        const struct month_sign *sign, struct error *err)
        __attribute__((warn_unused_result));

#endif
