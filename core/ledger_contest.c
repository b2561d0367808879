/* ledger_contest.c -- one contest's state in lists of rows: as read, or as told. */
#include "core/ledger_contest.h"

#include <string.h>

#include "core/json.h"

const json_t *ledger_contest_find(const json_t *list, const char *contest, size_t near)
{
    const json_t *entry = json_array_get(list, near);
    const char *id = json_string_value(json_object_get(entry, "contest"));
    size_t i;

    if (id != NULL && strcmp(id, contest) == 0)
        return entry;
    for (i = 0; i < json_array_size(list); i++) {
        entry = json_array_get(list, i);
        id = json_string_value(json_object_get(entry, "contest"));
        if (id != NULL && strcmp(id, contest) == 0)
            return entry;
    }
    return NULL;
}

const json_t *ledger_contest_read(
        const json_t *readings, const char *contest, size_t near)
{
    const json_t *page, *found = NULL;
    const char *state;
    size_t i;

    for (i = 0; i < json_array_size(readings); i++) {
        page = json_array_get(readings, i);
        page = ledger_contest_find(json_object_get(page, "contests"), contest, near);
        if (page != NULL && found != NULL)
            return NULL;
        if (page != NULL)
            found = page;
    }
    state = json_string_value(json_object_get(found, "state"));
    return state == NULL || strcmp(state, "unsure") == 0 ? NULL : found;
}

int ledger_contest_is_same(const json_t *left, const json_t *right)
{
    const char *state = json_text(left, "state");

    if (state[0] == '\0' || strcmp(state, json_text(right, "state")) != 0)
        return 0;
    return strcmp(state, "chosen") != 0 ||
           json_equal(json_object_get(left, "chosen"), json_object_get(right, "chosen"));
}

int ledger_contest_state(
        const struct rule *rule, const struct contest_row *row, const json_t *entry)
{
    const char *state = json_string_value(json_object_get(entry, "state"));
    const json_t *chosen = json_object_get(entry, "chosen");
    const char *option = json_string_value(json_array_get(chosen, 0));

    if (state == NULL)
        return -1;
    if (strcmp(state, "blank") == 0)
        return CONTEST_ROW_BLANK;
    if (strcmp(state, "over") == 0)
        return CONTEST_ROW_OVER;
    if (strcmp(state, "chosen") != 0 || json_array_size(chosen) != 1 || option == NULL)
        return -1;
    return contest_option_find(rule, row, option);
}
