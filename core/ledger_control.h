/* ledger_control.h -- known sheets, mixed in to see whether a person errs. */
#ifndef CORE_LEDGER_CONTROL_H
#define CORE_LEDGER_CONTROL_H

#include <jansson.h>

#include "core/ledger_store.h"

/*
 * ledger_control - {"sheet","name","contests":[...],"decision":optional}
 * -> {"right":bool}, kept as an event
 *
 * What a person said of a sheet whose reading is not in doubt: it must be counted as it
 * was clearly read, and no people asked about it, else ERROR_STATE. It is right if each
 * contest given, at least one, is as read, and "decision" is "rows" or missing.
 * The sheet itself stays as it is.
 */
int ledger_control(struct ledger *ledger, const json_t *request, json_t *answer,
        struct error *err) __attribute__((warn_unused_result));

/*
 * ledger_control_clear - {"person","names":[A,B],"why"} -> {"reopened":N}
 *
 * Two different people take back every decision in whose present round this person took
 * part, and every opinion that waits: those sheets are held again, in a new round. The
 * person's errors count no more. ERROR_STATE if none of the person's answers was wrong.
 */
int ledger_control_clear(struct ledger *ledger, const json_t *request, json_t *answer,
        struct error *err) __attribute__((warn_unused_result));

/* ledger_control_erred - {} -> {"people":[{"name","wrong","answers"}]}: who erred, and
 * has not been cleared */
int ledger_control_erred(struct ledger *ledger, const json_t *request, json_t *answer,
        struct error *err) __attribute__((warn_unused_result));

/* ledger_control_has_erred - *out is 1 if an answer of this person counts as wrong. */
int ledger_control_has_erred(struct ledger *ledger, const char *name, int *out,
        struct error *err) __attribute__((warn_unused_result));

/*
 * ledger_control_find - a sentence for each person who erred on more than 0.5 % of the
 * known sheets since counting began, or since they were cleared
 */
int ledger_control_find(struct ledger *ledger, json_t *findings, struct error *err)
        __attribute__((warn_unused_result));

#endif
