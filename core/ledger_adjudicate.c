/* ledger_adjudicate.c -- what people decide of a sheet, beside its reading. */
#include "core/ledger_adjudicate.h"

#include <stdlib.h>
#include <string.h>

#include "core/json.h"
#include "core/ledger_event.h"
#include "core/ledger_finding.h"
#include "core/ledger_plan.h"
#include "core/ledger_rows.h"
#include "core/ledger_sheet.h"
#include "core/ledger_text.h"

enum { ADJUDICATIONS_MAX = 1000 /* of one sheet */ };

static int check_recheck(const struct ledger_sheet *sheet, struct error *err)
{
    if (ledger_sheet_is_with_people(sheet))
        return error_set(err, ERROR_STATE,
                "this sheet is with people already; decide it, or reopen its decision");
    return 0;
}

static int check_reopen(const struct ledger_sheet *sheet, struct error *err)
{
    if (ledger_sheet_decision(sheet) == NULL)
        return error_set(err, ERROR_STATE, "this sheet has no decision to take back");
    return 0;
}

/* May this decision meet this sheet now? */
static int check_decision(struct ledger *ledger, const struct ledger_sheet *sheet,
        const char *decision, struct error *err)
{
    enum ledger_state state;

    if (ledger_state_get(ledger, &state, err) != 0)
        return -1;
    if (sheet->trial != (state == LEDGER_TEST))
        return error_set(err, ERROR_STATE, "this is a sheet of the trial");
    if (sheet->is_discarded)
        return error_set(err, ERROR_STATE, "this sheet's batch is discarded");
    if (json_array_size(sheet->adjudications) >= ADJUDICATIONS_MAX)
        return error_set(err, ERROR_RANGE, "this sheet was decided too many times");
    if (strcmp(decision, "recheck") == 0)
        return check_recheck(sheet, err);
    if (strcmp(decision, "reopen") == 0)
        return check_reopen(sheet, err);
    if (strcmp(decision, "rows") != 0 && strcmp(decision, "void") != 0 &&
            strcmp(decision, "refuse") != 0)
        return error_set(err, ERROR_SYNTAX, "unknown decision '%s'", decision);
    if (!ledger_sheet_is_with_people(sheet))
        return error_set(err, ERROR_STATE,
                "this sheet was clearly read; send it to people first (recheck)");
    return 0;
}

static int add_rows(struct ledger *ledger, const struct ledger_sheet *sheet,
        const json_t *request, const char *decision, json_t *record, struct error *err)
{
    char type[LAYOUT_ID_BYTES];
    struct ledger_plan plan;
    json_t *rows = NULL;
    int result = 0;

    if (json_get_text(request, "ballot_type", type, sizeof(type), err) != 0 ||
            ledger_plan_load(ledger, &plan, err) != 0)
        return -1;
    if (ledger_plan_type(&plan, type) < 0)
        result = error_set(err, ERROR_RANGE, "there is no ballot '%s'", type);
    else if (strcmp(decision, "rows") == 0)
        result = ledger_rows_check(&plan, type, sheet, request, &rows, err);
    ledger_plan_release(&plan);
    if (result != 0)
        return -1;
    (void)json_object_set_new(record, "ballot_type", json_string(type));
    if (rows != NULL)
        (void)json_object_set_new(record, "contests", rows);
    return 0;
}

static int make_record(struct ledger *ledger, const struct ledger_sheet *sheet,
        const json_t *request, json_t **out, struct error *err)
{
    char decision[LEDGER_WORD_BYTES], now[LEDGER_TIME_BYTES];
    char name[LEDGER_TEXT_BYTES], why[LEDGER_TEXT_BYTES];
    json_t *record;

    if (json_get_text(request, "decision", decision, sizeof(decision), err) != 0 ||
            ledger_text_get(request, "name", 1, name, err) != 0 ||
            ledger_text_get(request, "why", 1, why, err) != 0 ||
            check_decision(ledger, sheet, decision, err) != 0)
        return -1;
    ledger_event_time(now);
    record = json_pack("{s:s,s:s,s:s,s:s}", "decision", decision, "name", name, "why",
            why, "time", now);
    if (record == NULL)
        return error_set(err, ERROR_MEMORY, "no memory for a decision");
    if ((strcmp(decision, "rows") == 0 || strcmp(decision, "void") == 0) &&
            add_rows(ledger, sheet, request, decision, record, err) != 0) {
        json_decref(record);
        return -1;
    }
    *out = record;
    return 0;
}

/* What is bound by the event: sheet, number within the sheet, and the record. */
static void record_digest(const struct ledger_id *sheet, int64_t number, const char *text,
        size_t size, struct digest *out)
{
    struct digest of_text;
    uint8_t bytes[LEDGER_ID_BYTES + 8 + DIGEST_BYTES];
    int i;

    digest_of(text, size, &of_text);
    memcpy(bytes, sheet->bytes, LEDGER_ID_BYTES);
    for (i = 0; i < 8; i++)
        bytes[LEDGER_ID_BYTES + i] = (uint8_t)((uint64_t)number >> (8 * (7 - i)));
    memcpy(bytes + LEDGER_ID_BYTES + 8, of_text.bytes, DIGEST_BYTES);
    digest_of(bytes, sizeof(bytes), out);
}

