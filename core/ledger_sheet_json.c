/* ledger_sheet_json.c -- what people who decide are shown of a sheet. */
#include <stdlib.h>
#include <string.h>

#include "core/json.h"
#include "core/ledger_contest.h"
#include "core/ledger_sheet.h"

enum { PAIR = 2 /* opinions that differ */ };

static int compare_rows(const void *left, const void *right)
{
    return strcmp(json_text(*(json_t *const *)left, "contest"),
            json_text(*(json_t *const *)right, "contest"));
}

/* In the order of the contests' ids. */
static void sort_rows(json_t *rows)
{
    size_t count = json_array_size(rows), i;
    json_t **list = calloc(count + 1, sizeof(json_t *));

    for (i = 0; list != NULL && i < count; i++)
        list[i] = json_incref(json_array_get(rows, i));
    if (list != NULL)
        qsort(list, count, sizeof(json_t *), compare_rows);
    for (i = 0; list != NULL && i < count; i++)
        (void)json_array_set_new(rows, i, list[i]);
    free(list);
}

/* What `record` says of the contests that are in `given`, if they are not there yet. */
static void add_rows(const struct ledger_sheet *sheet, const json_t *record,
        const json_t *given, json_t *rows)
{
    const char *contest, *state;
    const json_t *row;
    size_t i;

    for (i = 0; i < json_array_size(given); i++) {
        contest = json_text(json_array_get(given, i), "contest");
        row = ledger_opinion_row(sheet, record, contest, i);
        state = json_text(row, "state");
        if (row == NULL || ledger_contest_find(rows, contest, i) != NULL)
            continue;
        if (strcmp(state, "chosen") == 0)
            (void)json_array_append_new(
                    rows, json_pack("{s:s,s:s,s:O}", "contest", contest, "state", state,
                                  "chosen", json_object_get(row, "chosen")));
        else
            (void)json_array_append_new(rows, json_pack("{s:s,s:s,s:[]}", "contest",
                                                      contest, "state", state, "chosen"));
    }
}

/* One of two opinions, told as if both had given the same contests. */
static json_t *opinion_json(
        const struct ledger_sheet *sheet, const json_t *record, const json_t *other)
{
    const json_t *type = json_object_get(record, "ballot_type");
    json_t *shown = json_pack("{s:s}", "decision", json_text(record, "decision"));
    json_t *rows;

    if (shown != NULL && json_is_string(type))
        (void)json_object_set_new(
                shown, "ballot_type", json_string(json_string_value(type)));
    if (shown == NULL || strcmp(json_text(record, "decision"), "rows") != 0)
        return shown;
    rows = json_array();
    add_rows(sheet, record, json_object_get(record, "contests"), rows);
    add_rows(sheet, record, json_object_get(other, "contests"), rows);
    sort_rows(rows);
    (void)json_object_set_new(shown, "contests", rows);
    return shown;
}

/* By their text: whoever was first, the order is the same. */
static json_t *opinions_json(const struct ledger_sheet *sheet)
{
    const json_t *const *list = sheet->opinions.list;
    json_t *shown[PAIR] = {
            opinion_json(sheet, list[0], list[1]), opinion_json(sheet, list[1], list[0])};
    char *texts[PAIR] = {
            shown[0] == NULL ? NULL : json_dumps(shown[0], JSON_COMPACT | JSON_SORT_KEYS),
            shown[1] == NULL ? NULL
                             : json_dumps(shown[1], JSON_COMPACT | JSON_SORT_KEYS)};
    json_t *both = NULL;
    int first;

    if (texts[0] != NULL && texts[1] != NULL) {
        first = strcmp(texts[0], texts[1]) > 0;
        both = json_pack("[O,O]", shown[first], shown[!first]);
    }
    free(texts[0]);
    free(texts[1]);
    json_decref(shown[0]);
    json_decref(shown[1]);
    return both;
}

static json_t *plain_json(const struct ledger_sheet *sheet)
{
    char id[LEDGER_ID_HEX_BYTES], batch[LEDGER_ID_HEX_BYTES];

    digest_hex(sheet->id.bytes, LEDGER_ID_BYTES, id);
    digest_hex(sheet->batch.bytes, LEDGER_ID_BYTES, batch);
    return json_pack("{s:s,s:s,s:s,s:s,s:b,s:s,s:s,s:i,s:O,s:O}", "sheet", id, "batch",
            batch, "batch_name", sheet->batch_name, "ballot_type", sheet->counted_type,
            "trial", sheet->trial, "verdict", sheet->verdict, "standing", sheet->standing,
            "stage", ledger_sheet_stage(sheet), "reasons", sheet->reasons, "pages",
            sheet->readings);
}

json_t *ledger_sheet_json(const struct ledger_sheet *sheet, const char *name)
{
    int stage = ledger_sheet_stage(sheet);
    json_t *object = plain_json(sheet);

    if (object == NULL)
        return NULL;
    (void)json_object_set_new(object, "adjudications",
            stage == 0 ? json_incref(sheet->adjudications) : json_array());
    if (stage == 3 && name != NULL && ledger_sheet_awaits(sheet, name))
        (void)json_object_set_new(object, "opinions", opinions_json(sheet));
    if (sheet->place > 0)
        (void)json_object_set_new(
                object, "place", json_integer((json_int_t)sheet->place));
    return object;
}
