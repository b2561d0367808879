/* ledger_count.h -- results: the sheets' final say, added up and judged by the rules. */
#ifndef CORE_LEDGER_COUNT_H
#define CORE_LEDGER_COUNT_H

#include <jansson.h>

#include "core/ledger_plan.h"
#include "core/ledger_store.h"
#include "core/results.h"

/*
 * ledger_count_results - every ballot type of the plan, from the ledger's sheets
 *
 * trial  1: of the trial's sheets. The caller releases *out. On failure *out is
 *        unchanged: ERROR_STATE names what conference.ini lacks; ERROR_RANGE a
 *        counted sheet without a row for each contest, or sums that do not agree.
 */
int ledger_count_results(struct ledger *ledger, const struct ledger_plan *plan, int trial,
        struct results *out, struct error *err) __attribute__((warn_unused_result));

/* ledger_count_object - the same as the object of results.json, named but not signed. */
int ledger_count_object(struct ledger *ledger, int trial, json_t **out, struct error *err)
        __attribute__((warn_unused_result));

/* ledger_count - {"trial":optional} -> {"results":{the object of results.json}}; once
 * sealed it is signed (sealed.h), or refused if it is not what was sealed. */
int ledger_count(struct ledger *ledger, const json_t *request, json_t *answer,
        struct error *err) __attribute__((warn_unused_result));

#endif
