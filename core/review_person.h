/* review_person.h -- who sits at the terminal. */
#ifndef CORE_REVIEW_PERSON_H
#define CORE_REVIEW_PERSON_H

#include "core/ledger_client.h"
#include "core/review.h"

/*
 * review_person - whoever decides, before any sheet is shown
 *
 * The name is asked for unless review->name has it already; the passphrase too, once
 * people are registered at the desk (three tries, each an event). Returns 0 with
 * review->name filled; -1 with ERROR_STATE: nobody decides.
 */
int review_person(struct review *review, struct ledger_client *client, struct error *err)
        __attribute__((warn_unused_result));

#endif