static int write_event(struct ledger *ledger, const struct ledger_sheet *sheet,
        const json_t *record, const struct digest *digest, struct error *err)
{
    char id[LEDGER_ID_HEX_BYTES], hex[DIGEST_HEX_BYTES];

    digest_hex(sheet->id.bytes, LEDGER_ID_BYTES, id);
    digest_hex(digest->bytes, DIGEST_BYTES, hex);
    return ledger_event_add(ledger, "adjudicate",
            json_pack("{s:s,s:s,s:O,s:O}", "sheet", id, "digest", hex, "decision",
                    json_object_get(record, "decision"), "name",
                    json_object_get(record, "name")),
            err);
}

static int write_record(struct ledger *ledger, const struct ledger_sheet *sheet,
        const json_t *record, struct error *err)
{
    int64_t number = (int64_t)json_array_size(sheet->adjudications);
    char *text = json_dumps(record, JSON_COMPACT | JSON_SORT_KEYS);
    struct digest digest;
    sqlite3_stmt *statement;
    int result = -1;

    if (text == NULL)
        return error_set(err, ERROR_MEMORY, "no memory for a decision");
    record_digest(&sheet->id, number, text, strlen(text), &digest);
    if (ledger_store_query(ledger, &statement, err,
                "INSERT INTO adjudication VALUES (?, ?, ?, ?)", "sitd", &sheet->id,
                number, text, &digest) == 0 &&
            ledger_store_finish(ledger, statement, err) == 0)
        result = write_event(ledger, sheet, record, &digest, err);
    free(text);
    return result;
}

static int write_standing(
        struct ledger *ledger, const struct ledger_sheet *sheet, struct error *err)
{
    sqlite3_stmt *statement;

    if (ledger_store_query(ledger, &statement, err,
                "UPDATE sheet SET standing = ?, counted_type = ? WHERE id = ?", "tts",
                sheet->standing, sheet->counted_type, &sheet->id) != 0)
        return -1;
    return ledger_store_finish(ledger, statement, err);
}

int ledger_adjudicate(
        struct ledger *ledger, const json_t *request, json_t *answer, struct error *err)
{
    struct ledger_sheet sheet;
    struct ledger_id id;
    json_t *record = NULL;
    int result = -1;

    if (ledger_sheet_id(request, "sheet", &id, err) != 0 ||
            ledger_sheet_load(ledger, &id, &sheet, err) != 0)
        return -1;
    if (make_record(ledger, &sheet, request, &record, err) != 0)
        goto out;
    if (json_array_append_new(sheet.adjudications, record) != 0) {
        (void)error_set(err, ERROR_MEMORY, "no memory for a decision");
        goto out;
    }
    ledger_sheet_settle(&sheet);
    if (write_record(ledger, &sheet, record, err) != 0 ||
            write_standing(ledger, &sheet, err) != 0)
        goto out;
    (void)json_object_set_new(answer, "standing", json_string(sheet.standing));
    result = 0;
out:
    ledger_sheet_release(&sheet);
    return result;
}

/* Columns: sheet, number, record, digest, and whether no event has that digest. */
static void check_record(sqlite3_stmt *row, json_t *findings)
{
    char hex[LEDGER_ID_HEX_BYTES];
    struct digest stored, computed;
    struct ledger_id id;
    const char *text = ledger_store_text(row, 2);

    ledger_store_id(row, 0, &id);
    ledger_store_digest(row, 3, &stored);
    record_digest(&id, sqlite3_column_int64(row, 1), text,
            (size_t)sqlite3_column_bytes(row, 2), &computed);
    digest_hex(id.bytes, sizeof(id.bytes), hex);
    if (sqlite3_column_int(row, 4) != 0 ||
            memcmp(&stored, &computed, sizeof(stored)) != 0)
        ledger_finding_add(findings, "decision %lld on sheet %s has been changed",
                (long long)sqlite3_column_int64(row, 1), hex);
}

int ledger_adjudicate_check(struct ledger *ledger, json_t *findings, struct error *err)
{
    sqlite3_stmt *statement;
    int64_t events, records;
    int has_row, result;

    if (ledger_store_number(ledger,
                "SELECT count(*) FROM event WHERE kind = 'adjudicate'", &events,
                err) != 0 ||
            ledger_store_number(
                    ledger, "SELECT count(*) FROM adjudication", &records, err) != 0 ||
            ledger_store_query(ledger, &statement, err,
                    "SELECT sheet, number, record, adjudication.digest, bound.digest IS "
                    "NULL"
                    " FROM adjudication LEFT JOIN (SELECT json_extract(detail,"
                    " '$.digest') AS digest FROM event WHERE kind = 'adjudicate' AND"
                    " json_valid(detail)) AS bound"
                    " ON bound.digest = lower(hex(adjudication.digest))",
                    "") != 0)
        return -1;
    if (events != records)
        ledger_finding_add(findings, "%lld decisions were taken, %lld are there",
                (long long)events, (long long)records);
    for (;;) {
        result = ledger_store_step(ledger, statement, &has_row, err);
        if (result != 0 || !has_row)
            break;
        check_record(statement, findings);
    }
    (void)sqlite3_finalize(statement);
    return result;
}
