/* month_mark.c -- what each of the staff was given for a month: points, or why not. */
#include "core/month_mark.h"

#include <stdlib.h>
#include <string.h>

#include "core/utf8.h"

int month_marks_init(struct month_marks *marks, size_t count, struct error *err)
{
    marks->list = calloc(count == 0 ? 1 : count, sizeof(*marks->list));
    marks->count = marks->list == NULL ? 0 : count;
    if (marks->list == NULL)
        return error_set(err, ERROR_MEMORY, "no memory for the points");
    return 0;
}

void month_marks_release(struct month_marks *marks)
{
    size_t i;

    for (i = 0; i < marks->count; i++)
        free(marks->list[i].reason);
    free(marks->list);
    memset(marks, 0, sizeof(*marks));
}

int month_mark_set(struct month_mark *mark, enum month_state state, uint32_t hundredths,
        const char *reason, struct error *err)
{
    char *copy = reason == NULL || reason[0] == '\0' ? NULL : strdup(reason);

    if (copy == NULL && reason != NULL && reason[0] != '\0')
        return error_set(err, ERROR_MEMORY, "no memory for the points");
    free(mark->reason);
    *mark = (struct month_mark){state, state == MONTH_GIVEN ? hundredths : 0, copy};
    return 0;
}

int month_mark_is_same(const struct month_mark *left, const struct month_mark *right)
{
    return left->state == right->state && left->hundredths == right->hundredths;
}

/* A letter of any script: a to z, or anything beyond ASCII. */
static int has_letter(const char *text)
{
    for (; *text != '\0'; text++)
        if ((*text >= 'a' && *text <= 'z') || (*text >= 'A' && *text <= 'Z') ||
                (unsigned char)*text >= 0x80)
            return 1;
    return 0;
}

int month_reason_check(const char *text, struct error *err)
{
    if (!utf8_is_text(text, strlen(text)) || strpbrk(text, "\t\r\n") != NULL)
        return error_set(err, ERROR_SYNTAX, "the reason is no plain text; write words");
    if (utf8_length(text) > MONTH_REASON_CHARACTERS_MAX ||
            strlen(text) >= MONTH_REASON_BYTES)
        return error_set(err, ERROR_RANGE,
                "the reason has %zu characters; shorten it to %d or fewer",
                utf8_length(text), MONTH_REASON_CHARACTERS_MAX);
    if (!has_letter(text))
        return error_set(err, ERROR_SYNTAX,
                "the reason '%.40s' has no letter; write words, and points such as "
                "\"92,5\" in quotes or as 92.5",
                text);
    return 0;
}
