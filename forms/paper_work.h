/* paper_work.h -- a command that makes one PDF of flowing pages from a JSON on stdin. */
#ifndef FORMS_PAPER_WORK_H
#define FORMS_PAPER_WORK_H

#include "core/error.h"
#include "core/json.h"

#include "forms/minutes_flow.h"

struct paper_work {
    const char *command, *format; /* "roll-up", "kiemphieu-roll-up" */
    const char *(*title)(const json_t *data);
    const char *(*watermark)(const json_t *data); /* NULL: none; it may give NULL */
    void (*draw)(struct flow *flow, const json_t *data); /* called twice */
};

/*
 * paper_work_run - `kiemphieu-forms COMMAND FILE [--language vi|en]`
 *
 * Returns the exit status. The words come in the language named, whatever the locale;
 * the same JSON gives the same bytes.
 */
int paper_work_run(const struct paper_work *work, int argc, char **argv);

/* paper_work_text - "text" in the paper's language: member NAME_vi or NAME_en. */
const char *paper_work_text(const json_t *object, const char *name);

/* paper_work_hundredths - 4043 is "40,43" or "40.43". */
enum { PAPER_WORK_NUMBER_BYTES = 24 };
void paper_work_hundredths(json_int_t hundredths, char out[PAPER_WORK_NUMBER_BYTES]);

/* paper_work_date - "2026-11-22" as people of the language write it. */
enum { PAPER_WORK_DATE_BYTES = 32 };
void paper_work_date(const char *date, char out[PAPER_WORK_DATE_BYTES]);

/* paper_work_title - large, in the middle, and what stands below it. */
void paper_work_title(struct flow *flow, const char *title, const char *below);

#endif
