/* report_grade.h -- in words: grades and bands, what a cap or quota changed, and why. */
#ifndef FORMS_REPORT_GRADE_H
#define FORMS_REPORT_GRADE_H

#include "forms/report_data.h"

/* All texts are in the report's language; char * are the caller's, to g_free. */

/* report_is_points - 1 if a ballot type is of points. */
int report_is_points(const struct report_data *data, size_t type);

/*
 * report_is_grading - 1 if each outcome is a grade that everybody gets one of
 *
 * So it is of points, and where an outcome sums several options: then the outcome's
 * name is what people want to see, not a threshold.
 */
int report_is_grading(const struct report_data *data, size_t type);

/* report_outcome_name - "Hoàn thành tốt nhiệm vụ", by id; borrowed, "" if unknown. */
const char *report_outcome_name(
        const struct report_data *data, size_t type, const char *id);

/* report_condition - what an outcome asks: "điểm trung bình từ 90 trở lên". Of the first:
 * that it is the rest. */
char *report_condition(const struct report_data *data, size_t type, size_t outcome);

/* report_mean - "87,25"; a dash where there is no valid row. */
void report_mean(const struct report_data *data, const struct results_contest *contest,
        char out[WORDS_SHARE_BYTES]);

/*
 * report_decided_by - the sum of votes that the counted outcome was met with
 *
 * "Cộng dồn: 62,50 %"; "" of points, of the first outcome, and where nothing counts.
 */
char *report_decided_by(const struct report_data *data, size_t type,
        const struct results_contest *contest);

/* report_change - what a cap or quota made of it, or that it is tied; "" if neither. */
char *report_change(const struct report_data *data, size_t type,
        const struct results_contest *contest);

/* report_who - name and title, with a comma; a collective may have none. */
char *report_who(const struct results_contest *contest);

/* report_bad_rows - "1 / 0": blank, over; of points also half filled, above the most. */
char *report_bad_rows(const struct report_data *data, size_t type,
        const struct results_contest *contest);

/* report_quota - "20 % của 7 người ...: nhiều nhất 1 người ...", of all ballot types
 * with this one's card. */
char *report_quota(const struct report_data *data, size_t type, size_t quota);

#endif
