/* rule_load.c -- a rule card's text checked and made a struct rule. */
#include "core/rule.h"

#include <stdio.h>
#include <string.h>

#include "core/ini.h"
#include "core/rule_part.h"

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

static int choose_denominator(
        struct rule_card_text *card, const char *value, struct error *err)
{
    static const struct word words[] = {{"collected", RULE_COLLECTED},
            {"deputies", RULE_DEPUTIES}, {"valid", RULE_VALID},
            {"valid_rows", RULE_VALID_ROWS}, {NULL, 0}};
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

static int choose_paper(const char *value, struct rule *rule, struct error *err)
{
    static const struct word words[] = {
            {"confidence", 0}, {"vote", 1}, {"grade", 2}, {"score", 3}, {NULL, 0}};
    int chosen = 0;

    if (choose("paper", value, words, &chosen, err) != 0)
        return -1;
    rule->paper[0] = '\0';
    return chosen == 0 ? 0
                       : ini_copy(rule->paper, sizeof(rule->paper), "paper", value, err);
}

static int take_rule(struct rule_card_text *card, const char *name, const char *value,
        struct error *err)
{
    static const struct word rounding[] = {{"half-up", 0}, {NULL, 0}};
    static const struct word decimals[] = {{"2", 2}, {NULL, 0}};
    static const struct word inputs[] = {{"ballots", 0}, {"entered", 1}, {NULL, 0}};
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
    if (strcmp(name, "paper") == 0)
        return choose_paper(value, rule, err);
    if (strcmp(name, "input") == 0)
        return choose(name, value, inputs, &rule->is_entered, err);
    if (strcmp(name, "rounding") == 0)
        return choose(name, value, rounding, &only, err);
    if (strcmp(name, "decimals") == 0)
        return choose(name, value, decimals, &only, err);
    return error_set(err, ERROR_SYNTAX,
            "'%s' is no setting of [rule]; known are id, title_vi, title_en, source, "
            "denominator, bad_row, struck_name, writing, paper, input, decimals, "
            "rounding",
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
        struct rule_card_text *card, const char *id, size_t *found, struct error *err)
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
    if (rule->outcome_count > 0 && strcmp(id, "none") == 0)
        return error_set(err, ERROR_SYNTAX,
                "[outcome none] must come first, the others from mild to strict below "
                "it");
    if (rule->outcome_count == RULE_OUTCOMES_MAX)
        return error_set(err, ERROR_RANGE, "more than %d outcomes", RULE_OUTCOMES_MAX);
    *found = rule->outcome_count++;
    memcpy(rule->outcomes[*found].id, id, strlen(id) + 1);
    return 0;
}

static int take_outcome(struct rule_card_text *card, const char *id, const char *name,
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
        card->when_lines[index] = line;
        return ini_copy(outcome->when, sizeof(outcome->when), name, value, err);
    }
    if (strcmp(name, "after") == 0) {
        card->after_lines[index] = line;
        return ini_copy(card->after[index], RULE_CONDITION_BYTES, name, value, err);
    }
    if (strcmp(name, "follow_up") == 0)
        return ini_copy(outcome->follow_up, sizeof(outcome->follow_up), name, value, err);
    return error_set(err, ERROR_SYNTAX,
            "'%s' is no setting of an outcome; known are when, after, follow_up, vi and "
            "en",
            name);
}

static int take_points(
        struct rule *rule, const char *name, const char *value, struct error *err)
{
    unsigned most;
    char rest;

    if (strcmp(name, "most") != 0)
        return error_set(
                err, ERROR_SYNTAX, "'%s' is no setting of [points]; known is most", name);
    if (sscanf(value, "%5u%c", &most, &rest) != 1 || most < 1 || most > RULE_POINTS_MAX)
        return error_set(err, ERROR_RANGE,
                "'%.40s' cannot be the most points; write a whole number from 1 to %d",
                value, RULE_POINTS_MAX);
    rule->points_most = most;
    return 0;
}

static int take_cap(
        struct rule *rule, const char *name, const char *value, struct error *err)
{
    static const struct word words[] = {
            {"heads", RULE_CAP_HEADS}, {"everyone", RULE_CAP_EVERYONE}, {NULL, 0}};
    int chosen = 0;

    if (strcmp(name, "of") != 0)
        return error_set(
                err, ERROR_SYNTAX, "'%s' is no setting of [cap]; known is of", name);
    if (choose("of", value, words, &chosen, err) != 0)
        return -1;
    rule->cap = (enum rule_cap)chosen;
    return 0;
}

