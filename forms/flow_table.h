/* flow_table.h -- a ruled table down the pages: its heading again on each, rows whole. */
#ifndef FORMS_FLOW_TABLE_H
#define FORMS_FLOW_TABLE_H

#include <stddef.h>

#include "forms/minutes_flow.h"

enum { FLOW_COLUMNS_MAX = 16 };

struct flow_column {
    const char *head;
    double width_mm; /* 0: what the others leave */
    enum report_pen_align align;
    double size_pt; /* of the letters; 0: 11 */
};

struct flow_cell {
    const char *text; /* may be "" */
    const char *more; /* smaller, below it; NULL: none */
    int is_bold;
};

struct flow_table {
    struct flow *flow;
    struct flow_column columns[FLOW_COLUMNS_MAX];
    size_t count;
    double left[FLOW_COLUMNS_MAX + 1]; /* left[count] is the right edge */
    double head_size_pt; /* made smaller until no word of a heading is broken */
    int is_begun;
};

/* flow_table_init - columns, 1..FLOW_COLUMNS_MAX, are copied; their texts are borrowed.
 */
void flow_table_init(struct flow_table *table, struct flow *flow,
        const struct flow_column *columns, size_t count);

/* flow_table_row - a cell a column. */
void flow_table_row(struct flow_table *table, const struct flow_cell *cells);

/* flow_table_band - a shaded row of one text, never the last on a page; `more` or NULL.
 */
void flow_table_band(struct flow_table *table, const char *text, const char *more);

#endif
