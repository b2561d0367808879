/* judge_row.c -- from the marks of a row's boxes to its state. */
#include "omr/judge_row.h"

#include <string.h>

/* The parameters, as in judge.c. */
enum {
    /* M9: real scratchings have 22 to 65 % of ink, and are ragged. */
    SOLID_PPM = 550000,
    RAGGED_LEAST_PPM = 220000,
    RAGGED_RUNS_TENTHS = 25
};

/* It looks painted over or scratched, as one cancels a mark. */
static int is_solid(const struct weight *weight)
{
    if (weight->ink_ppm >= SOLID_PPM)
        return weight->white_edges == 0;
    return weight->ink_ppm >= RAGGED_LEAST_PPM &&
           weight->runs_tenths >= RAGGED_RUNS_TENTHS;
}

void judge_row(const struct weight *weights, size_t count, struct reading *reading,
        struct reading_contest *contest)
{
    size_t i, filled = 0, unsure = 0, solid = 0;

    contest->chosen_count = 0;
    for (i = 0; i < count; i++) {
        const struct reading_box *box = &contest->boxes[i];

        if (box->mark == MARK_FILLED && contest->chosen_count < READING_CHOSEN_MAX)
            memcpy(contest->chosen[contest->chosen_count++], box->option,
                    sizeof(box->option));
        filled += box->mark == MARK_FILLED;
        unsure += box->mark == MARK_UNSURE;
        solid += box->mark == MARK_FILLED && is_solid(&weights[i]);
    }
    if (filled + unsure > 1 && solid > 0 && solid < filled + unsure) {
        contest->state = CONTEST_UNSURE;
        reading_add_reason(reading, REASON_MARK_CANCELLED, VERDICT_HELD);
    } else if (filled > 1) {
        contest->state = CONTEST_OVER;
        reading_add_reason(reading, REASON_OVERVOTE, VERDICT_HELD);
    } else {
        contest->state = filled == 1 ? CONTEST_CHOSEN : CONTEST_BLANK;
    }
    if (unsure > 0) {
        contest->state = CONTEST_UNSURE;
        reading_add_reason(reading, REASON_MARK_UNSURE, VERDICT_HELD);
    }
}
