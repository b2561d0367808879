/* ledger_journal.h -- what the desk notes of its own, and what has happened so far. */
#ifndef CORE_LEDGER_JOURNAL_H
#define CORE_LEDGER_JOURNAL_H

#include <jansson.h>

#include "core/ledger_store.h"

enum {
    LEDGER_JOURNAL_MOST = 1000, /* events of an answer */
    LEDGER_JOURNAL_USUAL = 100
};

/*
 * ledger_journal_note - {"kind","name","detail":{}}: the event "desk" of these
 *
 * kind  "sign-in" "sign-in-failed" "sign-out" "locked" "print" "deck" "zero-report"
 *       "scan" "import" "view-results" "invite"; else ERROR_SYNTAX.
 * name  as typed: whoever fails to sign in need not be registered.
 */
int ledger_journal_note(struct ledger *ledger, const json_t *request, json_t *answer,
        struct error *err) __attribute__((warn_unused_result));

/*
 * ledger_journal_events - {"after":seq,"most":N} or {"before":seq,"most":N}
 * -> {"events":[{"seq","time","kind","detail"}]}
 *
 * After a number: the oldest first; before one: the newest first, 0 for all. Neither:
 * from the first on. Costs what it answers, however long the journal is.
 */
int ledger_journal_events(struct ledger *ledger, const json_t *request, json_t *answer,
        struct error *err) __attribute__((warn_unused_result));

#endif
