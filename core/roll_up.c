/* roll_up.c -- the sealed results of many conferences, brought into one table. */
#include "core/roll_up.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/language.h"
#include "core/vietnamese.h"

enum { KEY_BYTES = 6 * CONFERENCE_TEXT_BYTES };

void roll_up_init(struct roll_up *roll)
{
    memset(roll, 0, sizeof(*roll));
}

void roll_up_release(struct roll_up *roll)
{
    size_t i;

    for (i = 0; i < roll->rule_count; i++)
        free(roll->rules[i]);
    free(roll->conferences);
    free(roll->people);
    free(roll->problems);
    free(roll->bodies);
    free(roll->by_body);
    free(roll->by_measure);
    text_pool_release(&roll->pool);
    roll_up_init(roll);
}

/* Room for one more of `size` bytes; *list may move. */
static int make_room(
        void **list, size_t count, size_t *room, size_t size, struct error *err)
{
    size_t wanted = *room == 0 ? 64 : 2 * *room;
    void *grown;

    if (count < *room)
        return 0;
    grown = wanted > SIZE_MAX / size ? NULL : realloc(*list, wanted * size);
    if (grown == NULL)
        return error_set(err, ERROR_MEMORY, "no memory for the roll-up");
    *list = grown;
    *room = wanted;
    return 0;
}

int roll_up_note(struct roll_up *roll, const char *source, struct error *err,
        const char *format, ...)
{
    struct roll_up_problem problem;
    char text[ERROR_TEXT_MAX];
    void *list = roll->problems;
    va_list arguments;

    va_start(arguments, format);
    (void)vsnprintf(text, sizeof(text), format, arguments);
    va_end(arguments);
    problem.source = text_pool_add(&roll->pool, source);
    problem.text = text_pool_add(&roll->pool, text);
    if (problem.source == NULL || problem.text == NULL)
        return error_set(err, ERROR_MEMORY, "no memory for the roll-up");
    if (make_room(&list, roll->problem_count, &roll->problem_room, sizeof(problem),
                err) != 0)
        return -1;
    roll->problems = list;
    roll->problems[roll->problem_count++] = problem;
    return 0;
}

/* A card that is nowhere to be found: ids stand for its texts. */
static void invent_rule(const char *id, const struct results_type *type, struct rule *out)
{
    size_t i;

    memset(out, 0, sizeof(*out));
    (void)snprintf(out->id, sizeof(out->id), "%s", id);
    (void)snprintf(out->title_vi, sizeof(out->title_vi), "%s", id);
    (void)snprintf(out->title_en, sizeof(out->title_en), "%s", id);
    out->option_count = type->option_count;
    out->points_most = type->points_most;
    for (i = 0; i < type->option_count; i++) {
        memcpy(out->options[i].id, type->option_ids[i], LAYOUT_ID_BYTES);
        memcpy(out->options[i].label_vi, type->option_ids[i], LAYOUT_ID_BYTES);
        memcpy(out->options[i].label_en, type->option_ids[i], LAYOUT_ID_BYTES);
    }
}

struct roll_up_rule *roll_up_rule_of(struct roll_up *roll, const char *id,
        const struct results_type *type, size_t *index)
{
    struct roll_up_rule *rule;
    size_t i;

    for (i = 0; i < roll->rule_count; i++)
        if (strcmp(roll->rules[i]->rule.id, id) == 0) {
            *index = i;
            return roll->rules[i];
        }
    if (roll->rule_count == ROLL_UP_RULES_MAX)
        return NULL;
    rule = calloc(1, sizeof(*rule));
    if (rule == NULL)
        return NULL;
    rule->is_known =
            strchr(id, '/') == NULL && rule_find(id, ".", &rule->rule, NULL) == 0;
    if (!rule->is_known)
        invent_rule(id, type, &rule->rule);
    *index = roll->rule_count++;
    roll->rules[*index] = rule;
    return rule;
}

