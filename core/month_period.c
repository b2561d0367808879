/* month_period.c -- a month "2026-03" or a year "2026". */
#include "core/month_period.h"

#include <stdio.h>
#include <string.h>

enum { YEAR_LEAST = 1900, YEAR_DIGITS = 4, MONTH_TEXT_LENGTH = 7 };

static int number_of(const char *digits, size_t count)
{
    int value = 0;

    for (; count > 0; count--)
        value = value * 10 + (*digits++ - '0');
    return value;
}

int month_period_parse(
        const char *text, int is_year, struct month_period *out, struct error *err)
{
    size_t length = strlen(text), digits = strspn(text, "0123456789");
    int year = 0, month = 0, is_right = 0;

    if (digits == YEAR_DIGITS)
        year = number_of(text, YEAR_DIGITS);
    if (is_year)
        is_right = length == YEAR_DIGITS && year >= YEAR_LEAST;
    else if (length == MONTH_TEXT_LENGTH && text[YEAR_DIGITS] == '-' &&
             strspn(text + YEAR_DIGITS + 1, "0123456789") == 2) {
        month = number_of(text + YEAR_DIGITS + 1, 2);
        is_right = year >= YEAR_LEAST && month >= 1 && month <= MONTHS_OF_YEAR;
    }
    if (!is_right && is_year)
        return error_set(
                err, ERROR_SYNTAX, "'%.40s' is no year; write it like 2026", text);
    if (!is_right)
        return error_set(
                err, ERROR_SYNTAX, "'%.40s' is no month; write it like 2026-03", text);
    memset(out, 0, sizeof(*out));
    memcpy(out->text, text, length + 1);
    out->year = year;
    out->month = month;
    return 0;
}

struct month_period month_period_of(const struct month_period *year, int month)
{
    struct month_period period = {.year = year->year, .month = month};

    (void)snprintf(period.text, sizeof(period.text), "%04u-%02u",
            (unsigned)year->year % 10000, (unsigned)month % 100);
    return period;
}

int month_period_has(const struct month_period *period, const char *text)
{
    size_t length = strlen(period->text);

    if (strcmp(period->text, text) == 0)
        return 1;
    return period->month == 0 && strncmp(period->text, text, length) == 0 &&
           text[length] == '-';
}
