/* rule_part.c -- a card's conditions, years before and quotas, by the ids they name. */
#include "core/rule_part.h"

#include <stdio.h>
#include <string.h>

enum { THRESHOLD_MAX = 10000 /* of p and q */ };

static int find_option(const struct rule *rule, const char *id)
{
    size_t i;

    for (i = 0; i < rule->option_count; i++)
        if (strcmp(rule->options[i].id, id) == 0)
            return (int)i;
    return -1;
}

/* "excellent + good": the options whose votes are summed. `text` is changed. */
static int parse_sum(
        const struct rule *rule, char *text, uint32_t *out, struct error *err)
{
    char *rest = NULL, *word = strtok_r(text, " +", &rest);
    int option;

    *out = 0;
    for (; word != NULL; word = strtok_r(NULL, " +", &rest)) {
        option = find_option(rule, word);
        if (option < 0)
            return error_set(err, ERROR_SYNTAX,
                    "'when' names the option '%s', which has no [option %s]", word, word);
        *out |= UINT32_C(1) << option;
    }
    return 0;
}

static int take_measure(const struct rule *rule, char *text, struct rule_outcome *outcome,
        struct error *err)
{
    if (strcmp(text, "mean") != 0 && strcmp(text, "mean ") != 0)
        return parse_sum(rule, text, &outcome->options, err);
    if (rule->points_most == 0)
        return error_set(err, ERROR_SYNTAX,
                "'when = mean ...' is of points; the card has options");
    outcome->measure = RULE_MEAN;
    return 0;
}

static int check_threshold(const struct rule *rule, const struct rule_outcome *outcome,
        unsigned num, unsigned den, struct error *err)
{
    if (outcome->measure == RULE_MEAN && den > 0 && den <= THRESHOLD_MAX &&
            num <= rule->points_most * den)
        return 0;
    if (outcome->measure == RULE_SHARE && den > 0 && den <= THRESHOLD_MAX && num <= den)
        return 0;
    return error_set(err, ERROR_RANGE,
            "%u/%u is no threshold; write a share of 1 at the most, like 2/3; of a mean "
            "points, like 70",
            num, den);
}

/* "low > 1/2", "excellent + good >= 2/3" or "mean >= 90" into the outcome. */
static int parse_condition(
        const struct rule *rule, struct rule_outcome *outcome, struct error *err)
{
    char measured[RULE_CONDITION_BYTES], bound[3], rest;
    unsigned num, den = 1;
    int count;

    count = sscanf(outcome->when, "%255[a-z0-9+ -]%2[>=] %7u / %5u %c", measured, bound,
            &num, &den, &rest);
    if (count == 3 &&
            sscanf(outcome->when, "%*[a-z0-9+ -]%*[>=] %7u %c", &num, &rest) != 1)
        count = 0;
    if ((count != 3 && count != 4) ||
            (strcmp(bound, ">") != 0 && strcmp(bound, ">=") != 0))
        return error_set(err, ERROR_SYNTAX,
                "'when = %.80s' cannot be read; write it like low > 1/2 or low >= 2/3",
                outcome->when);
    if (take_measure(rule, measured, outcome, err) != 0 ||
            check_threshold(rule, outcome, num, den, err) != 0)
        return -1;
    outcome->bound = bound[1] == '=' ? RULE_AT_LEAST : RULE_MORE_THAN;
    outcome->threshold = (struct ratio){num, den};
    return 0;
}

/* A later outcome of the same measure must be the stricter one, unless it looks at the
 * year before. */
static int check_order(const struct rule_outcome *mild, const struct rule_outcome *strict,
        struct error *err)
{
    int order = ratio_compare(mild->threshold, strict->threshold);

    if (mild->measure != strict->measure || mild->options != strict->options ||
            mild->after != strict->after || order < 0 ||
            (order == 0 && mild->bound == RULE_AT_LEAST &&
                    strict->bound == RULE_MORE_THAN))
        return 0;
    return error_set(err, ERROR_SYNTAX,
            "[outcome %s] must be stricter than [outcome %s] above it", strict->id,
            mild->id);
}

