/* program_desk_attack_stage.c -- a desk with three people at it, to be attacked. */
#include "tests/program_desk_attack_stage.h"

int is_signed_in(struct seat *seat)
{
    return seat_get(seat, "/live", NULL) == 200;
}

int attack_stage_open(void **state)
{
    struct stage *stage = calloc(1, sizeof(*stage));

    assert_non_null(stage);
    desk_program_start(&stage->desk, NULL, 0, 0);
    seat_first(&stage->chair, &stage->desk, "Trần Thị Bình");
    seat_join(&stage->checker, &stage->chair, "Checker", "checker");
    seat_join(&stage->operator, & stage->chair, "Operator", "operator");
    *state = stage;
    return 0;
}

int attack_stage_close(void **state)
{
    struct stage *stage = *state;

    desk_program_stop(&stage->desk);
    free(stage);
    return 0;
}
