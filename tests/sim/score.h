/* score.h -- how often the engine was right, in doubt and silently wrong. */
#ifndef TESTS_SIM_SCORE_H
#define TESTS_SIM_SCORE_H

#include <stdint.h>
#include <stdio.h>

#include "tests/sim/trial.h"

/* Lines of the table by effect: each alone (the office scan is EFFECT_NONE),
 * then two or three at once. */
enum { SCORE_COMBINED = EFFECT_COUNT, SCORE_EFFECTS };

struct effect_score {
    uint64_t sheets, positions;
    uint64_t silent;     /* sheets that count though a row differs from its truth */
    uint64_t good, held; /* sheets with nothing to hold; of these, held or refused */
};

/* Rows (struck names and writing: sheets) that bear such a mark. */
struct kind_score {
    uint64_t rows;
    uint64_t silent; /* wrong on a sheet that counts */
    uint64_t hidden; /* wrong, on a sheet held for other marks */
    uint64_t held;   /* in doubt, or their sheet held or refused as a whole */
    uint64_t bold;   /* chosen as meant, though such a mark is held */
    uint64_t other;  /* sheets held, but not for this reason */
};

struct misprint_score {
    uint64_t sheets, clear, other; /* other: not clear, but not for the right reason */
    uint64_t reasons[REASON_COUNT];
};

struct score {
    struct effect_score effects[SCORE_EFFECTS];
    struct kind_score kinds[KIND_COUNT];
    struct misprint_score misprints[MISPRINT_COUNT];
    uint64_t reasons[REASON_COUNT]; /* of good sheets held, as often as named */
    uint64_t unstruck, alarms; /* sheets without ink on a name; name-struck of them */
    uint64_t unwritten, words; /* the same for writing */
    uint64_t pages, sim_ns, engine_ns;
};

/* score_add - put one trial into the table; silent errors and, if `loud`, all
 * doubts are told on `out`. Returns 1 if it is a silent error. */
int score_add(struct score *score, const struct trial *trial, int loud, FILE *out);

/* score_silent - silent errors of every kind. */
uint64_t score_silent(const struct score *score);

/* score_contest - what was read of a contest; NULL: nothing. */
const struct reading_contest *score_contest(
        const struct reading *reading, const char *contest);

/* score_fits - 1 if the reading names the right reason for the misprint. */
int score_fits(enum misprint misprint, const struct reading *reading);

/* score_tell - one line: seed, effects, verdict, reasons. */
void score_tell(const struct trial *trial, const char *what, FILE *out);

void score_print(const struct score *score, FILE *out);
/* score_print_sums - the last lines of it alone. */
void score_print_sums(const struct score *score, FILE *out);
void score_print_json(const struct score *score, FILE *out);

/* score_bound - per cent that a share is at most, with 95 % confidence: by the
 * rule of three where nothing happened, else by Wilson (1927). */
double score_bound(uint64_t part, uint64_t whole);

#endif
