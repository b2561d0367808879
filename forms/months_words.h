/* months_words.h -- the texts of lists of months: a template that people may change. */
#ifndef FORMS_MONTHS_WORDS_H
#define FORMS_MONTHS_WORDS_H

#include "core/error.h"

#include "forms/report_words.h"

enum { MONTHS_WORDS_MAX = 64, MONTHS_TEXT_BYTES = 1024 };

struct months_words {
    char text[MONTHS_WORDS_MAX][MONTHS_TEXT_BYTES];
};

/* months_words_load - as report_words_load, of a template such as months-vi.ini. */
int months_words_load(const char *path, struct months_words *out, struct error *err)
        __attribute__((warn_unused_result));

/* months_words_get - by "section.name"; an unknown key is a bug of ours. */
const char *months_words_get(const struct months_words *words, const char *key);

/* months_words_fill - with {names} replaced; free with g_free. */
char *months_words_fill(const struct months_words *words, const char *key,
        const struct report_words_value *values);

#endif
