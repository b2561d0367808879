/* ledger_people_check.c -- the people registered against their events. */
#include "core/ledger_people_check.h"

#include <string.h>

#include "core/json.h"
#include "core/ledger_finding.h"
#include "core/ledger_name.h"
#include "core/ledger_person.h"

/* The newest event of each person by key: {KEY: {"name","roles","kind"}}. */
static int visit_event(
        sqlite3_stmt *row, json_t *newest, json_t *findings, struct error *err)
{
    const char *text = ledger_store_text(row, 1);
    char key[LEDGER_TEXT_BYTES];
    json_t *detail = NULL;

    (void)findings;
    if (json_parse(text, strlen(text), &detail, err) != 0)
        return -1;
    ledger_name_key(json_text(detail, "name"), key);
    (void)json_object_set_new(detail, "kind", json_string(ledger_store_text(row, 0)));
    if (json_object_set_new(newest, key, detail) != 0)
        return error_set(err, ERROR_MEMORY, "no memory for the people");
    return 0;
}

static unsigned roles_of(const json_t *event)
{
    const json_t *list = json_object_get(event, "roles");
    const char *word;
    unsigned roles = 0;
    size_t i;
    int role;

    for (i = 0; i < json_array_size(list); i++) {
        word = json_string_value(json_array_get(list, i));
        for (role = 0; word != NULL && role < LEDGER_ROLE_COUNT; role++)
            if (strcmp(word, ledger_person_role_word(role)) == 0)
                roles |= 1U << role;
    }
    return roles;
}

/* Columns: key, name, roles, active. What was found is taken out of `newest`. */
static int visit_person(
        sqlite3_stmt *row, json_t *newest, json_t *findings, struct error *err)
{
    const char *key = ledger_store_text(row, 0);
    const json_t *event = json_object_get(newest, key);
    int is_active = strcmp(json_text(event, "kind"), "person-end") != 0;

    (void)err;
    if (event == NULL ||
            strcmp(json_text(event, "name"), ledger_store_text(row, 1)) != 0 ||
            roles_of(event) != (unsigned)sqlite3_column_int(row, 2) ||
            is_active != sqlite3_column_int(row, 3))
        ledger_finding_add(findings, "what '%.100s' may do has been changed",
                ledger_store_text(row, 1));
    (void)json_object_del(newest, key);
    return 0;
}

typedef int visit(sqlite3_stmt *row, json_t *newest, json_t *findings, struct error *err);

static int each(struct ledger *ledger, const char *sql, visit *visitor, json_t *newest,
        json_t *findings, struct error *err)
{
    sqlite3_stmt *statement;
    int has_row, result;

    if (ledger_store_query(ledger, &statement, err, sql, "") != 0)
        return -1;
    for (;;) {
        result = ledger_store_step(ledger, statement, &has_row, err);
        if (result != 0 || !has_row)
            break;
        result = visitor(statement, newest, findings, err);
        if (result != 0)
            break;
    }
    (void)sqlite3_finalize(statement);
    return result;
}

int ledger_people_check(struct ledger *ledger, json_t *findings, struct error *err)
{
    json_t *newest = json_object();
    int result = each(ledger,
            "SELECT kind, detail FROM event WHERE kind IN ('person-add', 'person-roles',"
            " 'person-secret', 'person-end') ORDER BY seq",
            visit_event, newest, findings, err);

    if (result == 0)
        result = each(ledger, "SELECT key, name, roles, active FROM person ORDER BY key",
                visit_person, newest, findings, err);
    if (result == 0 && json_object_size(newest) > 0)
        ledger_finding_add(findings, "people who were registered are not there any more");
    json_decref(newest);
    return result;
}
