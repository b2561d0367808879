/* settle_quota.c -- one quota over those it is about: who keeps the outcome. */
#include "core/settle_quota.h"

#include <string.h>

#include "core/json.h"

int settle_quota_is_about(
        const struct rule_quota *quota, const struct results_contest *contest)
{
    int is_collective = contest->role == OFFICIAL_COLLECTIVE;

    return quota->who == RULE_EVERYONE ||
           is_collective == (quota->who == RULE_COLLECTIVES);
}

static int has_outcome(const struct settle_entry *entry, const struct rule_quota *quota)
{
    return settle_quota_is_about(quota, entry->contest) &&
           entry->outcome == quota->outcome;
}

static struct ratio measure_of(const struct settle_pool *pool,
        const struct rule_quota *quota, const struct settle_entry *entry)
{
    const struct rule_sums sums = {entry->contest->votes, entry->denominator, 0};

    return rule_measure_of(pool->rule, quota->outcome, &sums);
}

/* Those whom the share is of, if `cut` of the quota's outcome have the one below. */
static uint64_t base_of(
        const struct settle_pool *pool, const struct rule_quota *quota, size_t cut)
{
    uint64_t base = 0;
    size_t i;

    for (i = 0; i < pool->count; i++)
        base += settle_quota_is_about(quota, pool->list[i].contest) &&
                (quota->base >> pool->list[i].outcome & 1) != 0;
    if ((quota->base >> quota->outcome & 1) != 0)
        base -= cut;
    if ((quota->base >> (quota->outcome - 1) & 1) != 0)
        base += cut;
    return base;
}

static size_t count_all(const struct settle_pool *pool, const struct rule_quota *quota)
{
    size_t count = 0, i;

    for (i = 0; i < pool->count; i++)
        count += has_outcome(&pool->list[i], quota) != 0;
    return count;
}

static size_t most_kept(const struct settle_pool *pool, const struct rule_quota *quota)
{
    size_t all = count_all(pool, quota), kept = all;

    while (kept > 0 && (uint64_t)kept * quota->share.den >
                               quota->share.num * base_of(pool, quota, all - kept))
        kept--;
    return kept;
}

/* How many of the quota's outcome have a greater measure, or (is_equal) the same. */
static size_t count_beside(const struct settle_pool *pool, const struct rule_quota *quota,
        struct ratio measure, int is_equal)
{
    size_t count = 0, i;
    int order;

    for (i = 0; i < pool->count; i++) {
        if (!has_outcome(&pool->list[i], quota))
            continue;
        order = ratio_compare(measure_of(pool, quota, &pool->list[i]), measure);
        count += is_equal ? order == 0 : order > 0;
    }
    return count;
}

/* ---- decisions ---- */

static int is_named(const struct settle_pool *pool, const struct settle_entry *entry,
        const json_t *keep)
{
    const json_t *kept;
    size_t i;

    for (i = 0; i < json_array_size(keep); i++) {
        kept = json_array_get(keep, i);
        if (strcmp(json_text(kept, "ballot_type"),
                    pool->results->types[entry->type].ballot_type) == 0 &&
                strcmp(json_text(kept, "contest"), entry->contest->contest) == 0)
            return 1;
    }
    return 0;
}

/* Everybody named must be one of the tied, and there must be places for them. */
static int fits(const struct settle_pool *pool, const struct rule_quota *quota,
        struct ratio edge, size_t places, const json_t *decision)
{
    const json_t *keep = json_object_get(decision, "keep");
    const json_t *tied = json_object_get(decision, "tied");
    size_t named = 0, known = 0, all = 0, i;

    for (i = 0; i < pool->count; i++) {
        if (!has_outcome(&pool->list[i], quota) ||
                ratio_compare(measure_of(pool, quota, &pool->list[i]), edge) != 0)
            continue;
        all++;
        named += is_named(pool, &pool->list[i], keep) != 0;
        known += is_named(pool, &pool->list[i], tied) != 0;
    }
    return named == json_array_size(keep) && named <= places && known == all &&
           json_array_size(tied) == all;
}

static const json_t *find_decision(const struct settle_pool *pool,
        const struct rule_quota *quota, struct ratio edge, size_t places)
{
    const json_t *decision;
    size_t i;

    for (i = json_array_size(pool->decisions); i > 0; i--) {
        decision = json_array_get(pool->decisions, i - 1);
        if (strcmp(json_text(decision, "rule"), pool->rule->id) == 0 &&
                strcmp(json_text(decision, "outcome"),
                        pool->rule->outcomes[quota->outcome].id) == 0)
            return fits(pool, quota, edge, places, decision) ? decision : NULL;
    }
    return NULL;
}

/* ---- the quota ---- */

static void cut(struct settle_entry *entry)
{
    entry->outcome--;
    entry->cut_by = "quota";
}

/* The measure of the last that keeps its outcome, all ranked: the `kept`-th. */
static struct ratio edge_of(
        const struct settle_pool *pool, const struct rule_quota *quota, size_t kept)
{
    struct ratio measure = {0, 1};
    size_t i, above, equal;

    for (i = 0; i < pool->count; i++) {
        if (!has_outcome(&pool->list[i], quota))
            continue;
        measure = measure_of(pool, quota, &pool->list[i]);
        above = count_beside(pool, quota, measure, 0);
        equal = count_beside(pool, quota, measure, 1);
        if (above < kept && above + equal >= kept)
            break;
    }
    return measure;
}

/* Those above the edge keep it, those below do not; at the edge it is decided. */
static void cut_beyond(struct settle_pool *pool, const struct rule_quota *quota,
        struct ratio edge, int is_tie, const json_t *decision)
{
    uint8_t fates[OFFICIALS_MAX] = {0};
    size_t i;
    int order;

    for (i = 0; i < pool->count; i++) {
        if (!has_outcome(&pool->list[i], quota))
            continue;
        order = ratio_compare(measure_of(pool, quota, &pool->list[i]), edge);
        if (order < 0 || (order == 0 && is_tie && decision != NULL &&
                                 !is_named(pool, &pool->list[i],
                                         json_object_get(decision, "keep"))))
            fates[i] = 1;
        if (order == 0 && is_tie && decision == NULL)
            pool->list[i].contest->is_tied = 1;
    }
    for (i = 0; i < pool->count; i++)
        if (fates[i])
            cut(&pool->list[i]);
}

void settle_quota_apply(struct settle_pool *pool, const struct rule_quota *quota)
{
    size_t all = count_all(pool, quota), kept = most_kept(pool, quota), above, i;
    const json_t *decision = NULL;
    struct ratio edge;
    int is_tie;

    if (kept == all)
        return;
    if (kept == 0) {
        for (i = 0; i < pool->count; i++)
            if (has_outcome(&pool->list[i], quota))
                cut(&pool->list[i]);
        return;
    }
    edge = edge_of(pool, quota, kept);
    above = count_beside(pool, quota, edge, 0);
    is_tie = above + count_beside(pool, quota, edge, 1) > kept;
    if (is_tie)
        decision = find_decision(pool, quota, edge, kept - above);
    cut_beyond(pool, quota, edge, is_tie, decision);
}

/* The tied ones have the outcome still, and those below the edge are cut already. */
size_t settle_quota_places(const struct settle_pool *pool, const struct rule_quota *quota)
{
    size_t all = count_all(pool, quota), tied = 0, kept = most_kept(pool, quota), i;

    for (i = 0; i < pool->count; i++)
        tied += has_outcome(&pool->list[i], quota) && pool->list[i].contest->is_tied;
    return kept + tied > all ? kept + tied - all : 0;
}
