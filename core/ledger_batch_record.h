/* ledger_batch_record.h -- one batch's row: its state, its sums, the event of a change.
 */
#ifndef CORE_LEDGER_BATCH_RECORD_H
#define CORE_LEDGER_BATCH_RECORD_H

#include <jansson.h>

#include "core/ledger_sheet.h"
#include "core/ledger_store.h"
#include "core/ledger_text.h"

/*
 * open         sheets may be entered
 * interrupted  left open by a crash; taken up again or decided by people
 * ended        over, but the counts disagree: taken up again or decided
 * accepted     over and in order, by the figures or by a decision
 * discarded    by a decision: its sheets count nowhere, images and readings stay
 */
enum batch_state {
    BATCH_OPEN,
    BATCH_INTERRUPTED,
    BATCH_ENDED,
    BATCH_ACCEPTED,
    BATCH_DISCARDED,
    BATCH_STATE_COUNT
};

enum {
    BATCH_NOT_DECLARED = -1,
    BATCH_KIND_BYTES = 32,        /* of its events */
    BATCH_SHEETS_MAX = 1000000000 /* that people may declare, or a place */
};

struct ledger_batch {
    struct ledger_id id;
    char hex[LEDGER_ID_HEX_BYTES];
    char name[LEDGER_TEXT_BYTES];
    int trial, is_scanned;
    enum batch_state state;
    int64_t expected;                               /* or BATCH_NOT_DECLARED */
    int64_t entered;                                /* as counted one by one */
    int64_t rows;                                   /* sheets that are there */
    int64_t fed, counted, held, refused, discarded; /* fed: all but discarded */
};

/* ledger_batch_state_word - "open" "interrupted" "ended" "accepted" "discarded". */
const char *ledger_batch_state_word(enum batch_state state);

/* ledger_batch_load - the request's "batch"; ERROR_RANGE if there is none. */
int ledger_batch_load(struct ledger *ledger, const json_t *request,
        struct ledger_batch *out, struct error *err) __attribute__((warn_unused_result));

/* ledger_batch_load_id - the same by its id. */
int ledger_batch_load_id(struct ledger *ledger, const struct ledger_id *id,
        struct ledger_batch *out, struct error *err) __attribute__((warn_unused_result));

/* ledger_batch_each - every batch in order of id; `visit` returns 0 to go on. */
typedef int ledger_batch_visit(
        void *context, const struct ledger_batch *batch, struct error *err);
int ledger_batch_each(struct ledger *ledger, ledger_batch_visit *visit, void *context,
        struct error *err) __attribute__((warn_unused_result));

/* ledger_batch_adds_up - nothing was declared, or declared = fed = its sums. */
int ledger_batch_adds_up(const struct ledger_batch *batch);

/*
 * ledger_batch_waits - 1 if it must be decided or taken up again before the count
 * is sealed; none of the trial, and not an interrupted import without a declared
 * count: the next import takes up what it left.
 */
int ledger_batch_waits(const struct ledger_batch *batch);

/*
 * ledger_batch_sums - "expected" "fed" "counted" "held" "refused" "discarded"
 * and "difference" (declared less fed; 0 if undeclared or discarded) added to `object`
 */
int ledger_batch_sums(const struct ledger_batch *batch, json_t *object, struct error *err)
        __attribute__((warn_unused_result));

/*
 * ledger_batch_record - put the batch into a state, with its event
 *
 * batch  its `state` and `expected` are stored, and the sums counted anew.
 * kind   of the event, whose detail is "batch", its sums, "root" unless the
 *        batch is open, and what `more` holds (taken over; NULL: nothing).
 */
int ledger_batch_record(struct ledger *ledger, struct ledger_batch *batch,
        const char *kind, json_t *more, struct error *err)
        __attribute__((warn_unused_result));

/*
 * ledger_batch_last - the last event that put the batch into a state
 *
 * kind    "" if there is none; then *detail is NULL.
 * detail  the caller's to json_decref.
 */
int ledger_batch_last(struct ledger *ledger, const struct ledger_batch *batch,
        char kind[BATCH_KIND_BYTES], json_t **detail, struct error *err)
        __attribute__((warn_unused_result));

/* ledger_batch_is_whole - 1 if open, or its sheets are those of its last event's root. */
int ledger_batch_is_whole(struct ledger *ledger, const struct ledger_batch *batch,
        int *out, struct error *err) __attribute__((warn_unused_result));

#endif
