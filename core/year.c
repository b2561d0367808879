/* year.c -- a year's grades from its months, by the method that months.ini names. */
#include "core/year.h"

#include <stdlib.h>
#include <string.h>

#include "core/json.h"
#include "core/month.h"
#include "core/month_list.h"

enum { QUARTERS = 4, MONTHS_OF_QUARTER = 3, QUARTERS_NEEDED = 3 };

static struct year_cell *cell_of(const struct year *year, size_t person, size_t month)
{
    return &year->cells[person * MONTHS_OF_YEAR + month];
}

/* Who a row of a sealed list is: by id, or by number if the name is theirs; -1: gone. */
static long find_row(const struct staff *staff, const json_t *row)
{
    const char *id = json_text(row, "id");
    long person = id[0] != '\0' ? staff_find_id(staff, id)
                                : staff_find_no(staff, json_text(row, "no"));

    if (person >= 0 && id[0] == '\0' &&
            strcmp(staff->list[person].name, json_text(row, "name")) != 0)
        return -1;
    return person;
}

static void take_row(struct year *year, size_t month, const json_t *row)
{
    const json_t *points = json_object_get(row, "points_hundredths");
    int outcome = rule_outcome_find(year->book.rule, json_text(row, "outcome"));
    long person = find_row(&year->book.staff, row);
    struct year_cell *cell;

    if (person < 0) {
        year->gone++;
        return;
    }
    cell = cell_of(year, (size_t)person, month);
    cell->state = json_is_integer(points) ? MONTH_GIVEN : MONTH_EXCUSED;
    cell->hundredths = (uint32_t)json_integer_value(points);
    cell->grade = (uint8_t)(outcome + 1);
}

static int take_closed(struct year *year, const struct month_period *period,
        const json_t *close, struct error *err)
{
    json_t *list = NULL;
    const json_t *rows;
    size_t i;

    if (month_list_closed(&year->book, period, close, &list, err) != 0)
        return -1;
    rows = json_object_get(list, "list");
    for (i = 0; i < json_array_size(rows); i++)
        take_row(year, (size_t)period->month - 1, json_array_get(rows, i));
    json_decref(list);
    return 0;
}

static int take_open(
        struct year *year, const struct month_period *period, struct error *err)
{
    struct ranking_entry *entries = NULL;
    struct ranking ranking;
    struct month month;
    struct year_cell *cell;
    size_t i;

    if (month_view(&year->book, period, &year->gone, &month, err) != 0)
        return -1;
    if (month_settle(&month, &entries, &ranking, err) != 0) {
        month_marks_release(&month.marks);
        return -1;
    }
    for (i = 0; i < month.marks.count; i++) {
        cell = cell_of(year, i, (size_t)period->month - 1);
        cell->state = month.marks.list[i].state;
        cell->hundredths = month.marks.list[i].hundredths;
        cell->grade = (uint8_t)(entries[i].rank > 0 ? entries[i].outcome + 1 : 0);
    }
    free(entries);
    ranking_release(&ranking);
    month_marks_release(&month.marks);
    return 0;
}

static int take_months(struct year *year, struct error *err)
{
    struct month_standing standing;
    struct month_period period;
    int month, result = 0;

    for (month = 1; result == 0 && month <= MONTHS_OF_YEAR; month++) {
        period = month_period_of(&year->book.period, month);
        month_standing_read(&year->book.journal, &period, &standing);
        if (standing.close != NULL) {
            year->months[month - 1] = YEAR_MONTH_CLOSED;
            result = take_closed(year, &period, standing.close, err);
        } else if (standing.points != NULL) {
            year->months[month - 1] = YEAR_MONTH_OPEN;
            result = take_open(year, &period, err);
        }
    }
    return result;
}

int year_open(const char *folder, const struct month_period *period, int is_writing,
        struct year *out, struct error *err)
{
    memset(out, 0, sizeof(*out));
    if (month_book_open(folder, period, is_writing, &out->book, err) != 0)
        return -1;
    month_standing_read(&out->book.journal, period, &out->standing);
    out->cells = calloc(out->book.staff.count + 1, MONTHS_OF_YEAR * sizeof(*out->cells));
    if (out->cells == NULL) {
        year_close(out);
        return error_set(err, ERROR_MEMORY, "no memory for the year");
    }
    if (take_months(out, err) != 0) {
        year_close(out);
        return -1;
    }
    return 0;
}

