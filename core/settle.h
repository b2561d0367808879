/* settle.h -- outcomes of a whole conference, once counted: caps, quotas, ties. */
#ifndef CORE_SETTLE_H
#define CORE_SETTLE_H

#include <jansson.h>

#include "core/error.h"
#include "core/results.h"
#include "core/rule.h"

/*
 * Ballot types that use the same card are settled together,
 * as ranking.h says: caps, quotas, and ties that wait until two people decide them.
 * Nobody without a denominator (no valid row) is settled, nor counted in a quota's base.
 */

/*
 * settle - the final outcomes of `results`, which has the counted ones
 *
 * rules      one a ballot type, in the order of results->types.
 * decisions  details of the ledger's events "settle", in their order; may be NULL. Of
 *            several about one outcome the last holds; one that does not fit the tie
 *            (somebody else is tied, or there are fewer places) is passed over.
 */
int settle(const struct rule *rules, const json_t *decisions, struct results *results,
        struct error *err) __attribute__((warn_unused_result));

/* A tie that waits for people, or that they decided. */
struct settle_tie {
    size_t type, contest; /* in results->types[type].contests */
};

struct settle_ties {
    char rule[LAYOUT_ID_BYTES], outcome[LAYOUT_ID_BYTES];
    struct settle_tie *list; /* owned */
    size_t count;
    size_t places; /* how many of them may keep the outcome, at the most */
};

/*
 * settle_find - the first tie that waits; out->count is 0 if there is none
 *
 * The results must be settled. The caller's to free: out->list.
 */
int settle_find(const struct rule *rules, const struct results *results,
        struct settle_ties *out, struct error *err) __attribute__((warn_unused_result));

#endif
