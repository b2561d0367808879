/* ledger_queue.h -- the held sheets that a person may decide, what matters first. */
#ifndef CORE_LEDGER_QUEUE_H
#define CORE_LEDGER_QUEUE_H

#include <jansson.h>

#include "core/ledger_store.h"
#include "core/results.h"

/*
 * ledger_queue_list - what awaits this person, added to `answer`
 *
 * "sheets": [{"sheet","matters","stage"}]: those that can still change an outcome
 * first, then by id; stage as in ledger_sheet_stage. A sheet matters if a contest that
 * it leaves open is not decided regardless of the open sheets.
 * "held": all held sheets; "mine": how many of them stand in "sheets"; the others wait
 * for another person. "disputed": held ones that two decided differently.
 * "agreement": {"pairs","agreed"}: sheets that two decided blindly, and those of them
 * that they decided alike.
 *
 * results  of this trial or count, as fresh as the caller wants the order to be; NULL:
 *          worked out here, which reads every sheet. Else only what people were asked
 *          about is read. If they cannot be worked out, every sheet matters.
 * Nothing tells what anybody decided.
 */
int ledger_queue_list(struct ledger *ledger, const char *name, int trial,
        const struct results *results, json_t *answer, struct error *err)
        __attribute__((warn_unused_result));

/*
 * ledger_queue - {"name","trial":optional,"ordered":optional}: the same as a request
 *
 * ordered  false: by id alone, as if nothing mattered; no figures are worked out.
 */
int ledger_queue(struct ledger *ledger, const json_t *request, json_t *answer,
        struct error *err) __attribute__((warn_unused_result));

#endif
