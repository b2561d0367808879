/* ledger_batch.c -- sheets fed together: begun, ended, or interrupted by a crash. */
#include "core/ledger_batch.h"

#include <stdlib.h>
#include <string.h>

#include "core/json.h"
#include "core/ledger_event.h"
#include "core/ledger_finding.h"
#include "core/ledger_merkle.h"
#include "core/ledger_plan.h"
#include "core/ledger_text.h"

static int insert_batch(struct ledger *ledger, const struct ledger_id *id, int trial,
        const char *name, struct error *err)
{
    sqlite3_stmt *statement;

    if (ledger_store_query(ledger, &statement, err,
                "INSERT INTO batch VALUES (?, ?, ?, 1, 0)", "sit", id, (int64_t)trial,
                name) != 0)
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

int ledger_batch_begin(
        struct ledger *ledger, const json_t *request, json_t *answer, struct error *err)
{
    char name[LEDGER_TEXT_BYTES] = "", hex[LEDGER_ID_HEX_BYTES];
    struct ledger_id id;
    int trial;

    if (ledger_text_flag(request, "trial", 0, &trial, err) != 0 ||
            check_trial(ledger, trial, err) != 0 || renew_plan(ledger, err) != 0)
        return -1;
    if (json_object_get(request, "name") != NULL &&
            ledger_text_get(request, "name", 0, name, err) != 0)
        return -1;
    digest_random(id.bytes, sizeof(id.bytes));
    digest_hex(id.bytes, sizeof(id.bytes), hex);
    if (insert_batch(ledger, &id, trial, name, err) != 0)
        return -1;
    (void)json_object_set_new(answer, "batch", json_string(hex));
    return ledger_event_add(ledger, "batch-begin",
            json_pack("{s:s,s:b,s:s}", "batch", hex, "trial", trial, "name", name), err);
}

int ledger_batch_find(
        struct ledger *ledger, const struct ledger_id *id, int *trial, struct error *err)
{
    sqlite3_stmt *statement;
    int has_row, result;

    if (ledger_store_query(ledger, &statement, err,
                "SELECT trial, is_open FROM batch WHERE id = ?", "s", id) != 0)
        return -1;
    result = ledger_store_step(ledger, statement, &has_row, err);
    if (result == 0 && !has_row)
        result = error_set(err, ERROR_RANGE, "there is no such batch");
    else if (result == 0 && sqlite3_column_int(statement, 1) == 0)
        result = error_set(err, ERROR_STATE, "this batch is ended; begin another");
    else if (result == 0)
        *trial = sqlite3_column_int(statement, 0);
    (void)sqlite3_finalize(statement);
    return result;
}

struct batch_counts {
    int64_t fed, counted, held, refused;
};

static int count_batch(struct ledger *ledger, const struct ledger_id *id,
        struct batch_counts *out, struct error *err)
{
    sqlite3_stmt *statement;
    int has_row, result;

    if (ledger_store_query(ledger, &statement, err,
                "SELECT count(*), count(*) FILTER (WHERE standing = 'counted'),"
                " count(*) FILTER (WHERE standing = 'held'),"
                " count(*) FILTER (WHERE standing = 'refused') FROM sheet"
                " WHERE batch = ?",
                "s", id) != 0)
        return -1;
    result = ledger_store_step(ledger, statement, &has_row, err);
    out->fed = sqlite3_column_int64(statement, 0);
    out->counted = sqlite3_column_int64(statement, 1);
    out->held = sqlite3_column_int64(statement, 2);
    out->refused = sqlite3_column_int64(statement, 3);
    (void)sqlite3_finalize(statement);
    return result;
}

static int close_batch(struct ledger *ledger, const struct ledger_id *id,
        const char *kind, struct error *err)
{
    char hex[LEDGER_ID_HEX_BYTES], root_hex[DIGEST_HEX_BYTES];
    struct batch_counts counts;
    struct digest root;
    sqlite3_stmt *statement;

    if (ledger_store_query(ledger, &statement, err,
                "UPDATE batch SET is_open = 0 WHERE id = ?", "s", id) != 0 ||
            ledger_store_finish(ledger, statement, err) != 0 ||
            count_batch(ledger, id, &counts, err) != 0 ||
            ledger_merkle_batch(ledger, id, &root, err) != 0)
        return -1;
    digest_hex(id->bytes, LEDGER_ID_BYTES, hex);
    digest_hex(root.bytes, DIGEST_BYTES, root_hex);
    return ledger_event_add(ledger, kind,
            json_pack("{s:s,s:s,s:I,s:I,s:I,s:I}", "batch", hex, "root", root_hex, "fed",
                    (json_int_t)counts.fed, "counted", (json_int_t)counts.counted, "held",
                    (json_int_t)counts.held, "refused", (json_int_t)counts.refused),
            err);
}

int ledger_batch_end(
        struct ledger *ledger, const json_t *request, json_t *answer, struct error *err)
{
    struct ledger_id id;
    int trial;

    (void)answer;
    if (ledger_sheet_id(request, "batch", &id, err) != 0 ||
            ledger_batch_find(ledger, &id, &trial, err) != 0)
        return -1;
    return close_batch(ledger, &id, "batch-end", err);
}

static int find_open(
        struct ledger *ledger, struct ledger_id *id, int *has_row, struct error *err)
{
    sqlite3_stmt *statement;
    int result;

    if (ledger_store_query(ledger, &statement, err,
                "SELECT id FROM batch WHERE is_open = 1 ORDER BY id LIMIT 1", "") != 0)
        return -1;
    result = ledger_store_step(ledger, statement, has_row, err);
    if (result == 0 && *has_row)
        ledger_store_id(statement, 0, id);
    (void)sqlite3_finalize(statement);
    return result;
}

int ledger_batch_interrupt(struct ledger *ledger, struct error *err)
{
    struct ledger_id id;
    int has_row;

    for (;;) {
        if (find_open(ledger, &id, &has_row, err) != 0)
            return -1;
        if (!has_row)
            return 0;
        if (close_batch(ledger, &id, "batch-interrupted", err) != 0)
            return -1;
    }
}

/* The root in the event that closed the batch; "" if there is none. */
static int find_recorded(struct ledger *ledger, const char *batch,
        char root[DIGEST_HEX_BYTES], struct error *err)
{
    sqlite3_stmt *statement;
    int has_row, result;

    root[0] = '\0';
    if (ledger_store_query(ledger, &statement, err,
                "SELECT json_extract(detail, '$.root') FROM event WHERE kind IN"
                " ('batch-end', 'batch-interrupted') AND json_valid(detail)"
                " AND json_extract(detail, '$.batch') = ?",
                "t", batch) != 0)
        return -1;
    result = ledger_store_step(ledger, statement, &has_row, err);
    if (result == 0 && has_row)
        (void)sqlite3_snprintf(
                DIGEST_HEX_BYTES, root, "%s", ledger_store_text(statement, 0));
    (void)sqlite3_finalize(statement);
    return result;
}

static int check_batch(struct ledger *ledger, sqlite3_stmt *statement, json_t *findings,
        struct error *err)
{
    char hex[LEDGER_ID_HEX_BYTES], recorded[DIGEST_HEX_BYTES];
    char computed[DIGEST_HEX_BYTES];
    struct batch_counts counts;
    struct digest root;
    struct ledger_id id;

    ledger_store_id(statement, 0, &id);
    digest_hex(id.bytes, sizeof(id.bytes), hex);
    if (count_batch(ledger, &id, &counts, err) != 0 ||
            ledger_merkle_batch(ledger, &id, &root, err) != 0 ||
            find_recorded(ledger, hex, recorded, err) != 0)
        return -1;
    digest_hex(root.bytes, DIGEST_BYTES, computed);
    if (counts.fed != sqlite3_column_int64(statement, 1))
        ledger_finding_add(findings, "batch %s holds %lld sheets, %lld were entered", hex,
                (long long)counts.fed, (long long)sqlite3_column_int64(statement, 1));
    if (counts.fed != counts.counted + counts.held + counts.refused)
        ledger_finding_add(
                findings, "batch %s: fed is not counted + held + refused", hex);
    if (sqlite3_column_int(statement, 2) == 0 && strcmp(recorded, computed) != 0)
        ledger_finding_add(findings,
                "batch %s is not what it was when it ended: a sheet was added, removed "
                "or "
                "changed",
                hex);
    return 0;
}

/* Trial or count stands in the batch, in its sheets and in its first event. */
static int check_kinds(struct ledger *ledger, json_t *findings, struct error *err)
{
    int64_t sheets, batches;

    if (ledger_store_number(ledger,
                "SELECT count(*) FROM sheet JOIN batch ON sheet.batch = batch.id"
                " WHERE sheet.trial <> batch.trial",
                &sheets, err) != 0 ||
            ledger_store_number(ledger,
                    "SELECT count(*) FROM batch WHERE NOT EXISTS (SELECT 1 FROM event"
                    " WHERE kind = 'batch-begin' AND json_valid(detail) AND"
                    " json_extract(detail, '$.batch') = lower(hex(batch.id)) AND"
                    " json_extract(detail, '$.trial') = batch.trial)",
                    &batches, err) != 0)
        return -1;
    if (sheets + batches != 0)
        ledger_finding_add(findings,
                "%lld sheets and %lld batches were moved between trial and count",
                (long long)sheets, (long long)batches);
    return 0;
}

int ledger_batch_check(struct ledger *ledger, json_t *findings, struct error *err)
{
    sqlite3_stmt *statement;
    int64_t begun, batches;
    int has_row, result;

    if (ledger_store_number(ledger,
                "SELECT count(*) FROM event WHERE kind = 'batch-begin'", &begun,
                err) != 0 ||
            ledger_store_number(ledger, "SELECT count(*) FROM batch", &batches, err) !=
                    0 ||
            check_kinds(ledger, findings, err) != 0 ||
            ledger_store_query(ledger, &statement, err,
                    "SELECT id, fed, is_open FROM batch ORDER BY id", "") != 0)
        return -1;
    if (begun != batches)
        ledger_finding_add(findings, "%lld batches were begun, %lld are there",
                (long long)begun, (long long)batches);
    for (;;) {
        result = ledger_store_step(ledger, statement, &has_row, err);
        if (result != 0 || !has_row)
            break;
        result = check_batch(ledger, statement, findings, err);
        if (result != 0)
            break;
    }
    (void)sqlite3_finalize(statement);
    return result;
}
