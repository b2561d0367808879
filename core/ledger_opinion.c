/* ledger_opinion.c -- what people say of a held sheet, and what follows from it. */
#include "core/ledger_opinion.h"

#include <string.h>

#include "core/json.h"
#include "core/ledger_contest.h"
#include "core/ledger_name.h"
#include "core/ledger_sheet.h"

int ledger_opinion_is_one(const char *decision)
{
    return strcmp(decision, "rows") == 0 || strcmp(decision, "void") == 0 ||
           strcmp(decision, "refuse") == 0 || strcmp(decision, "rescan") == 0;
}

int ledger_opinions_have(const struct ledger_opinions *opinions, const char *name)
{
    size_t i;

    for (i = 0; i < opinions->count; i++)
        if (ledger_name_is_same(json_text(opinions->list[i], "name"), name))
            return 1;
    return 0;
}

/* The records from the newest round on, without those that were withdrawn; one a person.
 */
static void gather(const json_t *records, struct ledger_opinions *out)
{
    const json_t *record;
    const char *word;
    size_t i;

    memset(out, 0, sizeof(*out));
    for (i = 0; i < json_array_size(records); i++) {
        record = json_array_get(records, i);
        word = json_text(record, "decision");
        if (strcmp(word, "reopen") == 0 || strcmp(word, "recheck") == 0)
            out->count = 0;
        else if (strcmp(word, "withdraw") == 0 && out->count > 0 &&
                 ledger_name_is_same(json_text(out->list[out->count - 1], "name"),
                         json_text(record, "name")))
            out->count--;
        else if (ledger_opinion_is_one(word) && out->count < LEDGER_OPINIONS_MAX &&
                 !ledger_opinions_have(out, json_text(record, "name")))
            out->list[out->count++] = record;
    }
}

const json_t *ledger_opinion_row(const struct ledger_sheet *sheet, const json_t *record,
        const char *contest, size_t near)
{
    const json_t *row =
            ledger_contest_find(json_object_get(record, "contests"), contest, near);

    if (row != NULL)
        return row;
    if (strcmp(json_text(record, "ballot_type"), sheet->ballot_type) != 0)
        return NULL; /* read with another ballot's layout */
    return ledger_contest_read(sheet->readings, contest, near);
}

/* Every contest that `one` gives has the same final state by `other`. */
static int is_covered(
        const struct ledger_sheet *sheet, const json_t *one, const json_t *other)
{
    const json_t *rows = json_object_get(one, "contests"), *row;
    size_t i;

    for (i = 0; i < json_array_size(rows); i++) {
        row = json_array_get(rows, i);
        if (!ledger_contest_is_same(
                    row, ledger_opinion_row(sheet, other, json_text(row, "contest"), i)))
            return 0;
    }
    return 1;
}

static int is_same(
        const struct ledger_sheet *sheet, const json_t *left, const json_t *right)
{
    return strcmp(json_text(left, "decision"), json_text(right, "decision")) == 0 &&
           strcmp(json_text(left, "ballot_type"), json_text(right, "ballot_type")) == 0 &&
           is_covered(sheet, left, right) && is_covered(sheet, right, left);
}

static const json_t *find_decision(const struct ledger_opinions *opinions)
{
    const json_t *last;

    if (opinions->count == 0)
        return NULL;
    last = opinions->list[opinions->count - 1];
    if (json_integer_value(json_object_get(last, "checks")) == 1)
        return last;
    if (opinions->count == 2 && opinions->is_agreed)
        return last;
    return opinions->count == LEDGER_OPINIONS_MAX ? last : NULL;
}

void ledger_opinions_find(const struct ledger_sheet *sheet, struct ledger_opinions *out)
{
    gather(sheet->adjudications, out);
    if (out->count >= 2)
        out->is_agreed = is_same(sheet, out->list[0], out->list[1]);
    out->decision = find_decision(out);
}

/* Every contest that `one` gives is given by `other` too. */
static int is_given(const json_t *one, const json_t *other)
{
    const json_t *rows = json_object_get(one, "contests");
    const json_t *others = json_object_get(other, "contests");
    size_t i;

    for (i = 0; i < json_array_size(rows); i++)
        if (ledger_contest_find(
                    others, json_text(json_array_get(rows, i), "contest"), i) == NULL)
            return 0;
    return 1;
}

int ledger_opinions_need_reading(const json_t *records)
{
    struct ledger_opinions opinions;

    gather(records, &opinions);
    return opinions.count >= 2 && (!is_given(opinions.list[0], opinions.list[1]) ||
                                          !is_given(opinions.list[1], opinions.list[0]));
}
