/* month_table.h -- a month's open list on the terminal. */
#ifndef CORE_MONTH_TABLE_H
#define CORE_MONTH_TABLE_H

#include <stddef.h>

#include <jansson.h>

/* month_table_print - the figures and everybody, on stdout, in the locale's language. */
void month_table_print(const json_t *list);

/* month_table_head - the figures alone: a few lines; of years too. */
void month_table_head(const json_t *list);

/* month_table_right - a text at the right of so many columns. */
void month_table_right(const char *text, size_t columns);

#endif
