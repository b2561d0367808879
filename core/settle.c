/* settle.c -- outcomes of a whole conference, once counted: caps, quotas, ties. */
#include "core/settle.h"

#include <stdlib.h>
#include <string.h>

#include "core/json.h"
#include "core/ranking.h"

/* All who are rated by one card, on whichever ballot. */
struct pool {
    const struct rule *rule;
    const struct results *results;
    struct ranking_entry *entries; /* these four: `count` of them, owned */
    struct rule_sums *sums;
    struct results_contest **contests;
    size_t *types; /* which ballot each is on */
    size_t count;
};

/* ---- the pool of one card ---- */

static int pool_init(struct pool *pool, const struct rule *rule,
        const struct results *results, struct error *err)
{
    size_t most = 1, i;

    for (i = 0; i < results->type_count; i++)
        most += results->types[i].contest_count;
    *pool = (struct pool){.rule = rule, .results = results};
    pool->entries = calloc(most, sizeof(*pool->entries));
    pool->sums = calloc(most, sizeof(*pool->sums));
    pool->contests = calloc(most, sizeof(struct results_contest *));
    pool->types = calloc(most, sizeof(*pool->types));
    if (pool->entries != NULL && pool->sums != NULL && pool->contests != NULL &&
            pool->types != NULL)
        return 0;
    return error_set(err, ERROR_MEMORY, "no memory to settle the outcomes");
}

static void pool_release(struct pool *pool)
{
    free(pool->entries);
    free(pool->sums);
    free(pool->contests);
    free(pool->types);
}

static void pool_add(struct pool *pool, size_t type, struct results_contest *contest)
{
    const struct rule *rule = pool->rule;
    struct ranking_entry *entry = &pool->entries[pool->count];
    struct rule_sums *sums = &pool->sums[pool->count];
    int previous = rule_outcome_find(rule, contest->previous);

    sums->votes = contest->votes;
    sums->denominator = rule->points_most > 0 ? contest->rows
                                              : pool->results->types[type].denominator;
    sums->previous = previous < 0 ? 0 : UINT32_C(1) << previous;
    if (sums->denominator == 0)
        return;
    entry->sums = sums;
    entry->measure = rule_measure_of(rule, rule->outcome_count - 1, sums);
    entry->group = contest->group;
    entry->role = contest->role;
    pool->contests[pool->count] = contest;
    pool->types[pool->count++] = type;
}

static void pool_fill(
        struct pool *pool, const struct rule *rules, struct results *results)
{
    size_t i, k;

    for (i = 0; i < results->type_count; i++)
        for (k = 0; strcmp(rules[i].id, pool->rule->id) == 0 &&
                    k < results->types[i].contest_count;
                k++)
            pool_add(pool, i, &results->types[i].contests[k]);
}

/* ---- what people decided ---- */

static int is_named(const struct pool *pool, size_t at, const json_t *list)
{
    const json_t *one;
    size_t i;

    for (i = 0; i < json_array_size(list); i++) {
        one = json_array_get(list, i);
        if (strcmp(json_text(one, "ballot_type"),
                    pool->results->types[pool->types[at]].ballot_type) == 0 &&
                strcmp(json_text(one, "contest"), pool->contests[at]->contest) == 0)
            return 1;
    }
    return 0;
}

/* The last decision about an outcome takes the place of those before, also about
 * others: so one about nobody takes it back. */
static void decide(struct pool *pool, const json_t *decision, size_t outcome)
{
    const json_t *tied = json_object_get(decision, "tied");
    const json_t *keep = json_object_get(decision, "keep");
    struct ranking_decision *given;
    size_t i;

    for (i = 0; i < pool->count; i++) {
        given = &pool->entries[i].decision;
        if (given->is_given && given->about == outcome)
            given->is_given = 0;
        if (!is_named(pool, i, tied))
            continue;
        given->is_given = 1;
        given->about = outcome;
        given->outcome = is_named(pool, i, keep) ? outcome : outcome - 1;
        given->tied = (uint32_t)json_array_size(tied);
        given->places = (uint32_t)json_integer_value(json_object_get(decision, "places"));
    }
}

