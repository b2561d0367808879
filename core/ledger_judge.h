/* ledger_judge.h -- the verdict on a sheet: its pages' readings against what is counted.
 */
#ifndef CORE_LEDGER_JUDGE_H
#define CORE_LEDGER_JUDGE_H

#include <stddef.h>
#include <stdint.h>

#include <jansson.h>

#include "core/ledger_plan.h"
#include "core/reading.h"

struct ledger_judgement {
    enum verdict verdict;
    uint32_t reasons; /* bits as in struct reading */
};

/*
 * ledger_judge_sheet - the worst of the pages' verdicts, and never better than this:
 *
 * a sheet counts as read only if all its pages are of this conference, of
 * the same ballot type as `ballot_type` and, once counting is open, of the
 * form printed then; and each of the type's contests stands on exactly one
 * page, blank or with exactly one known option. Else it is held.
 *
 * opened  detail of the event "open", or NULL before.
 * Allocates nothing. Nothing is an error: doubt is an answer.
 */
void ledger_judge_sheet(const struct ledger_plan *plan, const json_t *opened,
        const char *ballot_type, const struct reading *pages, size_t page_count,
        struct ledger_judgement *out);

#endif
