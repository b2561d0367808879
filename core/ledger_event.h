/* ledger_event.h -- what happened, in order: a chain of digests. */
#ifndef CORE_LEDGER_EVENT_H
#define CORE_LEDGER_EVENT_H

#include <jansson.h>

#include "core/ledger_store.h"

/*
 * Event n's digest is BLAKE2b-256 of: the digest before it (32 zero bytes
 * for the first), n as 8 bytes with the highest first, its time, a zero
 * byte, its kind, a zero byte, and its detail. Changing, dropping or
 * swapping an event breaks every digest after it.
 *
 * Events are of the whole, of a batch or of a decision; none is of a sheet
 * entered, as their order would be the order of feeding.
 */

/* The state follows from the events alone: "open" and "seal" happen once. */
enum ledger_state { LEDGER_TEST, LEDGER_OPEN, LEDGER_SEALED, LEDGER_STATE_COUNT };

/* ledger_state_word - "TEST", "OPEN", "SEALED". */
const char *ledger_state_word(enum ledger_state state);

int ledger_state_get(struct ledger *ledger, enum ledger_state *out, struct error *err)
        __attribute__((warn_unused_result));

/*
 * ledger_event_add - one more at the chain's end
 *
 * detail  taken over and freed, also on failure; NULL is ERROR_MEMORY.
 */
int ledger_event_add(struct ledger *ledger, const char *kind, json_t *detail,
        struct error *err) __attribute__((warn_unused_result));

/* ledger_event_find - detail of the newest of a kind; *out is NULL if there is none. */
int ledger_event_find(struct ledger *ledger, const char *kind, json_t **out,
        struct error *err) __attribute__((warn_unused_result));

/* ledger_event_time - now, UTC, as "2026-11-22T08:30:00Z". */
enum { LEDGER_TIME_BYTES = 32 };
void ledger_event_time(char out[LEDGER_TIME_BYTES]);

/* ledger_event_check - work the chain out anew; adds a sentence a fault. */
int ledger_event_check(struct ledger *ledger, json_t *findings, struct error *err)
        __attribute__((warn_unused_result));

#endif
