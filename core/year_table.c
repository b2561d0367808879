/* year_table.c -- a year's list on the terminal. */
#include "core/year_table.h"

#include <stdio.h>
#include <string.h>

#include "core/json.h"
#include "core/language.h"
#include "core/month_note.h"
#include "core/month_period.h"
#include "core/month_table.h"
#include "core/points.h"

enum { NAME_COLUMNS = 26, CELL_COLUMNS = 6 };

/* "92.5", "x" of somebody not rated, "." of a month that is missing. */
static void print_cell(const json_t *cell)
{
    const json_t *points = json_object_get(cell, "points_hundredths");
    char text[POINTS_TEXT_BYTES] = ".";

    if (json_is_integer(points))
        points_short(
                (uint32_t)json_integer_value(points), language_is_vietnamese(), text);
    else if (json_is_object(cell))
        (void)snprintf(text, sizeof(text), "x");
    month_table_right(text, CELL_COLUMNS);
}

static void print_row(const json_t *row)
{
    const json_t *cells = json_object_get(row, "months");
    const char *name = json_text(row, "name");
    char mean[POINTS_TEXT_BYTES] = "", grade[LAYOUT_ID_BYTES], note[MONTH_NOTE_BYTES];
    long long given = (long long)json_integer_value(json_object_get(row, "given"));
    size_t i;

    if (given > 0)
        points_text((uint32_t)json_integer_value(json_object_get(row, "mean_hundredths")),
                language_is_vietnamese(), mean);
    month_note_grade(json_text(row, "outcome"), grade);
    month_note(row, note);
    (void)printf("%6s  %s%*s", json_text(row, "no"), name,
            language_pad(name, NAME_COLUMNS), "");
    for (i = 0; i < json_array_size(cells); i++)
        print_cell(json_array_get(cells, i));
    (void)printf("%4lld %7s  %-5s%s%s\n", given, mean, grade, note[0] != '\0' ? " " : "",
            note);
}

static void print_months(const json_t *list, const char *state, const char *text)
{
    const json_t *months = json_object_get(list, "months");
    size_t i, found = 0;

    for (i = 0; i < json_array_size(months); i++)
        if (strcmp(json_string_value(json_array_get(months, i)), state) == 0)
            (void)printf("%s%02zu", found++ == 0 ? text : ", ", i + 1);
    if (found > 0)
        (void)printf("\n");
}

void year_table_print(const json_t *list)
{
    const json_t *rows = json_object_get(list, "list");
    long long gone = (long long)json_integer_value(json_object_get(list, "gone"));
    char number[16];
    size_t i;

    month_table_head(list);
    print_months(list, "none", _("Months without points: "));
    print_months(list, "open", _("Months not closed: "));
    if (gone > 0)
        (void)printf(
                _("%lld ratings are of people who are no longer in officials.csv.\n"),
                gone);
    month_table_right(_("No"), 6);
    (void)printf("  %s%*s", _("Name"), language_pad(_("Name"), NAME_COLUMNS), "");
    for (i = 1; i <= MONTHS_OF_YEAR; i++) {
        (void)snprintf(number, sizeof(number), "%02zu", i);
        month_table_right(number, CELL_COLUMNS);
    }
    month_table_right("n", 4);
    month_table_right(_("Mean"), 8);
    (void)printf("  %s%*s %s\n", _("Grade"), language_pad(_("Grade"), 5), "", _("Note"));
    for (i = 0; i < json_array_size(rows); i++)
        print_row(json_array_get(rows, i));
    (void)printf(_(". missing, x not rated, n months with points\n"));
}
