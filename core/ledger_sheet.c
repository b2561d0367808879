/* ledger_sheet.c -- one sheet's record: readings, decisions, digest, final say. */
#include "core/ledger_sheet.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/json.h"
#include "core/ledger_contest.h"

#define SHEET_COLUMNS(readings)                                                          \
    "SELECT sheet.id, sheet.batch, sheet.trial, ballot_type, counted_type, verdict,"     \
    " standing, digest, reasons, " readings ", batch.state = 'discarded', batch.name,"   \
    " place.number FROM sheet LEFT JOIN batch ON batch.id = sheet.batch"                 \
    " LEFT JOIN place ON place.sheet = sheet.id "

void ledger_sheet_init(struct ledger_sheet *sheet)
{
    memset(sheet, 0, sizeof(*sheet));
}

void ledger_sheet_release(struct ledger_sheet *sheet)
{
    json_decref(sheet->reasons);
    json_decref(sheet->readings);
    json_decref(sheet->images);
    json_decref(sheet->adjudications);
    ledger_sheet_init(sheet);
}

static json_t *parse_list(const char *text)
{
    json_t *list = json_loads(text, JSON_REJECT_DUPLICATES, NULL);

    if (list != NULL && !json_is_array(list)) {
        json_decref(list);
        list = NULL;
    }
    return list;
}

/* A list that does not parse is an empty one: its digest then tells. */
static int load_row(sqlite3_stmt *statement, struct ledger_sheet *out, struct error *err)
{
    ledger_store_id(statement, 0, &out->id);
    ledger_store_id(statement, 1, &out->batch);
    out->trial = sqlite3_column_int(statement, 2);
    (void)snprintf(out->ballot_type, sizeof(out->ballot_type), "%s",
            ledger_store_text(statement, 3));
    (void)snprintf(out->counted_type, sizeof(out->counted_type), "%s",
            ledger_store_text(statement, 4));
    (void)snprintf(
            out->verdict, sizeof(out->verdict), "%s", ledger_store_text(statement, 5));
    (void)snprintf(
            out->standing, sizeof(out->standing), "%s", ledger_store_text(statement, 6));
    ledger_store_digest(statement, 7, &out->digest);
    out->is_discarded = sqlite3_column_int(statement, 10);
    (void)snprintf(out->batch_name, sizeof(out->batch_name), "%s",
            ledger_store_text(statement, 11));
    out->place = sqlite3_column_int64(statement, 12);
    out->reasons = parse_list(ledger_store_text(statement, 8));
    out->readings = parse_list(ledger_store_text(statement, 9));
    if (out->reasons == NULL)
        out->reasons = json_array();
    if (out->readings == NULL)
        out->readings = json_array();
    if (out->reasons == NULL || out->readings == NULL)
        return error_set(err, ERROR_MEMORY, "no memory for a sheet");
    return 0;
}

static int load_images(struct ledger *ledger, struct ledger_sheet *out, struct error *err)
{
    char hex[DIGEST_HEX_BYTES];
    struct digest digest;
    sqlite3_stmt *statement;
    int has_row, result;

    out->images = json_array();
    if (ledger_store_query(ledger, &statement, err,
                "SELECT digest FROM sheet_image WHERE sheet = ? ORDER BY digest", "s",
                &out->id) != 0)
        return -1;
    for (;;) {
        result = ledger_store_step(ledger, statement, &has_row, err);
        if (result != 0 || !has_row)
            break;
        ledger_store_digest(statement, 0, &digest);
        digest_hex(digest.bytes, DIGEST_BYTES, hex);
        (void)json_array_append_new(out->images, json_string(hex));
    }
    (void)sqlite3_finalize(statement);
    return result;
}

static int load_adjudications(
        struct ledger *ledger, struct ledger_sheet *out, struct error *err)
{
    sqlite3_stmt *statement;
    json_t *record;
    int has_row, result;

