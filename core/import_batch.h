/* import_batch.h -- the batch of an import: begun or taken up again, and ended. */
#ifndef CORE_IMPORT_BATCH_H
#define CORE_IMPORT_BATCH_H

#include "core/error.h"
#include "core/import.h"
#include "core/intake.h"

/*
 * import_batch_begin - sums.batch becomes the batch to enter into
 *
 * A stack whose count was declared is one batch also when its import was cut
 * short or files were missing: a batch of the same name and count that is not
 * accepted is taken up again. Without a name, or a count, it is a new one.
 */
int import_batch_begin(struct intake *intake, const struct import_options *options,
        struct error *err) __attribute__((warn_unused_result));

/* import_batch_end - fills in what became of it. */
int import_batch_end(struct intake *intake, struct error *err)
        __attribute__((warn_unused_result));

#endif
