/* ledger_settle.h -- who keeps an outcome at a quota's edge: decided by two people. */
#ifndef CORE_LEDGER_SETTLE_H
#define CORE_LEDGER_SETTLE_H

#include <jansson.h>

#include "core/ledger_plan.h"
#include "core/ledger_store.h"
#include "core/results.h"

/* ledger_settle_results - caps, quotas and what people decided, over the counted
 * outcomes; a trial's have no decisions. */
int ledger_settle_results(struct ledger *ledger, const struct ledger_plan *plan,
        struct results *results, struct error *err) __attribute__((warn_unused_result));

/* ledger_settle_decisions - the details of the events "settle", oldest first; the
 * caller's to json_decref. */
int ledger_settle_decisions(struct ledger *ledger, json_t **out, struct error *err)
        __attribute__((warn_unused_result));

/*
 * The request "settle": "keep" is a list of {"ballot_type","contest"}, "names" two
 * people, "reason" a text; or "undo": true takes the last decision about "rule" and
 * "outcome" back. The answer to "ties" has what waits: "rule", "outcome", "places",
 * "tied"; nothing of it if nothing does.
 */
int ledger_settle(struct ledger *ledger, const json_t *request, json_t *answer,
        struct error *err) __attribute__((warn_unused_result));
int ledger_settle_ties(struct ledger *ledger, const json_t *request, json_t *answer,
        struct error *err) __attribute__((warn_unused_result));

/* ledger_settle_find - a reason against the seal for a tie that waits. */
int ledger_settle_find(struct ledger *ledger, json_t *reasons, struct error *err)
        __attribute__((warn_unused_result));

#endif
