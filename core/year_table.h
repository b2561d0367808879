/* year_table.h -- a year's list on the terminal, and as a table for spreadsheets. */
#ifndef CORE_YEAR_TABLE_H
#define CORE_YEAR_TABLE_H

#include <stddef.h>

#include <jansson.h>

#include "core/error.h"

/* year_table_print - everybody with twelve months, on stdout, in the locale's language.
 */
void year_table_print(const json_t *list);

/* year_csv_text - as month_csv_text; a month is empty if missing, "-" if not rated. */
int year_csv_text(const json_t *list, int is_vietnamese, char **text, size_t *size,
        struct error *err) __attribute__((warn_unused_result));

#endif