static struct rule_quota_text *find_quota(
        struct rule_card_text *card, const char *id, struct error *err)
{
    size_t i;

    for (i = 0; i < card->rule.quota_count; i++)
        if (strcmp(card->quotas[i].outcome, id) == 0)
            return &card->quotas[i];
    if (card->rule.quota_count == RULE_QUOTAS_MAX || !is_id(id)) {
        (void)error_set(err, ERROR_RANGE,
                "[quota %.40s]: no id of an outcome, or more than %d quotas", id,
                RULE_QUOTAS_MAX);
        return NULL;
    }
    memcpy(card->quotas[i].outcome, id, strlen(id) + 1);
    card->rule.quotas[i].who = RULE_EVERYONE;
    card->rule.quota_count++;
    return &card->quotas[i];
}

static int take_quota(struct rule_card_text *card, const char *id, const char *name,
        const char *value, unsigned line, struct error *err)
{
    static const struct word who[] = {{"people", RULE_PEOPLE},
            {"collectives", RULE_COLLECTIVES}, {"everyone", RULE_EVERYONE}, {NULL, 0}};
    struct rule_quota_text *quota = find_quota(card, id, err);
    int chosen = 0;

    if (quota == NULL)
        return -1;
    quota->line = line;
    if (strcmp(name, "share") == 0)
        return ini_copy(quota->share, sizeof(quota->share), name, value, err);
    if (strcmp(name, "base") == 0)
        return ini_copy(quota->base, sizeof(quota->base), name, value, err);
    if (strcmp(name, "who") != 0)
        return error_set(err, ERROR_SYNTAX,
                "'%s' is no setting of a quota; known are share, base and who", name);
    if (choose(name, value, who, &chosen, err) != 0)
        return -1;
    card->rule.quotas[quota - card->quotas].who = (enum rule_who)chosen;
    return 0;
}

static int take_line(void *user, const char *section, const char *name, const char *value,
        unsigned line, struct error *err)
{
    struct rule_card_text *card = user;

    if (strcmp(section, "rule") == 0)
        return take_rule(card, name, value, err);
    if (strncmp(section, "option ", 7) == 0)
        return take_option(&card->rule, section + 7, name, value, err);
    if (strncmp(section, "outcome ", 8) == 0)
        return take_outcome(card, section + 8, name, value, line, err);
    if (strcmp(section, "points") == 0)
        return take_points(&card->rule, name, value, err);
    if (strcmp(section, "cap") == 0)
        return take_cap(&card->rule, name, value, err);
    if (strncmp(section, "quota ", 6) == 0)
        return take_quota(card, section + 6, name, value, line, err);
    return error_set(err, ERROR_SYNTAX,
            "[%s] is no section of a rule card; known are [rule], [option ID], "
            "[points], [outcome ID], [cap] and [quota ID]",
            section);
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

static int finish_card(struct rule_card_text *card, const char *name, struct error *err)
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
                "%s: [rule] needs 'denominator = collected', deputies, valid or "
                "valid_rows",
                name);
    if (rule->points_most > 0 && rule->option_count > 0)
        return error_set(
                err, ERROR_SYNTAX, "%s: a card has options or [points], not both", name);
    if (rule->points_most == 0 && rule->option_count < 2)
        return error_set(err, ERROR_SYNTAX,
                "%s: a card has two options or more; write [option high] and so on",
                name);
    if (rule->points_most > 0 && rule->denominator != RULE_VALID_ROWS)
        return error_set(err, ERROR_SYNTAX,
                "%s: a mean is of the valid rows; write 'denominator = valid_rows'",
                name);
    if (rule->outcome_count == 0)
        return error_set(err, ERROR_SYNTAX, "%s: [outcome none] is missing", name);
    if (rule_part_finish(card, name, err) != 0)
        return -1;
    return check_texts(rule, name, err);
}

int rule_load(const char *path, struct rule *out, struct error *err)
{
    struct rule_card_text card = {
            .rule = {.bad_row = RULE_ROW, .struck_name = RULE_SHEET}};
    const char *slash = strrchr(path, '/');

    if (ini_read(path, take_line, &card, err) != 0 ||
            finish_card(&card, slash == NULL ? path : slash + 1, err) != 0)
        return -1;
    *out = card.rule;
    return 0;
}
