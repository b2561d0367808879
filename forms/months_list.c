/* months_list.c -- everybody of a month: rank, points, grade and what became of it. */
#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include <glib.h>

#include "core/json.h"
#include "core/month_note.h"
#include "core/points.h"

#include "forms/months_parts.h"
#include "forms/months_table.h"

enum { RANK, NO, NAME, POINTS, GRADE, NOTE, COLUMNS };

/* "Chuyên viên – Phòng Nội vụ"; of a collective what it is. */
static char *more_of(const struct months_data *data, const json_t *row)
{
    const char *title = json_text(row, "title"), *group = json_text(row, "group");
    const char *kind = strcmp(json_text(row, "role"), "collective") == 0
                               ? months_words_get(&data->words, "table.collective")
                               : "";
    const char *parts[] = {title, group, kind};
    GString *out = g_string_new(NULL);
    size_t i;

    for (i = 0; i < 3; i++)
        if (parts[i][0] != '\0')
            g_string_append_printf(out, "%s%s", out->len > 0 ? " – " : "", parts[i]);
    return g_string_free(out, FALSE);
}

static void draw_row(
        struct months_table *table, const struct months_data *data, const json_t *row)
{
    char rank[24] = "", points[POINTS_TEXT_BYTES], grade[LAYOUT_ID_BYTES];
    struct months_cell cells[COLUMNS] = {{.text = rank}};
    char *more = more_of(data, row), *note = months_data_note(data, row);

    if (months_data_number(row, "rank") > 0)
        (void)snprintf(rank, sizeof(rank), "%" PRId64, months_data_number(row, "rank"));
    months_data_points(
            data, json_object_get(row, "points_hundredths"), 0, points, sizeof(points));
    month_note_grade(json_text(row, "outcome"), grade);
    cells[NO].text = json_text(row, "no");
    cells[NAME] = (struct months_cell){json_text(row, "name"), more};
    cells[POINTS].text = points;
    cells[GRADE].text = grade;
    cells[NOTE].text = note;
    months_table_row(table, cells);
    g_free(more);
    g_free(note);
}

void months_draw_list(struct flow *flow, const struct months_data *data)
{
    const struct report_pen_style plain = {.size_pt = 11.5, .align = PEN_CENTRE};
    const struct report_pen_style bold = {
            .size_pt = 12, .is_bold = 1, .align = PEN_CENTRE};
    const struct months_column columns[COLUMNS] = {
            {months_words_get(&data->words, "table.rank"), 14, plain, 0},
            {months_words_get(&data->words, "table.no"), 14, plain, 0},
            {months_words_get(&data->words, "table.name"), 64,
                    {.size_pt = 11.5, .is_bold = 1}, 1},
            {months_words_get(&data->words, "table.points"), 17, plain, 0},
            {months_words_get(&data->words, "table.grade"), 14, bold, 0},
            {months_words_get(&data->words, "table.note"), 39, {.size_pt = 10}, 1}};
    const json_t *rows = json_object_get(data->list, "list");
    struct months_table table;
    size_t i;

    flow->y += 4;
    months_table_start(&table, flow, columns, COLUMNS);
    for (i = 0; i < json_array_size(rows); i++)
        draw_row(&table, data, json_array_get(rows, i));
    months_table_end(&table);
}