    out->adjudications = json_array();
    if (ledger_store_query(ledger, &statement, err,
                "SELECT record FROM adjudication WHERE sheet = ? ORDER BY number", "s",
                &out->id) != 0)
        return -1;
    for (;;) {
        result = ledger_store_step(ledger, statement, &has_row, err);
        if (result != 0 || !has_row)
            break;
        record = json_loads(ledger_store_text(statement, 0), 0, NULL);
        (void)json_array_append_new(
                out->adjudications, record == NULL ? json_null() : record);
    }
    (void)sqlite3_finalize(statement);
    return result;
}

static int load_all(struct ledger *ledger, sqlite3_stmt *statement,
        struct ledger_sheet *out, struct error *err)
{
    ledger_sheet_init(out);
    if (load_row(statement, out, err) == 0 && load_images(ledger, out, err) == 0 &&
            load_adjudications(ledger, out, err) == 0) {
        ledger_opinions_find(out, &out->opinions);
        return 0;
    }
    ledger_sheet_release(out);
    return -1;
}

/* No images; readings only where the opinions need them. */
static int load_brief(struct ledger *ledger, sqlite3_stmt *statement,
        struct ledger_sheet *out, struct error *err)
{
    struct ledger_id id;

    ledger_sheet_init(out);
    if (load_row(statement, out, err) != 0 || load_adjudications(ledger, out, err) != 0) {
        ledger_sheet_release(out);
        return -1;
    }
    if (ledger_opinions_need_reading(out->adjudications)) {
        id = out->id;
        ledger_sheet_release(out);
        return ledger_sheet_load(ledger, &id, out, err);
    }
    ledger_opinions_find(out, &out->opinions);
    return 0;
}

int ledger_sheet_load(struct ledger *ledger, const struct ledger_id *id,
        struct ledger_sheet *out, struct error *err)
{
    sqlite3_stmt *statement;
    int has_row, result;

    if (ledger_store_query(ledger, &statement, err,
                SHEET_COLUMNS("readings") "WHERE sheet.id = ?", "s", id) != 0)
        return -1;
    result = ledger_store_step(ledger, statement, &has_row, err);
    if (result == 0 && !has_row)
        result = error_set(err, ERROR_RANGE, "there is no such sheet");
    else if (result == 0)
        result = load_all(ledger, statement, out, err);
    (void)sqlite3_finalize(statement);
    return result;
}

typedef int sheet_loader(struct ledger *ledger, sqlite3_stmt *statement,
        struct ledger_sheet *out, struct error *err);

/* Every row of the statement, which is finalized. */
static int walk(struct ledger *ledger, sqlite3_stmt *statement, sheet_loader *load,
        ledger_sheet_visit *visit, void *context, struct error *err)
{
    struct ledger_sheet sheet;
    int has_row, result;

    for (;;) {
        result = ledger_store_step(ledger, statement, &has_row, err);
        if (result != 0 || !has_row)
            break;
        result = load(ledger, statement, &sheet, err);
        if (result != 0)
            break;
        result = visit(context, &sheet, err);
        ledger_sheet_release(&sheet);
        if (result != 0)
            break;
    }
    (void)sqlite3_finalize(statement);
    return result;
}

int ledger_sheet_each(struct ledger *ledger, int trial, const char *standing,
        ledger_sheet_visit *visit, void *context, struct error *err)
{
    sqlite3_stmt *statement;

    if (ledger_store_query(ledger, &statement, err,
                SHEET_COLUMNS("readings") "WHERE sheet.trial = ?1 AND CASE ?2 WHEN ''"
                                          " THEN standing <> 'discarded'"
                                          " ELSE standing = ?2 END ORDER BY sheet.id",
                "it", (int64_t)trial, standing == NULL ? "" : standing) != 0)
        return -1;
    return walk(ledger, statement, load_all, visit, context, err);
}

