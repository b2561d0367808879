/* rule.c -- which outcome the votes lead to, and how far the next one is. */
#include "core/rule.h"

#include <assert.h>
#include <stdio.h>
#include <string.h>

#include "core/install.h"
#include "core/language.h"

const char *rule_denominator_name(enum rule_denominator denominator)
{
    switch (denominator) {
    case RULE_DEPUTIES:
        return _("all deputies of the body, absent ones too");
    case RULE_VALID:
        return _("valid ballots");
    case RULE_VALID_ROWS:
        return _("the person's valid rows");
    case RULE_COLLECTED:
    default:
        return _("ballots collected, invalid ones too");
    }
}

size_t rule_value_count(const struct rule *rule)
{
    return rule->points_most > 0 ? rule->points_most + 1 : rule->option_count;
}

uint64_t rule_points(const struct rule *rule, const uint32_t *votes)
{
    uint64_t sum = 0;
    uint32_t points;

    for (points = 1; points <= rule->points_most; points++)
        sum += (uint64_t)points * votes[points];
    return sum;
}

static uint32_t sum_options(
        const struct rule *rule, uint32_t options, const uint32_t *votes)
{
    uint32_t sum = 0;
    size_t i;

    for (i = 0; i < rule->option_count; i++)
        if ((options >> i & 1) != 0)
            sum += votes[i];
    return sum;
}

struct ratio rule_measure_of(
        const struct rule *rule, size_t outcome, const struct rule_sums *sums)
{
    const struct rule_outcome *asked = &rule->outcomes[outcome];
    struct ratio measured = {.den = sums->denominator};

    measured.num = asked->measure == RULE_MEAN
                           ? (uint32_t)rule_points(rule, sums->votes)
                           : sum_options(rule, asked->options, sums->votes);
    return measured;
}

static int is_met(const struct rule *rule, size_t at, const struct rule_sums *sums)
{
    const struct rule_outcome *outcome = &rule->outcomes[at];
    int order = ratio_compare(rule_measure_of(rule, at, sums), outcome->threshold);

    if (outcome->after != 0 && (outcome->after & sums->previous) == 0)
        return 0;
    return outcome->bound == RULE_MORE_THAN ? order > 0 : order >= 0;
}

size_t rule_outcome(const struct rule *rule, const struct rule_sums *sums)
{
    size_t i, met = 0;

    for (i = 1; i < rule->outcome_count; i++)
        if (is_met(rule, i, sums))
            met = i;
    return met;
}

uint64_t rule_needed(const struct rule *rule, size_t at, uint32_t denominator)
{
    const struct rule_outcome *outcome = &rule->outcomes[at];
    uint64_t part = (uint64_t)outcome->threshold.num * denominator;
    uint64_t whole = outcome->threshold.den;

    if (outcome->bound == RULE_MORE_THAN)
        return part / whole + 1;
    return (part + whole - 1) / whole;
}

/* The next that votes alone can lead to: last year's outcome stays what it was. */
size_t rule_next_outcome(const struct rule *rule, const struct rule_sums *sums)
{
    size_t next = rule_outcome(rule, sums) + 1;

    while (next < rule->outcome_count && rule->outcomes[next].after != 0 &&
            (rule->outcomes[next].after & sums->previous) == 0)
        next++;
    return next;
}

int64_t rule_votes_to_next(const struct rule *rule, const struct rule_sums *sums)
{
    size_t next = rule_next_outcome(rule, sums);
    const struct rule_outcome *outcome = &rule->outcomes[next];

    if (next >= rule->outcome_count || outcome->measure == RULE_MEAN)
        return -1;
    return (int64_t)rule_needed(rule, next, sums->denominator) -
           (int64_t)sum_options(rule, outcome->options, sums->votes);
}

size_t rule_outcome_option(const struct rule *rule, size_t outcome)
{
    size_t i;

    if (outcome == 0 || outcome >= rule->outcome_count)
        return rule->option_count;
    for (i = 0; i < rule->option_count; i++)
        if (rule->outcomes[outcome].options == UINT32_C(1) << i)
            return i;
    return rule->option_count;
}

int rule_outcome_find(const struct rule *rule, const char *id)
{
    size_t i;

    for (i = 0; i < rule->outcome_count; i++)
        if (strcmp(rule->outcomes[i].id, id) == 0)
            return (int)i;
    return -1;
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
