/* score.h -- how often the engine was right, in doubt and silently wrong. */
#ifndef TESTS_SIM_SCORE_H
#define TESTS_SIM_SCORE_H

#include <stdint.h>
#include <stdio.h>

#include "tests/sim/trial.h"

/* One line of the table by effect: good prints only. */
struct effect_score {
    uint32_t sheets, positions;
    uint32_t silent;     /* sheets that count though a row differs from its truth */
    uint32_t good, held; /* sheets with nothing to hold; of these, held or refused */
};

struct kind_score {
    uint32_t rows;
    uint32_t silent;       /* on sheets that count */
    uint32_t hidden;       /* wrong and sure of it, on sheets held for something else */
    uint32_t plain, doubt; /* rows of gentle scans; of these, in doubt */
    uint32_t bold;
    uint32_t counted; /* rows on sheets that count */
};

struct misprint_score {
    uint32_t sheets, clear, other; /* other: not clear, but not for the right reason */
};

struct score {
    struct effect_score effects[EFFECT_COUNT + 1]; /* the last: combined */
    struct kind_score kinds[KIND_COUNT];
    struct misprint_score misprints[MISPRINT_COUNT];
    uint32_t reasons[REASON_COUNT]; /* of good sheets held, as often as named */
};

/* score_add - put one trial into the table; failures and, if `loud`, all doubts
 * are told on `out`. Returns 1 if it is a silent error. */
int score_add(struct score *score, const struct trial *trial, int loud, FILE *out);

void score_merge(struct score *into, const struct score *from);
void score_print(const struct score *score, FILE *out);
/* score_silent - silent errors of every kind. */
uint32_t score_silent(const struct score *score);

#endif