static void decide_all(struct pool *pool, const json_t *decisions)
{
    const json_t *decision;
    size_t i;
    int outcome;

    for (i = 0; i < json_array_size(decisions); i++) {
        decision = json_array_get(decisions, i);
        outcome = rule_outcome_find(pool->rule, json_text(decision, "outcome"));
        if (outcome > 0 && strcmp(json_text(decision, "rule"), pool->rule->id) == 0)
            decide(pool, decision, (size_t)outcome);
    }
}

/* ---- the outcomes ---- */

static void write_one(const struct rule *rule, const struct ranking *ranking,
        const struct ranking_entry *entry, struct results_contest *contest)
{
    const char *by = entry->change == RANKING_BY_CAP ? "cap" : "quota";

    contest->is_tied = entry->is_tied;
    if (entry->is_tied) {
        contest->tie = entry->tie;
        contest->tie_places = ranking->quotas[entry->tie - 1].tied_places;
    }
    if (entry->outcome == entry->band)
        return;
    memcpy(contest->outcome_before, rule->outcomes[entry->band].id, LAYOUT_ID_BYTES);
    memcpy(contest->outcome, rule->outcomes[entry->outcome].id, LAYOUT_ID_BYTES);
    memcpy(contest->changed_by, by, strlen(by) + 1);
}

/* Where one outcome hangs on others, none is decided before all are. */
static void open_all(const struct pool *pool)
{
    int is_open = 0;
    size_t i;

    for (i = 0; i < pool->count; i++)
        is_open = is_open || !pool->contests[i]->is_decided;
    for (i = 0; i < pool->count && is_open; i++)
        pool->contests[i]->is_decided = 0;
}

static int settle_card(const struct rule *rules, size_t first, const json_t *decisions,
        struct results *results, struct error *err)
{
    struct ranking ranking;
    struct pool pool;
    size_t i;
    int result = pool_init(&pool, &rules[first], results, err);

    if (result == 0) {
        pool_fill(&pool, rules, results);
        decide_all(&pool, decisions);
        result = ranking_settle(pool.rule, pool.entries, pool.count, &ranking, err);
    }
    if (result == 0) {
        for (i = 0; i < pool.count; i++)
            write_one(pool.rule, &ranking, &pool.entries[i], pool.contests[i]);
        open_all(&pool);
        ranking_release(&ranking);
    }
    pool_release(&pool);
    return result;
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

int settle(const struct rule *rules, const json_t *decisions, struct results *results,
        struct error *err)
{
    size_t i;

    for (i = 0; i < results->type_count; i++)
        if (is_first(rules, i) &&
                (rules[i].cap != RULE_CAP_NONE || rules[i].quota_count > 0) &&
                settle_card(rules, i, decisions, results, err) != 0)
            return -1;
    return 0;
}

/* ---- what waits ---- */

static int is_same_tie(const struct rule *rules, const struct results *results,
        const struct settle_tie *first, size_t type,
        const struct results_contest *contest)
{
    return strcmp(rules[type].id, rules[first->type].id) == 0 && contest->is_tied &&
           contest->tie == results->types[first->type].contests[first->contest].tie;
}

int settle_find(const struct rule *rules, const struct results *results,
        struct settle_ties *out, struct error *err)
{
    const struct results_contest *contest;
    size_t most = 1, i, k;

    memset(out, 0, sizeof(*out));
    for (i = 0; i < results->type_count; i++)
        most += results->types[i].contest_count;
    out->list = calloc(most, sizeof(*out->list));
    if (out->list == NULL)
        return error_set(err, ERROR_MEMORY, "no memory for the ties");
    for (i = 0; i < results->type_count; i++)
        for (k = 0; k < results->types[i].contest_count; k++) {
            contest = &results->types[i].contests[k];
            if (!contest->is_tied ||
                    (out->count > 0 &&
                            !is_same_tie(rules, results, &out->list[0], i, contest)))
                continue;
            if (out->count == 0) {
                memcpy(out->rule, rules[i].id, LAYOUT_ID_BYTES);
                memcpy(out->outcome, contest->outcome, LAYOUT_ID_BYTES);
                out->places = contest->tie_places;
            }
            out->list[out->count++] = (struct settle_tie){i, k};
        }
    if (out->count == 0) {
        free(out->list);
        out->list = NULL;
    }
    return 0;
}
