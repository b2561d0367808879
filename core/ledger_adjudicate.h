/* ledger_adjudicate.h -- what people decide of a sheet, beside its reading. */
#ifndef CORE_LEDGER_ADJUDICATE_H
#define CORE_LEDGER_ADJUDICATE_H

#include <jansson.h>

#include "core/ledger_store.h"

/*
 * ledger_adjudicate - {"sheet","decision","name","why",...}
 *
 * decision  "rows": each contest's final state; with "ballot_type" and
 *           "contests":[{"contest","state":"chosen|blank|over","chosen":[...]}].
 *           Contests that the reading holds as one chosen option or blank may
 *           be left out, all others must be given. "contests_expected" and
 *           "options" (lists of ids) are checked besides the folder's files.
 *           "void": collected but invalid; with "ballot_type".
 *           "refuse": no ballot of ours.
 *           "reopen": takes the decision in force back; the sheet is held again.
 *           "recheck": sends a sheet that was counted or refused as read to people.
 * The newest record is in force; all stay. Only "recheck" may meet a sheet
 * that people were not asked about: ERROR_STATE.
 */
int ledger_adjudicate(struct ledger *ledger, const json_t *request, json_t *answer,
        struct error *err) __attribute__((warn_unused_result));

/* ledger_adjudicate_check - each record against its event; adds a sentence a fault. */
int ledger_adjudicate_check(struct ledger *ledger, json_t *findings, struct error *err)
        __attribute__((warn_unused_result));

#endif
