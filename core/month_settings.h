/* month_settings.h -- DIR/months.ini: quotas of months, and how a year is made of them.
 */
#ifndef CORE_MONTH_SETTINGS_H
#define CORE_MONTH_SETTINGS_H

#include <stdint.h>

#include "core/error.h"
#include "core/month_mark.h"
#include "core/month_period.h"
#include "core/ratio.h"

/* What stands instead of the rule card's quota of its highest outcome. */
struct month_quota {
    int is_given; /* 0: the rule card's */
    int is_none;  /* quota = none */
    struct ratio share;
    char reason[MONTH_REASON_BYTES]; /* printed in the list; may be "" */
};

enum year_method {
    YEAR_MEAN,           /* the mean of all months' points */
    YEAR_THREE_QUARTERS, /* what at least three of the four quarters' means reach */
    YEAR_LOWEST          /* the lowest month */
};

struct month_settings {
    struct month_quota month; /* [month], or [month 2026-03] */
    struct ratio exceptional; /* 40/100 unless said otherwise in [month] */
    struct month_quota year;  /* [year], or [year 2026] */
    enum year_method method;
    uint32_t least_months;
};

enum {
    /* Under six months in service no grade of the year is given (NĐ 90/2020, art. 2 and
     * 20): the default where months.ini says nothing. */
    YEAR_LEAST_MONTHS = 6
};

/*
 * month_settings_load - what holds for one month or one year
 *
 *   [month]            quota = 30/100, exceptional = 40/100
 *   [month 2026-03]    quota = 40/100, reason = ... (needed)
 *   [year]             method = mean | three-quarters | lowest, least_months = 1..12,
 *                      quota = 20/100 | none, reason = ...
 *   [year 2026]        the same for that year alone
 *
 * The whole file is checked; no file: the defaults. Each error is "months.ini:LINE: ...".
 */
int month_settings_load(const char *folder, const struct month_period *period,
        struct month_settings *out, struct error *err)
        __attribute__((warn_unused_result));

/* year_method_word - "mean" "three-quarters" "lowest". */
const char *year_method_word(enum year_method method);

#endif
