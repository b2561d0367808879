/* ledger_record.c -- what people said of a sheet, each record bound by an event. */
#include "core/ledger_record.h"

#include <stdlib.h>
#include <string.h>

#include "core/json.h"
#include "core/ledger_event.h"
#include "core/ledger_finding.h"

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

/* The event does not tell an opinion, which is nobody's business before it is settled. */
static int write_event(struct ledger *ledger, const struct ledger_sheet *sheet,
        const json_t *record, const struct digest *digest, struct error *err)
{
    char id[LEDGER_ID_HEX_BYTES], hex[DIGEST_HEX_BYTES];
    const char *decision = json_text(record, "decision");
    json_t *detail;

    digest_hex(sheet->id.bytes, LEDGER_ID_BYTES, id);
    digest_hex(digest->bytes, DIGEST_BYTES, hex);
    detail = json_pack("{s:s,s:s,s:O}", "sheet", id, "digest", hex, "name",
            json_object_get(record, "name"));
    if (detail != NULL && !ledger_opinion_is_one(decision))
        (void)json_object_set_new(detail, "decision", json_string(decision));
    return ledger_event_add(ledger, "adjudicate", detail, err);
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

int ledger_record_add(struct ledger *ledger, struct ledger_sheet *sheet, json_t *record,
        struct error *err)
{
    if (record == NULL || json_array_append_new(sheet->adjudications, record) != 0)
        return error_set(err, ERROR_MEMORY, "no memory for a decision");
    ledger_sheet_settle(sheet);
    if (write_record(ledger, sheet, record, err) != 0)
        return -1;
    return write_standing(ledger, sheet, err);
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

int ledger_record_check(struct ledger *ledger, json_t *findings, struct error *err)
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
