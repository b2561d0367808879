/* ledger_cast.c -- what each sheet says, as read and as decided, without where and when.
 */
#include "core/ledger_cast.h"

#include <string.h>

#include "core/json.h"
#include "core/ledger_event.h"
#include "core/ledger_sheet.h"
#include "core/ledger_text.h"

static int check_sealed(struct ledger *ledger, int trial, struct error *err)
{
    enum ledger_state state;

    if (trial)
        return 0;
    if (ledger_state_get(ledger, &state, err) != 0)
        return -1;
    if (state == LEDGER_SEALED)
        return 0;
    return error_set(err, ERROR_STATE,
            "cast vote records are written once the count is sealed; until then only "
            "those of the trial (--trial)");
}

/* The boxes that hold ink: most hold none, and are not worth their place in a record. */
static json_t *inked_boxes(const json_t *boxes)
{
    json_t *list = json_array(), *box;
    size_t i;

    for (i = 0; i < json_array_size(boxes); i++) {
        box = json_array_get(boxes, i);
        if (strcmp(json_text(box, "mark"), "empty") != 0)
            (void)json_array_append(list, box);
    }
    return list;
}

static json_t *row_json(const json_t *row)
{
    return json_pack("{s:s,s:s,s:O,s:o}", "contest", json_text(row, "contest"), "state",
            json_text(row, "state"), "chosen", json_object_get(row, "chosen"), "boxes",
            inked_boxes(json_object_get(row, "boxes")));
}

/* The rows of all pages in one list. */
static json_t *read_rows(const struct ledger_sheet *sheet)
{
    json_t *list = json_array(), *rows;
    size_t i, k;

    for (i = 0; i < json_array_size(sheet->readings); i++) {
        rows = json_object_get(json_array_get(sheet->readings, i), "contests");
        for (k = 0; k < json_array_size(rows); k++)
            if (json_array_append_new(list, row_json(json_array_get(rows, k))) != 0) {
                json_decref(list);
                return NULL;
            }
    }
    return list;
}

static json_t *record_json(const struct ledger_sheet *sheet)
{
    const json_t *decision = ledger_sheet_decision(sheet);
    json_t *decided = json_object_get(decision, "contests");
    int is_void = strcmp(json_text(decision, "decision"), "void") == 0;

    return json_pack("{s:s,s:s,s:b,s:s,s:o,s:O?}", "ballot_type", sheet->counted_type,
            "standing", sheet->standing, "void", is_void, "read_type", sheet->ballot_type,
            "read", read_rows(sheet), "decided", decided);
}

static int record_add(struct ledger *ledger, const struct ledger_id *id, json_t *records,
        struct error *err)
{
    struct ledger_sheet sheet;
    int result;

    if (ledger_sheet_load(ledger, id, &sheet, err) != 0)
        return -1;
    result = json_array_append_new(records, record_json(&sheet));
    ledger_sheet_release(&sheet);
    return result == 0 ? 0 : error_set(err, ERROR_MEMORY, "no memory for the records");
}

/* How many records behind `start` were added; *last is the id of the newest. -1 on
 * failure. The + makes SQLite follow the ids instead of sorting all sheets each time. */
static int portion_add(struct ledger *ledger, int trial, const struct ledger_id *start,
        struct ledger_id *last, json_t *records, struct error *err)
{
    sqlite3_stmt *statement;
    int has_row, result, count = 0;

    if (ledger_store_query(ledger, &statement, err,
                "SELECT id FROM sheet WHERE id > ?1 AND +trial = ?2 AND +standing IN"
                " ('counted', 'held') ORDER BY id LIMIT ?3",
                "sii", start, (int64_t)trial, (int64_t)LEDGER_CAST_PORTION) != 0)
        return -1;
    for (;;) {
        result = ledger_store_step(ledger, statement, &has_row, err);
        if (result != 0 || !has_row)
            break;
        ledger_store_id(statement, 0, last);
        result = record_add(ledger, last, records, err);
        if (result != 0)
            break;
        count++;
    }
    (void)sqlite3_finalize(statement);
    return result == 0 ? count : -1;
}

int ledger_cast(
        struct ledger *ledger, const json_t *request, json_t *answer, struct error *err)
{
    char hex[LEDGER_ID_HEX_BYTES];
    struct ledger_id start, last;
    json_t *records = json_array();
    int trial, count;

    memset(&start, 0, sizeof(start));
    if (json_object_set_new(answer, "records", records) != 0)
        return error_set(err, ERROR_MEMORY, "no memory for the records");
    if (ledger_text_flag(request, "trial", 0, &trial, err) != 0 ||
            check_sealed(ledger, trial, err) != 0)
        return -1;
    if (json_is_string(json_object_get(request, "after")) &&
            ledger_sheet_id(request, "after", &start, err) != 0)
        return -1;
    last = start;
    count = portion_add(ledger, trial, &start, &last, records, err);
    if (count < 0)
        return -1;
    digest_hex(last.bytes, LEDGER_ID_BYTES, hex);
    (void)json_object_set_new(answer, "after",
            count == LEDGER_CAST_PORTION ? json_string(hex) : json_null());
    return 0;
}
