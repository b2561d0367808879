/* review_round.h -- the sheets that await one person, decided one after the other. */
#ifndef CORE_REVIEW_ROUND_H
#define CORE_REVIEW_ROUND_H

#include <jansson.h>

#include "core/ledger_client.h"
#include "core/review.h"

/* What is left when a person stops. */
struct review_left {
    int64_t held;   /* sheets, whoever may decide them */
    int64_t others; /* of them, those that wait for another person */
};

/*
 * review_round_list - the sheets that review->name may decide, as the ledger shows them
 *
 * In the queue's order. sheets: the caller's to json_decref.
 */
int review_round_list(struct review *review, struct ledger_client *client, int is_trial,
        json_t **sheets, struct error *err) __attribute__((warn_unused_result));

/*
 * review_round - show each in turn and send what the person decides
 *
 * only  a sheet's id: this one alone; NULL: all.
 * A refusal of the ledger is printed; the sheet is asked again, or left if it awaits
 * this person no more. Returns how many were decided; -1 with ERROR_RANGE if `only` does
 * not await this person, or with the ledger's end.
 */
int review_round(struct review *review, struct ledger_client *client, int is_trial,
        const char *only, struct error *err) __attribute__((warn_unused_result));

/* review_round_left - what is left now. */
int review_round_left(struct review *review, struct ledger_client *client, int is_trial,
        struct review_left *out, struct error *err) __attribute__((warn_unused_result));

#endif
