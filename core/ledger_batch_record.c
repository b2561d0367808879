/* ledger_batch_record.c -- one batch's row: its state, its sums, the event of a change.
 */
#include "core/ledger_batch_record.h"

#include <stdio.h>
#include <string.h>

#include "core/json.h"
#include "core/ledger_event.h"
#include "core/ledger_merkle.h"

/* One row a batch, between them a WHERE. */
#define BATCH_COLUMNS                                                                    \
    "SELECT batch.id, batch.trial, batch.name, batch.state, batch.scanned,"              \
    " batch.expected, batch.fed, count(sheet.id),"                                       \
    " count(*) FILTER (WHERE standing = 'counted'),"                                     \
    " count(*) FILTER (WHERE standing = 'held'),"                                        \
    " count(*) FILTER (WHERE standing = 'refused'),"                                     \
    " count(*) FILTER (WHERE standing = 'discarded')"                                    \
    " FROM batch LEFT JOIN sheet ON sheet.batch = batch.id "
#define BATCH_ORDER " GROUP BY batch.id ORDER BY batch.id"

static const char *const words[BATCH_STATE_COUNT] = {
        "open", "interrupted", "ended", "accepted", "discarded"};

const char *ledger_batch_state_word(enum batch_state state)
{
    return words[state];
}

/* A word that is none of ours: a batch that waits for people. */
static enum batch_state state_of_word(const char *word)
{
    int i;

    for (i = 0; i < BATCH_STATE_COUNT; i++)
        if (strcmp(words[i], word) == 0)
            return (enum batch_state)i;
    return BATCH_ENDED;
}

static void load_row(sqlite3_stmt *row, struct ledger_batch *out)
{
    memset(out, 0, sizeof(*out));
    ledger_store_id(row, 0, &out->id);
    digest_hex(out->id.bytes, LEDGER_ID_BYTES, out->hex);
    out->trial = sqlite3_column_int(row, 1);
    (void)snprintf(out->name, sizeof(out->name), "%s", ledger_store_text(row, 2));
    out->state = state_of_word(ledger_store_text(row, 3));
    out->is_scanned = sqlite3_column_int(row, 4);
    out->expected = sqlite3_column_int64(row, 5);
    out->entered = sqlite3_column_int64(row, 6);
    out->rows = sqlite3_column_int64(row, 7);
    out->counted = sqlite3_column_int64(row, 8);
    out->held = sqlite3_column_int64(row, 9);
    out->refused = sqlite3_column_int64(row, 10);
    out->discarded = sqlite3_column_int64(row, 11);
    out->fed = out->rows - out->discarded;
}

int ledger_batch_load_id(struct ledger *ledger, const struct ledger_id *id,
        struct ledger_batch *out, struct error *err)
{
    sqlite3_stmt *statement;
    int has_row, result;

    if (ledger_store_query(ledger, &statement, err,
                BATCH_COLUMNS "WHERE batch.id = ?" BATCH_ORDER, "s", id) != 0)
        return -1;
    result = ledger_store_step(ledger, statement, &has_row, err);
    if (result == 0 && !has_row)
        result = error_set(err, ERROR_RANGE, "there is no such batch");
    else if (result == 0)
        load_row(statement, out);
    (void)sqlite3_finalize(statement);
    return result;
}

int ledger_batch_load(struct ledger *ledger, const json_t *request,
        struct ledger_batch *out, struct error *err)
{
    struct ledger_id id;

    if (ledger_sheet_id(request, "batch", &id, err) != 0)
        return -1;
    return ledger_batch_load_id(ledger, &id, out, err);
}

int ledger_batch_each(struct ledger *ledger, ledger_batch_visit *visit, void *context,
        struct error *err)
{
    struct ledger_batch batch;
    sqlite3_stmt *statement;
    int has_row, result;

    if (ledger_store_query(ledger, &statement, err, BATCH_COLUMNS BATCH_ORDER, "") != 0)
        return -1;
    for (;;) {
        result = ledger_store_step(ledger, statement, &has_row, err);
        if (result != 0 || !has_row)
            break;
        load_row(statement, &batch);
        result = visit(context, &batch, err);
        if (result != 0)
            break;
    }
    (void)sqlite3_finalize(statement);
    return result;
}

int ledger_batch_adds_up(const struct ledger_batch *batch)
{
    if (batch->fed != batch->counted + batch->held + batch->refused)
        return 0;
    return batch->expected == BATCH_NOT_DECLARED || batch->expected == batch->fed;
}

