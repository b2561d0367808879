/* month_table.c -- a month's open list on the terminal. */
#include "core/month_table.h"

#include <stdio.h>
#include <string.h>

#include "core/json.h"
#include "core/language.h"
#include "core/month_note.h"
#include "core/points.h"

enum { NAME_COLUMNS = 28 };

static long long whole_of(const json_t *object, const char *name)
{
    return (long long)json_integer_value(json_object_get(object, name));
}

static void print_quota(const json_t *quota)
{
    char grade[LAYOUT_ID_BYTES];
    const char *reason = json_text(quota, "reason");
    const json_t *names;

    month_note_grade(json_text(quota, "outcome"), grade);
    (void)printf(_("Quota of %s: %lld/%lld of %lld, that is %lld; reached by %lld"),
            grade, whole_of(quota, "num"), whole_of(quota, "den"),
            whole_of(quota, "base"), whole_of(quota, "places"),
            whole_of(quota, "candidates"));
    if (reason[0] != '\0')
        (void)printf(" (%s)", reason);
    (void)printf("\n");
    if (whole_of(quota, "tied") == 0)
        return;
    (void)printf(_("  %lld people have equal points, and %lld of them have a place: "),
            whole_of(quota, "tied"), whole_of(quota, "tied_places"));
    names = json_object_get(quota, "decided_by");
    if (names == NULL)
        (void)printf("%s\n", _("to be decided"));
    else
        (void)printf(_("decided by %s and %s (%s)\n"),
                json_string_value(json_array_get(names, 0)),
                json_string_value(json_array_get(names, 1)),
                json_text(quota, "decided_reason"));
}

static void print_counts(const json_t *list)
{
    const json_t *counts = json_object_get(list, "counts"), *outcomes, *outcome;
    char grade[LAYOUT_ID_BYTES];
    size_t i;

    outcomes = json_object_get(list, "outcomes");
    for (i = json_array_size(outcomes); i-- > 0;) {
        outcome = json_array_get(outcomes, i);
        month_note_grade(json_text(outcome, "id"), grade);
        (void)printf("%s %lld%s", grade, whole_of(counts, json_text(outcome, "id")),
                i == 0 ? "\n" : ", ");
    }
}

/* How the year's grade is made, in words. */
static const char *year_method_text(const char *method)
{
    if (strcmp(method, "three-quarters") == 0)
        return _("what three quarters reach");
    return strcmp(method, "lowest") == 0 ? _("the lowest month")
                                         : _("the mean of the months");
}

static void print_people(const json_t *list)
{
    if (strcmp(json_text(list, "format"), "kiemphieu-year") == 0)
        (void)printf(_("%s: %lld people, %lld with a grade; %s; %lld months at least\n"),
                json_text(list, "period"), whole_of(list, "people"),
                whole_of(list, "ranked"), year_method_text(json_text(list, "method")),
                whole_of(list, "least_months"));
    else
        (void)printf(_("%s: %lld people, %lld ranked, %lld missing, %lld not rated\n"),
                json_text(list, "period"), whole_of(list, "people"),
                whole_of(list, "ranked"), whole_of(list, "missing"),
                whole_of(list, "excused"));
}

void month_table_head(const json_t *list)
{
    const json_t *quotas = json_object_get(list, "quotas");
    size_t i;

    print_people(list);
    print_counts(list);
    for (i = 0; i < json_array_size(quotas); i++)
        print_quota(json_array_get(quotas, i));
    if (strcmp(json_text(list, "format"), "kiemphieu-year") == 0)
        return;
    if (json_is_true(json_object_get(list, "final")))
        (void)printf(_("Closed; digest %s\n"), json_text(list, "digest"));
    else
        (void)printf(_("Not closed: figures may still change.\n"));
}

static void print_row(const json_t *row)
{
    char points[POINTS_TEXT_BYTES] = "", grade[LAYOUT_ID_BYTES], note[MONTH_NOTE_BYTES];
    char rank[24] = "";
    const json_t *given = json_object_get(row, "points_hundredths");
    const char *name = json_text(row, "name");

    if (json_is_integer(given))
        points_text(
                (uint32_t)json_integer_value(given), language_is_vietnamese(), points);
    if (whole_of(row, "rank") > 0)
        (void)snprintf(rank, sizeof(rank), "%lld", whole_of(row, "rank"));
    month_note_grade(json_text(row, "outcome"), grade);
    month_note(row, note);
    (void)printf("%6s %6s  %s%*s %8s  %-5s%s%s\n", rank, json_text(row, "no"), name,
            language_pad(name, NAME_COLUMNS), "", points, grade,
            note[0] != '\0' ? " " : "", note);
}

void month_table_right(const char *text, size_t columns)
{
    (void)printf("%*s%s", language_pad(text, columns), "", text);
}

void month_table_print(const json_t *list)
{
    const json_t *rows = json_object_get(list, "list");
    size_t i;

    month_table_head(list);
    month_table_right(_("Rank"), 6);
    month_table_right(_("No"), 7);
    (void)printf("  %s%*s", _("Name"), language_pad(_("Name"), NAME_COLUMNS), "");
    month_table_right(_("Points"), 9);
    (void)printf("  %s%*s %s\n", _("Grade"), language_pad(_("Grade"), 5), "", _("Note"));
    for (i = 0; i < json_array_size(rows); i++)
        print_row(json_array_get(rows, i));
}
