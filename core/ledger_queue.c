/* ledger_queue.c -- the held sheets that a person may decide, what matters first. */
#include "core/ledger_queue.h"

#include <string.h>

#include "core/json.h"
#include "core/ledger_count.h"
#include "core/ledger_event.h"
#include "core/ledger_plan.h"
#include "core/ledger_sheet.h"
#include "core/ledger_text.h"
#include "core/reason.h"

struct queueing {
    struct ledger *ledger;
    const char *name;
    const struct ledger_plan *plan;
    const struct results *results; /* NULL: not known, everything matters */
    json_t *first, *rest;          /* those that matter, the others */
    json_int_t held, disputed, pairs, agreed;
};

static const struct results_type *find_type(
        const struct results *results, const char *ballot_type)
{
    size_t i;

    for (i = 0; i < results->type_count; i++)
        if (strcmp(results->types[i].ballot_type, ballot_type) == 0)
            return &results->types[i];
    return NULL;
}

static size_t count_open(const struct results_type *type)
{
    size_t i, count = 0;

    for (i = 0; i < type->contest_count; i++)
        count += !type->contests[i].is_decided;
    return count;
}

/* A sheet of no known ballot can change what is open on any of them. */
static int is_any_open(const struct results *results)
{
    size_t i;

    for (i = 0; i < results->type_count; i++)
        if (count_open(&results->types[i]) > 0)
            return 1;
    return 0;
}

/* 1 if not only some of its rows are in doubt. */
static int is_doubted_whole(
        const struct queueing *queueing, const struct ledger_sheet *sheet, int type)
{
    enum reason reason;
    size_t i;

    if (strcmp(sheet->verdict, "held") != 0 || ledger_sheet_stage(sheet) == 3 ||
            queueing->plan->rules[type].bad_row == RULE_SHEET)
        return 1;
    for (i = 0; i < json_array_size(sheet->reasons); i++)
        if (reason_of_word(
                    json_string_value(json_array_get(sheet->reasons, i)), &reason) != 0 ||
                reason_concerns_sheet(reason))
            return 1;
    return 0;
}

static int is_open(const struct results_type *type, const char *contest)
{
    size_t i;

    for (i = 0; i < type->contest_count; i++)
        if (strcmp(type->contests[i].contest, contest) == 0)
            return !type->contests[i].is_decided;
    return 1;
}

/*
 * Is a contest undecided whose row is in doubt? If no row is, all of them are. SQLite
 * picks the few rows out of a reading in a third of the time that parsing it takes.
 */
static int find_open_row(struct ledger *ledger, const struct ledger_id *id,
        const struct results_type *type, int *matters, struct error *err)
{
    sqlite3_stmt *statement;
    int has_row, result, doubtful = 0, open = 0;

    if (ledger_store_query(ledger, &statement, err,
                "SELECT json_extract(line.value, '$.contest') FROM sheet,"
                " json_each(CASE WHEN json_valid(readings) THEN readings ELSE '[]' END)"
                " AS page, json_each(page.value, '$.contests') AS line WHERE sheet.id = ?"
                " AND json_extract(line.value, '$.state') NOT IN ('chosen', 'blank')",
                "s", id) != 0)
        return -1;
    while ((result = ledger_store_step(ledger, statement, &has_row, err)) == 0 &&
            has_row && !open) {
        doubtful = 1;
        open = is_open(type, ledger_store_text(statement, 0));
    }
    (void)sqlite3_finalize(statement);
    *matters = open || !doubtful;
    return result;
}

/* The readings are read only where it depends on them. */
static int find_matters(const struct queueing *queueing, const struct ledger_sheet *sheet,
        int *matters, struct error *err)
{
    const struct results_type *type;
    int at = ledger_plan_type(queueing->plan, sheet->counted_type);
    size_t open;

    *matters = 1;
    if (queueing->results == NULL)
        return 0;
    type = find_type(queueing->results, sheet->counted_type);
    if (at < 0 || type == NULL) {
        *matters = is_any_open(queueing->results);
        return 0;
    }
    open = count_open(type);
    *matters = open > 0;
    if (open == 0 || open == type->contest_count || is_doubted_whole(queueing, sheet, at))
        return 0;
    return find_open_row(queueing->ledger, &sheet->id, type, matters, err);
}

