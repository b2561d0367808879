/* results_matter.h -- which open sheets can still change somebody's outcome. */
#ifndef CORE_DESK_RESULTS_MATTER_H
#define CORE_DESK_RESULTS_MATTER_H

#include "core/desk/results_show.h"

/*
 * results_matter_put - the sheets of a ballot type on which an outcome depends
 *
 * Any held sheet of the type, or of none known, can vote for anything until people
 * decided it: so all of them matter to each person who is not decided, and none to the
 * others. Checkers get links. Nothing if all are decided.
 */
void results_matter_put(struct html *html, const struct results_show *show, size_t type);

#endif
