/* ledger_batch.c -- sheets fed together: begun, ended, taken up again. */
#include "core/ledger_batch.h"

#include <stdlib.h>
#include <string.h>

#include "core/json.h"
#include "core/ledger_batch_record.h"
#include "core/ledger_detail.h"
#include "core/ledger_event.h"
#include "core/ledger_lock.h"
#include "core/ledger_plan.h"
#include "core/ledger_text.h"
#include "core/ledger_turn.h"

static int insert_batch(
        struct ledger *ledger, const struct ledger_batch *batch, struct error *err)
{
    sqlite3_stmt *statement;

    if (ledger_store_query(ledger, &statement, err,
                "INSERT INTO batch(id, trial, name, state, scanned, expected, fed)"
                " VALUES (?, ?, ?, ?, ?, ?, 0)",
                "sittii", &batch->id, (int64_t)batch->trial, batch->name,
                ledger_batch_state_word(batch->state), (int64_t)batch->is_scanned,
                batch->expected) != 0)
        return -1;
    return ledger_store_finish(ledger, statement, err);
}

static int check_trial(struct ledger *ledger, int trial, struct error *err)
{
    enum ledger_state state;

    if (ledger_state_get(ledger, &state, err) != 0)
        return -1;
    if (trial && state != LEDGER_TEST)
        return error_set(err, ERROR_STATE,
                "counting has begun: TEST sheets are not taken any more");
    if (!trial && state != LEDGER_OPEN)
        return error_set(err, ERROR_STATE,
                "counting has not begun: only TEST sheets are taken; open the count "
                "first");
    return 0;
}

/* Read once a batch: a file that is being edited meanwhile stops no feeder. */
static int renew_plan(struct ledger *ledger, struct error *err)
{
    struct ledger_plan *plan = calloc(1, sizeof(*plan));

    if (plan == NULL)
        return error_set(err, ERROR_MEMORY, "no memory for the conference");
    if (ledger_plan_load(ledger, plan, err) != 0) {
        free(plan);
        return -1;
    }
    ledger_plan_drop(ledger);
    ledger->plan = plan;
    return 0;
}

/* A count by hand that is not given leaves *expected as it is. */
static int get_expected(const json_t *request, int64_t *expected, struct error *err)
{
    int64_t given;

    if (json_object_get(request, "expected") == NULL)
        return 0;
    if (json_get_whole(request, "expected", BATCH_NOT_DECLARED, BATCH_SHEETS_MAX, &given,
                err) != 0)
        return -1;
    if (given != BATCH_NOT_DECLARED)
        *expected = given;
    return 0;
}

int ledger_batch_begin(
        struct ledger *ledger, const json_t *request, json_t *answer, struct error *err)
{
    struct ledger_batch batch = {.state = BATCH_OPEN, .expected = BATCH_NOT_DECLARED};

    if (ledger_text_flag(request, "trial", 0, &batch.trial, err) != 0 ||
            ledger_text_flag(request, "scanned", 0, &batch.is_scanned, err) != 0 ||
            get_expected(request, &batch.expected, err) != 0 ||
            check_trial(ledger, batch.trial, err) != 0)
        return -1;
    if (json_object_get(request, "name") != NULL &&
            ledger_text_get(request, "name", 0, batch.name, err) != 0)
        return -1;
    digest_random(batch.id.bytes, sizeof(batch.id.bytes));
    digest_hex(batch.id.bytes, sizeof(batch.id.bytes), batch.hex);
    if (ledger_turn_own(ledger, err) != 0 || renew_plan(ledger, err) != 0 ||
            insert_batch(ledger, &batch, err) != 0)
        return -1;
    (void)json_object_set_new(answer, "batch", json_string(batch.hex));
    return ledger_batch_record(ledger, &batch, "batch-begin",
            json_pack("{s:b,s:s,s:b}", "trial", batch.trial, "name", batch.name,
                    "scanned", batch.is_scanned),
            err);
}

static int refuse_ended(struct error *err)
{
    return error_set(
            err, ERROR_STATE, "this batch is ended; take it up again or begin another");
}

/* Open, but not by us: by whom? */
static int check_owner(struct ledger *ledger, struct error *err)
{
    if (ledger->has_batch)
        return 0;
    if (ledger_lock_check_batch(ledger, err) != 0)
        return -1;
    return refuse_ended(err); /* its program has just died */
}

int ledger_batch_find(
        struct ledger *ledger, const struct ledger_id *id, int *trial, struct error *err)
{
    sqlite3_stmt *statement;
    int has_row, result;

    if (ledger_store_query(ledger, &statement, err,
                "SELECT trial, state = 'open' FROM batch WHERE id = ?", "s", id) != 0)
        return -1;
    result = ledger_store_step(ledger, statement, &has_row, err);
    if (result == 0 && !has_row)
        result = error_set(err, ERROR_RANGE, "there is no such batch");
    else if (result == 0 && sqlite3_column_int(statement, 1) == 0)
        result = refuse_ended(err);
    else if (result == 0)
        *trial = sqlite3_column_int(statement, 0);
    if (result == 0)
        result = check_owner(ledger, err);
    (void)sqlite3_finalize(statement);
    return result;
}

static int load_open(struct ledger *ledger, const json_t *request,
        struct ledger_batch *out, struct error *err)
{
    int trial;

    if (ledger_batch_load(ledger, request, out, err) != 0)
        return -1;
    return ledger_batch_find(ledger, &out->id, &trial, err);
}

