/* rule_load.c -- a rule card's text checked and made a struct rule. */
#include "core/rule.h"

#include <stdio.h>
#include <string.h>

#include "core/ini.h"

enum {
    THRESHOLD_MAX = 10000 /* of p and q */
};

/* What the reading of one card remembers from line to line. */
struct card {
    struct rule rule;
    char conditions[RULE_OUTCOMES_MAX][RULE_TEXT_BYTES]; /* "low > 1/2" */
    unsigned condition_lines[RULE_OUTCOMES_MAX];
    int has_denominator;
};

struct word {
    const char *text;
    int value;
};

static int choose(const char *name, const char *value, const struct word *words, int *out,
        struct error *err)
{
    char list[RULE_TEXT_BYTES] = "";
    size_t i, used = 0;

    for (i = 0; words[i].text != NULL; i++) {
        if (strcmp(words[i].text, value) == 0) {
            *out = words[i].value;
            return 0;
        }
        used += (size_t)snprintf(list + used, sizeof(list) - used, "%s%s",
                i == 0 ? "" : ", ", words[i].text);
    }
    return error_set(err, ERROR_SYNTAX, "'%s' cannot be '%.80s'; write one of: %s", name,
            value, list);
}

static int choose_scope(
        const char *name, const char *value, enum rule_scope *out, struct error *err)
{
    static const struct word scopes[] = {{"ignored", RULE_IGNORED}, {"row", RULE_ROW},
            {"sheet", RULE_SHEET}, {NULL, 0}};
    int chosen = 0;

    if (choose(name, value, scopes, &chosen, err) != 0)
        return -1;
    *out = (enum rule_scope)chosen;
    return 0;
}

static int choose_denominator(struct card *card, const char *value, struct error *err)
{
    static const struct word words[] = {{"collected", RULE_COLLECTED},
            {"deputies", RULE_DEPUTIES}, {"valid", RULE_VALID}, {NULL, 0}};
    int chosen = 0;

    if (choose("denominator", value, words, &chosen, err) != 0)
        return -1;
    card->rule.denominator = (enum rule_denominator)chosen;
    card->has_denominator = 1;
    return 0;
}

static int is_id(const char *id)
{
    size_t length = strlen(id);

    return length > 0 && length < LAYOUT_ID_BYTES &&
           strspn(id, "abcdefghijklmnopqrstuvwxyz0123456789-") == length;
}

static int take_rule(
        struct card *card, const char *name, const char *value, struct error *err)
{
    static const struct word rounding[] = {{"half-up", 0}, {NULL, 0}};
    static const struct word decimals[] = {{"2", 2}, {NULL, 0}};
    struct rule *rule = &card->rule;
    int only;

    if (strcmp(name, "id") == 0 && !is_id(value))
        return error_set(err, ERROR_SYNTAX,
                "'%.80s' cannot be an id; use a-z, 0-9 and -, up to %d letters", value,
                LAYOUT_ID_BYTES - 1);
    if (strcmp(name, "id") == 0)
        return ini_copy(rule->id, sizeof(rule->id), name, value, err);
    if (strcmp(name, "title_vi") == 0)
        return ini_copy(rule->title_vi, sizeof(rule->title_vi), name, value, err);
    if (strcmp(name, "title_en") == 0)
        return ini_copy(rule->title_en, sizeof(rule->title_en), name, value, err);
    if (strcmp(name, "source") == 0)
        return ini_copy(rule->source, sizeof(rule->source), name, value, err);
    if (strcmp(name, "denominator") == 0)
        return choose_denominator(card, value, err);
    if (strcmp(name, "bad_row") == 0)
        return choose_scope(name, value, &rule->bad_row, err);
    if (strcmp(name, "struck_name") == 0)
        return choose_scope(name, value, &rule->struck_name, err);
    if (strcmp(name, "writing") == 0)
        return choose_scope(name, value, &rule->writing, err);
    if (strcmp(name, "rounding") == 0)
        return choose(name, value, rounding, &only, err);
    if (strcmp(name, "decimals") == 0)
        return choose(name, value, decimals, &only, err);
    return error_set(err, ERROR_SYNTAX,
            "'%s' is no setting of [rule]; known are id, title_vi, title_en, source, "
            "denominator, bad_row, struck_name, writing, decimals, rounding",
            name);
}