int roll_up_card(struct roll_up *roll, const char *path, struct error *err)
{
    struct roll_up_rule *rule;

    if (roll->rule_count == ROLL_UP_RULES_MAX)
        return error_set(err, ERROR_RANGE, "more than %d rule cards", ROLL_UP_RULES_MAX);
    rule = calloc(1, sizeof(*rule));
    if (rule == NULL)
        return error_set(err, ERROR_MEMORY, "no memory for the roll-up");
    if (rule_load(path, &rule->rule, err) != 0) {
        free(rule);
        return -1;
    }
    rule->is_known = 1;
    roll->rules[roll->rule_count++] = rule;
    return 0;
}

/* Index of an outcome; of a card that is not at hand it is learnt. -1: unknown. */
static int find_outcome(struct roll_up_rule *rule, const char *id)
{
    int found = rule_outcome_find(&rule->rule, id);
    struct rule_outcome *outcome;

    if (found >= 0 || rule->is_known || rule->rule.outcome_count == RULE_OUTCOMES_MAX)
        return found;
    outcome = &rule->rule.outcomes[rule->rule.outcome_count];
    (void)snprintf(outcome->id, sizeof(outcome->id), "%s", id);
    (void)snprintf(outcome->text_vi, sizeof(outcome->text_vi), "%s", id);
    (void)snprintf(outcome->text_en, sizeof(outcome->text_en), "%s", id);
    return (int)rule->rule.outcome_count++;
}

/* By the card's last outcome; by its last option where it has no threshold. */
static struct ratio measure(const struct roll_up_rule *rule,
        const struct results_type *type, const struct results_contest *contest)
{
    struct rule_sums sums = {.votes = contest->votes, .denominator = type->denominator};
    size_t last = rule->rule.outcome_count;

    if (type->points_most > 0)
        return (struct ratio){(uint32_t)contest->points, contest->rows};
    if (type->denominator == 0)
        return (struct ratio){0, 0};
    if (!rule->is_known || last < 2)
        return (struct ratio){contest->votes[type->option_count - 1], type->denominator};
    return rule_measure_of(&rule->rule, last - 1, &sums);
}

/* The same options in the same order, or points to the same most. */
static int fits_card(const struct rule *card, const struct results_type *type)
{
    size_t i;

    if (card->points_most != type->points_most ||
            card->option_count != type->option_count)
        return 0;
    for (i = 0; i < type->option_count; i++)
        if (strcmp(card->options[i].id, type->option_ids[i]) != 0)
            return 0;
    return 1;
}

static int put_texts(struct roll_up *roll, const struct results_type *type,
        const struct results_contest *contest, struct roll_up_person *person)
{
    struct text_pool *pool = &roll->pool;

    person->contest = text_pool_add(pool, contest->contest);
    person->name = text_pool_add(pool, contest->name);
    person->title = text_pool_add(pool, contest->title);
    person->person = text_pool_add(pool, contest->person);
    person->group = text_pool_add(pool, contest->group);
    person->ballot_type = text_pool_add(pool, type->ballot_type);
    return person->contest != NULL && person->name != NULL && person->title != NULL &&
                           person->person != NULL && person->group != NULL &&
                           person->ballot_type != NULL
                   ? 0
                   : -1;
}

