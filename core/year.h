/* year.h -- a year's grades from its months, by the method that months.ini names. */
#ifndef CORE_YEAR_H
#define CORE_YEAR_H

#include <stddef.h>
#include <stdint.h>

#include <jansson.h>

#include "core/error.h"
#include "core/month_book.h"
#include "core/month_mark.h"
#include "core/month_period.h"
#include "core/ranking.h"

/* What a month says of a person. */
struct year_cell {
    enum month_state state;
    uint32_t hundredths;
    uint8_t grade; /* 1 + the month's outcome, after its caps and quotas; 0: none */
};

enum year_month { YEAR_MONTH_NONE, YEAR_MONTH_OPEN, YEAR_MONTH_CLOSED };

struct year {
    struct month_book book;
    struct month_standing standing;
    enum year_month months[MONTHS_OF_YEAR];
    struct year_cell *cells; /* MONTHS_OF_YEAR for each of the staff */
    size_t gone;             /* rows of people who are no longer of the staff */
};

/*
 * year_open - all months of a year, those closed as they were sealed
 *
 * is_writing  see month_journal_open. On failure there is nothing to close.
 */
int year_open(const char *folder, const struct month_period *period, int is_writing,
        struct year *out, struct error *err) __attribute__((warn_unused_result));
void year_close(struct year *year);

/* year_given - the months with points of a person, and their sum. */
uint32_t year_given(const struct year *year, size_t person, uint32_t *sum_hundredths);

/*
 * year_measure - what a person's year is graded by: points, exactly
 *
 *   YEAR_MEAN            the mean of the months with points
 *   YEAR_THREE_QUARTERS  the third highest of the four quarters' means: what three of
 *                        them reach; quarters without points reach nothing
 *   YEAR_LOWEST          the lowest month's points
 *
 * den 0: fewer months than least_months, or fewer quarters than three.
 */
struct ratio year_measure(const struct year *year, size_t person);

/* year_settle - as month_settle. */
int year_settle(const struct year *year, struct ranking_entry **entries,
        struct ranking *ranking, struct error *err) __attribute__((warn_unused_result));

/* year_is_final - December is closed, no month is open. */
int year_is_final(const struct year *year);

/*
 * year_list - as month_list; "format":"kiemphieu-year", "period":"2026", "method",
 * "least_months", "gone", "months":["closed"|"open"|"none" twelve times], and for each
 * person "months": twelve of null (missing), {"points_hundredths":9250,"outcome":"a"} or
 * {"points_hundredths":null} (not rated); "given", "sum_hundredths" (the mean is their
 * ratio, "mean_hundredths" half-up), "measure_num", "measure_den", and "few_months" where
 * there is no grade for that.
 */
int year_list(const struct year *year, json_t **out, struct error *err)
        __attribute__((warn_unused_result));

#endif
