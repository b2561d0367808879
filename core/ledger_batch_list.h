/* ledger_batch_list.h -- the batches and how they stand. */
#ifndef CORE_LEDGER_BATCH_LIST_H
#define CORE_LEDGER_BATCH_LIST_H

#include <jansson.h>

#include "core/ledger_batch_record.h"
#include "core/ledger_store.h"

/*
 * ledger_batch_list - {} -> {"batches":[{"batch","name","state","trial","scanned",
 * "open","waits", the sums, "decision":{"kind":"accept|discard","names","reason"}}]}
 *
 * "decision" stands only where people took one; "waits" is true while the
 * batch keeps the count from being sealed.
 */
int ledger_batch_list(struct ledger *ledger, const json_t *request, json_t *answer,
        struct error *err) __attribute__((warn_unused_result));

/* ledger_batch_entry - one entry of the list, without "decision"; NULL: no memory. */
json_t *ledger_batch_entry(const struct ledger_batch *batch);

#endif