/* ---- notes ---- */

/* The kinds of notes are none of the kinds that change a batch. */
static const char *note_kind(const char *word)
{
    static const char *const kinds[] = {
            "batch-options", "batch-paused", "batch-resumed", "batch-tray"};
    size_t i;

    for (i = 0; i < sizeof(kinds) / sizeof(kinds[0]); i++)
        if (strcmp(kinds[i] + strlen("batch-"), word) == 0)
            return kinds[i];
    return NULL;
}

int ledger_batch_note(
        struct ledger *ledger, const json_t *request, json_t *answer, struct error *err)
{
    struct ledger_batch batch;
    char word[BATCH_KIND_BYTES];
    const char *kind;
    json_t *detail;

    (void)answer;
    if (json_get_text(request, "kind", word, sizeof(word), err) != 0 ||
            ledger_detail_get(request, &detail, err) != 0 ||
            load_open(ledger, request, &batch, err) != 0)
        return -1;
    kind = note_kind(word);
    if (kind == NULL)
        return error_set(err, ERROR_SYNTAX, "unknown note '%s'", word);
    return ledger_event_add(ledger, kind,
            json_pack("{s:s,s:O}", "batch", batch.hex, "detail", detail), err);
}

/* ---- its end, and beyond ---- */

int ledger_batch_end(
        struct ledger *ledger, const json_t *request, json_t *answer, struct error *err)
{
    struct ledger_batch batch;
    int is_accepted;

    if (load_open(ledger, request, &batch, err) != 0 ||
            get_expected(request, &batch.expected, err) != 0)
        return -1;
    is_accepted = ledger_batch_adds_up(&batch);
    batch.state = is_accepted ? BATCH_ACCEPTED : BATCH_ENDED;
    if (ledger_batch_record(ledger, &batch, "batch-end",
                json_pack("{s:b}", "accepted", is_accepted), err) != 0)
        return -1;
    (void)json_object_set_new(answer, "accepted", json_boolean(is_accepted));
    return ledger_batch_sums(&batch, answer, err);
}

static int check_resume(
        struct ledger *ledger, const struct ledger_batch *batch, struct error *err)
{
    int is_whole;

    if (batch->state == BATCH_OPEN)
        return error_set(err, ERROR_STATE, "this batch is open already");
    if (batch->state == BATCH_ACCEPTED)
        return error_set(
                err, ERROR_STATE, "this batch is accepted already; begin another");
    if (batch->state == BATCH_DISCARDED)
        return error_set(
                err, ERROR_STATE, "this batch is discarded already; begin another");
    if (check_trial(ledger, batch->trial, err) != 0 ||
            ledger_batch_is_whole(ledger, batch, &is_whole, err) != 0)
        return -1;
    if (!is_whole)
        return error_set(err, ERROR_RANGE,
                "this batch is not what it was when it ended: stop and run verify");
    return 0;
}

int ledger_batch_resume(
        struct ledger *ledger, const json_t *request, json_t *answer, struct error *err)
{
    struct ledger_batch batch;

    if (ledger_batch_load(ledger, request, &batch, err) != 0 ||
            check_resume(ledger, &batch, err) != 0 || ledger_turn_own(ledger, err) != 0 ||
            renew_plan(ledger, err) != 0)
        return -1;
    batch.state = BATCH_OPEN;
    if (ledger_batch_record(ledger, &batch, "batch-resume", NULL, err) != 0)
        return -1;
    (void)json_object_set_new(answer, "batch", json_string(batch.hex));
    (void)json_object_set_new(answer, "name", json_string(batch.name));
    (void)json_object_set_new(answer, "trial", json_boolean(batch.trial));
    return ledger_batch_sums(&batch, answer, err);
}

/* The next open batch after *id, in order of id. */
static int find_open(
        struct ledger *ledger, struct ledger_id *id, int *has_row, struct error *err)
{
    sqlite3_stmt *statement;
    int result;

    if (ledger_store_query(ledger, &statement, err,
                "SELECT id FROM batch WHERE state = 'open' AND id > ? ORDER BY id"
                " LIMIT 1",
                "s", id) != 0)
        return -1;
    result = ledger_store_step(ledger, statement, has_row, err);
    if (result == 0 && *has_row)
        ledger_store_id(statement, 0, id);
    (void)sqlite3_finalize(statement);
    return result;
}

/* One that only the file says is open was changed by hand: verify must find it so. */
static int interrupt(struct ledger *ledger, struct ledger_batch *batch, struct error *err)
{
    char kind[BATCH_KIND_BYTES];
    json_t *detail;

    if (ledger_batch_last(ledger, batch, kind, &detail, err) != 0)
        return -1;
    json_decref(detail);
    if (strcmp(kind, "batch-begin") != 0 && strcmp(kind, "batch-resume") != 0)
        return 0;
    batch->state = BATCH_INTERRUPTED;
    return ledger_batch_record(ledger, batch, "batch-interrupted", NULL, err);
}

int ledger_batch_interrupt(struct ledger *ledger, struct error *err)
{
    struct ledger_batch batch;
    struct ledger_id id = {.bytes = {0}};
    int has_row;

    for (;;) {
        if (find_open(ledger, &id, &has_row, err) != 0)
            return -1;
        if (!has_row)
            return 0;
        if (ledger_batch_load_id(ledger, &id, &batch, err) != 0 ||
                interrupt(ledger, &batch, err) != 0)
            return -1;
    }
}
