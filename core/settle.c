/* settle.c -- outcomes of a whole conference, once counted: caps, quotas, ties. */
#include "core/settle.h"

#include <stdlib.h>
#include <string.h>

#include "core/json.h"
#include "core/settle_quota.h"

/* ---- the pool of one card ---- */

static void pool_add(struct settle_pool *pool, size_t type, struct results_type *counted)
{
    struct settle_entry *entry;
    size_t i;
    int outcome;

    for (i = 0; i < counted->contest_count; i++) {
        struct results_contest *contest = &counted->contests[i];
        uint32_t denominator =
                pool->rule->points_most > 0 ? contest->rows : counted->denominator;

        outcome = rule_outcome_find(pool->rule, contest->outcome);
        if (outcome < 0 || denominator == 0)
            continue;
        entry = &pool->list[pool->count++];
        entry->contest = contest;
        entry->type = type;
        entry->at = i;
        entry->denominator = denominator;
        entry->outcome = (size_t)outcome;
        entry->counted = entry->outcome;
    }
}

static int pool_fill(const struct rule *rules, size_t first, struct results *results,
        struct settle_pool *pool, struct error *err)
{
    size_t i, most = 0;

    pool->rule = &rules[first];
    for (i = first; i < results->type_count; i++)
        most += results->types[i].contest_count;
    pool->list = calloc(most + 1, sizeof(*pool->list));
    if (pool->list == NULL)
        return error_set(err, ERROR_MEMORY, "no memory to settle the outcomes");
    for (i = first; i < results->type_count; i++)
        if (strcmp(rules[i].id, pool->rule->id) == 0)
            pool_add(pool, i, &results->types[i]);
    return 0;
}

/* Is this ballot type the first that uses its card? */
static int is_first(const struct rule *rules, size_t type)
{
    size_t i;

    for (i = 0; i < type; i++)
        if (strcmp(rules[i].id, rules[type].id) == 0)
            return 0;
    return 1;
}

/* ---- caps ---- */

static const struct settle_entry *collective_of(
        const struct settle_pool *pool, const char *group)
{
    size_t i;

    for (i = 0; i < pool->count; i++)
        if (pool->list[i].contest->role == OFFICIAL_COLLECTIVE &&
                strcmp(pool->list[i].contest->group, group) == 0)
            return &pool->list[i];
    return NULL;
}

static int is_capped(const struct rule *rule, const struct results_contest *contest)
{
    if (rule->cap == RULE_CAP_HEADS)
        return contest->role == OFFICIAL_HEAD;
    return rule->cap == RULE_CAP_EVERYONE && contest->role != OFFICIAL_COLLECTIVE;
}

static void cap_all(struct settle_pool *pool)
{
    const struct settle_entry *collective;
    size_t i;

    for (i = 0; i < pool->count; i++) {
        if (!is_capped(pool->rule, pool->list[i].contest))
            continue;
        collective = collective_of(pool, pool->list[i].contest->group);
        if (collective == NULL || pool->list[i].outcome <= collective->outcome)
            continue;
        pool->list[i].outcome = collective->outcome;
        pool->list[i].cut_by = "cap";
        pool->list[i].contest->is_tied = 0;
    }
}

/* ---- all ---- */

static void quotas_apply(struct settle_pool *pool, int of_collectives)
{
    const struct rule *rule = pool->rule;
    size_t outcome, i;

    for (outcome = rule->outcome_count - 1; outcome > 0; outcome--)
        for (i = 0; i < rule->quota_count; i++)
            if (rule->quotas[i].outcome == outcome &&
                    (rule->quotas[i].who == RULE_COLLECTIVES) == of_collectives)
                settle_quota_apply(pool, &rule->quotas[i]);
}

