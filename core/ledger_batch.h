/* ledger_batch.h -- sheets fed together: begun, ended, taken up again. */
#ifndef CORE_LEDGER_BATCH_H
#define CORE_LEDGER_BATCH_H

#include <jansson.h>

#include "core/ledger_store.h"

/*
 * ledger_batch_begin - {"trial":bool,"name":optional,"expected":optional,
 * "scanned":optional} -> {"batch":id}
 *
 * expected  sheets counted by hand; -1 or missing: not declared.
 * ERROR_STATE if another program has a batch open; so has ledger_batch_resume.
 */
int ledger_batch_begin(struct ledger *ledger, const json_t *request, json_t *answer,
        struct error *err) __attribute__((warn_unused_result));

/*
 * ledger_batch_note - {"batch":id,"kind":"options|paused|resumed|tray","detail":{}}
 *
 * Of an open batch: what the scanner was set to or what happened to it, as the
 * event "batch-KIND" {"batch","detail"}. The detail must tell nothing of one
 * sheet. Its bounds are those of core/ledger_detail.h.
 */
int ledger_batch_note(struct ledger *ledger, const json_t *request, json_t *answer,
        struct error *err) __attribute__((warn_unused_result));

/*
 * ledger_batch_end - {"batch":id,"expected":optional} -> {"accepted":bool,
 * "expected","fed","counted","held","refused","difference"}
 *
 * Accepted if nothing was declared or declared = fed = counted + held + refused;
 * else it is "ended" and waits for people. "expected" here goes before the one
 * declared at the beginning.
 */
int ledger_batch_end(struct ledger *ledger, const json_t *request, json_t *answer,
        struct error *err) __attribute__((warn_unused_result));

/*
 * ledger_batch_resume - {"batch":id} of an interrupted or ended batch, which is
 * open again -> {"batch","name","trial"} and its sums as of batch-end
 */
int ledger_batch_resume(struct ledger *ledger, const json_t *request, json_t *answer,
        struct error *err) __attribute__((warn_unused_result));

/* ledger_batch_interrupt - close every open batch: its program died. */
int ledger_batch_interrupt(struct ledger *ledger, struct error *err)
        __attribute__((warn_unused_result));

/*
 * ledger_batch_find - ERROR_RANGE if there is none, ERROR_STATE if it is not open, or
 * open in another program
 */
int ledger_batch_find(struct ledger *ledger, const struct ledger_id *id, int *trial,
        struct error *err) __attribute__((warn_unused_result));

#endif
