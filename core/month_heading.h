/* month_heading.h -- which column of a month's file holds what. */
#ifndef CORE_MONTH_HEADING_H
#define CORE_MONTH_HEADING_H

#include <stddef.h>

#include "core/csv.h"
#include "core/error.h"

enum month_column {
    MONTH_COLUMN_NO,
    MONTH_COLUMN_ID,
    MONTH_COLUMN_NAME,
    MONTH_COLUMN_POINTS,
    MONTH_COLUMN_REASON,
    MONTH_COLUMN_OTHER, /* of officials.csv, and not looked at */
    MONTH_COLUMNS
};

struct month_heading {
    int cells[MONTH_COLUMN_OTHER]; /* where each stands; -1: nowhere */
    char is_named[CSV_CELLS_MAX];
};

/*
 * month_heading_read - the first line: no or id, and points, at least
 *
 * ERROR_SYNTAX for an unknown or a double column, or if one is missing.
 */
int month_heading_read(char **cells, size_t count, struct month_heading *out,
        struct error *err) __attribute__((warn_unused_result));

/* month_heading_cell - a row's cell of this column; "" if it has none. */
const char *month_heading_cell(const struct month_heading *heading, char **cells,
        size_t count, enum month_column column);

/* month_heading_has - 1 if the column of cell `index` has a name. */
int month_heading_has(const struct month_heading *heading, size_t index);

#endif
