/* month_note.h -- grades and what became of them, in words for people. */
#ifndef CORE_MONTH_NOTE_H
#define CORE_MONTH_NOTE_H

#include <stddef.h>

#include <jansson.h>

#include "core/layout.h"
#include "core/month_mark.h"

enum { MONTH_NOTE_BYTES = MONTH_REASON_BYTES + 256 };

/* month_note_grade - "A" of "a": a grade of one letter stands for itself. */
void month_note_grade(const char *outcome, char out[LAYOUT_ID_BYTES]);

/*
 * month_note - of one row of a list: "was A, quota", "tied: A or B", "missing", the
 * reason
 *
 * In the language of the locale; "" if there is nothing to say.
 */
void month_note(const json_t *row, char out[MONTH_NOTE_BYTES]);

#endif
