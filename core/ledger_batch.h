/* ledger_batch.h -- sheets fed together: begun, ended, or interrupted by a crash. */
#ifndef CORE_LEDGER_BATCH_H
#define CORE_LEDGER_BATCH_H

#include <jansson.h>

#include "core/ledger_store.h"

/* ledger_batch_begin - {"trial":bool,"name":"optional"} -> {"batch":id} */
int ledger_batch_begin(struct ledger *ledger, const json_t *request, json_t *answer,
        struct error *err) __attribute__((warn_unused_result));

/* ledger_batch_end - {"batch":id}; the event holds its counts and Merkle root. */
int ledger_batch_end(struct ledger *ledger, const json_t *request, json_t *answer,
        struct error *err) __attribute__((warn_unused_result));

/* ledger_batch_interrupt - close what a crash left open; once, at the start. */
int ledger_batch_interrupt(struct ledger *ledger, struct error *err)
        __attribute__((warn_unused_result));

/* ledger_batch_find - ERROR_RANGE if there is none, ERROR_STATE if it is ended. */
int ledger_batch_find(struct ledger *ledger, const struct ledger_id *id, int *trial,
        struct error *err) __attribute__((warn_unused_result));

/* ledger_batch_check - each batch against its events; adds a sentence a fault. */
int ledger_batch_check(struct ledger *ledger, json_t *findings, struct error *err)
        __attribute__((warn_unused_result));

#endif
