/* ledger_opinion.h -- what people say of a held sheet, and what follows from it. */
#ifndef CORE_LEDGER_OPINION_H
#define CORE_LEDGER_OPINION_H

#include <stddef.h>

#include <jansson.h>

enum { LEDGER_OPINIONS_MAX = 3 /* of one round */ };

struct ledger_sheet;

/*
 * The opinions in force. A round begins with the sheet's entering and anew with each
 * "reopen" or "recheck"; within it a "withdraw" takes the newest opinion out.
 */
struct ledger_opinions {
    const json_t *list[LEDGER_OPINIONS_MAX]; /* records, oldest first; borrowed */
    size_t count;
    int is_agreed;          /* two or more, and the first two mean the same */
    const json_t *decision; /* the record that settles the sheet; NULL: it is held */
};

/*
 * ledger_opinions_find - worked out from a sheet's readings and records alone
 *
 * What settles: one opinion given while "checks" was 1; the second of two that mean the
 * same; the third. Only `ballot_type`, `readings` and `adjudications` of the sheet are
 * read; `out` borrows from them. Readings may be NULL unless
 * ledger_opinions_need_reading.
 * Source: DESIGN, "Counting"; README, "Deciding held sheets".
 */
void ledger_opinions_find(const struct ledger_sheet *sheet, struct ledger_opinions *out);

/*
 * ledger_opinions_need_reading - 1 if the records alone do not tell whether two agree
 *
 * One leaves out a contest that the other gives: it stands as read.
 */
int ledger_opinions_need_reading(const json_t *records);

/* ledger_opinions_have - 1 if one of them is of this person. */
int ledger_opinions_have(const struct ledger_opinions *opinions, const char *name);

/* ledger_opinion_row - a contest's final state by this record; NULL if it has none. */
const json_t *ledger_opinion_row(const struct ledger_sheet *sheet, const json_t *record,
        const char *contest, size_t near);

/* ledger_opinion_is_one - 1 for the words "rows", "void", "refuse" and "rescan". */
int ledger_opinion_is_one(const char *decision);

#endif
