/* month_seal.c -- a month is closed by two people, and opened again by two. */
#include "core/month_seal.h"

#include <stdio.h>
#include <string.h>

#include "core/json.h"
#include "core/month_list.h"

enum { NAMED_MAX = 5 }; /* in an error */

/* "3. Nguyễn Văn An, 7. Lê Thị Bình, ..." of those who are missing. */
static void name_missing(const struct month *month, char *out, size_t size)
{
    size_t used = 0, named = 0, i;
    const struct staff_person *person;

    out[0] = '\0';
    for (i = 0; i < month->marks.count && used < size; i++) {
        if (month->marks.list[i].state != MONTH_MISSING)
            continue;
        person = &month->book.staff.list[i];
        if (named++ == NAMED_MAX) {
            (void)snprintf(out + used, size - used, ", ...");
            return;
        }
        used += (size_t)snprintf(out + used, size - used, "%s%s. %.60s",
                named == 1 ? "" : ", ", person->no, person->name);
    }
}

static int check_ready(const struct month *month, const json_t *list, struct error *err)
{
    char names[ERROR_TEXT_MAX / 2];
    size_t missing = month_missing(month);
    json_int_t tied = json_integer_value(json_object_get(list, "tied"));

    if (missing > 0) {
        name_missing(month, names, sizeof(names));
        return error_set(err, ERROR_STATE,
                "%zu people have neither points nor a reason why not: %s", missing,
                names);
    }
    if (tied > 0)
        return error_set(err, ERROR_STATE,
                "%lld people are tied at a quota's edge; two decide with --decide "
                "NO=GRADE",
                (long long)tied);
    return 0;
}

static int close_with(struct month *month, const struct month_sign *sign, json_t *list,
        const char *now, struct error *err)
{
    json_t *event;

    if (check_ready(month, list, err) != 0)
        return -1;
    event = json_pack("{s:s,s:s,s:[s,s],s:s,s:s}", "kind", "close", "period",
            month->book.period.text, "names", sign->names[0], sign->names[1],
            "time_closed", now, "digest", json_text(list, "digest"));
    return month_journal_add(&month->book.journal, event, err);
}

int month_seal(struct month *month, const struct month_sign *sign, struct error *err)
{
    char now[MONTH_TIME_BYTES];
    json_t *names, *list = NULL;
    int result;

    if (month->standing.close != NULL)
        return error_set(
                err, ERROR_STATE, "month %s is closed already", month->book.period.text);
    if (month_sign_check(sign, MONTH_NAMES, 0, err) != 0)
        return -1;
    names = json_pack("[s,s]", sign->names[0], sign->names[1]);
    month_journal_time(now);
    result = month_list_sealed(month, names, now, &list, err);
    if (result == 0)
        result = close_with(month, sign, list, now, err);
    json_decref(names);
    json_decref(list);
    if (result == 0)
        month_standing_read(&month->book.journal, &month->book.period, &month->standing);
    return result;
}

int month_reopen(struct month *month, const struct month_sign *sign, struct error *err)
{
    struct month_marks marks = {.list = NULL};
    json_t *event;

    if (month->standing.close == NULL)
        return error_set(
                err, ERROR_STATE, "month %s is not closed", month->book.period.text);
    if (month_sign_check(sign, MONTH_NAMES, 1, err) != 0 ||
            month_marks_load(&month->book, &month->book.period, month->standing.points,
                    NULL, &marks, err) != 0)
        return -1;
    event = json_pack("{s:s,s:s,s:[s,s],s:s}", "kind", "reopen", "period",
            month->book.period.text, "names", sign->names[0], sign->names[1], "reason",
            sign->reason);
    if (month_journal_add(&month->book.journal, event, err) != 0) {
        month_marks_release(&marks);
        return -1;
    }
    month_marks_release(&month->marks);
    month->marks = marks;
    month_standing_read(&month->book.journal, &month->book.period, &month->standing);
    return 0;
}
