/* truth_check.h -- results.json against a deck's truth: other code, the same figures. */
#ifndef TESTS_TRUTH_CHECK_H
#define TESTS_TRUTH_CHECK_H

#include "core/conference.h"
#include "core/results.h"
#include "tests/truth.h"

/*
 * truth_check - 1 if every figure is what the truth's sheets sum up to
 *
 * folder  of the conference: its scales say where a criterion's points end.
 * Whatever differs is printed to stdout. Outcomes are worked out in the words of the
 * regulations, for the cards that the program brings; before caps and quotas.
 */
int truth_check(
        const char *folder, const struct truth *truth, const struct results *results);

#endif
