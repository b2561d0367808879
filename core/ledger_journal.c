/* ledger_journal.c -- what the desk notes of its own, and what has happened so far. */
#include "core/ledger_journal.h"

#include <string.h>

#include "core/json.h"
#include "core/ledger_detail.h"
#include "core/ledger_event.h"
#include "core/ledger_text.h"

enum { KIND_BYTES = 32 };

static int is_note(const char *word)
{
    static const char *const kinds[] = {"sign-in", "sign-in-failed", "sign-out", "locked",
            "print", "deck", "zero-report", "scan", "import", "view-results", "invite",
            "rules-confirmed"};
    size_t i;

    for (i = 0; i < sizeof(kinds) / sizeof(kinds[0]); i++)
        if (strcmp(kinds[i], word) == 0)
            return 1;
    return 0;
}

int ledger_journal_note(
        struct ledger *ledger, const json_t *request, json_t *answer, struct error *err)
{
    char kind[KIND_BYTES], name[LEDGER_TEXT_BYTES];
    json_t *detail;

    (void)answer;
    if (json_get_text(request, "kind", kind, sizeof(kind), err) != 0 ||
            ledger_text_get(request, "name", 0, name, err) != 0 ||
            ledger_detail_get(request, &detail, err) != 0)
        return -1;
    if (!is_note(kind))
        return error_set(err, ERROR_SYNTAX, "unknown note '%s'", kind);
    return ledger_event_add(ledger, "desk",
            json_pack("{s:s,s:s,s:O}", "kind", kind, "name", name, "detail", detail),
            err);
}

/* Columns: seq, time, kind, detail. A detail that was made unreadable is null. */
static json_t *event_json(sqlite3_stmt *row)
{
    const char *text = ledger_store_text(row, 3);
    json_t *detail = NULL;

    if (json_parse(text, strlen(text), &detail, NULL) != 0)
        detail = json_null();
    return json_pack("{s:I,s:s,s:s,s:o}", "seq", (json_int_t)sqlite3_column_int64(row, 0),
            "time", ledger_store_text(row, 1), "kind", ledger_store_text(row, 2),
            "detail", detail);
}

static int add_events(
        struct ledger *ledger, sqlite3_stmt *statement, json_t *list, struct error *err)
{
    int has_row, result;

    for (;;) {
        result = ledger_store_step(ledger, statement, &has_row, err);
        if (result != 0 || !has_row)
            return result;
        if (json_array_append_new(list, event_json(statement)) != 0)
            return error_set(err, ERROR_MEMORY, "no memory for the events");
    }
}

int ledger_journal_events(
        struct ledger *ledger, const json_t *request, json_t *answer, struct error *err)
{
    int is_newest = json_object_get(request, "before") != NULL;
    int64_t from = 0, most = LEDGER_JOURNAL_USUAL;
    json_t *list = json_array();
    sqlite3_stmt *statement;
    int result;

    (void)json_object_set_new(answer, "events", list);
    if (json_object_get(request, "most") != NULL &&
            json_get_whole(request, "most", 1, LEDGER_JOURNAL_MOST, &most, err) != 0)
        return -1;
    if ((is_newest || json_object_get(request, "after") != NULL) &&
            json_get_whole(request, is_newest ? "before" : "after", 0, INT64_MAX, &from,
                    err) != 0)
        return -1;
    if (is_newest && from == 0)
        from = INT64_MAX;
    if (ledger_store_query(ledger, &statement, err,
                is_newest ? "SELECT seq, time, kind, detail FROM event WHERE seq < ?"
                            " ORDER BY seq DESC LIMIT ?"
                          : "SELECT seq, time, kind, detail FROM event WHERE seq > ?"
                            " ORDER BY seq LIMIT ?",
                "ii", from, most) != 0)
        return -1;
    result = add_events(ledger, statement, list, err);
    (void)sqlite3_finalize(statement);
    return result;
}
