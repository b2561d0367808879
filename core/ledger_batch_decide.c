/* ledger_batch_decide.c -- a batch accepted or discarded, by somebody, for a reason. */
#include "core/ledger_batch_decide.h"

#include "core/ledger_batch_record.h"
#include "core/ledger_person.h"
#include "core/ledger_text.h"

/* Two people accept what does not add up; one discards. */
static int take_decision(struct ledger *ledger, const json_t *request, int is_accepted,
        json_t **out, struct error *err)
{
    const json_t *names = json_object_get(request, "names");
    char name[LEDGER_TEXT_BYTES], reason[LEDGER_TEXT_BYTES];

    if (is_accepted ? ledger_person_pair(ledger, names, LEDGER_ROLES_ALL, err) != 0
                    : ledger_text_get(request, "name", 1, name, err) != 0)
        return -1;
    if (ledger_text_get(request, "reason", 1, reason, err) != 0)
        return -1;
    *out = is_accepted ? json_pack("{s:O,s:s}", "names", names, "reason", reason)
                       : json_pack("{s:[s],s:s}", "names", name, "reason", reason);
    return *out != NULL ? 0 : error_set(err, ERROR_MEMORY, "no memory for a decision");
}

/* It must be as it was when it ended. */
static int check_batch(
        struct ledger *ledger, const struct ledger_batch *batch, struct error *err)
{
    int is_whole;

    if (batch->state == BATCH_OPEN)
        return error_set(err, ERROR_STATE, "this batch is open; end it first");
    if (batch->state == BATCH_DISCARDED)
        return error_set(err, ERROR_STATE, "this batch is discarded already");
    if (ledger_batch_is_whole(ledger, batch, &is_whole, err) != 0)
        return -1;
    if (!is_whole)
        return error_set(err, ERROR_RANGE,
                "this batch is not what it was when it ended: stop and run verify");
    return 0;
}

/* The decision for the event, and the batch that it meets. */
static int prepare(struct ledger *ledger, const json_t *request, int is_accepted,
        struct ledger_batch *batch, json_t **decision, struct error *err)
{
    json_t *made = NULL;

    if (take_decision(ledger, request, is_accepted, &made, err) != 0)
        return -1;
    if (ledger_batch_load(ledger, request, batch, err) != 0 ||
            check_batch(ledger, batch, err) != 0) {
        json_decref(made);
        return -1;
    }
    *decision = made;
    return 0;
}

int ledger_batch_accept(
        struct ledger *ledger, const json_t *request, json_t *answer, struct error *err)
{
    struct ledger_batch batch;
    json_t *decision;

    if (prepare(ledger, request, 1, &batch, &decision, err) != 0)
        return -1;
    if (batch.state == BATCH_ACCEPTED) {
        json_decref(decision);
        return error_set(err, ERROR_STATE, "this batch is accepted already");
    }
    batch.state = BATCH_ACCEPTED;
    if (ledger_batch_record(ledger, &batch, "batch-accept", decision, err) != 0)
        return -1;
    (void)json_object_set_new(answer, "accepted", json_true());
    return ledger_batch_sums(&batch, answer, err);
}

static int run_on_batch(struct ledger *ledger, const char *sql,
        const struct ledger_batch *batch, struct error *err)
{
    sqlite3_stmt *statement;

    if (ledger_store_query(ledger, &statement, err, sql, "s", &batch->id) != 0)
        return -1;
    return ledger_store_finish(ledger, statement, err);
}

int ledger_batch_discard(
        struct ledger *ledger, const json_t *request, json_t *answer, struct error *err)
{
    struct ledger_batch batch;
    json_t *decision;

    if (prepare(ledger, request, 0, &batch, &decision, err) != 0)
        return -1;
    if (run_on_batch(ledger, "UPDATE sheet SET standing = 'discarded' WHERE batch = ?",
                &batch, err) != 0 ||
            run_on_batch(ledger, "UPDATE image SET discarded = 1 WHERE batch = ?", &batch,
                    err) != 0 ||
            run_on_batch(ledger,
                    "DELETE FROM place WHERE sheet IN"
                    " (SELECT id FROM sheet WHERE batch = ?)",
                    &batch, err) != 0) {
        json_decref(decision);
        return -1;
    }
    batch.state = BATCH_DISCARDED;
    if (ledger_batch_record(ledger, &batch, "batch-discard", decision, err) != 0)
        return -1;
    (void)json_object_set_new(
            answer, "discarded", json_integer((json_int_t)batch.discarded));
    return 0;
}
