/* ledger_contest.h -- one contest's state in lists of rows: as read, or as told. */
#ifndef CORE_LEDGER_CONTEST_H
#define CORE_LEDGER_CONTEST_H

#include <stddef.h>

#include <jansson.h>

#include "core/contest.h"

/*
 * ledger_contest_find - the entry {"contest","state","chosen"} of a list; NULL if none
 *
 * near  where it probably stands; any number is right. Borrowed from `list`.
 */
const json_t *ledger_contest_find(const json_t *list, const char *contest, size_t near);

/*
 * ledger_contest_read - what the pages' readings say; borrowed
 *
 * NULL if the contest is on no page or on two, or is unsure.
 */
const json_t *ledger_contest_read(
        const json_t *readings, const char *contest, size_t near);

/*
 * ledger_contest_is_same - do two entries mean the same? Overvotes are alike, whichever
 * options they name. NULL is like nothing.
 */
int ledger_contest_is_same(const json_t *left, const json_t *right);

/*
 * ledger_contest_state - what an entry says of its row, as contest_value() takes it
 *
 * entry  of a reading, a decision or a truth; may be NULL.
 * Returns an option's index, CONTEST_ROW_BLANK or CONTEST_ROW_OVER; -1: nothing that is
 * known.
 */
int ledger_contest_state(
        const struct rule *rule, const struct contest_row *row, const json_t *entry);

#endif
