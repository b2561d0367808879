/* month_period.h -- a month "2026-03" or a year "2026". */
#ifndef CORE_MONTH_PERIOD_H
#define CORE_MONTH_PERIOD_H

#include "core/error.h"

enum { MONTH_PERIOD_BYTES = 8, MONTHS_OF_YEAR = 12 };

struct month_period {
    char text[MONTH_PERIOD_BYTES];
    int year, month; /* month 0: the year */
};

/* month_period_parse - of 1900 to 9999; exactly "YYYY-MM", or "YYYY" if `is_year`. */
int month_period_parse(const char *text, int is_year, struct month_period *out,
        struct error *err) __attribute__((warn_unused_result));

/* month_period_of - a month of a year, 1..12. */
struct month_period month_period_of(const struct month_period *year, int month);

/* month_period_has - 1 if `text` names this period, or a month of this year. */
int month_period_has(const struct month_period *period, const char *text);

#endif