/* What was counted is kept beside what it became. */
static void pool_write(const struct settle_pool *pool)
{
    size_t i;

    for (i = 0; i < pool->count; i++) {
        const struct settle_entry *entry = &pool->list[i];
        struct results_contest *contest = entry->contest;

        if (entry->outcome == entry->counted)
            continue;
        memcpy(contest->outcome_before, pool->rule->outcomes[entry->counted].id,
                LAYOUT_ID_BYTES);
        memcpy(contest->outcome, pool->rule->outcomes[entry->outcome].id,
                LAYOUT_ID_BYTES);
        memcpy(contest->changed_by, entry->cut_by, strlen(entry->cut_by) + 1);
    }
}

/* Where one outcome hangs on others, none is decided before all are. */
static void open_all(const struct settle_pool *pool)
{
    int is_open = 0;
    size_t i;

    for (i = 0; i < pool->count; i++)
        is_open = is_open || !pool->list[i].contest->is_decided;
    for (i = 0; i < pool->count && is_open; i++)
        pool->list[i].contest->is_decided = 0;
}

static int has_settling(const struct rule *rule)
{
    return rule->cap != RULE_CAP_NONE || rule->quota_count > 0;
}

static int settle_card(const struct rule *rules, size_t first, const json_t *decisions,
        struct results *results, struct error *err)
{
    struct settle_pool pool = {.decisions = decisions, .results = results};

    if (pool_fill(rules, first, results, &pool, err) != 0)
        return -1;
    quotas_apply(&pool, 1);
    cap_all(&pool);
    quotas_apply(&pool, 0);
    cap_all(&pool);
    pool_write(&pool);
    open_all(&pool);
    free(pool.list);
    return 0;
}

int settle(const struct rule *rules, const json_t *decisions, struct results *results,
        struct error *err)
{
    size_t i;

    for (i = 0; i < results->type_count; i++)
        if (is_first(rules, i) && has_settling(&rules[i]) &&
                settle_card(rules, i, decisions, results, err) != 0)
            return -1;
    return 0;
}

/* ---- what waits ---- */

static int take_ties(const struct results *results, const struct settle_pool *pool,
        const struct rule_quota *quota, struct settle_ties *out, struct error *err)
{
    size_t i;

    (void)results;
    out->list = calloc(pool->count + 1, sizeof(*out->list));
    if (out->list == NULL)
        return error_set(err, ERROR_MEMORY, "no memory for the ties");
    for (i = 0; i < pool->count; i++)
        if (pool->list[i].contest->is_tied && pool->list[i].outcome == quota->outcome &&
                settle_quota_is_about(quota, pool->list[i].contest))
            out->list[out->count++] =
                    (struct settle_tie){pool->list[i].type, pool->list[i].at};
    if (out->count == 0) {
        free(out->list);
        out->list = NULL;
        return 0;
    }
    memcpy(out->rule, pool->rule->id, LAYOUT_ID_BYTES);
    memcpy(out->outcome, pool->rule->outcomes[quota->outcome].id, LAYOUT_ID_BYTES);
    out->places = settle_quota_places(pool, quota);
    return 0;
}

/* A pool of the outcomes as they were settled. */
static int find_card(const struct rule *rules, size_t first, struct results *results,
        struct settle_ties *out, struct error *err)
{
    struct settle_pool pool = {.results = results};
    size_t i;
    int result;

    result = pool_fill(rules, first, results, &pool, err);
    for (i = 0; i < rules[first].quota_count && result == 0 && out->count == 0; i++)
        result = take_ties(results, &pool, &rules[first].quotas[i], out, err);
    free(pool.list);
    return result;
}

int settle_find(const struct rule *rules, const struct results *results,
        struct settle_ties *out, struct error *err)
{
    struct results *looked = (struct results *)(uintptr_t)results; /* only looked at */
    size_t i;

    memset(out, 0, sizeof(*out));
    for (i = 0; i < results->type_count && out->count == 0; i++)
        if (is_first(rules, i) && find_card(rules, i, looked, out, err) != 0)
            return -1;
    return 0;
}
