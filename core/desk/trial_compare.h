/* trial_compare.h -- the deck's truth beside what the machine counted: its proof. */
#ifndef CORE_DESK_TRIAL_COMPARE_H
#define CORE_DESK_TRIAL_COMPARE_H

#include "core/desk/html.h"
#include "core/desk/trial_truth.h"
#include "core/results.h"

struct trial_compare {
    const struct desk_request *request;
    const struct meeting *meeting;
    const struct trial_truth *truth;
    const struct results *results; /* of the trial */
};

/* trial_compare_differences - how many of the figures differ; 0 is what it should be. */
unsigned trial_compare_differences(const struct trial_compare *compare);

/*
 * trial_compare_why_blind - N_(): why this deck proves too little; NULL: it does not
 *
 * Two levels have the same figure for everybody: were they mixed up, all figures would
 * agree all the same. Of points, a box of tens or ones that is marked nowhere.
 */
const char *trial_compare_why_blind(const struct trial_compare *compare);

/*
 * trial_compare_put - a table a ballot type: a row a person, each level's figure, or the
 * rows and the sum of points, as the deck has it and as it was counted; those that differ
 * stand out in word and look
 */
void trial_compare_put(struct html *html, const struct trial_compare *compare);

#endif
