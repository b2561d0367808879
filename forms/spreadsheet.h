/* spreadsheet.h -- the results as a workbook: a sheet a ballot type, figures as numbers.
 */
#ifndef FORMS_SPREADSHEET_H
#define FORMS_SPREADSHEET_H

#include "core/error.h"

#include "forms/report_data.h"

/*
 * spreadsheet_write - an Excel workbook (XLSX) at `path`, durably
 *
 * Each sheet: what it is of (DRAFT or TRIAL where it is one), a heading that stays while
 * one scrolls, a row a person, the ballot's counts below. Counts are whole numbers; a
 * share is the printed one, rounded half-up to hundredths of a percent, beside the count
 * that it is of. Texts are texts, whatever they begin with; there are no formulas.
 * ERROR_IO: the old file, if any, is then untouched.
 */
int spreadsheet_write(const struct report_data *data, const char *path, struct error *err)
        __attribute__((warn_unused_result));

#endif
