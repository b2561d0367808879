/* ledger_ended.h -- people are done with checking, or take it up again; what is handed
 * out. */
#ifndef CORE_LEDGER_ENDED_H
#define CORE_LEDGER_ENDED_H

#include <jansson.h>

#include "core/ledger_store.h"

/* ledger_ended_get - *out is 1 between "checks-end" and "checks-resume". */
int ledger_ended_get(struct ledger *ledger, int *out, struct error *err)
        __attribute__((warn_unused_result));

/*
 * ledger_ended_end - "checks-end": {"names":[A,B]}, one of them a chair
 *
 * ERROR_STATE, with "reasons" in the answer, while a sheet is held or a batch is open
 * or waits. Afterwards nothing is decided, fed or discarded until it is taken back.
 */
int ledger_ended_end(struct ledger *ledger, const json_t *request, json_t *answer,
        struct error *err) __attribute__((warn_unused_result));

/* ledger_ended_resume - "checks-resume": {"names":[A,B],"why"} */
int ledger_ended_resume(struct ledger *ledger, const json_t *request, json_t *answer,
        struct error *err) __attribute__((warn_unused_result));

/* ledger_ended_export - "export": {"names":[A,B],"what"}: before files are handed out */
int ledger_ended_export(struct ledger *ledger, const json_t *request, json_t *answer,
        struct error *err) __attribute__((warn_unused_result));

#endif
