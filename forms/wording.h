/* wording.h -- {words} in a template's texts, replaced by what the conference says. */
#ifndef FORMS_WORDING_H
#define FORMS_WORDING_H

#include <stddef.h>

#include "core/conference.h"
#include "core/error.h"

/*
 * {title} {ballot_title} {body} {superior} {place} {date} {rule_source} {note}
 * {page} {pages}; of points also {most}, a criterion's maximum, and {example} {tens}
 * {ones}, the worked example's points. Written in capitals, {BODY}, the words come in
 * capitals.
 */
struct wording {
    const struct conference *conference;
    const struct conference_type *type;
    const char *rule_source;
    int is_english;
    unsigned page, pages;
    unsigned most, example; /* points */
};

enum { WORDING_TEXT_BYTES = 8192 }; /* of a filled text, with NUL */

/* wording_check - 0 if every {word} of a text is known, else ERROR_SYNTAX. */
int wording_check(const char *text, struct error *err)
        __attribute__((warn_unused_result));

/*
 * wording_fill - a text of a template as it is printed
 *
 * `|` becomes a line feed; lines that are empty then are left out.
 * ERROR_RANGE if the filled text does not fit; ERROR_SYNTAX as wording_check.
 */
int wording_fill(const struct wording *wording, const char *text,
        char out[WORDING_TEXT_BYTES], struct error *err)
        __attribute__((warn_unused_result));

#endif