static int add_sheet(void *context, const struct ledger_sheet *sheet, struct error *err)
{
    struct queueing *queueing = context;
    int stage = ledger_sheet_stage(sheet), matters;
    char hex[LEDGER_ID_HEX_BYTES];

    queueing->pairs += sheet->opinions.count >= 2;
    queueing->agreed += sheet->opinions.is_agreed != 0;
    if (stage == 0)
        return 0;
    queueing->held++;
    queueing->disputed += stage == 3;
    if (!ledger_sheet_awaits(sheet, queueing->name))
        return 0;
    if (find_matters(queueing, sheet, &matters, err) != 0)
        return -1;
    digest_hex(sheet->id.bytes, sizeof(sheet->id.bytes), hex);
    if (json_array_append_new(matters ? queueing->first : queueing->rest,
                json_pack("{s:s,s:b,s:i}", "sheet", hex, "matters", matters, "stage",
                        stage)) != 0)
        return error_set(err, ERROR_MEMORY, "no memory for the held sheets");
    return 0;
}

static int fill(const struct queueing *queueing, json_t *answer, struct error *err)
{
    json_t *all;

    if (json_array_extend(queueing->first, queueing->rest) != 0)
        return error_set(err, ERROR_MEMORY, "no memory for the held sheets");
    all = json_pack("{s:O,s:I,s:I,s:I,s:{s:I,s:I}}", "sheets", queueing->first, "held",
            queueing->held, "mine", (json_int_t)json_array_size(queueing->first),
            "disputed", queueing->disputed, "agreement", "pairs", queueing->pairs,
            "agreed", queueing->agreed);
    if (all == NULL || json_object_update(answer, all) != 0) {
        json_decref(all);
        return error_set(err, ERROR_MEMORY, "no memory for the held sheets");
    }
    json_decref(all);
    return 0;
}

static int list_sheets(
        struct queueing *queueing, int trial, json_t *answer, struct error *err)
{
    int result = -1;

    queueing->first = json_array();
    queueing->rest = json_array();
    if (queueing->first == NULL || queueing->rest == NULL)
        (void)error_set(err, ERROR_MEMORY, "no memory for the held sheets");
    else if (ledger_sheet_each_asked(queueing->ledger, trial, add_sheet, queueing, err) ==
             0)
        result = fill(queueing, answer, err);
    json_decref(queueing->first);
    json_decref(queueing->rest);
    return result;
}

int ledger_queue_list(struct ledger *ledger, const char *name, int trial,
        const struct results *results, json_t *answer, struct error *err)
{
    struct queueing queueing = {.ledger = ledger, .name = name, .results = results};
    struct ledger_plan plan;
    struct results counted;
    int result;

    if (ledger_plan_load(ledger, &plan, err) != 0)
        return -1;
    queueing.plan = &plan;
    results_init(&counted);
    if (results == NULL &&
            ledger_count_results(ledger, &plan, trial, &counted, NULL) == 0)
        queueing.results = &counted;
    result = ledger->is_broken ? error_set(err, ERROR_IO, "the ledger cannot be read")
                               : list_sheets(&queueing, trial, answer, err);
    results_release(&counted);
    ledger_plan_release(&plan);
    return result;
}

int ledger_queue(
        struct ledger *ledger, const json_t *request, json_t *answer, struct error *err)
{
    char name[LEDGER_TEXT_BYTES];
    enum ledger_state state;
    struct results none;
    int trial, is_ordered;

    if (ledger_text_get(request, "name", 1, name, err) != 0 ||
            ledger_state_get(ledger, &state, err) != 0 ||
            ledger_text_flag(request, "trial", state == LEDGER_TEST, &trial, err) != 0 ||
            ledger_text_flag(request, "ordered", 1, &is_ordered, err) != 0)
        return -1;
    results_init(&none); /* without contests, none is open */
    return ledger_queue_list(ledger, name, trial, is_ordered ? NULL : &none, answer, err);
}
