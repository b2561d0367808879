/* year_list.c -- the open list of a year, as JSON: what all outputs show. */
#include "core/year.h"

#include <stdlib.h>

#include "core/json.h"
#include "core/month_list.h"

static json_t *cell_json(const struct year *year, const struct year_cell *cell)
{
    if (cell->state == MONTH_MISSING)
        return json_null();
    if (cell->state == MONTH_EXCUSED)
        return json_pack("{s:n}", "points_hundredths");
    return json_pack("{s:I,s:s}", "points_hundredths", (json_int_t)cell->hundredths,
            "outcome",
            cell->grade == 0 ? "" : year->book.rule->outcomes[cell->grade - 1].id);
}

static json_t *cells_json(const struct year *year, size_t person)
{
    json_t *cells = json_array();
    size_t i;

    for (i = 0; i < MONTHS_OF_YEAR; i++)
        (void)json_array_append_new(
                cells, cell_json(year, &year->cells[person * MONTHS_OF_YEAR + i]));
    return cells;
}

static json_t *row_of(
        const struct year *year, size_t person, const struct ranking_entry *entry)
{
    json_t *row = month_list_person(&year->book, person, entry), *rest;
    uint32_t sum, given = year_given(year, person, &sum);
    json_int_t mean = given == 0 ? 0 : (2 * (json_int_t)sum + given) / (2 * given);

    rest = json_pack("{s:o,s:I,s:I,s:I,s:I,s:I}", "months", cells_json(year, person),
            "given", (json_int_t)given, "sum_hundredths", (json_int_t)sum,
            "mean_hundredths", mean, "measure_num", (json_int_t)entry->measure.num,
            "measure_den", (json_int_t)entry->measure.den);
    if (row == NULL || json_object_update(row, rest) != 0 ||
            (entry->rank == 0 &&
                    json_object_set_new(row, "few_months", json_true()) != 0)) {
        json_decref(row);
        row = NULL;
    }
    json_decref(rest);
    return row;
}

static json_t *rows_of(const struct year *year, const struct ranking *ranking,
        const struct ranking_entry *entries)
{
    json_t *rows = json_array();
    size_t i, person;

    for (i = 0; i < year->book.staff.count; i++) {
        person = ranking->order[i];
        if (json_array_append_new(rows, row_of(year, person, &entries[person])) != 0) {
            json_decref(rows);
            return NULL;
        }
    }
    return rows;
}

static json_t *months_json(const struct year *year)
{
    static const char *const words[] = {"none", "open", "closed"};
    json_t *months = json_array();
    size_t i;

    for (i = 0; i < MONTHS_OF_YEAR; i++)
        (void)json_array_append_new(months, json_string(words[year->months[i]]));
    return months;
}

/* People without a grade. */
static json_int_t count_few(const struct year *year, const struct ranking_entry *entries)
{
    json_int_t count = 0;
    size_t i;

    for (i = 0; i < year->book.staff.count; i++)
        count += entries[i].rank == 0;
    return count;
}

int year_list(const struct year *year, json_t **out, struct error *err)
{
    const struct month_settings *settings = &year->book.settings;
    struct ranking_entry *entries = NULL;
    struct ranking ranking;
    char hex[DIGEST_HEX_BYTES];
    json_t *list;
    int result;

    if (year_settle(year, &entries, &ranking, err) != 0)
        return -1;
    list = json_pack("{s:s,s:i,s:s,s:b,s:s,s:I,s:o,s:I,s:I}", "format", "kiemphieu-year",
            "version", 1, "period", year->book.period.text, "final",
            year_is_final(year) && ranking.tied == 0, "method",
            year_method_word(settings->method), "least_months",
            (json_int_t)settings->least_months, "months", months_json(year), "gone",
            (json_int_t)year->gone, "few", count_few(year, entries));
    result = month_list_head(
            &year->book, &year->standing, &ranking, settings->year.reason, list, err);
    if (result == 0 &&
            json_object_set_new(list, "list", rows_of(year, &ranking, entries)) != 0)
        result = error_set(err, ERROR_MEMORY, "no memory for the list");
    if (result == 0)
        result = month_list_digest(list, hex, err);
    if (result == 0 && json_object_set_new(list, "digest", json_string(hex)) != 0)
        result = error_set(err, ERROR_MEMORY, "no memory for the list");
    free(entries);
    ranking_release(&ranking);
    if (result != 0)
        json_decref(list);
    else
        *out = list;
    return result;
}
