/* results_table.h -- the results as a table on the terminal. */
#ifndef CORE_RESULTS_TABLE_H
#define CORE_RESULTS_TABLE_H

#include "core/results.h"

/* results_table_print - on stdout, in the language of the locale. */
void results_table_print(const struct results *results);

#endif