void year_close(struct year *year)
{
    free(year->cells);
    month_book_close(&year->book);
    memset(year, 0, sizeof(*year));
}

/* Points of `count` months from `first`. */
static struct ratio mean_of(
        const struct year *year, size_t person, size_t first, size_t count)
{
    struct ratio mean = {0, 0};
    const struct year_cell *cell;
    size_t i;

    for (i = first; i < first + count; i++) {
        cell = cell_of(year, person, i);
        if (cell->state != MONTH_GIVEN)
            continue;
        mean.num += cell->hundredths;
        mean.den += 100;
    }
    return mean;
}

uint32_t year_given(const struct year *year, size_t person, uint32_t *sum_hundredths)
{
    struct ratio mean = mean_of(year, person, 0, MONTHS_OF_YEAR);

    *sum_hundredths = mean.num;
    return mean.den / 100;
}

static struct ratio measure_of_quarters(const struct year *year, size_t person)
{
    struct ratio means[QUARTERS], mean;
    size_t count = 0, at, i;

    for (i = 0; i < QUARTERS; i++) {
        mean = mean_of(year, person, i * MONTHS_OF_QUARTER, MONTHS_OF_QUARTER);
        if (mean.den == 0)
            continue;
        for (at = count++; at > 0 && ratio_compare(means[at - 1], mean) < 0; at--)
            means[at] = means[at - 1];
        means[at] = mean;
    }
    return count < QUARTERS_NEEDED ? (struct ratio){0, 0} : means[QUARTERS_NEEDED - 1];
}

static struct ratio measure_of_lowest(const struct year *year, size_t person)
{
    struct ratio lowest = {0, 0};
    const struct year_cell *cell;
    size_t i;

    for (i = 0; i < MONTHS_OF_YEAR; i++) {
        cell = cell_of(year, person, i);
        if (cell->state == MONTH_GIVEN &&
                (lowest.den == 0 || cell->hundredths < lowest.num))
            lowest = (struct ratio){cell->hundredths, 100};
    }
    return lowest;
}

struct ratio year_measure(const struct year *year, size_t person)
{
    uint32_t sum, given = year_given(year, person, &sum);

    if (given < year->book.settings.least_months)
        return (struct ratio){0, 0};
    switch (year->book.settings.method) {
    case YEAR_THREE_QUARTERS:
        return measure_of_quarters(year, person);
    case YEAR_LOWEST:
        return measure_of_lowest(year, person);
    case YEAR_MEAN:
    default:
        return (struct ratio){sum, given * 100};
    }
}

int year_settle(const struct year *year, struct ranking_entry **entries,
        struct ranking *ranking, struct error *err)
{
    const struct staff *staff = &year->book.staff;
    struct ranking_entry *list = calloc(staff->count + 1, sizeof(*list));
    struct rule *rule = month_book_rule(&year->book, &year->book.settings.year);
    int result = -1;
    size_t i;

    if (rule == NULL || list == NULL) {
        (void)error_set(err, ERROR_MEMORY, "no memory for the ranks");
    } else {
        for (i = 0; i < staff->count; i++) {
            list[i].group = staff->list[i].group;
            list[i].role = staff->list[i].role;
            list[i].measure = year_measure(year, i);
        }
        month_standing_decide(&year->book, &year->standing, list);
        result = ranking_settle(rule, list, staff->count, ranking, err);
    }
    free(rule);
    if (result != 0)
        free(list);
    else
        *entries = list;
    return result;
}

int year_is_final(const struct year *year)
{
    size_t i;

    for (i = 0; i < MONTHS_OF_YEAR; i++)
        if (year->months[i] == YEAR_MONTH_OPEN)
            return 0;
    return year->months[MONTHS_OF_YEAR - 1] == YEAR_MONTH_CLOSED;
}
