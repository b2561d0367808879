/* ledger_record.h -- what people said of a sheet, each record bound by an event. */
#ifndef CORE_LEDGER_RECORD_H
#define CORE_LEDGER_RECORD_H

#include <jansson.h>

#include "core/ledger_sheet.h"

/*
 * ledger_record_add - one more record of a sheet: written, bound by an event, settled
 *
 * record  {"decision","name","why","time",...}; taken over, also on failure; NULL is
 *         ERROR_MEMORY. It stands in sheet->adjudications from then on.
 */
int ledger_record_add(struct ledger *ledger, struct ledger_sheet *sheet, json_t *record,
        struct error *err) __attribute__((warn_unused_result));

/* ledger_record_check - each record against its event; adds a sentence a fault. */
int ledger_record_check(struct ledger *ledger, json_t *findings, struct error *err)
        __attribute__((warn_unused_result));

#endif