/* 1: taken; 0: its card knows no such outcome, noted; -1. */
static int take_contest(struct roll_up *roll, const struct results_type *type,
        const struct results_contest *contest, const char *source, struct error *err)
{
    struct roll_up_person person = {.denominator = type->denominator, .before = -1};
    struct roll_up_rule *rule;
    void *list = roll->people;
    size_t index = 0;
    int outcome;

    rule = roll_up_rule_of(roll, type->rule, type, &index);
    if (rule == NULL)
        return error_set(err, ERROR_MEMORY, "more than %d rule cards", ROLL_UP_RULES_MAX);
    outcome = find_outcome(rule, contest->outcome);
    if (outcome < 0 || !fits_card(&rule->rule, type))
        return roll_up_note(roll, source, err,
                _("rule card '%s' is not the one at hand: outcome '%s' of number %s; "
                  "name the card it was counted by with --rule FILE"),
                type->rule, contest->outcome, contest->contest);
    if (contest->outcome_before[0] != '\0')
        person.before = find_outcome(rule, contest->outcome_before);
    person.rule = (uint32_t)index;
    person.outcome = (uint32_t)outcome;
    person.conference = (uint32_t)roll->conference_count;
    person.invalid = contest->blank + contest->over + contest->partial + contest->beyond;
    if (type->points_most == 0)
        memcpy(person.votes, contest->votes, sizeof(person.votes));
    person.points = contest->points;
    person.rows = contest->rows;
    person.measure = measure(rule, type, contest);
    if (put_texts(roll, type, contest, &person) != 0)
        return error_set(err, ERROR_MEMORY, "no memory for the roll-up");
    if (make_room(&list, roll->person_count, &roll->person_room, sizeof(person), err) !=
            0)
        return -1;
    roll->people = list;
    roll->people[roll->person_count++] = person;
    return 1;
}

static int put_names(struct roll_up *roll, const char *source,
        const struct results_seal *seal, struct roll_up_conference *out)
{
    char text[2 * CONFERENCE_TEXT_BYTES + 2], key[KEY_BYTES];

    (void)snprintf(text, sizeof(text), "%s\n%s", seal->superior, seal->body);
    out->source = text_pool_add(&roll->pool, source);
    out->body = text_pool_add(&roll->pool, seal->body);
    out->superior = text_pool_add(&roll->pool, seal->superior);
    out->title = text_pool_add(&roll->pool, seal->title);
    vietnamese_fold(text, key, sizeof(key));
    out->body_key = text_pool_add(&roll->pool, key);
    vietnamese_key(text, key, sizeof(key));
    out->sort_key = text_pool_add(&roll->pool, key);
    return out->source != NULL && out->body != NULL && out->superior != NULL &&
                           out->title != NULL && out->body_key != NULL &&
                           out->sort_key != NULL
                   ? 0
                   : -1;
}

static int take_contests(struct roll_up *roll, const char *source,
        const struct results *results, struct error *err)
{
    size_t t, i;
    int taken;

    for (t = 0; t < results->type_count; t++)
        for (i = 0; i < results->types[t].contest_count; i++) {
            taken = take_contest(roll, &results->types[t], &results->types[t].contests[i],
                    source, err);
            if (taken != 1)
                return taken;
        }
    return 1;
}

int roll_up_take(struct roll_up *roll, const char *source, const struct results *results,
        struct error *err)
{
    struct roll_up_conference conference = {.first = roll->person_count};
    void *list = roll->conferences;
    int taken;

    if (put_names(roll, source, &results->seal, &conference) != 0)
        return error_set(err, ERROR_MEMORY, "no memory for the roll-up");
    if (make_room(&list, roll->conference_count, &roll->conference_room,
                sizeof(conference), err) != 0)
        return -1;
    roll->conferences = list;
    memcpy(conference.id, results->seal.conference, sizeof(conference.id));
    memcpy(conference.root, results->root, sizeof(conference.root));
    memcpy(conference.public_key, results->seal.public_key,
            sizeof(conference.public_key));
    memcpy(conference.signature, results->seal.signature, sizeof(conference.signature));
    conference.date = results->seal.date;
    taken = take_contests(roll, source, results, err);
    if (taken < 0)
        return -1;
    conference.count = roll->person_count - conference.first;
    if (taken == 0)
        roll->person_count = conference.first;
    else
        roll->conferences[roll->conference_count++] = conference;
    return 0;
}

int roll_up_is_complete(const struct roll_up *roll)
{
    return roll->problem_count == 0 && roll->missing == 0;
}
