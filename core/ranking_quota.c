/* ranking_quota.c -- one quota over those it is about: who keeps the outcome. */
#include "core/ranking_quota.h"

#include <stdlib.h>

int ranking_is_ranked(const struct ranking_entry *entry)
{
    return entry->measure.den != 0;
}

static int is_about(const struct rule_quota *quota, const struct ranking_entry *entry)
{
    if (!ranking_is_ranked(entry))
        return 0;
    if (quota->who == RULE_EVERYONE)
        return 1;
    return (quota->who == RULE_COLLECTIVES) == (entry->role == OFFICIAL_COLLECTIVE);
}

static int is_in(uint32_t bits, size_t outcome)
{
    return (int)((bits >> outcome) & 1);
}

/* The largest number that may keep the outcome. */
static uint32_t find_kept(const struct rule_quota *quota, uint32_t others,
        uint32_t candidates, uint32_t *base)
{
    uint64_t of = 0;
    uint32_t k;

    for (k = candidates;; k--) {
        of = others;
        if (is_in(quota->base, quota->outcome))
            of += k;
        if (is_in(quota->base, quota->outcome - 1))
            of += candidates - k;
        if (k == 0 || k * (uint64_t)quota->share.den <= quota->share.num * of)
            break;
    }
    *base = (uint32_t)of;
    return k;
}

static void cut(struct ranking_entry *entry)
{
    entry->outcome--;
    entry->change = RANKING_BY_QUOTA;
}

static int is_decided_for(
        const struct ranking_entry *entry, const struct ranking_quota *quota)
{
    const struct ranking_decision *decision = &entry->decision;

    return decision->is_given && decision->tied == quota->tied &&
           decision->places == quota->tied_places &&
           (decision->outcome == quota->outcome ||
                   decision->outcome + 1 == quota->outcome);
}

/* `tied` are equal across the edge: as was decided of all of them, or nobody is picked.
 */
static void settle_tie(const struct ranking_settling *settling, const size_t *tied,
        size_t index, struct ranking_quota *quota)
{
    struct ranking_entry *entry;
    uint32_t kept = 0, i;

    quota->is_decided = 1;
    for (i = 0; i < quota->tied; i++) {
        entry = &settling->entries[tied[i]];
        if (!is_decided_for(entry, quota))
            quota->is_decided = 0;
        else if (entry->decision.outcome == quota->outcome)
            kept++;
    }
    if (kept > quota->tied_places)
        quota->is_decided = 0;
    for (i = 0; i < quota->tied; i++) {
        entry = &settling->entries[tied[i]];
        entry->is_tied = !quota->is_decided;
        entry->is_decided = quota->is_decided;
        entry->tie = index + 1;
        if (quota->is_decided && entry->decision.outcome != quota->outcome)
            cut(entry);
    }
}

/* What a quota ranks by. */
static struct ratio measure_for(const struct ranking_settling *settling, size_t outcome,
        const struct ranking_entry *entry)
{
    return entry->sums == NULL ? entry->measure
                               : rule_measure_of(settling->rule, outcome, entry->sums);
}

static int compare_for(const struct ranking_settling *settling, size_t outcome,
        size_t left, size_t right)
{
    return ratio_compare(measure_for(settling, outcome, &settling->entries[right]),
            measure_for(settling, outcome, &settling->entries[left]));
}

/* The candidates from the highest measure, those at the edge looked at together. */
static void cut_beyond(const struct ranking_settling *settling, const size_t *candidates,
        size_t index, struct ranking_quota *quota)
{
    struct ranking_entry *entries = settling->entries;
    uint32_t first, last, i;

    if (quota->kept == quota->candidates)
        return;
    first = last = quota->kept;
    while (quota->kept > 0 && first > 0 &&
            compare_for(settling, quota->outcome, candidates[first - 1],
                    candidates[quota->kept]) == 0)
        first--;
    while (first < quota->kept && last < quota->candidates &&
            compare_for(settling, quota->outcome, candidates[last],
                    candidates[quota->kept]) == 0)
        last++;
    quota->tied = last - first;
    quota->tied_places = quota->kept - first;
    if (quota->tied > 0)
        settle_tie(settling, candidates + first, index, quota);
    for (i = last; i < quota->candidates; i++)
        cut(&entries[candidates[i]]);
}

struct sorting {
    const struct ranking_settling *settling;
    size_t outcome;
};

static int compare_measures(const void *left, const void *right, void *context)
{
    const struct sorting *sorting = context;
    size_t one = *(const size_t *)left, two = *(const size_t *)right;
    int side = compare_for(sorting->settling, sorting->outcome, one, two);

    return side != 0 ? side : one < two ? -1 : one > two;
}

int ranking_quota_apply(const struct ranking_settling *settling, size_t index,
        struct ranking_quota *quota, struct error *err)
{
    const struct rule_quota *rule = &settling->rule->quotas[index];
    size_t *candidates = malloc((settling->count + 1) * sizeof(*candidates)), i;
    const struct ranking_entry *entry;
    uint32_t others = 0;

    if (candidates == NULL)
        return error_set(err, ERROR_MEMORY, "no memory for the ranks");
    *quota = (struct ranking_quota){.outcome = rule->outcome, .share = rule->share};
    for (i = 0; i < settling->count; i++) {
        entry = &settling->entries[i];
        if (!is_about(rule, entry))
            continue;
        if (entry->outcome == rule->outcome)
            candidates[quota->candidates++] = i;
        else
            others += (uint32_t)is_in(rule->base, entry->outcome);
    }
    qsort_r(candidates, quota->candidates, sizeof(*candidates), compare_measures,
            &(struct sorting){settling, rule->outcome});
    quota->kept = find_kept(rule, others, quota->candidates, &quota->base);
    quota->places = (uint32_t)((uint64_t)rule->share.num * quota->base / rule->share.den);
    cut_beyond(settling, candidates, index, quota);
    free(candidates);
    return 0;
}
