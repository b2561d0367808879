/* ledger_turn.h -- a request among several programs: its turn, and whose batch it is. */
#ifndef CORE_LEDGER_TURN_H
#define CORE_LEDGER_TURN_H

#include <jansson.h>

#include "core/ledger_store.h"

/*
 * ledger_turn_run - ledger_request_run with the request's lock held
 *
 * Before it, batches that a dead program left open are closed as interrupted; after
 * it, the batch's lock is let go if no batch of ours is open any more.
 */
int ledger_turn_run(struct ledger *ledger, const json_t *request, json_t *answer,
        struct error *err) __attribute__((warn_unused_result));

/*
 * ledger_turn_settle - batches that are open though nobody feeds them are closed
 *
 * The request's lock must be held. Costs a look at a small table.
 */
int ledger_turn_settle(struct ledger *ledger, struct error *err)
        __attribute__((warn_unused_result));

/*
 * ledger_turn_own - batches are ours to open from here on, within a request
 *
 * ERROR_STATE names the program whose batch is open. What is remembered of sheets
 * entered before is dropped if others may have entered some since.
 */
int ledger_turn_own(struct ledger *ledger, struct error *err)
        __attribute__((warn_unused_result));

#endif
