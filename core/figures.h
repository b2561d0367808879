/* figures.h -- the results as plain lines: what a recount must give byte for byte. */
#ifndef CORE_FIGURES_H
#define CORE_FIGURES_H

#include "core/error.h"
#include "core/results.h"

/*
 * figures_text - report/figures.txt; caller frees
 *
 * A line each, words and whole numbers with single blanks between:
 *   kiemphieu-figures 1
 *   ballot ID valid N invalid N held N
 *   contest BALLOT.NUMBER, then
 *     of options: OPTION VOTES HUNDREDTHS-OF-A-PERCENT ...
 *     of points: POINTS:VOTES ... sum N rows N mean HUNDREDTHS partial N beyond N
 *     then: blank N over N outcome ID [before ID by cap|quota] [tied] next VOTES
 * in one line; next is -1 where there is no further outcome, or it compares a mean.
 * Ballots and contests in the order of the results. Nobody's name is in it.
 */
int figures_text(const struct results *results, char **text, struct error *err)
        __attribute__((warn_unused_result));

#endif