/* "band-1 band-2" into bits. */
static int parse_outcomes(
        const struct rule *rule, const char *text, uint32_t *out, struct error *err)
{
    char copy[RULE_CONDITION_BYTES], *rest = NULL, *word;
    int outcome;

    (void)snprintf(copy, sizeof(copy), "%s", text);
    *out = 0;
    for (word = strtok_r(copy, " ,", &rest); word != NULL;
            word = strtok_r(NULL, " ,", &rest)) {
        outcome = rule_outcome_find(rule, word);
        if (outcome < 0)
            return error_set(err, ERROR_SYNTAX,
                    "'%s' is no outcome of this card; write ids of [outcome ID]", word);
        *out |= UINT32_C(1) << outcome;
    }
    return 0;
}

static int finish_after(struct rule_card_text *card, const char *name, struct error *err)
{
    struct rule *rule = &card->rule;
    size_t i;

    for (i = 0; i < rule->outcome_count; i++) {
        if (card->after_lines[i] == 0)
            continue;
        if (parse_outcomes(rule, card->after[i], &rule->outcomes[i].after, err) != 0)
            return error_add_context(err, "%s:%u", name, card->after_lines[i]);
        rule->is_yearly = 1;
    }
    return 0;
}

static int finish_outcomes(
        struct rule_card_text *card, const char *name, struct error *err)
{
    struct rule *rule = &card->rule;
    size_t i;

    if (rule->outcomes[0].when[0] != '\0')
        return error_set(err, ERROR_SYNTAX,
                "%s:%u: [outcome %s] is the first, which has no 'when'", name,
                card->when_lines[0], rule->outcomes[0].id);
    for (i = 1; i < rule->outcome_count; i++) {
        if (rule->outcomes[i].when[0] == '\0')
            return error_set(err, ERROR_SYNTAX,
                    "%s: [outcome %s] needs a line like 'when = low > 1/2'", name,
                    rule->outcomes[i].id);
        if (parse_condition(rule, &rule->outcomes[i], err) != 0 ||
                (i > 1 && check_order(&rule->outcomes[i - 1], &rule->outcomes[i], err) !=
                                  0))
            return error_add_context(err, "%s:%u", name, card->when_lines[i]);
    }
    return 0;
}

static int take_quota(struct rule *rule, const struct rule_quota_text *text,
        struct rule_quota *quota, struct error *err)
{
    int outcome = rule_outcome_find(rule, text->outcome);
    char rest;

    if (outcome < 1)
        return error_set(err, ERROR_SYNTAX,
                "[quota %s]: no outcome of this card but its first", text->outcome);
    quota->outcome = (size_t)outcome;
    if (sscanf(text->share, "%5u / %5u %c", &quota->share.num, &quota->share.den,
                &rest) != 2 ||
            quota->share.den == 0 || quota->share.num > quota->share.den)
        return error_set(err, ERROR_SYNTAX,
                "[quota %s] needs a share of 1 at the most, like 'share = 20/100'",
                text->outcome);
    if (text->base[0] == '\0' || strcmp(text->base, "everyone") == 0) {
        quota->base = (UINT32_C(1) << rule->outcome_count) - 1;
        return 0;
    }
    return parse_outcomes(rule, text->base, &quota->base, err);
}

int rule_part_finish(struct rule_card_text *card, const char *name, struct error *err)
{
    size_t i;

    if (finish_after(card, name, err) != 0 || finish_outcomes(card, name, err) != 0)
        return -1;
    for (i = 0; i < card->rule.quota_count; i++)
        if (take_quota(&card->rule, &card->quotas[i], &card->rule.quotas[i], err) != 0)
            return error_add_context(err, "%s:%u", name, card->quotas[i].line);
    return 0;
}
