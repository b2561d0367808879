/* report_words.h -- the texts of minutes and charts: a template that a committee may
 * change. */
#ifndef FORMS_REPORT_WORDS_H
#define FORMS_REPORT_WORDS_H

#include <stddef.h>
#include <stdint.h>

#include "core/error.h"

enum {
    WORDS_MAX = 192,        /* texts in a template */
    WORDS_TEXT_BYTES = 2048 /* one text, UTF-8 with NUL */
};

struct report_words {
    char text[WORDS_MAX][WORDS_TEXT_BYTES]; /* in the order of the list in the .c file */
};

/* {name} in a text becomes `value`; a list of them ends with a NULL name. */
struct report_words_value {
    const char *name, *value;
};

/*
 * report_words_load - read a template such as forms/templates/minutes-vi.ini
 *
 * Every text must stand in it once and none that the program does not know:
 * ERROR_SYNTAX with the file's line, or with the name of what is missing.
 * On failure *out may be partly filled.
 */
int report_words_load(const char *path, struct report_words *out, struct error *err)
        __attribute__((warn_unused_result));

/* report_words_get - by "section.name"; borrowed. An unknown key is a bug of ours. */
const char *report_words_get(const struct report_words *words, const char *key);

/*
 * report_words_fill - the text of `key` with its {names} replaced
 *
 * A {name} that is not in `values` stays as it is. Free with g_free.
 */
char *report_words_fill(const struct report_words *words, const char *key,
        const struct report_words_value *values);

/* report_words_replace - the same with a text at hand. */
char *report_words_replace(const char *pattern, const struct report_words_value *values);

/*
 * report_words_share - hundredths of a percent in the template's way: 4043 is "40,43"
 *
 * out  at least WORDS_SHARE_BYTES.
 * Source: RULES.md, facts, 8: two decimals, never rounded again.
 */
enum { WORDS_SHARE_BYTES = 24 };
void report_words_share(const struct report_words *words, uint32_t hundredths,
        char out[WORDS_SHARE_BYTES]);

#endif
