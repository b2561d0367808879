/* month_report.h -- a list's files in DIR/report: JSON, a table, a PDF. */
#ifndef CORE_MONTH_REPORT_H
#define CORE_MONTH_REPORT_H

#include <stddef.h>
#include <stdio.h>

#include <jansson.h>

#include "core/error.h"

/* Makes the table of a list: month_csv_text or year_csv_text. */
typedef int month_report_csv(const json_t *list, int is_vietnamese, char **text,
        size_t *size, struct error *err);

/*
 * month_report_write - report/NAME.json, NAME.csv and, drawn by kiemphieu-forms, NAME.pdf
 *
 * name      "month-2026-03" or "year-2026".
 * language  "vi" or "en", of the table and the PDF (NAME-en.pdf).
 * names     where the paths of the files written are told; NULL: nowhere.
 */
int month_report_write(const char *folder, const char *name, const json_t *list,
        month_report_csv *csv, const char *language, FILE *names, struct error *err)
        __attribute__((warn_unused_result));

/* month_report_clear - of a draft that is no longer true, nothing is left there. */
int month_report_clear(const char *folder, const char *name, struct error *err)
        __attribute__((warn_unused_result));

#endif
