/* ranking.c -- people in the order of their points: grades, caps, quotas, ties. */
#include "core/ranking.h"

#include <stdlib.h>
#include <string.h>

#include "core/ranking_quota.h"

void ranking_release(struct ranking *ranking)
{
    free(ranking->order);
    memset(ranking, 0, sizeof(*ranking));
}

/* The measure is the mean of `den` votes: of the points below it, and one above. */
size_t ranking_band(const struct rule *rule, struct ratio measure)
{
    uint32_t votes[RULE_VALUES_MAX] = {0};
    struct rule_sums sums = {.votes = votes, .denominator = measure.den};
    uint32_t whole = measure.num / measure.den, rest = measure.num % measure.den;

    votes[whole] = measure.den - rest;
    if (rest > 0)
        votes[whole + 1] = rest;
    return rule_outcome(rule, &sums);
}

/* People, then collectives, then those who are not ranked. */
static int class_of(const struct ranking_entry *entry)
{
    if (!ranking_is_ranked(entry))
        return 2;
    return entry->role == OFFICIAL_COLLECTIVE;
}

static int compare_entries(const void *left, const void *right, void *context)
{
    const struct ranking_entry *entries = context;
    size_t one = *(const size_t *)left, two = *(const size_t *)right;
    int class = class_of(&entries[one]) - class_of(&entries[two]), side;

    if (class != 0)
        return class;
    if (ranking_is_ranked(&entries[one])) {
        side = ratio_compare(entries[two].measure, entries[one].measure);
        if (side != 0)
            return side;
    }
    return one < two ? -1 : one > two;
}

static int compare_groups(const void *left, const void *right, void *context)
{
    const struct ranking_entry *entries = context;

    return strcmp(
            entries[*(const size_t *)left].group, entries[*(const size_t *)right].group);
}

static void give_ranks(const struct ranking_settling *settling)
{
    struct ranking_entry *entry, *before = NULL;
    uint32_t place = 0;
    size_t i;

    for (i = 0; i < settling->count; i++) {
        entry = &settling->entries[settling->order[i]];
        if (!ranking_is_ranked(entry))
            break;
        if (before == NULL || class_of(before) != class_of(entry)) {
            place = 0;
            before = NULL;
        }
        place++;
        entry->rank =
                before != NULL && ratio_compare(before->measure, entry->measure) == 0
                        ? before->rank
                        : place;
        before = entry;
    }
}

static void give_bands(const struct ranking_settling *settling)
{
    struct ranking_entry *entry;
    size_t i;

    for (i = 0; i < settling->count; i++) {
        entry = &settling->entries[i];
        entry->rank = 0;
        entry->band = !ranking_is_ranked(entry) ? 0
                      : entry->sums != NULL
                              ? rule_outcome(settling->rule, entry->sums)
                              : ranking_band(settling->rule, entry->measure);
        entry->outcome = entry->band;
        entry->change = RANKING_UNCHANGED;
        entry->is_tied = entry->is_decided = 0;
        entry->tie = 0;
    }
}

/* The ranked collective of a group, or NULL. */
static const struct ranking_entry *find_collective(
        const struct ranking_settling *settling, const char *group)
{
    size_t low = 0, high = settling->collective_count, middle;
    const struct ranking_entry *entry;
    int side;

    while (low < high) {
        middle = low + (high - low) / 2;
        entry = &settling->entries[settling->collectives[middle]];
        side = strcmp(group, entry->group);
        if (side == 0)
            return entry;
        if (side < 0)
            high = middle;
        else
            low = middle + 1;
    }
    return NULL;
}

static int is_capped(const struct rule *rule, const struct ranking_entry *entry)
{
    if (rule->cap == RULE_CAP_NONE || !ranking_is_ranked(entry))
        return 0;
    return rule->cap == RULE_CAP_HEADS ? entry->role == OFFICIAL_HEAD
                                       : entry->role != OFFICIAL_COLLECTIVE;
}

static void apply_caps(const struct ranking_settling *settling)
{
    const struct ranking_entry *collective;
    struct ranking_entry *entry;
    size_t i;

    for (i = 0; i < settling->count; i++) {
        entry = &settling->entries[i];
        if (!is_capped(settling->rule, entry))
            continue;
        collective = find_collective(settling, entry->group);
        if (collective != NULL && collective->outcome < entry->outcome) {
            entry->outcome = collective->outcome;
            entry->change = RANKING_BY_CAP;
            entry->is_tied = entry->is_decided = 0;
        }
    }
}

/* From the highest outcome down, as those cut come to the one below. */
static int apply_quotas(const struct ranking_settling *settling, int of_collectives,
        struct ranking *ranking, struct error *err)
{
    const struct rule *rule = settling->rule;
    size_t outcome, i;

    for (outcome = rule->outcome_count; outcome-- > 1;)
        for (i = 0; i < rule->quota_count; i++)
            if (rule->quotas[i].outcome == outcome &&
                    (rule->quotas[i].who == RULE_COLLECTIVES) == of_collectives &&
                    ranking_quota_apply(settling, i, &ranking->quotas[i], err) != 0)
                return -1;
    return 0;
}

static void sort(struct ranking_settling *settling)
{
    const struct ranking_entry *entry;
    size_t i;

    for (i = 0; i < settling->count; i++) {
        entry = &settling->entries[i];
        settling->order[i] = i;
        if (entry->role == OFFICIAL_COLLECTIVE && ranking_is_ranked(entry))
            settling->collectives[settling->collective_count++] = i;
    }
    qsort_r(settling->order, settling->count, sizeof(size_t), compare_entries,
            settling->entries);
    qsort_r(settling->collectives, settling->collective_count, sizeof(size_t),
            compare_groups, settling->entries);
}

static void count_outcomes(
        const struct ranking_settling *settling, struct ranking *ranking)
{
    const struct ranking_entry *entry;
    size_t i;

    for (i = 0; i < settling->count; i++) {
        entry = &settling->entries[i];
        ranking->tied += (uint32_t)entry->is_tied;
        if (!ranking_is_ranked(entry) || entry->role == OFFICIAL_COLLECTIVE)
            continue;
        ranking->ranked++;
        ranking->counts[entry->outcome]++;
    }
}

int ranking_settle(const struct rule *rule, struct ranking_entry *entries, size_t count,
        struct ranking *out, struct error *err)
{
    struct ranking_settling settling = {.rule = rule, .entries = entries, .count = count};
    struct ranking ranking = {.quota_count = rule->quota_count};
    int result = -1;

    settling.order = malloc((count + 1) * sizeof(*settling.order));
    settling.collectives = malloc((count + 1) * sizeof(*settling.collectives));
    if (settling.order == NULL || settling.collectives == NULL) {
        (void)error_set(err, ERROR_MEMORY, "no memory for the ranks");
        goto out;
    }
    give_bands(&settling);
    sort(&settling);
    give_ranks(&settling);
    if (apply_quotas(&settling, 1, &ranking, err) != 0)
        goto out;
    apply_caps(&settling);
    if (apply_quotas(&settling, 0, &ranking, err) != 0)
        goto out;
    apply_caps(&settling);
    count_outcomes(&settling, &ranking);
    ranking.order = settling.order;
    settling.order = NULL;
    *out = ranking;
    result = 0;
out:
    free(settling.order);
    free(settling.collectives);
    return result;
}
