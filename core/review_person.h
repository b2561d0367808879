/* review_person.h -- who sits at the terminal. */
#ifndef CORE_REVIEW_PERSON_H
#define CORE_REVIEW_PERSON_H

#include "core/review.h"

/*
 * review_person - the name of whoever decides, before any sheet is shown
 *
 * Asked for unless review->name has it already. Returns 0 with review->name filled; -1
 * at the end of all answers: ERROR_STATE, nobody decides.
 */
int review_person(struct review *review, struct error *err)
        __attribute__((warn_unused_result));

#endif
