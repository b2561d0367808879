/* deck_wished.h -- totals that somebody wishes for a deck, dealt to its voters. */
#ifndef FORMS_DECK_WISHED_H
#define FORMS_DECK_WISHED_H

#include <stdint.h>

#include "core/contest.h"
#include "core/error.h"
#include "core/rule.h"
#include "forms/deck_plan.h"

/*
 * deck_wished_apply - the rows of those who stand in a table get its totals
 *
 * path  CSV: a column no (STT), one for each option by its id, or "points" (the sum of
 *       all sheets); a column "ballot type" (Loại phiếu) where there are several. Who
 *       does not stand in it keeps the votes of chance. Sheets beyond the sum of a
 *       person's votes are left blank in that row.
 *
 * Their rows have no other trouble. Of points each sheet has the mean or one beside it,
 * spread so that the sum is exact. Each error is "FILE:LINE: what is wrong".
 */
int deck_wished_apply(const char *path, const struct contests *contests,
        const struct rule *rule, const char *ballot_type, uint64_t seed,
        struct deck_plan *plan, struct error *err) __attribute__((warn_unused_result));

#endif
