/* ledger_begin.h -- from trial to count: what is counted, fixed once. */
#ifndef CORE_LEDGER_BEGIN_H
#define CORE_LEDGER_BEGIN_H

#include <jansson.h>

#include "core/ledger_store.h"

/*
 * ledger_begin - {"request":"open","layouts":[{"ballot_type","form_id","digest"}],
 * "officials_digest":"hex","rules":[...]}: TEST -> OPEN, kept in the event "open"
 *
 * officials_digest  BLAKE2b-256 of officials.csv's bytes; must be the file's.
 * In OPEN: nothing happens if all is as it was, else ERROR_STATE says which
 * changed. ERROR_STATE too while a batch is open.
 */
int ledger_begin(struct ledger *ledger, const json_t *request, json_t *answer,
        struct error *err) __attribute__((warn_unused_result));

#endif
