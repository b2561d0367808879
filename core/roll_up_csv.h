/* roll_up_csv.h -- a roll-up as a table for spreadsheets: a row a person. */
#ifndef CORE_ROLL_UP_CSV_H
#define CORE_ROLL_UP_CSV_H

#include <stdio.h>

#include "core/roll_up.h"

/*
 * roll_up_csv_write - by body, then by number on its ballots
 *
 * As results_csv_text: UTF-8 with BOM, CRLF, formulas disarmed; Vietnamese with
 * semicolons and decimal commas, English with commas and points. Every option of any of
 * the rule cards has its columns; those that are not of a person's card stay empty.
 * What could not be written is seen by ferror.
 */
void roll_up_csv_write(const struct roll_up *roll, int is_vietnamese, FILE *out);

#endif
