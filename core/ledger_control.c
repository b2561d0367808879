/* ledger_control.c -- known sheets, mixed in to see whether a person errs. */
#include "core/ledger_control.h"

#include <string.h>

#include "core/json.h"
#include "core/ledger_contest.h"
#include "core/ledger_event.h"
#include "core/ledger_finding.h"
#include "core/ledger_name.h"
#include "core/ledger_plan.h"
#include "core/ledger_rows.h"
#include "core/ledger_sheet.h"
#include "core/ledger_text.h"

enum { WRONG_MOST_IN_1000 = 5 };

/* ---- one answer ---- */

static int check_sheet(
        struct ledger *ledger, const struct ledger_sheet *sheet, struct error *err)
{
    enum ledger_state state;

    if (ledger_state_get(ledger, &state, err) != 0)
        return -1;
    if (sheet->trial != (state == LEDGER_TEST))
        return error_set(err, ERROR_STATE, "this is a sheet of the trial");
    if (strcmp(sheet->standing, "counted") != 0 || ledger_sheet_is_with_people(sheet))
        return error_set(err, ERROR_STATE,
                "this sheet is no known one: it was not clearly read, or people were "
                "asked "
                "about it");
    return 0;
}

/* Each row given against the reading, where all of them are clear. */
static int compare_rows(struct ledger *ledger, const struct ledger_sheet *sheet,
        const json_t *request, int *is_right, struct error *err)
{
    struct ledger_plan plan;
    const json_t *row;
    json_t *rows = NULL;
    size_t i;
    int result;

    if (ledger_plan_load(ledger, &plan, err) != 0)
        return -1;
    result = ledger_rows_check(&plan, sheet->ballot_type, sheet, request, &rows, err);
    ledger_plan_release(&plan);
    if (result != 0)
        return -1;
    if (json_array_size(rows) == 0)
        result = error_set(err, ERROR_RANGE, "\"contests\" gives no contest");
    *is_right = 1;
    for (i = 0; i < json_array_size(rows); i++) {
        row = json_array_get(rows, i);
        if (!ledger_contest_is_same(row,
                    ledger_contest_read(sheet->readings, json_text(row, "contest"), i)))
            *is_right = 0;
    }
    json_decref(rows);
    return result;
}

/* Whoever calls a clear sheet void, or no ballot, errs. */
static int judge(struct ledger *ledger, const struct ledger_sheet *sheet,
        const json_t *request, int *is_right, struct error *err)
{
    const char *decision = json_text(request, "decision");

    if (check_sheet(ledger, sheet, err) != 0)
        return -1;
    if (decision[0] == '\0' || strcmp(decision, "rows") == 0)
        return compare_rows(ledger, sheet, request, is_right, err);
    if (!ledger_opinion_is_one(decision))
        return error_set(err, ERROR_SYNTAX, "unknown decision '%.16s'", decision);
    *is_right = 0;
    return 0;
}

int ledger_control(
        struct ledger *ledger, const json_t *request, json_t *answer, struct error *err)
{
    char name[LEDGER_TEXT_BYTES], hex[LEDGER_ID_HEX_BYTES];
    struct ledger_sheet sheet;
    struct ledger_id id;
    int is_right, result;

    if (ledger_text_get(request, "name", 1, name, err) != 0 ||
            ledger_sheet_id(request, "sheet", &id, err) != 0 ||
            ledger_sheet_load(ledger, &id, &sheet, err) != 0)
        return -1;
    result = judge(ledger, &sheet, request, &is_right, err);
    ledger_sheet_release(&sheet);
    if (result != 0)
        return -1;
    digest_hex(id.bytes, sizeof(id.bytes), hex);
    (void)json_object_set_new(answer, "right", json_boolean(is_right));
    return ledger_event_add(ledger, "control",
            json_pack("{s:s,s:b,s:s}", "name", name, "right", is_right, "sheet", hex),
            err);
}

/* ---- how often a person erred ---- */

/* The person's entry in {key: {"name","total","wrong"}}, made if it is new. */
static json_t *find_person(json_t *people, const char *name)
{
    char key[LEDGER_TEXT_BYTES];
    json_t *person;

    ledger_name_key(name, key);
    person = json_object_get(people, key);
    if (person != NULL)
        return person;
    person = json_pack("{s:s,s:i,s:i}", "name", name, "total", 0, "wrong", 0);
    return json_object_set_new(people, key, person) == 0 ? person : NULL;
}

