/* months_data.h -- a list of a month or a year, and what its paper is made with. */
#ifndef FORMS_MONTHS_DATA_H
#define FORMS_MONTHS_DATA_H

#include <stddef.h>
#include <stdint.h>

#include "core/error.h"
#include "core/json.h"
#include "core/month_period.h"

#include "forms/months_words.h"
#include "forms/report_data.h"

enum { MONTHS_LIST_MAX_BYTES = 1 << 30 };

struct months_data {
    struct report_data *report; /* owned; the conference and the words of its heading */
    struct months_words words;
    json_t *list; /* owned; see core/month_list.h and core/year.h */
    struct month_period period;
    int is_year, is_final;
    struct conference_date closed; /* here, of a closed month; day 0: not known */
};

/*
 * months_data_load - a conference's folder and one list
 *
 * path  of month-YYYY-MM.json or year-YYYY.json.
 * The words are FOLDER/months-LANGUAGE.ini if that is there, else the program's own.
 * ERROR_SYNTAX if it is no such list. On failure there is nothing to release.
 */
int months_data_load(const char *folder, const char *language, const char *path,
        struct months_data *out, struct error *err) __attribute__((warn_unused_result));
void months_data_release(struct months_data *data);

/* months_data_number - a whole number of an object; 0 if it is none. */
int64_t months_data_number(const json_t *object, const char *name);

/* months_data_points - "92,50", or without idle decimals; "" if it is no number. */
void months_data_points(const struct months_data *data, const json_t *points,
        int is_short, char *out, size_t size);

/*
 * months_data_note - what happened to a person's grade, or why there is none
 *
 * In the words of the template; free with g_free.
 */
char *months_data_note(const struct months_data *data, const json_t *row);

#endif
