/* month_csv.h -- lists of months and years as tables for spreadsheets. */
#ifndef CORE_MONTH_CSV_H
#define CORE_MONTH_CSV_H

#include <stddef.h>
#include <stdio.h>

#include <jansson.h>

#include "core/error.h"

/*
 * month_csv_text - a month's list, one row a person in the list's order
 *
 * Vietnamese: semicolons and decimal commas; English: commas and points. UTF-8 with BOM.
 * No text is a formula. The caller frees *text.
 */
int month_csv_text(const json_t *list, int is_vietnamese, char **text, size_t *size,
        struct error *err) __attribute__((warn_unused_result));

/* month_csv_note - the columns grade, before, changed by, tied, decided of a row. */
void month_csv_note(FILE *out, const json_t *row, char separator);

#endif
