/* ledger_duplicate.h -- the same sheet fed twice is held, with no number on the paper. */
#ifndef CORE_LEDGER_DUPLICATE_H
#define CORE_LEDGER_DUPLICATE_H

#include <stddef.h>

#include "core/ledger_judge.h"
#include "core/ledger_store.h"
#include "core/reading.h"

/*
 * ledger_duplicate_enter - compare a new sheet's pages with all entered before
 *
 * Called within the transaction that enters the sheet, before its row is written.
 *
 * ballot_type  the sheet's; only sheets of the same, of trial or count as this one, and
 *              neither discarded nor to be fed again, are compared, page 1 with page 1.
 * pages        their fingerprints are taken out: no reading that is kept holds one. The
 *              page that was seen before says so in its detail.
 * judgement    as ledger_judge_sheet has it: held as REASON_DUPLICATE besides. A
 *              refused sheet is left alone, and is not compared with later.
 *
 * The first call reads all fingerprints of the ledger into memory, 1.3 kB a page.
 */
int ledger_duplicate_enter(struct ledger *ledger, int trial,
        const struct ledger_id *sheet, const char *ballot_type, struct reading *pages,
        size_t page_count, struct ledger_judgement *judgement, struct error *err)
        __attribute__((warn_unused_result));

/* ledger_duplicate_settle - the transaction's end: what it entered stays, or does not. */
void ledger_duplicate_settle(struct ledger *ledger, int is_done);

/* ledger_duplicate_forget - at sealing: no fingerprint stays in the file. */
int ledger_duplicate_forget(struct ledger *ledger, struct error *err)
        __attribute__((warn_unused_result));

/* ledger_duplicate_drop - free what is held in memory, if anything. */
void ledger_duplicate_drop(struct ledger *ledger);

#endif
