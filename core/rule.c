/* rule.c -- which outcome the votes lead to, and how far the next one is. */
#include "core/rule.h"

#include <assert.h>
#include <stdio.h>
#include <string.h>

#include "core/install.h"

static int is_met(
        const struct rule_outcome *outcome, const uint32_t *votes, uint32_t denominator)
{
    struct ratio share = {votes[outcome->option], denominator};
    int order = ratio_compare(share, outcome->threshold);

    return outcome->bound == RULE_MORE_THAN ? order > 0 : order >= 0;
}

size_t rule_outcome(const struct rule *rule, const uint32_t *votes, uint32_t denominator)
{
    size_t i, met = 0;

    for (i = 1; i < rule->outcome_count; i++)
        if (is_met(&rule->outcomes[i], votes, denominator))
            met = i;
    return met;
}

/* The least number of votes that meets the threshold. */
static uint64_t votes_needed(const struct rule_outcome *outcome, uint32_t denominator)
{
    uint64_t part = (uint64_t)outcome->threshold.num * denominator;
    uint64_t whole = outcome->threshold.den;

    if (outcome->bound == RULE_MORE_THAN)
        return part / whole + 1;
    return (part + whole - 1) / whole;
}

int64_t rule_votes_to_next(
        const struct rule *rule, const uint32_t *votes, uint32_t denominator)
{
    size_t next = rule_outcome(rule, votes, denominator) + 1;
    const struct rule_outcome *outcome;

    if (next >= rule->outcome_count)
        return -1;
    outcome = &rule->outcomes[next];
    return (int64_t)votes_needed(outcome, denominator) - (int64_t)votes[outcome->option];
}

static int is_path(const char *name)
{
    size_t length = strlen(name);

    return strchr(name, '/') != NULL ||
           (length > 5 && strcmp(name + length - 5, ".rule") == 0);
}

int rule_find(const char *name, const char *folder, struct rule *out, struct error *err)
{
    char path[FILE_PATH_MAX], shipped[LAYOUT_ID_BYTES + 16];

    if (is_path(name)) {
        if (name[0] == '/')
            return rule_load(name, out, err);
        if (file_join(path, folder, name, err) != 0)
            return -1;
        return rule_load(path, out, err);
    }
    if (strlen(name) >= LAYOUT_ID_BYTES)
        return error_set(err, ERROR_RANGE, "'%.80s' is no rule card", name);
    (void)snprintf(shipped, sizeof(shipped), "rules/%s.rule", name);
    if (install_data(shipped, path, err) != 0)
        return error_set(err, ERROR_RANGE,
                "there is no rule card '%s'; write one of those that `kiemphieu rules` "
                "lists, or the path of a card file of your own",
                name);
    return rule_load(path, out, err);
}