int ledger_batch_waits(const struct ledger_batch *batch)
{
    if (batch->trial)
        return 0;
    if (batch->state == BATCH_INTERRUPTED)
        return batch->is_scanned || batch->expected != BATCH_NOT_DECLARED;
    return batch->state == BATCH_ENDED;
}

int ledger_batch_sums(const struct ledger_batch *batch, json_t *object, struct error *err)
{
    int has = batch->expected != BATCH_NOT_DECLARED && batch->state != BATCH_DISCARDED;
    int64_t difference = has ? batch->expected - batch->fed : 0;
    json_t *sums = json_pack("{s:I,s:I,s:I,s:I,s:I,s:I,s:I}", "expected",
            (json_int_t)batch->expected, "fed", (json_int_t)batch->fed, "counted",
            (json_int_t)batch->counted, "held", (json_int_t)batch->held, "refused",
            (json_int_t)batch->refused, "discarded", (json_int_t)batch->discarded,
            "difference", (json_int_t)difference);
    int result = sums == NULL ? -1 : json_object_update(object, sums);

    json_decref(sums);
    return result == 0 ? 0 : error_set(err, ERROR_MEMORY, "no memory for a batch");
}

static int write_state(
        struct ledger *ledger, struct ledger_batch *batch, struct error *err)
{
    sqlite3_stmt *statement;

    if (ledger_store_query(ledger, &statement, err,
                "UPDATE batch SET state = ?, expected = ? WHERE id = ?", "tis",
                words[batch->state], batch->expected, &batch->id) != 0 ||
            ledger_store_finish(ledger, statement, err) != 0)
        return -1;
    return ledger_batch_load_id(ledger, &batch->id, batch, err);
}

static int find_root(struct ledger *ledger, const struct ledger_batch *batch,
        char hex[DIGEST_HEX_BYTES], struct error *err)
{
    struct digest root;

    if (ledger_merkle_batch(ledger, &batch->id, &root, err) != 0)
        return -1;
    digest_hex(root.bytes, DIGEST_BYTES, hex);
    return 0;
}

int ledger_batch_record(struct ledger *ledger, struct ledger_batch *batch,
        const char *kind, json_t *more, struct error *err)
{
    char root[DIGEST_HEX_BYTES];
    json_t *detail = more == NULL ? json_object() : more;

    if (json_object_set_new(detail, "batch", json_string(batch->hex)) != 0) {
        json_decref(detail);
        return error_set(err, ERROR_MEMORY, "no memory for an event");
    }
    if (write_state(ledger, batch, err) != 0 ||
            ledger_batch_sums(batch, detail, err) != 0 ||
            (batch->state != BATCH_OPEN && find_root(ledger, batch, root, err) != 0)) {
        json_decref(detail);
        return -1;
    }
    if (batch->state != BATCH_OPEN)
        (void)json_object_set_new(detail, "root", json_string(root));
    return ledger_event_add(ledger, kind, detail, err);
}

int ledger_batch_last(struct ledger *ledger, const struct ledger_batch *batch,
        char kind[BATCH_KIND_BYTES], json_t **detail, struct error *err)
{
    sqlite3_stmt *statement;
    const char *text;
    int has_row, result;

    kind[0] = '\0';
    *detail = NULL;
    if (ledger_store_query(ledger, &statement, err,
                "SELECT kind, detail FROM event WHERE kind IN ('batch-begin',"
                " 'batch-resume', 'batch-interrupted', 'batch-end', 'batch-accept',"
                " 'batch-discard') AND json_valid(detail)"
                " AND json_extract(detail, '$.batch') = ? ORDER BY seq DESC LIMIT 1",
                "t", batch->hex) != 0)
        return -1;
    result = ledger_store_step(ledger, statement, &has_row, err);
    if (result == 0 && has_row) {
        (void)snprintf(kind, BATCH_KIND_BYTES, "%s", ledger_store_text(statement, 0));
        text = ledger_store_text(statement, 1);
        result = json_parse(text, strlen(text), detail, err);
    }
    (void)sqlite3_finalize(statement);
    return result;
}

int ledger_batch_is_whole(struct ledger *ledger, const struct ledger_batch *batch,
        int *out, struct error *err)
{
    char kind[BATCH_KIND_BYTES], computed[DIGEST_HEX_BYTES];
    const char *recorded;
    json_t *detail;

    if (batch->state == BATCH_OPEN) {
        *out = 1;
        return 0;
    }
    if (find_root(ledger, batch, computed, err) != 0 ||
            ledger_batch_last(ledger, batch, kind, &detail, err) != 0)
        return -1;
    recorded = json_string_value(json_object_get(detail, "root"));
    *out = recorded != NULL && strcmp(recorded, computed) == 0;
    json_decref(detail);
    return 0;
}
