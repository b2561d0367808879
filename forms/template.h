/* template.h -- a form template: what the ballot looks like, as a committee may set it.
 */
#ifndef FORMS_TEMPLATE_H
#define FORMS_TEMPLATE_H

#include <stdint.h>

#include "core/error.h"

enum {
    TEMPLATE_TEXT_BYTES = 1024, /* of one text, with NUL */
    TEMPLATE_TABLE_LINE_UM = 200,
    TEMPLATE_CLEAR_UM = 1500 /* round every mark box */
};

enum template_language { TEMPLATE_VI, TEMPLATE_EN, TEMPLATE_LANGUAGES };

/* A text may hold | for a new line, and the words of wording.h. */
enum template_text {
    TEMPLATE_HEADING_LEFT,
    TEMPLATE_HEADING_RIGHT,
    TEMPLATE_DATE,
    TEMPLATE_TITLE,
    TEMPLATE_SUBTITLE,
    TEMPLATE_HOW_TO,
    TEMPLATE_COLUMN_NUMBER,
    TEMPLATE_COLUMN_NAME,
    TEMPLATE_COLUMN_POST,
    TEMPLATE_NOTE,
    TEMPLATE_PAGE,
    TEMPLATE_STAMP,
    TEMPLATE_SIGNATURE,
    /* Of ballots of points alone. */
    TEMPLATE_EXAMPLE,
    TEMPLATE_TENS,
    TEMPLATE_ONES,
    TEMPLATE_MOST,
    TEMPLATE_CRITERION,
    /* Of ballots with headings in their table. */
    TEMPLATE_CONTINUED,
    TEMPLATE_COLLECTIVE,
    TEMPLATE_TEXTS
};

/* Letters, in hundredths of a point. */
enum template_letters {
    TEMPLATE_HEADING_LETTERS,
    TEMPLATE_TITLE_LETTERS,
    TEMPLATE_SUBTITLE_LETTERS,
    TEMPLATE_HOW_TO_LETTERS,
    TEMPLATE_COLUMN_LETTERS,
    TEMPLATE_NAME_LETTERS,
    TEMPLATE_POST_LETTERS,
    TEMPLATE_NOTE_LETTERS,
    TEMPLATE_LETTERS
};

enum template_end { TEMPLATE_END_NONE, TEMPLATE_END_LINE, TEMPLATE_END_STAR };

/* Lengths in micrometres. */
struct form_template {
    int32_t margin_um;                 /* of the corner squares from the paper's edge */
    int32_t box_um, outline_um;        /* a mark box's edge; its line, inside it */
    int32_t gap_um;                    /* least room between the boxes of a row */
    int32_t number_um, name_um;        /* columns; the post gets what is left */
    int32_t option_um;                 /* column of one level: more or less, see grid.h */
    int32_t row_least_um, row_most_um; /* a row may be higher for its text alone */
    int32_t stamp_width_um, stamp_height_um;
    int32_t letters[TEMPLATE_LETTERS];
    enum template_end left_end, right_end; /* what closes a heading */
    int has_signature;
    int has_groups; /* a heading over each group of officials.csv */
    char texts[TEMPLATE_LANGUAGES][TEMPLATE_TEXTS][TEMPLATE_TEXT_BYTES];
};

/*
 * template_load - parse and check a template file
 *
 * It may begin with [template] base = NAME: what it leaves out is then as in that one
 * (of the program, or a file beside it); the base has no base.
 *
 * Each error is "FILE:LINE: what is wrong; what to write". Refused too:
 * what could not be read back (boxes under 6 mm, nearer than 5 mm in a row,
 * outlines over 0.25 mm, corner squares less than 6 mm from the edge).
 * On failure *out is unchanged. The struct is large: allocate it.
 */
int template_load(const char *path, struct form_template *out, struct error *err)
        __attribute__((warn_unused_result));

/*
 * template_find - the template a conference names
 *
 * name    "party" or "state", or a path of a file: one with '/' or ending in
 *         ".ini", relative to `folder` unless it begins with '/'.
 */
int template_find(const char *name, const char *folder, struct form_template *out,
        struct error *err) __attribute__((warn_unused_result));

#endif
