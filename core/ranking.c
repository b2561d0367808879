/* ranking.c -- people in the order of their points: grades, caps, quotas, ties. */
#include "core/ranking.h"

#include <stdlib.h>
#include <string.h>

struct settling {
    const struct rule *rule;
    struct ranking_entry *entries;
    size_t count;
    size_t *order;
    size_t *collectives; /* ranked ones with a group, in its order */
    size_t collective_count;
};

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

static int is_ranked(const struct ranking_entry *entry)
{
    return entry->measure.den != 0;
}

/* People, then collectives, then those who are not ranked. */
static int class_of(const struct ranking_entry *entry)
{
    if (!is_ranked(entry))
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
    if (is_ranked(&entries[one])) {
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

static void give_ranks(const struct settling *settling)
{
    struct ranking_entry *entry, *before = NULL;
    uint32_t place = 0;
    size_t i;

    for (i = 0; i < settling->count; i++) {
        entry = &settling->entries[settling->order[i]];
        if (!is_ranked(entry))
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

static void give_bands(const struct settling *settling)
{
    struct ranking_entry *entry;
    size_t i;

    for (i = 0; i < settling->count; i++) {
        entry = &settling->entries[i];
        entry->rank = 0;
        entry->band = !is_ranked(entry) ? 0
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
        const struct settling *settling, const char *group)
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
    if (rule->cap == RULE_CAP_NONE || !is_ranked(entry))
        return 0;
    return rule->cap == RULE_CAP_HEADS ? entry->role == OFFICIAL_HEAD
                                       : entry->role != OFFICIAL_COLLECTIVE;
}

static void apply_caps(const struct settling *settling)
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

static int is_about(const struct rule_quota *quota, const struct ranking_entry *entry)
{
    if (!is_ranked(entry))
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
static void settle_tie(const struct settling *settling, const size_t *tied, size_t index,
        struct ranking_quota *quota)
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
static struct ratio measure_for(const struct settling *settling, size_t outcome,
        const struct ranking_entry *entry)
{
    return entry->sums == NULL ? entry->measure
                               : rule_measure_of(settling->rule, outcome, entry->sums);
}

static int compare_for(
        const struct settling *settling, size_t outcome, size_t left, size_t right)
{
    return ratio_compare(measure_for(settling, outcome, &settling->entries[right]),
            measure_for(settling, outcome, &settling->entries[left]));
}

/* The candidates from the highest measure, those at the edge looked at together. */
static void cut_beyond(const struct settling *settling, const size_t *candidates,
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
    const struct settling *settling;
    size_t outcome;
};

static int compare_measures(const void *left, const void *right, void *context)
{
    const struct sorting *sorting = context;
    size_t one = *(const size_t *)left, two = *(const size_t *)right;
    int side = compare_for(sorting->settling, sorting->outcome, one, two);

    return side != 0 ? side : one < two ? -1 : one > two;
}

static int apply_quota(const struct settling *settling, size_t index,
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

/* From the highest outcome down, as those cut come to the one below. */
static int apply_quotas(const struct settling *settling, int of_collectives,
        struct ranking *ranking, struct error *err)
{
    const struct rule *rule = settling->rule;
    size_t outcome, i;

    for (outcome = rule->outcome_count; outcome-- > 1;)
        for (i = 0; i < rule->quota_count; i++)
            if (rule->quotas[i].outcome == outcome &&
                    (rule->quotas[i].who == RULE_COLLECTIVES) == of_collectives &&
                    apply_quota(settling, i, &ranking->quotas[i], err) != 0)
                return -1;
    return 0;
}

static void sort(struct settling *settling)
{
    const struct ranking_entry *entry;
    size_t i;

    for (i = 0; i < settling->count; i++) {
        entry = &settling->entries[i];
        settling->order[i] = i;
        if (entry->role == OFFICIAL_COLLECTIVE && is_ranked(entry))
            settling->collectives[settling->collective_count++] = i;
    }
    qsort_r(settling->order, settling->count, sizeof(size_t), compare_entries,
            settling->entries);
    qsort_r(settling->collectives, settling->collective_count, sizeof(size_t),
            compare_groups, settling->entries);
}

static void count_outcomes(const struct settling *settling, struct ranking *ranking)
{
    const struct ranking_entry *entry;
    size_t i;

    for (i = 0; i < settling->count; i++) {
        entry = &settling->entries[i];
        ranking->tied += (uint32_t)entry->is_tied;
        if (!is_ranked(entry) || entry->role == OFFICIAL_COLLECTIVE)
            continue;
        ranking->ranked++;
        ranking->counts[entry->outcome]++;
    }
}

int ranking_settle(const struct rule *rule, struct ranking_entry *entries, size_t count,
        struct ranking *out, struct error *err)
{
    struct settling settling = {.rule = rule, .entries = entries, .count = count};
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
