/* ledger_sheet.h -- one sheet's record: readings, decisions, digest, final say. */
#ifndef CORE_LEDGER_SHEET_H
#define CORE_LEDGER_SHEET_H

#include <jansson.h>

#include "core/layout.h"
#include "core/ledger_opinion.h"
#include "core/ledger_store.h"
#include "core/ledger_text.h"

enum { LEDGER_WORD_BYTES = 16 };

struct ledger_sheet {
    struct ledger_id id, batch;
    int trial;
    char ballot_type[LAYOUT_ID_BYTES];  /* as read; "" unknown */
    char counted_type[LAYOUT_ID_BYTES]; /* as counted: a person's say goes first */
    char verdict[LEDGER_WORD_BYTES];    /* of the reading */
    char standing[LEDGER_WORD_BYTES];   /* "counted" "held" "refused" "discarded" */
    int is_discarded;                   /* with its whole batch */
    char batch_name[LEDGER_TEXT_BYTES];
    int64_t place;                   /* in the stack as fed, from 1; 0: not kept */
    struct digest digest;            /* as stored at entering */
    json_t *reasons;                 /* words */
    json_t *readings;                /* the pages' readings */
    json_t *images;                  /* digests in hex, sorted */
    json_t *adjudications;           /* records, oldest first */
    struct ledger_opinions opinions; /* what follows from them; borrows from them */
};

void ledger_sheet_init(struct ledger_sheet *sheet);
void ledger_sheet_release(struct ledger_sheet *sheet);

/* ledger_sheet_load - ERROR_RANGE if there is no such sheet. */
int ledger_sheet_load(struct ledger *ledger, const struct ledger_id *id,
        struct ledger_sheet *out, struct error *err) __attribute__((warn_unused_result));

/*
 * ledger_sheet_each - every sheet of trial or count, in order of id
 *
 * standing  only these ("held"), or NULL for all but the discarded ones.
 *           `visit` returns 0 to go on; it must not write to the sheets' tables.
 */
typedef int ledger_sheet_visit(
        void *context, const struct ledger_sheet *sheet, struct error *err);
int ledger_sheet_each(struct ledger *ledger, int trial, const char *standing,
        ledger_sheet_visit *visit, void *context, struct error *err)
        __attribute__((warn_unused_result));

/*
 * ledger_sheet_each_asked - those that people are or were asked about, held or decided
 *
 * Without images, and without readings unless their opinions need them: quick with
 * thousands of sheets. Not the discarded ones; in order of id.
 */
int ledger_sheet_each_asked(struct ledger *ledger, int trial, ledger_sheet_visit *visit,
        void *context, struct error *err) __attribute__((warn_unused_result));

/*
 * ledger_sheet_digest - BLAKE2b-256 of the canonical JSON of the sheet
 *
 * Canonical: compact, keys sorted, of {"adjudications": [...], "ballot_type": as
 * read, "images": [...], "readings": [...], "reasons": [...], "verdict": as read}.
 * with_adjudications  0: an empty list in their place, as at entering.
 */
int ledger_sheet_digest(const struct ledger_sheet *sheet, int with_adjudications,
        struct digest *out, struct error *err) __attribute__((warn_unused_result));

/* ledger_sheet_decision - the record that settles it; NULL: none does. */
const json_t *ledger_sheet_decision(const struct ledger_sheet *sheet);

/* ledger_sheet_is_with_people - read as held, or sent to people since ("recheck"). */
int ledger_sheet_is_with_people(const struct ledger_sheet *sheet);

/*
 * ledger_sheet_stage - whose opinion is awaited: 1 the first person's, 2 a second's,
 * 3 a third's, since two differ; 0 nobody's
 */
int ledger_sheet_stage(const struct ledger_sheet *sheet);

/* ledger_sheet_awaits - 1 if this person may give an opinion now. */
int ledger_sheet_awaits(const struct ledger_sheet *sheet, const char *name);

/*
 * ledger_sheet_settle - opinions, standing and counted_type anew from reading and records
 *
 * A discarded batch goes before them all.
 */
void ledger_sheet_settle(struct ledger_sheet *sheet);

/*
 * ledger_sheet_contest - a contest's final state; borrowed, NULL if there is none
 *
 * The decision in force goes before the reading. A contest that stands on
 * two pages, or is unsure, has no state but a decided one.
 */
const json_t *ledger_sheet_contest(
        const struct ledger_sheet *sheet, const char *contest, size_t near);

/*
 * ledger_sheet_json - what people who decide may be shown of a sheet; NULL: no memory
 *
 * name  who is to be shown it; NULL if that is not known.
 *
 * "place" is there only while it is kept; "stage" is that of ledger_sheet_stage.
 * "adjudications" are the records of a sheet that nobody is asked about, else none:
 * neither an opinion nor an older round's may sway the next. Only if two differ, whoever
 * may give the third opinion is shown both as "opinions": [{"decision","ballot_type"?,
 * "contests"?}] with the final state of each contest that either gives, without name,
 * time or reason, in an order that tells nothing of who was first.
 */
json_t *ledger_sheet_json(const struct ledger_sheet *sheet, const char *name);

/* ledger_sheet_id - the request's "sheet" or "batch": 32 hex digits. */
int ledger_sheet_id(const json_t *request, const char *name, struct ledger_id *out,
        struct error *err) __attribute__((warn_unused_result));

#endif
