/* person_record.c -- a person's results over the years, from sealed results. */
#include "core/person_record.h"

#include <stdlib.h>
#include <string.h>

#include "core/vietnamese.h"

struct dated { /* an entry with what it is sorted by */
    uint32_t index;
    int32_t year, month, day;
};

static int compare_dates(const void *left, const void *right)
{
    const struct dated *l = left, *r = right;

    if (l->year != r->year)
        return l->year < r->year ? -1 : 1;
    if (l->month != r->month)
        return l->month < r->month ? -1 : 1;
    if (l->day != r->day)
        return l->day < r->day ? -1 : 1;
    return (l->index > r->index) - (l->index < r->index);
}

static int is_named(const struct person_record *record, const char *name)
{
    char wanted[OFFICIAL_NAME_BYTES], folded[OFFICIAL_NAME_BYTES];
    size_t i;

    vietnamese_fold(name, wanted, sizeof(wanted));
    for (i = 0; i < record->count; i++) {
        vietnamese_fold(
                record->roll->people[record->entries[i]].name, folded, sizeof(folded));
        if (strcmp(wanted, folded) == 0)
            return 1;
    }
    return 0;
}

static int is_left_out(const struct roll_up *roll, size_t index)
{
    return roll->conferences[roll->people[index].conference].is_left_out;
}

/* Indices of `count` people in the order of dates; NULL: no memory. */
static uint32_t *sort_entries(
        const struct roll_up *roll, const uint32_t *found, size_t count)
{
    struct dated *list = calloc(count + 1, sizeof(*list));
    uint32_t *order = calloc(count + 1, sizeof(*order));
    const struct conference_date *date;
    size_t i;

    for (i = 0; list != NULL && order != NULL && i < count; i++) {
        date = &roll->conferences[roll->people[found[i]].conference].date;
        list[i] = (struct dated){found[i], date->year, date->month, date->day};
    }
    if (list != NULL && order != NULL) {
        qsort(list, count, sizeof(*list), compare_dates);
        for (i = 0; i < count; i++)
            order[i] = list[i].index;
    } else {
        free(order);
        order = NULL;
    }
    free(list);
    return order;
}

int person_record_find(const struct roll_up *roll, const char *person,
        struct person_record *out, struct error *err)
{
    struct person_record record = {.roll = roll, .person = person};
    uint32_t *found = calloc(roll->person_count + 1, sizeof(*found));
    size_t i;

    for (i = 0; found != NULL && i < roll->person_count; i++)
        if (!is_left_out(roll, i) && strcmp(roll->people[i].person, person) == 0)
            found[record.count++] = (uint32_t)i;
    if (found != NULL)
        record.entries = sort_entries(roll, found, record.count);
    for (i = 0; record.entries != NULL && i < roll->person_count; i++)
        if (!is_left_out(roll, i) && strcmp(roll->people[i].person, person) != 0 &&
                is_named(&record, roll->people[i].name))
            found[record.namesake_count++] = (uint32_t)i;
    if (record.entries != NULL)
        record.namesakes = sort_entries(roll, found, record.namesake_count);
    free(found);
    if (record.namesakes == NULL) {
        person_record_release(&record);
        return error_set(err, ERROR_MEMORY, "no memory for the record");
    }
    *out = record;
    return 0;
}

void person_record_release(struct person_record *record)
{
    free(record->entries);
    free(record->namesakes);
    memset(record, 0, sizeof(*record));
}
