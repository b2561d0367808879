/* ledger_status.c -- where the count stands: fed = counted + held + refused. */
#include "core/ledger_status.h"

#include "core/conference.h"
#include "core/ledger_batch_list.h"
#include "core/ledger_checks.h"
#include "core/ledger_ended.h"
#include "core/ledger_event.h"
#include "core/ledger_person.h"
#include "core/ledger_sheet.h"
#include "core/ledger_text.h"

#define SUMS                                                                             \
    "count(*), count(*) FILTER (WHERE standing = 'counted'),"                            \
    " count(*) FILTER (WHERE standing = 'held'),"                                        \
    " count(*) FILTER (WHERE standing = 'refused')"

struct sums {
    json_int_t fed, counted, held, refused;
};

static void read_sums(sqlite3_stmt *statement, int column, struct sums *out)
{
    out->fed = sqlite3_column_int64(statement, column);
    out->counted = sqlite3_column_int64(statement, column + 1);
    out->held = sqlite3_column_int64(statement, column + 2);
    out->refused = sqlite3_column_int64(statement, column + 3);
}

static json_t *sums_json(const struct sums *sums)
{
    return json_pack("{s:I,s:I,s:I,s:I}", "fed", sums->fed, "counted", sums->counted,
            "held", sums->held, "refused", sums->refused);
}

static int sum_sheets(
        struct ledger *ledger, int trial, struct sums *out, struct error *err)
{
    sqlite3_stmt *statement;
    int has_row, result;
    int64_t fed = 0;

    if (ledger_store_query(ledger, &statement, err,
                "SELECT " SUMS ", (SELECT sum(fed) FROM batch WHERE trial = ?1 AND"
                " state <> 'discarded') FROM sheet WHERE trial = ?1 AND"
                " standing <> 'discarded'",
                "i", (int64_t)trial) != 0)
        return -1;
    result = ledger_store_step(ledger, statement, &has_row, err);
    if (result == 0) {
        read_sums(statement, 0, out);
        fed = sqlite3_column_int64(statement, 4);
    }
    (void)sqlite3_finalize(statement);
    if (result == 0 &&
            (fed != out->fed || fed != out->counted + out->held + out->refused))
        return error_set(err, ERROR_RANGE,
                "fed %lld is not counted %lld + held %lld + refused %lld: stop and run "
                "verify",
                (long long)fed, (long long)out->counted, (long long)out->held,
                (long long)out->refused);
    return result;
}

static int add_total(struct ledger *ledger, const char *name, int trial, json_t *answer,
        struct error *err)
{
    struct sums sums;

    if (sum_sheets(ledger, trial, &sums, err) != 0)
        return -1;
    return json_object_set_new(answer, name, sums_json(&sums));
}

/* Sheets of no known ballot type stand apart, as "unassigned". */
static int add_types(struct ledger *ledger, int trial, json_t *answer, struct error *err)
{
    json_t *types = json_array(), *entry;
    struct sums sums, none = {0, 0, 0, 0};
    sqlite3_stmt *statement;
    const char *type;
    int has_row, result;

    (void)json_object_set_new(answer, "types", types);
    (void)json_object_set_new(answer, "unassigned", sums_json(&none));
    if (ledger_store_query(ledger, &statement, err,
                "SELECT counted_type, " SUMS " FROM sheet WHERE trial = ? AND"
                " standing <> 'discarded' GROUP BY counted_type ORDER BY counted_type",
                "i", (int64_t)trial) != 0)
        return -1;
    for (;;) {
        result = ledger_store_step(ledger, statement, &has_row, err);
        if (result != 0 || !has_row)
            break;
        read_sums(statement, 1, &sums);
        entry = sums_json(&sums);
        type = ledger_store_text(statement, 0);
        if (type[0] == '\0') {
            (void)json_object_set_new(answer, "unassigned", entry);
        } else {
            (void)json_object_set_new(entry, "ballot_type", json_string(type));
            (void)json_array_append_new(types, entry);
        }
    }
    (void)sqlite3_finalize(statement);
    return result;
}

static int add_batch(void *context, const struct ledger_batch *batch, struct error *err)
{
    json_t *entry = ledger_batch_entry(batch);

    if (entry == NULL || json_array_append_new(context, entry) != 0)
        return error_set(err, ERROR_MEMORY, "no memory for the batches");
    return 0;
}

