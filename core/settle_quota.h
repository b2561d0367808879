/* settle_quota.h -- one quota over those it is about (inside of settle). */
#ifndef CORE_SETTLE_QUOTA_H
#define CORE_SETTLE_QUOTA_H

#include <stddef.h>
#include <stdint.h>

#include <jansson.h>

#include "core/results.h"
#include "core/rule.h"

/* Somebody who is rated by the card. */
struct settle_entry {
    struct results_contest *contest; /* borrowed */
    size_t type, at;                 /* where it stands in the results */
    uint32_t denominator;            /* not 0 */
    size_t counted, outcome;         /* by the votes alone; as settled so far */
    const char *cut_by;              /* "cap" "quota"; NULL: as counted */
};

struct settle_pool {
    const struct rule *rule;
    struct settle_entry *list;
    size_t count;
    const json_t *decisions; /* details of events "settle"; may be NULL */
    const struct results *results;
};

/* settle_quota_is_about - is this one of those whom the quota is about? */
int settle_quota_is_about(
        const struct rule_quota *quota, const struct results_contest *contest);

/* settle_quota_apply - cut those beyond it; those equal across its edge are tied unless
 * a decision says who keeps it. */
void settle_quota_apply(struct settle_pool *pool, const struct rule_quota *quota);

/* settle_quota_places - how many of the tied ones may keep the outcome. */
size_t settle_quota_places(
        const struct settle_pool *pool, const struct rule_quota *quota);

#endif
