/* program_desk_attack_stage.h -- a desk with three people at it, to be attacked. */
#ifndef TESTS_PROGRAM_DESK_ATTACK_STAGE_H
#define TESTS_PROGRAM_DESK_ATTACK_STAGE_H

#include "tests/program_desk_attack.h"

struct stage {
    struct desk_program desk;
    struct seat chair, checker, operator;
};

/* attack_stage_open, _close - set-up and tear-down of a group: *state is a struct stage.
 */
int attack_stage_open(void **state);
int attack_stage_close(void **state);

int is_signed_in(struct seat *seat);

#endif
