/* ledger_signed.h -- the results under their conference's name and its signature. */
#ifndef CORE_LEDGER_SIGNED_H
#define CORE_LEDGER_SIGNED_H

#include <jansson.h>

#include "core/ledger_plan.h"
#include "core/ledger_store.h"
#include "core/results.h"

/* ledger_signed_name - whose results they are; nothing while there is no key yet. */
void ledger_signed_name(const struct ledger_plan *plan, struct results *results);

/*
 * ledger_signed_note - what of these results is kept with the seal
 *
 * Adds to the event's detail: "figures", a digest of what was counted, and, where the
 * conference has a key, "public_key", which the results are signed with.
 */
int ledger_signed_note(struct ledger *ledger, const json_t *results, json_t *detail,
        struct error *err) __attribute__((warn_unused_result));

/*
 * ledger_signed_check - are these results those that were sealed?
 *
 * seal  the seal's detail. What an earlier version did not keep is not looked at.
 * ERROR_STATE says what was changed since.
 */
int ledger_signed_check(struct ledger *ledger, const json_t *seal, const json_t *results,
        struct error *err) __attribute__((warn_unused_result));

/* ledger_signed_sign - check and sign final results; leave others as they are. */
int ledger_signed_sign(struct ledger *ledger, json_t *results, struct error *err)
        __attribute__((warn_unused_result));

#endif
