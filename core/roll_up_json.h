/* roll_up_json.h -- a roll-up as JSON: "kiemphieu-roll-up", version 1. */
#ifndef CORE_ROLL_UP_JSON_H
#define CORE_ROLL_UP_JSON_H

#include <stdio.h>

#include "core/roll_up.h"

/*
 * roll_up_json_write - all of it, an entry at a time
 *
 * most  0: everything. Else at the most so many conferences, and people of each rule
 *       card: for paper, which nobody wants by the thousand. "people_total" and
 *       "conferences_total" tell how many there are.
 * What could not be written is seen by ferror.
 */
void roll_up_json_write(const struct roll_up *roll, size_t most, FILE *out);

/* roll_up_share - of a person's votes of an option, in hundredths of a percent. */
uint32_t roll_up_share(const struct roll_up_person *person, size_t option);

/* roll_up_mean - of points in hundredths, half-up; 0 without a row. */
uint32_t roll_up_mean(const struct roll_up_person *person);

/* roll_up_measure - the measure in hundredths (of a percent or a point), half-up. */
uint32_t roll_up_measure(
        const struct roll_up_rule *rule, const struct roll_up_person *person);

#endif
