/* ledger_rows.c -- the rows a person gives for a sheet, checked for completeness. */
#include "core/ledger_rows.h"

#include <string.h>

#include "core/json.h"
#include "core/ledger_contest.h"
#include "core/reading.h"

enum { ROWS_MAX = OFFICIALS_MAX * CONTEST_ROWS_MAX };

struct rows {
    const struct contests *contests;
    const char *ballot_type;
    const struct rule *rule;
    const struct ledger_sheet *sheet;
    const json_t *options; /* NULL: only the rule's */
    json_t *list;
};

static int list_has(const json_t *list, const char *text)
{
    const char *entry;
    size_t i;

    for (i = 0; i < json_array_size(list); i++) {
        entry = json_string_value(json_array_get(list, i));
        if (entry != NULL && strcmp(entry, text) == 0)
            return 1;
    }
    return 0;
}

static int is_given(const json_t *list, const char *contest)
{
    const char *id;
    size_t i;

    for (i = 0; i < json_array_size(list); i++) {
        id = json_string_value(json_object_get(json_array_get(list, i), "contest"));
        if (id != NULL && strcmp(id, contest) == 0)
            return 1;
    }
    return 0;
}

static int check_options(const struct rows *rows, const struct contest_row *row,
        const char *state, const json_t *chosen, struct error *err)
{
    const char *option;
    size_t i, count = json_array_size(chosen);

    for (i = 0; i < count; i++) {
        option = json_string_value(json_array_get(chosen, i));
        if (option == NULL)
            return error_set(err, ERROR_SYNTAX, "\"chosen\" holds no option");
        if (contest_option_find(rows->rule, row, option) < 0 ||
                (rows->options != NULL && !list_has(rows->options, option)))
            return error_set(err, ERROR_RANGE, "contest '%s' has no option '%.40s'",
                    row->id, option);
    }
    if ((strcmp(state, "chosen") == 0 && count != 1) ||
            (strcmp(state, "blank") == 0 && count != 0) ||
            (strcmp(state, "over") == 0 && count == 1))
        return error_set(err, ERROR_RANGE,
                "contest '%s' is '%s' with %zu options; chosen has one, blank none, over "
                "several",
                row->id, state, count);
    return 0;
}

static int add_row(struct rows *rows, const json_t *entry, struct error *err)
{
    char contest[LAYOUT_ID_BYTES], state[LAYOUT_ID_BYTES];
    const struct contest_row *row;
    enum contest_state known;
    json_t *chosen;

    if (json_get_text(entry, "contest", contest, sizeof(contest), err) != 0 ||
            json_get_text(entry, "state", state, sizeof(state), err) != 0)
        return -1;
    if (contest_state_of_word(state, &known) != 0 || known == CONTEST_UNSURE)
        return error_set(
                err, ERROR_SYNTAX, "\"state\" is neither chosen, blank nor over");
    row = contest_row_find(rows->contests, contest, NULL);
    if (row == NULL)
        return error_set(err, ERROR_RANGE, "ballot '%s' has no contest '%s'",
                rows->ballot_type, contest);
    if (is_given(rows->list, contest))
        return error_set(err, ERROR_RANGE, "contest '%s' is given twice", contest);
    if (json_object_get(entry, "chosen") == NULL && known != CONTEST_CHOSEN)
        return json_array_append_new(
                rows->list, json_pack("{s:s,s:s,s:[]}", "contest", contest, "state",
                                    state, "chosen"));
    if (json_get_array(entry, "chosen", READING_CHOSEN_MAX, &chosen, err) != 0 ||
            check_options(rows, row, state, chosen, err) != 0)
        return -1;
    return json_array_append_new(
            rows->list, json_pack("{s:s,s:s,s:O}", "contest", contest, "state", state,
                                "chosen", chosen));
}

/* Only one known option or a blank row is clear; an overvote is for people. */
static int is_clear(const struct rows *rows, const struct contest_row *row)
{
    const json_t *found, *chosen;
    const char *state, *option;

    if (strcmp(rows->sheet->ballot_type, rows->ballot_type) != 0)
        return 0; /* read with another ballot's layout */
    found = ledger_contest_read(rows->sheet->readings, row->id, 0);
    state = json_string_value(json_object_get(found, "state"));
    chosen = json_object_get(found, "chosen");
    option = json_string_value(json_array_get(chosen, 0));
    if (state == NULL)
        return 0;
    if (strcmp(state, "blank") == 0)
        return 1;
    return strcmp(state, "chosen") == 0 && json_array_size(chosen) == 1 &&
           option != NULL && contest_option_find(rows->rule, row, option) >= 0;
}

static int check_one(
        const struct rows *rows, const struct contest_row *row, struct error *err)
{
    if (is_given(rows->list, row->id) || is_clear(rows, row))
        return 0;
    return error_set(err, ERROR_RANGE,
            "contest '%s' is missing: it was not clearly read and must be given",
            row->id);
}

static int check_expected(
        const struct rows *rows, const json_t *expected, struct error *err)
{
    const struct contest_row *row;
    const char *contest;
    size_t i;

    for (i = 0; i < json_array_size(expected); i++) {
        contest = json_string_value(json_array_get(expected, i));
        if (contest == NULL)
            return error_set(err, ERROR_SYNTAX, "\"contests_expected\" holds no contest");
        row = contest_row_find(rows->contests, contest, NULL);
        if (row == NULL && !is_given(rows->list, contest))
            return error_set(err, ERROR_RANGE, "ballot '%s' has no contest '%s'",
                    rows->ballot_type, contest);
        if (row != NULL && check_one(rows, row, err) != 0)
            return -1;
    }
    return 0;
}

static int check_complete(
        const struct rows *rows, const json_t *request, struct error *err)
{
    const struct contest *contest;
    size_t i, k;

    for (i = 0; i < rows->contests->count; i++) {
        contest = &rows->contests->list[i];
        for (k = 0; k < contest->row_count; k++)
            if (check_one(rows, &contest->rows[k], err) != 0)
                return -1;
    }
    return check_expected(rows, json_object_get(request, "contests_expected"), err);
}

int ledger_rows_check(const struct ledger_plan *plan, const char *ballot_type,
        const struct ledger_sheet *sheet, const json_t *request, json_t **out,
        struct error *err)
{
    int type = ledger_plan_type(plan, ballot_type);
    struct rows rows = {.ballot_type = ballot_type,
            .sheet = sheet,
            .options = json_object_get(request, "options")};
    json_t *contests;
    size_t i;

    if (type < 0)
        return error_set(err, ERROR_RANGE, "there is no ballot '%s'", ballot_type);
    if (json_get_array(request, "contests", ROWS_MAX, &contests, err) != 0)
        return -1;
    rows.rule = &plan->rules[type];
    rows.contests = &plan->contests[type];
    rows.list = json_array();
    if (rows.list == NULL)
        return error_set(err, ERROR_MEMORY, "no memory for the rows");
    for (i = 0; i < json_array_size(contests); i++)
        if (add_row(&rows, json_array_get(contests, i), err) != 0)
            goto fail;
    if (check_complete(&rows, request, err) != 0)
        goto fail;
    *out = rows.list;
    return 0;
fail:
    json_decref(rows.list);
    return -1;
}