static void add_one(json_t *person, const char *number)
{
    json_t *value = json_object_get(person, number);

    (void)json_integer_set(value, json_integer_value(value) + 1);
}

/* One event in its turn: an answer, a clearing, or the opening, before which is trial. */
static int add_event(json_t *people, const char *kind, const json_t *detail)
{
    char key[LEDGER_TEXT_BYTES];
    json_t *person;

    if (strcmp(kind, "open") == 0)
        return json_object_clear(people);
    if (strcmp(kind, "control-clear") == 0) {
        ledger_name_key(json_text(detail, "person"), key);
        (void)json_object_del(people, key);
        return 0;
    }
    person = find_person(people, json_text(detail, "name"));
    if (person == NULL)
        return -1;
    add_one(person, "total");
    if (!json_is_true(json_object_get(detail, "right")))
        add_one(person, "wrong");
    return 0;
}

static int read_events(struct ledger *ledger, json_t *people, struct error *err)
{
    sqlite3_stmt *statement;
    json_t *detail;
    int has_row, result;

    if (ledger_store_query(ledger, &statement, err,
                "SELECT kind, detail FROM event WHERE kind IN ('open', 'control',"
                " 'control-clear') ORDER BY seq",
                "") != 0)
        return -1;
    for (;;) {
        result = ledger_store_step(ledger, statement, &has_row, err);
        if (result != 0 || !has_row)
            break;
        detail = json_loads(ledger_store_text(statement, 1), 0, NULL);
        if (add_event(people, ledger_store_text(statement, 0), detail) != 0)
            result = error_set(err, ERROR_MEMORY, "no memory for the known sheets");
        json_decref(detail);
        if (result != 0)
            break;
    }
    (void)sqlite3_finalize(statement);
    return result;
}

/* {key: {"name","total","wrong"}}; the caller's to json_decref. */
static int count_answers(struct ledger *ledger, json_t **out, struct error *err)
{
    json_t *people = json_object();

    if (people == NULL)
        return error_set(err, ERROR_MEMORY, "no memory for the known sheets");
    if (read_events(ledger, people, err) != 0) {
        json_decref(people);
        return -1;
    }
    *out = people;
    return 0;
}

int ledger_control_find(struct ledger *ledger, json_t *findings, struct error *err)
{
    json_int_t wrong, total;
    json_t *people, *person;
    const char *key;

    if (count_answers(ledger, &people, err) != 0)
        return -1;
    json_object_foreach(people, key, person)
    {
        wrong = json_integer_value(json_object_get(person, "wrong"));
        total = json_integer_value(json_object_get(person, "total"));
        if (wrong * 1000 > total * WRONG_MOST_IN_1000)
            ledger_finding_add(findings,
                    "'%s' erred on %lld of %lld known sheets; have this person's "
                    "decisions taken back by two others (control-clear)",
                    json_text(person, "name"), (long long)wrong, (long long)total);
    }
    json_decref(people);
    return 0;
}

int ledger_control_erred(
        struct ledger *ledger, const json_t *request, json_t *answer, struct error *err)
{
    json_t *people, *person, *list = json_array();
    const char *key;

    (void)request;
    (void)json_object_set_new(answer, "people", list);
    if (count_answers(ledger, &people, err) != 0)
        return -1;
    json_object_foreach(people, key, person)
    {
        if (json_integer_value(json_object_get(person, "wrong")) > 0)
            (void)json_array_append_new(list,
                    json_pack("{s:O,s:O,s:O}", "name", json_object_get(person, "name"),
                            "wrong", json_object_get(person, "wrong"), "answers",
                            json_object_get(person, "total")));
    }
    json_decref(people);
    return 0;
}

int ledger_control_has_erred(
        struct ledger *ledger, const char *name, int *out, struct error *err)
{
    char key[LEDGER_TEXT_BYTES];
    json_t *people;

    if (count_answers(ledger, &people, err) != 0)
        return -1;
    ledger_name_key(name, key);
    *out = json_integer_value(json_object_get(json_object_get(people, key), "wrong")) > 0;
    json_decref(people);
    return 0;
}
