/* words.h -- {words} in a template's texts, replaced by what the conference says. */
#ifndef FORMS_WORDS_H
#define FORMS_WORDS_H

#include <stddef.h>

#include "core/conference.h"
#include "core/error.h"

/*
 * {title} {ballot_title} {body} {superior} {place} {date} {rule_source} {note}
 * {page} {pages}. Written in capitals, {BODY}, the words come in capitals.
 */
struct words {
    const struct conference *conference;
    const struct conference_type *type;
    const char *rule_source;
    int is_english;
    unsigned page, pages;
};

enum { WORDS_TEXT_BYTES = 8192 }; /* of a filled text, with NUL */

/* words_check - 0 if every {word} of a text is known, else ERROR_SYNTAX. */
int words_check(const char *text, struct error *err) __attribute__((warn_unused_result));

/*
 * words_fill - a text of a template as it is printed
 *
 * `|` becomes a line feed; lines that are empty then are left out.
 * ERROR_RANGE if the filled text does not fit; ERROR_SYNTAX as words_check.
 */
int words_fill(const struct words *words, const char *text, char out[WORDS_TEXT_BYTES],
        struct error *err) __attribute__((warn_unused_result));

#endif
