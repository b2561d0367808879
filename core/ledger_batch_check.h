/* ledger_batch_check.h -- each batch against its events. */
#ifndef CORE_LEDGER_BATCH_CHECK_H
#define CORE_LEDGER_BATCH_CHECK_H

#include <jansson.h>

#include "core/ledger_store.h"

/* ledger_batch_check - each batch against its events; adds a sentence a fault. */
int ledger_batch_check(struct ledger *ledger, json_t *findings, struct error *err)
        __attribute__((warn_unused_result));

#endif