static int take_option(struct rule *rule, const char *id, const char *name,
        const char *value, struct error *err)
{
    struct rule_option *option = NULL;
    size_t i;

    for (i = 0; i < rule->option_count; i++)
        if (strcmp(rule->options[i].id, id) == 0)
            option = &rule->options[i];
    if (option == NULL) {
        if (!is_id(id))
            return error_set(err, ERROR_SYNTAX, "[option %.40s]: no id", id);
        if (rule->option_count == RULE_OPTIONS_MAX)
            return error_set(err, ERROR_RANGE, "more than %d options", RULE_OPTIONS_MAX);
        option = &rule->options[rule->option_count++];
        memcpy(option->id, id, strlen(id) + 1);
    }
    if (strcmp(name, "vi") == 0)
        return ini_copy(option->label_vi, sizeof(option->label_vi), name, value, err);
    if (strcmp(name, "en") == 0)
        return ini_copy(option->label_en, sizeof(option->label_en), name, value, err);
    return error_set(err, ERROR_SYNTAX,
            "'%s' is no setting of an option; known are vi and en", name);
}

static int find_outcome(
        struct card *card, const char *id, size_t *found, struct error *err)
{
    struct rule *rule = &card->rule;
    size_t i;

    for (i = 0; i < rule->outcome_count; i++)
        if (strcmp(rule->outcomes[i].id, id) == 0) {
            *found = i;
            return 0;
        }
    if (!is_id(id))
        return error_set(err, ERROR_SYNTAX, "[outcome %.40s]: no id", id);
    if ((rule->outcome_count == 0) != (strcmp(id, "none") == 0))
        return error_set(err, ERROR_SYNTAX,
                "[outcome none] must come first, the others from mild to strict below "
                "it");
    if (rule->outcome_count == RULE_OUTCOMES_MAX)
        return error_set(err, ERROR_RANGE, "more than %d outcomes", RULE_OUTCOMES_MAX);
    *found = rule->outcome_count++;
    memcpy(rule->outcomes[*found].id, id, strlen(id) + 1);
    return 0;
}

static int take_outcome(struct card *card, const char *id, const char *name,
        const char *value, unsigned line, struct error *err)
{
    struct rule_outcome *outcome;
    size_t index = 0;

    if (find_outcome(card, id, &index, err) != 0)
        return -1;
    outcome = &card->rule.outcomes[index];
    if (strcmp(name, "vi") == 0)
        return ini_copy(outcome->text_vi, sizeof(outcome->text_vi), name, value, err);
    if (strcmp(name, "en") == 0)
        return ini_copy(outcome->text_en, sizeof(outcome->text_en), name, value, err);
    if (strcmp(name, "when") == 0) {
        card->condition_lines[index] = line;
        return ini_copy(card->conditions[index], RULE_TEXT_BYTES, name, value, err);
    }
    return error_set(err, ERROR_SYNTAX,
            "'%s' is no setting of an outcome; known are when, vi and en", name);
}

static int take_line(void *user, const char *section, const char *name, const char *value,
        unsigned line, struct error *err)
{
    struct card *card = user;

    if (strcmp(section, "rule") == 0)
        return take_rule(card, name, value, err);
    if (strncmp(section, "option ", 7) == 0)
        return take_option(&card->rule, section + 7, name, value, err);
    if (strncmp(section, "outcome ", 8) == 0)
        return take_outcome(card, section + 8, name, value, line, err);
    return error_set(err, ERROR_SYNTAX,
            "[%s] is no section of a rule card; known are [rule], [option ID] and "
            "[outcome ID]",
            section);
}

/* "low > 1/2" or "low >= 2/3" into the outcome. */
static int parse_condition(const struct rule *rule, const char *text,
        struct rule_outcome *outcome, struct error *err)
{
    char option[LAYOUT_ID_BYTES], bound[3], rest;
    unsigned num, den;
    size_t i;

    if (sscanf(text, "%31[a-z0-9-] %2[>=] %5u / %5u %c", option, bound, &num, &den,
                &rest) != 4 ||
            (strcmp(bound, ">") != 0 && strcmp(bound, ">=") != 0))
        return error_set(err, ERROR_SYNTAX,
                "'when = %.80s' cannot be read; write it like low > 1/2 or low >= 2/3",
                text);
    if (den == 0 || num > den || den > THRESHOLD_MAX)
        return error_set(err, ERROR_RANGE,
                "%u/%u is no threshold; write a share of 1 at the most, like 2/3", num,
                den);
    for (i = 0; i < rule->option_count; i++)
        if (strcmp(rule->options[i].id, option) == 0)
            break;
    if (i == rule->option_count)
        return error_set(err, ERROR_SYNTAX,
                "'when' names the option '%s', which has no "
                "[option %s]",
                option, option);
    outcome->option = i;
    outcome->bound = bound[1] == '=' ? RULE_AT_LEAST : RULE_MORE_THAN;
    outcome->threshold.num = num;
    outcome->threshold.den = den;
    return 0;
}

