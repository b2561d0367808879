/* deck_points.h -- how many points each person gets, and from whom (inside of
 * deck_plan). */
#ifndef FORMS_DECK_POINTS_H
#define FORMS_DECK_POINTS_H

#include "core/contest.h"
#include "core/error.h"
#include "forms/chance.h"
#include "forms/deck_plan.h"

/* deck_points_know - tell the plan's rows which of them make points together. */
void deck_points_know(struct deck_plan *plan, const struct contests *contests);

/*
 * deck_points_throw - choices for every row of points; troubles are set already
 *
 * People differ: some end above nine tenths of the maximum, some below the half. Voters
 * do too: each is stricter or milder than the others throughout. Rows of options stay.
 * ERROR_MEMORY.
 */
int deck_points_throw(struct deck_plan *plan, struct chance *chance, struct error *err)
        __attribute__((warn_unused_result));

/* deck_points_differ - 1 if no two people have the same sum of valid points. */
int deck_points_differ(const struct deck_plan *plan);

#endif
