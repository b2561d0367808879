/* ledger_status.h -- where the count stands: fed = counted + held + refused. */
#ifndef CORE_LEDGER_STATUS_H
#define CORE_LEDGER_STATUS_H

#include <jansson.h>

#include "core/ledger_store.h"

/*
 * ledger_status - state, root, sums by ballot type, by batch, of trial and count
 *
 * "fed" comes from the batches, the rest from the sheets; the discarded count in
 * none. "checks_ended" and "exported": whether two people said so. A batch's entry is
 * that of ledger_batch_list. ERROR_RANGE if the two disagree: sheets are lost or doubled
 * and nothing else may be believed.
 */
int ledger_status(struct ledger *ledger, const json_t *request, json_t *answer,
        struct error *err) __attribute__((warn_unused_result));

/*
 * ledger_status_held - {"trial":optional,"name":optional} -> {"sheets":[...]} by id
 *
 * Each as ledger_sheet_json shows it to this person.
 */
int ledger_status_held(struct ledger *ledger, const json_t *request, json_t *answer,
        struct error *err) __attribute__((warn_unused_result));

/* ledger_status_sheet - {"sheet":id,"name":optional} -> as ledger_sheet_json shows it */
int ledger_status_sheet(struct ledger *ledger, const json_t *request, json_t *answer,
        struct error *err) __attribute__((warn_unused_result));

#endif
