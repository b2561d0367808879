/* months_year.c -- everybody of a year: twelve months, their mean, the grade. */
#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include <glib.h>

#include "core/json.h"
#include "core/month_note.h"
#include "core/points.h"

#include "forms/months_parts.h"
#include "forms/months_table.h"

enum { RANK, NO, NAME, MONTHS, GIVEN = MONTHS + MONTHS_OF_YEAR, MEAN, GRADE, COLUMNS };

struct cell_text {
    char points[POINTS_TEXT_BYTES], grade[LAYOUT_ID_BYTES];
};

/* The month's points over its grade; a dash if it is missing, a cross if not rated. */
static void take_cell(
        const struct months_data *data, const json_t *cell, struct cell_text *out)
{
    const json_t *points = json_object_get(cell, "points_hundredths");

    out->grade[0] = '\0';
    if (json_is_integer(points)) {
        months_data_points(data, points, 1, out->points, sizeof(out->points));
        month_note_grade(json_text(cell, "outcome"), out->grade);
    } else {
        (void)snprintf(
                out->points, sizeof(out->points), "%s", json_is_object(cell) ? "×" : "–");
    }
}

/* The title, and below it what became of the grade. */
static char *more_of(const struct months_data *data, const json_t *row)
{
    const char *title = json_text(row, "title");
    char *note = months_data_note(data, row);
    char *text = g_strdup_printf("%s%s%s%s%s", title,
            title[0] != '\0' && note[0] != '\0' ? "\n" : "", note[0] != '\0' ? "(" : "",
            note, note[0] != '\0' ? ")" : "");

    g_free(note);
    return text;
}

static void draw_row(
        struct months_table *table, const struct months_data *data, const json_t *row)
{
    char rank[24] = "", given[24], mean[POINTS_TEXT_BYTES] = "", grade[LAYOUT_ID_BYTES];
    const json_t *months = json_object_get(row, "months");
    struct cell_text texts[MONTHS_OF_YEAR];
    struct months_cell cells[COLUMNS] = {{.text = rank}};
    char *more = more_of(data, row);
    size_t i;

    if (months_data_number(row, "rank") > 0)
        (void)snprintf(rank, sizeof(rank), "%" PRId64, months_data_number(row, "rank"));
    (void)snprintf(given, sizeof(given), "%" PRId64, months_data_number(row, "given"));
    if (months_data_number(row, "given") > 0)
        months_data_points(
                data, json_object_get(row, "mean_hundredths"), 0, mean, sizeof(mean));
    month_note_grade(json_text(row, "outcome"), grade);
    for (i = 0; i < MONTHS_OF_YEAR; i++) {
        take_cell(data, json_array_get(months, i), &texts[i]);
        cells[MONTHS + i] = (struct months_cell){texts[i].points, texts[i].grade};
    }
    cells[NO].text = json_text(row, "no");
    cells[NAME] = (struct months_cell){json_text(row, "name"), more};
    cells[GIVEN].text = given;
    cells[MEAN].text = mean;
    cells[GRADE].text = grade;
    months_table_row(table, cells);
    g_free(more);
}

/* "01, 02": the months of a state. */
static void draw_months(struct flow *flow, const struct months_data *data,
        const char *state, const char *key)
{
    const json_t *months = json_object_get(data->list, "months");
    GString *names = g_string_new(NULL);
    struct report_words_value values[] = {{"months", NULL}, {NULL, NULL}};
    const char *found;
    size_t i;

    for (i = 0; i < MONTHS_OF_YEAR; i++) {
        found = json_string_value(json_array_get(months, i));
        if (found != NULL && strcmp(found, state) == 0)
            g_string_append_printf(names, "%s%02zu", names->len > 0 ? ", " : "", i + 1);
    }
    values[0].value = names->str;
    if (names->len > 0)
        months_draw_text(flow, data, key, values);
    (void)g_string_free(names, TRUE);
}

static void draw_method(struct flow *flow, const struct months_data *data)
{
    static const struct report_words_value none[] = {{NULL, NULL}};
    const char *method = json_text(data->list, "method");
    char gone[24];
    struct report_words_value values[] = {{"value", gone}, {NULL, NULL}};

    months_draw_text(flow, data,
            strcmp(method, "three-quarters") == 0 ? "year.three_quarters"
            : strcmp(method, "lowest") == 0       ? "year.lowest"
                                                  : "year.mean",
            none);
    draw_months(flow, data, "none", "year.none");
    draw_months(flow, data, "open", "year.open");
    (void)snprintf(
            gone, sizeof(gone), "%" PRId64, months_data_number(data->list, "gone"));
    if (months_data_number(data->list, "gone") > 0)
        months_draw_text(flow, data, "year.gone", values);
    months_draw_text(flow, data, "year.legend", none);
}

static void set_columns(const struct months_data *data, char heads[MONTHS_OF_YEAR][12],
        struct months_column columns[COLUMNS])
{
    const struct report_pen_style tight = {.size_pt = 7.2, .align = PEN_CENTRE};
    const struct report_pen_style plain = {.size_pt = 9.5, .align = PEN_CENTRE};
    const struct report_pen_style bold = {
            .size_pt = 11, .is_bold = 1, .align = PEN_CENTRE};
    const struct months_words *words = &data->words;
    int i;

    columns[RANK] =
            (struct months_column){months_words_get(words, "table.rank"), 10, plain, 0};
    columns[NO] =
            (struct months_column){months_words_get(words, "table.no"), 9, plain, 0};
    columns[NAME] = (struct months_column){
            months_words_get(words, "table.name"), 36, {.size_pt = 9.5, .is_bold = 1}, 1};
    for (i = 0; i < MONTHS_OF_YEAR; i++) {
        (void)snprintf(heads[i], 12, "%02d", i + 1);
        columns[MONTHS + i] = (struct months_column){heads[i], 6.6, tight, 0};
    }
    columns[GIVEN] =
            (struct months_column){months_words_get(words, "table.given"), 5.8, plain, 0};
    columns[MEAN] =
            (struct months_column){months_words_get(words, "table.mean"), 12, plain, 0};
    columns[GRADE] =
            (struct months_column){months_words_get(words, "table.grade"), 10, bold, 0};
}

void months_draw_year(struct flow *flow, const struct months_data *data)
{
    const json_t *rows = json_object_get(data->list, "list");
    struct months_column columns[COLUMNS];
    char heads[MONTHS_OF_YEAR][12];
    struct months_table table;
    size_t i;

    draw_method(flow, data);
    flow->y += 4;
    set_columns(data, heads, columns);
    months_table_start(&table, flow, columns, COLUMNS);
    for (i = 0; i < json_array_size(rows); i++)
        draw_row(&table, data, json_array_get(rows, i));
    months_table_end(&table);
}
