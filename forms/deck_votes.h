/* deck_votes.h -- how many votes each option gets, and from whom (inside of deck_plan).
 */
#ifndef FORMS_DECK_VOTES_H
#define FORMS_DECK_VOTES_H

#include "core/error.h"
#include "forms/chance.h"
#include "forms/deck_plan.h"

/*
 * deck_votes_throw - choices for every row of options; troubles are set already
 *
 * The votes of a contest are fixed first and then dealt to the voters, so
 * what deck_plan_make promises of the totals holds by design. ERROR_MEMORY.
 */
int deck_votes_throw(struct deck_plan *plan, struct chance *chance, struct error *err)
        __attribute__((warn_unused_result));

/* deck_votes_differ - 1 if the options' totals over all contests differ, or cannot. */
int deck_votes_differ(const struct deck_plan *plan);

#endif
