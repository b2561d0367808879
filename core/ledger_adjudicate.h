/* ledger_adjudicate.h -- what one person decides of a sheet, beside its reading. */
#ifndef CORE_LEDGER_ADJUDICATE_H
#define CORE_LEDGER_ADJUDICATE_H

#include <jansson.h>

#include "core/ledger_store.h"

/*
 * ledger_adjudicate - {"sheet","decision","name","why",...} -> {"taken":true}
 *
 * An opinion of one person; ledger_opinion.h says when opinions settle a sheet:
 * "rows"      each contest's final state; with "ballot_type" and
 *             "contests":[{"contest","state":"chosen|blank|over","chosen":[...]}].
 *             Contests that the reading holds as one chosen option or blank may
 *             be left out, all others must be given. "contests_expected" and
 *             "options" (lists of ids) are checked besides the folder's files.
 * "void"      collected but invalid; with "ballot_type".
 * "refuse"    no ballot of ours.
 * "rescan"    the paper is to be fed again: this scan of it stands as refused, and
 *             is compared with no other.
 * Other decisions:
 * "withdraw"  takes one's own opinion back while nobody else's has followed it;
 *             "why" may be left out.
 * "reopen"    takes the decision in force back; the sheet is held again.
 * "recheck"   sends a sheet that was counted or refused as read to people.
 * All records stay; each bears how many "checks" were in force. ERROR_STATE: nobody
 * decides a sheet twice in a round; a decided sheet takes no opinion before it is
 * reopened; only "recheck" may meet a sheet that people were not asked about. The
 * answer is the same whether a second person agreed or not.
 */
int ledger_adjudicate(struct ledger *ledger, const json_t *request, json_t *answer,
        struct error *err) __attribute__((warn_unused_result));

#endif
