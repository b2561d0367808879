/* ledger_verify.h -- everything worked out anew and compared with what is stored. */
#ifndef CORE_LEDGER_VERIFY_H
#define CORE_LEDGER_VERIFY_H

#include <jansson.h>

#include "core/ledger_store.h"

/*
 * ledger_verify - {} -> {"findings":[sentences]}, empty if all is as it was
 *
 * The file itself, the events' chain, batches, sheets, decisions, sums, the
 * sealed root, and every image file on the disk (streamed).
 */
int ledger_verify(struct ledger *ledger, const json_t *request, json_t *answer,
        struct error *err) __attribute__((warn_unused_result));

/* ledger_verify_records - the same without reading the image files. */
int ledger_verify_records(struct ledger *ledger, json_t *findings, struct error *err)
        __attribute__((warn_unused_result));

/* ledger_verify_images - the image files' digests alone. */
int ledger_verify_images(struct ledger *ledger, json_t *findings, struct error *err)
        __attribute__((warn_unused_result));

#endif
