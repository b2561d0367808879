/* report_data.h -- all that minutes and charts are made from, loaded and in agreement. */
#ifndef FORMS_REPORT_DATA_H
#define FORMS_REPORT_DATA_H

#include "core/conference.h"
#include "core/error.h"
#include "core/officials.h"
#include "core/results.h"
#include "core/rule.h"

#include "forms/report_words.h"

enum { REPORT_RESULTS_MAX_BYTES = 16 << 20 };

struct report_data {
    char language[8]; /* "vi" or "en" */
    struct conference conference;
    struct officials officials;
    struct results results;
    const struct conference_type *types[CONFERENCE_TYPES_MAX]; /* of results.types[i] */
    struct rule rules[CONFERENCE_TYPES_MAX];                   /* of results.types[i] */
    struct report_words words;
};

/* report_data_new - empty, on the heap as it is large; NULL: no memory. */
struct report_data *report_data_new(void);
void report_data_free(struct report_data *data);

/*
 * report_data_load - a conference's folder and its results
 *
 * results  path of results.json, or NULL: FOLDER/report/results.json.
 *
 * The words are FOLDER/minutes-LANGUAGE.ini if that is there, else the
 * program's own. ERROR_STATE if the results were counted from other people,
 * other ballot types or another rule card than the folder now holds.
 */
int report_data_load(const char *folder, const char *language, const char *results,
        struct report_data **out, struct error *err) __attribute__((warn_unused_result));

/*
 * report_data_check - the results and the other parts speak of the same things
 *
 * Every contest's person must be in `officials`, options in the order of the
 * rule card, outcomes known to it; in final results also right by it.
 * ERROR_STATE with what differs.
 */
int report_data_check(const struct report_data *data, struct error *err)
        __attribute__((warn_unused_result));

/* report_is_open - 1 while sheets are held that can still change this outcome. */
int report_is_open(const struct results_contest *contest);

/* report_outcome_find - index of an outcome in its rule; 0 ("none") if unknown. */
size_t report_outcome_find(const struct rule *rule, const char *id);

/* report_label - an option's name in the report's language; borrowed. */
const char *report_label(const struct report_data *data, size_t type, size_t option);

/* report_denominator_key - of the template's text that says what shares are of. */
const char *report_denominator_key(enum rule_denominator denominator);

#endif