/* The + keeps SQLite from looking at all sheets of the trial or count instead. */
int ledger_sheet_each_asked(struct ledger *ledger, int trial, ledger_sheet_visit *visit,
        void *context, struct error *err)
{
    sqlite3_stmt *statement;

    if (ledger_store_query(ledger, &statement, err,
                SHEET_COLUMNS("''") "WHERE sheet.id IN (SELECT id FROM sheet WHERE"
                                    " trial = ?1 AND standing = 'held' UNION SELECT"
                                    " sheet FROM adjudication) AND +sheet.trial = ?1"
                                    " AND +standing <> 'discarded' ORDER BY sheet.id",
                "i", (int64_t)trial) != 0)
        return -1;
    return walk(ledger, statement, load_brief, visit, context, err);
}

int ledger_sheet_digest(const struct ledger_sheet *sheet, int with_adjudications,
        struct digest *out, struct error *err)
{
    json_t *none = json_array();
    json_t *object = json_pack("{s:s,s:s,s:O,s:O,s:O,s:O}", "ballot_type",
            sheet->ballot_type, "verdict", sheet->verdict, "reasons", sheet->reasons,
            "images", sheet->images, "readings", sheet->readings, "adjudications",
            with_adjudications ? sheet->adjudications : none);
    char *text =
            object == NULL ? NULL : json_dumps(object, JSON_COMPACT | JSON_SORT_KEYS);

    json_decref(none);
    json_decref(object);
    if (text == NULL)
        return error_set(err, ERROR_MEMORY, "no memory for a sheet's digest");
    digest_of(text, strlen(text), out);
    free(text);
    return 0;
}

const json_t *ledger_sheet_decision(const struct ledger_sheet *sheet)
{
    return sheet->opinions.decision;
}

int ledger_sheet_is_with_people(const struct ledger_sheet *sheet)
{
    return strcmp(sheet->verdict, "held") == 0 ||
           json_array_size(sheet->adjudications) > 0;
}

int ledger_sheet_stage(const struct ledger_sheet *sheet)
{
    if (!ledger_sheet_is_with_people(sheet) || sheet->opinions.decision != NULL)
        return 0;
    return (int)sheet->opinions.count + 1;
}

int ledger_sheet_awaits(const struct ledger_sheet *sheet, const char *name)
{
    return !sheet->is_discarded && ledger_sheet_stage(sheet) > 0 &&
           !ledger_opinions_have(&sheet->opinions, name);
}

static const char *standing_word(const struct ledger_sheet *sheet)
{
    const char *decision = json_text(sheet->opinions.decision, "decision");

    if (sheet->is_discarded)
        return "discarded";
    if (decision[0] != '\0')
        return strcmp(decision, "refuse") == 0 || strcmp(decision, "rescan") == 0
                       ? "refused"
                       : "counted";
    if (ledger_sheet_is_with_people(sheet))
        return "held";
    return strcmp(sheet->verdict, "clear") == 0 ? "counted" : "refused";
}

void ledger_sheet_settle(struct ledger_sheet *sheet)
{
    const char *type;

    ledger_opinions_find(sheet, &sheet->opinions);
    (void)snprintf(sheet->standing, sizeof(sheet->standing), "%s", standing_word(sheet));
    type = json_text(sheet->opinions.decision, "ballot_type");
    if (type[0] == '\0')
        type = sheet->ballot_type;
    (void)snprintf(sheet->counted_type, sizeof(sheet->counted_type), "%s", type);
}

const json_t *ledger_sheet_contest(
        const struct ledger_sheet *sheet, const char *contest, size_t near)
{
    const json_t *told = json_object_get(sheet->opinions.decision, "contests");
    const json_t *found = ledger_contest_find(told, contest, near);

    return found != NULL ? found : ledger_contest_read(sheet->readings, contest, near);
}

int ledger_sheet_id(
        const json_t *request, const char *name, struct ledger_id *out, struct error *err)
{
    char hex[LEDGER_ID_HEX_BYTES];

    if (json_get_text(request, name, hex, sizeof(hex), err) != 0)
        return -1;
    return digest_from_hex(hex, out->bytes, LEDGER_ID_BYTES, err);
}
