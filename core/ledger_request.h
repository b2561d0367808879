/* ledger_request.h -- which request is permitted in which state: one table. */
#ifndef CORE_LEDGER_REQUEST_H
#define CORE_LEDGER_REQUEST_H

#include <jansson.h>

#include "core/ledger_event.h"
#include "core/ledger_store.h"

enum { LEDGER_REQUEST_NAME_BYTES = 32 };

/*
 * ledger_request_run - one request in one transaction
 *
 * answer  an object to which the answer's members are added.
 * On failure the transaction is rolled back. ERROR_SYNTAX: unknown request;
 * ERROR_STATE: not permitted now, or to one that only reads.
 */
int ledger_request_run(struct ledger *ledger, const json_t *request, json_t *answer,
        struct error *err) __attribute__((warn_unused_result));

/* ledger_request_is_permitted - the table itself: 1, 0, or -1 for an unknown name. */
int ledger_request_is_permitted(const char *name, enum ledger_state state);

#endif