static int add_batches(struct ledger *ledger, json_t *answer, struct error *err)
{
    json_t *batches = json_array();

    (void)json_object_set_new(answer, "batches", batches);
    return ledger_batch_each(ledger, add_batch, batches, err);
}

/* A conference.ini that is being changed is no reason to say nothing: checks are 2. */
static int add_people(struct ledger *ledger, json_t *answer, struct error *err)
{
    struct ledger_checks checks = {.people = CONFERENCE_CHECKS_DEFAULT};
    int64_t people, exports;
    int is_ended;

    if (ledger_store_number(ledger, "SELECT count(*) FROM event WHERE kind = 'export'",
                &exports, err) != 0 ||
            ledger_person_count(ledger, &people, err) != 0 ||
            ledger_ended_get(ledger, &is_ended, err) != 0 ||
            (ledger_checks_get(ledger, &checks, NULL) != 0 && ledger->is_broken))
        return -1;
    (void)json_object_set_new(answer, "people", json_integer((json_int_t)people));
    (void)json_object_set_new(answer, "checks_ended", json_boolean(is_ended));
    (void)json_object_set_new(answer, "exported", json_boolean(exports > 0));
    (void)json_object_set_new(answer, "checks", json_integer((json_int_t)checks.people));
    return 0;
}

int ledger_status(
        struct ledger *ledger, const json_t *request, json_t *answer, struct error *err)
{
    enum ledger_state state;
    json_t *seal, *root;

    (void)request;
    if (ledger_state_get(ledger, &state, err) != 0 ||
            ledger_event_find(ledger, "seal", &seal, err) != 0)
        return -1;
    root = json_object_get(seal, "root");
    (void)json_object_set_new(answer, "state", json_string(ledger_state_word(state)));
    (void)json_object_set_new(
            answer, "root", root == NULL ? json_string("") : json_incref(root));
    json_decref(seal);
    if (add_people(ledger, answer, err) != 0 || add_types(ledger, 0, answer, err) != 0 ||
            add_batches(ledger, answer, err) != 0)
        return -1;
    if (add_total(ledger, "trial", 1, answer, err) != 0)
        return -1;
    return add_total(ledger, "total", 0, answer, err);
}

struct held {
    const char *name; /* who asks; NULL: not said */
    json_t *sheets;
};

static int add_sheet(void *context, const struct ledger_sheet *sheet, struct error *err)
{
    const struct held *held = context;

    if (json_array_append_new(held->sheets, ledger_sheet_json(sheet, held->name)) != 0)
        return error_set(err, ERROR_MEMORY, "no memory for the held sheets");
    return 0;
}

/* Who is to be shown it, if the request says so; *name is then `text`, else NULL. */
static int get_name(const json_t *request, char text[LEDGER_TEXT_BYTES],
        const char **name, struct error *err)
{
    *name = NULL;
    if (json_object_get(request, "name") == NULL)
        return 0;
    *name = text;
    return ledger_text_get(request, "name", 1, text, err);
}

int ledger_status_held(
        struct ledger *ledger, const json_t *request, json_t *answer, struct error *err)
{
    struct held held = {.sheets = json_array()};
    char text[LEDGER_TEXT_BYTES];
    enum ledger_state state;
    int trial;

    (void)json_object_set_new(answer, "sheets", held.sheets);
    if (get_name(request, text, &held.name, err) != 0 ||
            ledger_state_get(ledger, &state, err) != 0 ||
            ledger_text_flag(request, "trial", state == LEDGER_TEST, &trial, err) != 0)
        return -1;
    return ledger_sheet_each(ledger, trial, "held", add_sheet, &held, err);
}

int ledger_status_sheet(
        struct ledger *ledger, const json_t *request, json_t *answer, struct error *err)
{
    struct ledger_sheet sheet;
    char text[LEDGER_TEXT_BYTES];
    const char *name;
    struct ledger_id id;
    json_t *object;

    if (get_name(request, text, &name, err) != 0 ||
            ledger_sheet_id(request, "sheet", &id, err) != 0 ||
            ledger_sheet_load(ledger, &id, &sheet, err) != 0)
        return -1;
    object = ledger_sheet_json(&sheet, name);
    ledger_sheet_release(&sheet);
    if (object == NULL)
        return error_set(err, ERROR_MEMORY, "no memory for a sheet");
    (void)json_object_update(answer, object);
    json_decref(object);
    return 0;
}
