/* ledger_batch_decide.h -- a batch accepted or discarded, by somebody, for a reason. */
#ifndef CORE_LEDGER_BATCH_DECIDE_H
#define CORE_LEDGER_BATCH_DECIDE_H

#include <jansson.h>

#include "core/ledger_store.h"

/*
 * ledger_batch_accept - {"batch":id,"names":[A,B],"reason":why} of an interrupted
 * or ended batch -> {"accepted":true} and its sums
 *
 * Two different people: its figures do not agree with the paper.
 */
int ledger_batch_accept(struct ledger *ledger, const json_t *request, json_t *answer,
        struct error *err) __attribute__((warn_unused_result));

/*
 * ledger_batch_discard - {"batch":id,"name":who,"reason":why} of any batch that is
 * not open -> {"discarded":sheets}
 *
 * Its sheets count nowhere any more and their places are forgotten. They are
 * not under the root of the count: the event "batch-discard" binds them by
 * the batch's own root, as entered. Their images may be entered anew.
 */
int ledger_batch_discard(struct ledger *ledger, const json_t *request, json_t *answer,
        struct error *err) __attribute__((warn_unused_result));

#endif
