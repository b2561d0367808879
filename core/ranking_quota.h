/* ranking_quota.h -- one quota over those it is about (inside of ranking). */
#ifndef CORE_RANKING_QUOTA_H
#define CORE_RANKING_QUOTA_H

#include <stddef.h>

#include "core/error.h"
#include "core/ranking.h"

struct ranking_settling {
    const struct rule *rule;
    struct ranking_entry *entries;
    size_t count;
    size_t *order;
    size_t *collectives; /* ranked ones with a group, in its order */
    size_t collective_count;
};

/* ranking_is_ranked - has this one a measure at all? */
int ranking_is_ranked(const struct ranking_entry *entry);

/* ranking_quota_apply - the card's quota `index`: who is beyond it gets the outcome
 * below; equal ones across its edge are tied, or as was decided of all of them. */
int ranking_quota_apply(const struct ranking_settling *settling, size_t index,
        struct ranking_quota *quota, struct error *err)
        __attribute__((warn_unused_result));

#endif
