/* roll_up.h -- `kiemphieu-forms roll-up`: many conferences' results on paper. */
#ifndef FORMS_ROLL_UP_H
#define FORMS_ROLL_UP_H

#include "core/json.h"

#include "forms/minutes_flow.h"

/* roll_up_command - FILE [--language L], "kiemphieu-roll-up" on stdin. */
int roll_up_command(int argc, char **argv);

/* roll_up_people.c: the tables of one rule card: bodies, people by measure, by body. */
void roll_up_draw_people(struct flow *flow, const json_t *data, const json_t *rule);

/* roll_up_people.c: an outcome's text up to its colon, "–" of none; g_free. */
char *roll_up_outcome(const json_t *rule, const char *outcome);

#endif
