/* results_csv.h -- the results as a table for spreadsheets. */
#ifndef CORE_RESULTS_CSV_H
#define CORE_RESULTS_CSV_H

#include "core/error.h"
#include "core/results.h"

/*
 * results_csv_text - UTF-8 with BOM, a row a person, CRLF line ends
 *
 * is_vietnamese  column names in Vietnamese, decimal comma and semicolons, as
 *                spreadsheets set to Vietnamese expect; else English, decimal
 *                point and commas.
 * A text that a spreadsheet would take for a formula (= + - @) gets a ' in front.
 * The caller frees *text.
 */
int results_csv_text(const struct results *results, int is_vietnamese, char **text,
        size_t *size, struct error *err) __attribute__((warn_unused_result));

#endif
