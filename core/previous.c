/* previous.c -- the outcomes of the year before, for rules that look back. */
#include "core/previous.h"

#include <stdlib.h>
#include <string.h>

#include "core/file.h"
#include "core/sealed.h"

void previous_init(struct previous *previous)
{
    memset(previous, 0, sizeof(*previous));
}

void previous_release(struct previous *previous)
{
    free(previous->list);
    previous_init(previous);
}

static int date_compare(
        const struct conference_date *left, const struct conference_date *right)
{
    if (left->year != right->year)
        return left->year < right->year ? -1 : 1;
    if (left->month != right->month)
        return left->month < right->month ? -1 : 1;
    return left->day < right->day ? -1 : left->day > right->day;
}

static void take_contest(const struct results_type *type,
        const struct results_contest *contest, struct previous_person *out)
{
    memcpy(out->person, contest->person, sizeof(out->person));
    memcpy(out->name, contest->name, sizeof(out->name));
    memcpy(out->title, contest->title, sizeof(out->title));
    memcpy(out->ballot_type, type->ballot_type, sizeof(out->ballot_type));
    memcpy(out->rule, type->rule, sizeof(out->rule));
    memcpy(out->outcome, contest->outcome, sizeof(out->outcome));
}

static int take_results(
        const struct results *results, struct previous *out, struct error *err)
{
    size_t count = 0, t, i;

    for (t = 0; t < results->type_count; t++)
        count += results->types[t].contest_count;
    out->list = calloc(count + 1, sizeof(*out->list));
    if (out->list == NULL)
        return error_set(err, ERROR_MEMORY, "no memory for the year before");
    memcpy(out->conference, results->seal.conference, sizeof(out->conference));
    out->date = results->seal.date;
    for (t = 0; t < results->type_count; t++)
        for (i = 0; i < results->types[t].contest_count; i++)
            take_contest(&results->types[t], &results->types[t].contests[i],
                    &out->list[out->count++]);
    return 0;
}

static int load(const char *path, const struct conference_date *date,
        struct previous *out, struct error *err)
{
    struct results results;
    int result;

    results_init(&results);
    if (sealed_load(path, &results, err) != 0)
        return -1;
    if (date_compare(&results.seal.date, date) >= 0)
        result = error_set(err, ERROR_RANGE,
                "held on %02d/%02d/%04d, not before this conference; name the one of the "
                "year before",
                (int)results.seal.date.day, (int)results.seal.date.month,
                (int)results.seal.date.year);
    else
        result = take_results(&results, out, err);
    results_release(&results);
    return result;
}

int previous_load(const char *folder, const char *setting,
        const struct conference_date *date, struct previous *out, struct error *err)
{
    struct previous previous;
    char path[FILE_PATH_MAX];
    const char *named = setting;

    previous_init(&previous);
    if (setting[0] != '\0' && strcmp(setting, "none") != 0) {
        if (setting[0] != '/') {
            if (file_join(path, folder, setting, err) != 0)
                return -1;
            named = path;
        }
        if (load(named, date, &previous, err) != 0)
            return error_add_context(err, "previous = %s", setting);
    }
    previous_release(out);
    *out = previous;
    return 0;
}

const char *previous_outcome(
        const struct previous *previous, const char *person, const char *ballot_type)
{
    const struct previous_person *found = NULL;
    size_t i, count = 0;

    if (person[0] == '\0')
        return NULL;
    for (i = 0; i < previous->count; i++) {
        if (strcmp(previous->list[i].person, person) != 0)
            continue;
        if (strcmp(previous->list[i].ballot_type, ballot_type) == 0)
            return previous->list[i].outcome;
        found = &previous->list[i];
        count++;
    }
    return count == 1 ? found->outcome : NULL;
}

const struct previous_person *previous_suggest(
        const struct previous *previous, const char *name, const char *title)
{
    const struct previous_person *found = NULL;
    size_t i;

    for (i = 0; i < previous->count; i++) {
        if (strcmp(previous->list[i].name, name) != 0 ||
                strcmp(previous->list[i].title, title) != 0)
            continue;
        if (found != NULL)
            return NULL;
        found = &previous->list[i];
    }
    return found;
}
