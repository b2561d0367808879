/* roll_up_table.h -- a roll-up on the terminal: sums, and what is in the way. */
#ifndef CORE_ROLL_UP_TABLE_H
#define CORE_ROLL_UP_TABLE_H

#include <stdio.h>

#include "core/roll_up.h"

/* roll_up_table_print - on stdout, in the language of the locale. */
void roll_up_table_print(const struct roll_up *roll);

/* roll_up_problems_print - each by its name, and who is missing. */
void roll_up_problems_print(const struct roll_up *roll, FILE *out);

#endif