/* A later outcome on the same option must be the stricter one. */
static int check_order(const struct rule_outcome *mild, const struct rule_outcome *strict,
        struct error *err)
{
    int order = ratio_compare(mild->threshold, strict->threshold);

    if (mild->option != strict->option || order < 0 ||
            (order == 0 && mild->bound == RULE_AT_LEAST &&
                    strict->bound == RULE_MORE_THAN))
        return 0;
    return error_set(err, ERROR_SYNTAX,
            "[outcome %s] must be stricter than [outcome %s] above it", strict->id,
            mild->id);
}

static int finish_outcomes(struct card *card, const char *name, struct error *err)
{
    struct rule *rule = &card->rule;
    size_t i;

    if (card->conditions[0][0] != '\0')
        return error_set(err, ERROR_SYNTAX, "%s:%u: [outcome none] has no 'when'", name,
                card->condition_lines[0]);
    for (i = 1; i < rule->outcome_count; i++) {
        if (card->conditions[i][0] == '\0')
            return error_set(err, ERROR_SYNTAX,
                    "%s: [outcome %s] needs a line like 'when = low > 1/2'", name,
                    rule->outcomes[i].id);
        if (parse_condition(rule, card->conditions[i], &rule->outcomes[i], err) != 0 ||
                (i > 1 && check_order(&rule->outcomes[i - 1], &rule->outcomes[i], err) !=
                                  0))
            return error_add_context(err, "%s:%u", name, card->condition_lines[i]);
    }
    return 0;
}

static int check_texts(const struct rule *rule, const char *name, struct error *err)
{
    size_t i;

    for (i = 0; i < rule->option_count; i++)
        if (rule->options[i].label_vi[0] == '\0' || rule->options[i].label_en[0] == '\0')
            return error_set(err, ERROR_SYNTAX,
                    "%s: [option %s] needs its name as 'vi = ...' and 'en = ...'", name,
                    rule->options[i].id);
    for (i = 0; i < rule->outcome_count; i++)
        if (rule->outcomes[i].text_vi[0] == '\0' || rule->outcomes[i].text_en[0] == '\0')
            return error_set(err, ERROR_SYNTAX,
                    "%s: [outcome %s] needs its text as 'vi = ...' and 'en = ...'", name,
                    rule->outcomes[i].id);
    return 0;
}

static int finish_card(struct card *card, const char *name, struct error *err)
{
    struct rule *rule = &card->rule;

    if (rule->id[0] == '\0')
        return error_set(err, ERROR_SYNTAX, "%s: [rule] needs 'id = ...'", name);
    if (rule->title_vi[0] == '\0' || rule->title_en[0] == '\0')
        return error_set(
                err, ERROR_SYNTAX, "%s: [rule] needs 'title_vi' and 'title_en'", name);
    if (rule->source[0] == '\0')
        return error_set(err, ERROR_SYNTAX,
                "%s: [rule] needs 'source = ...', the regulation's number and article",
                name);
    if (!card->has_denominator)
        return error_set(err, ERROR_SYNTAX,
                "%s: [rule] needs 'denominator = collected', deputies or valid", name);
    if (rule->option_count < 2)
        return error_set(err, ERROR_SYNTAX,
                "%s: a card has two options or more; write [option high] and so on",
                name);
    if (rule->outcome_count == 0)
        return error_set(err, ERROR_SYNTAX, "%s: [outcome none] is missing", name);
    if (finish_outcomes(card, name, err) != 0)
        return -1;
    return check_texts(rule, name, err);
}

int rule_load(const char *path, struct rule *out, struct error *err)
{
    struct card card = {.rule = {.bad_row = RULE_ROW, .struck_name = RULE_SHEET}};
    const char *slash = strrchr(path, '/');

    if (ini_read(path, take_line, &card, err) != 0 ||
            finish_card(&card, slash == NULL ? path : slash + 1, err) != 0)
        return -1;
    *out = card.rule;
    return 0;
}
