/* held_sheet.c -- what a person must be asked about a held sheet, at terminal and desk.
 */
#include "core/held_sheet.h"

#include <string.h>

#include "core/json.h"
#include "core/ledger_contest.h"
#include "core/reading.h"
#include "core/reason.h"

const json_t *held_sheet_contest(
        const json_t *sheet, const char *contest, const json_t **page)
{
    const json_t *pages = json_object_get(sheet, "pages"), *found;
    size_t i;

    for (i = 0; i < json_array_size(pages); i++) {
        *page = json_array_get(pages, i);
        found = ledger_contest_find(json_object_get(*page, "contests"), contest, 0);
        if (found != NULL)
            return found;
    }
    *page = NULL;
    return NULL;
}

int held_sheet_is_whole(const json_t *sheet)
{
    const json_t *reasons = json_object_get(sheet, "reasons");
    enum reason reason;
    size_t i;

    if (strcmp(json_text(sheet, "verdict"), "held") != 0)
        return 1;
    for (i = 0; i < json_array_size(reasons); i++)
        if (reason_of_word(json_string_value(json_array_get(reasons, i)), &reason) == 0 &&
                reason_concerns_sheet(reason))
            return 1;
    return 0;
}

static const json_t *row_of(const json_t *sheet, size_t which, const char *contest)
{
    const json_t *opinion = json_array_get(json_object_get(sheet, "opinions"), which);

    return ledger_contest_find(json_object_get(opinion, "contests"), contest, 0);
}

int held_sheet_differs(const json_t *sheet, const char *contest)
{
    const json_t *left = row_of(sheet, 0, contest), *right = row_of(sheet, 1, contest);

    return (left != NULL || right != NULL) && !ledger_contest_is_same(left, right);
}

static int has_unsure(const json_t *sheet)
{
    const json_t *pages = json_object_get(sheet, "pages"), *contests;
    size_t i, k;

    for (i = 0; i < json_array_size(pages); i++) {
        contests = json_object_get(json_array_get(pages, i), "contests");
        for (k = 0; k < json_array_size(contests); k++)
            if (strcmp(json_text(json_array_get(contests, k), "state"), "unsure") == 0)
                return 1;
    }
    return 0;
}

int held_sheet_is_asked(const json_t *sheet, const char *contest)
{
    const json_t *page, *read = held_sheet_contest(sheet, contest, &page);
    const char *state = json_text(read, "state");

    if (held_sheet_differs(sheet, contest))
        return 1;
    if (strcmp(state, "blank") == 0)
        return has_unsure(sheet);
    return strcmp(state, "chosen") != 0;
}

int held_sheet_value(const json_t *sheet, const struct rule *rule,
        const struct contest *contest, const json_t *told)
{
    uint8_t states[CONTEST_ROWS_MAX];
    const json_t *entry, *page;
    size_t i;
    int state;

    for (i = 0; i < contest->row_count; i++) {
        const struct contest_row *row = &contest->rows[i];

        entry = ledger_contest_find(told, row->id, i);
        if (entry == NULL && !held_sheet_is_asked(sheet, row->id))
            entry = held_sheet_contest(sheet, row->id, &page);
        state = ledger_contest_state(rule, row, entry);
        if (state < 0)
            return -1;
        states[i] = (uint8_t)state;
    }
    return (int)contest_value(contest, states);
}
