/* twice_score.h -- sheets scanned twice: which are known again, which taken for others.
 */
#ifndef TESTS_SIM_TWICE_SCORE_H
#define TESTS_SIM_TWICE_SCORE_H

#include <stdio.h>

#include "tests/sim/twice_sheet.h"

/* What a group of sheets, of one form or of one kind of marks, came to. */
struct twice_tally {
    uint64_t sheets, found;
    uint64_t pairs;         /* the second scan of one, the first of another */
    uint64_t hands, one;    /* such pairs taken for one sheet: of two people, of one */
    uint64_t held;          /* sheets held for one of another hand */
    int32_t least, highest; /* points: of one sheet twice, of two sheets */
};

/*
 * twice_score_form - compare each sheet's second scan with every sheet's first
 *
 * As the ledger does when all sheets are fed once and then each once more. Only sheets of
 * `form` are looked at. kinds: TWICE_KINDS tallies, added to.
 */
int twice_score_form(const struct twice_sheet *sheets, size_t count, int form,
        struct twice_tally *tally, struct twice_tally *kinds, struct error *err)
        __attribute__((warn_unused_result));

void twice_tally_start(struct twice_tally *tally);
void twice_tally_print(const char *name, const struct twice_tally *tally, FILE *out);

#endif
