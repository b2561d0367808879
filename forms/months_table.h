/* months_table.h -- a table of many rows down the pages: heads repeated, rows whole. */
#ifndef FORMS_MONTHS_TABLE_H
#define FORMS_MONTHS_TABLE_H

#include <stddef.h>

#include "forms/minutes_flow.h"

enum { MONTHS_COLUMNS_MAX = 20 };

struct months_column {
    const char *head;
    double width_mm;
    struct report_pen_style style; /* of its cells */
    int is_wrapped;                /* its texts may take several lines */
};

struct months_cell {
    const char *text;
    const char *more; /* smaller, below it; NULL or "": nothing */
};

struct months_height { /* of one cell's parts, in points */
    double text, more;
};

struct months_table {
    struct flow *flow;
    const struct months_column *columns; /* borrowed */
    size_t count;
    double left[MONTHS_COLUMNS_MAX + 1];              /* of the table's whole width */
    struct months_height heights[MONTHS_COLUMNS_MAX]; /* of this row's cells */
    size_t rows;                                      /* drawn */
    GHashTable *figures; /* laid out: a few thousand figures fill many thousand cells */
};

/* months_table_start - the columns' widths together should be the text's, 162 mm. */
void months_table_start(struct months_table *table, struct flow *flow,
        const struct months_column *columns, size_t count);

/* months_table_row - one cell a column. While pages are only counted, nothing is drawn.
 */
void months_table_row(struct months_table *table, const struct months_cell *cells);

/* months_table_end - room below; the table is done with. */
void months_table_end(struct months_table *table);

#endif
