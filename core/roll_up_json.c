/* roll_up_json.c -- a roll-up as JSON: "kiemphieu-roll-up", version 1. */
#include "core/roll_up_json.h"

#include <stdlib.h>
#include <string.h>

#include <jansson.h>

#include "core/json.h"
#include "core/sealed.h"

enum { DATE_BYTES = 48 };

uint32_t roll_up_share(const struct roll_up_person *person, size_t option)
{
    return person->denominator == 0
                   ? 0
                   : ratio_hundredths_percent(
                             (struct ratio){person->votes[option], person->denominator});
}

uint32_t roll_up_mean(const struct roll_up_person *person)
{
    return person->rows == 0 ? 0
                             : (uint32_t)((person->points * 200 + person->rows) /
                                          ((uint64_t)person->rows * 2));
}

uint32_t roll_up_measure(
        const struct roll_up_rule *rule, const struct roll_up_person *person)
{
    if (rule->rule.points_most > 0)
        return roll_up_mean(person);
    return person->measure.den == 0 ? 0 : ratio_hundredths_percent(person->measure);
}

/* Takes the value over; a comma before all but the first. */
static void put(FILE *out, size_t index, json_t *value)
{
    char *text = value == NULL ? NULL : json_line(value);

    (void)fputs(index == 0 ? "\n  " : ",\n  ", out);
    (void)fputs(text == NULL ? "null" : text, out);
    free(text);
    json_decref(value);
}

static void put_missing(const struct roll_up *roll, FILE *out)
{
    size_t i, count = 0;

    (void)fputs(" \"missing\": [", out);
    for (i = 0; i < roll->body_count; i++)
        if (!roll->bodies[i].has_reported)
            put(out, count++,
                    json_pack("{s:s,s:s}", "body", roll->bodies[i].body, "superior",
                            roll->bodies[i].superior));
    (void)fputs("],\n", out);
}

static void put_problems(const struct roll_up *roll, FILE *out)
{
    size_t i;

    (void)fputs(" \"problems\": [", out);
    for (i = 0; i < roll->problem_count; i++)
        put(out, i,
                json_pack("{s:s,s:s}", "source", roll->problems[i].source, "problem",
                        roll->problems[i].text));
    (void)fputs("],\n", out);
}

static json_t *outcomes_json(const struct roll_up_rule *rule)
{
    const struct rule_outcome *outcome;
    json_t *list = json_array();
    size_t i;

    for (i = 0; i < rule->rule.outcome_count; i++) {
        outcome = &rule->rule.outcomes[i];
        (void)json_array_append_new(
                list, json_pack("{s:s,s:s,s:s,s:I,s:I}", "outcome", outcome->id,
                              "text_vi", outcome->text_vi, "text_en", outcome->text_en,
                              "people", (json_int_t)rule->people_of[i], "conferences",
                              (json_int_t)rule->conferences_of[i]));
    }
    return list;
}

static json_t *options_json(const struct roll_up_rule *rule)
{
    json_t *list = json_array();
    size_t i;

    for (i = 0; i < rule->rule.option_count; i++)
        (void)json_array_append_new(
                list, json_pack("{s:s,s:s,s:s}", "option", rule->rule.options[i].id,
                              "text_vi", rule->rule.options[i].label_vi, "text_en",
                              rule->rule.options[i].label_en));
    return list;
}

/* The options whose share people are sorted by; none: by the mean. */
static json_t *measure_json(const struct roll_up_rule *rule)
{
    size_t last = rule->rule.outcome_count, i;
    json_t *list = json_array();
    uint32_t bits = rule->rule.option_count == 0
                            ? 0
                            : UINT32_C(1) << (rule->rule.option_count - 1);

    if (rule->is_known && last > 1)
        bits = rule->rule.outcomes[last - 1].options;
    for (i = 0; i < rule->rule.option_count; i++)
        if ((bits & (UINT32_C(1) << i)) != 0)
            (void)json_array_append_new(list, json_string(rule->rule.options[i].id));
    return list;
}

static void put_rules(const struct roll_up *roll, FILE *out)
{
    const struct roll_up_rule *rule;
    size_t i, count = 0;

    (void)fputs(" \"rules\": [", out);
    for (i = 0; i < roll->rule_count; i++) {
        rule = roll->rules[i];
        if (rule->people == 0)
            continue;
        put(out, count++,
                json_pack("{s:s,s:s,s:s,s:s,s:b,s:I,s:I,s:I,s:o,s:o,s:o}", "rule",
                        rule->rule.id, "title_vi", rule->rule.title_vi, "title_en",
                        rule->rule.title_en, "source", rule->rule.source, "known",
                        rule->is_known, "points_most", (json_int_t)rule->rule.points_most,
                        "conferences", (json_int_t)rule->conferences, "people",
                        (json_int_t)rule->people, "options", options_json(rule),
                        "measure", measure_json(rule), "outcomes", outcomes_json(rule)));
    }
    (void)fputs("],\n", out);
}

static void put_date(const struct conference_date *date, char out[DATE_BYTES])
{
    (void)snprintf(out, DATE_BYTES, "%04d-%02d-%02d", (int)date->year, (int)date->month,
            (int)date->day);
}

/* {"party-96":{"none":8,"band-1":1}}: those that occur. */
static json_t *sums_json(
        const struct roll_up *roll, const struct roll_up_conference *conference)
{
    json_t *all = json_object(), *rule, *old;
    const struct roll_up_person *person;
    const struct rule *card;
    size_t i;

    for (i = conference->first; i < conference->first + conference->count; i++) {
        person = &roll->people[i];
        card = &roll->rules[person->rule]->rule;
        rule = json_object_get(all, card->id);
        if (rule == NULL) {
            rule = json_object();
            (void)json_object_set_new(all, card->id, rule);
        }
        old = json_object_get(rule, card->outcomes[person->outcome].id);
        (void)json_object_set_new(rule, card->outcomes[person->outcome].id,
                json_integer(json_integer_value(old) + 1));
    }
    return all;
}

static void put_conferences(const struct roll_up *roll, size_t most, FILE *out)
{
    const struct roll_up_conference *conference;
    char print[SEALED_PRINT_BYTES], date[DATE_BYTES];
    size_t i;

    (void)fprintf(out, " \"conferences_total\": %u,\n \"conferences\": [",
            (unsigned)roll->reported);
    for (i = 0; i < roll->reported && (most == 0 || i < most); i++) {
        conference = &roll->conferences[roll->by_body[i]];
        sealed_fingerprint(conference->public_key, print);
        put_date(&conference->date, date);
        put(out, i,
                json_pack("{s:s,s:s,s:s,s:s,s:s,s:s,s:s,s:s,s:I,s:o}", "conference",
                        conference->id, "superior", conference->superior, "body",
                        conference->body, "title", conference->title, "date", date,
                        "root", conference->root, "fingerprint", print, "source",
                        conference->source, "people", (json_int_t)conference->count,
                        "outcomes", sums_json(roll, conference)));
    }
    (void)fputs("],\n", out);
}

static json_t *counts_json(const struct rule *card, const struct roll_up_person *person)
{
    json_t *counts = json_object();
    size_t i;

    for (i = 0; i < card->option_count; i++)
        (void)json_object_set_new(
                counts, card->options[i].id, json_integer(person->votes[i]));
    return counts;
}

static json_t *shares_json(const struct rule *card, const struct roll_up_person *person)
{
    json_t *shares = json_object();
    size_t i;

    for (i = 0; i < card->option_count; i++)
        (void)json_object_set_new(
                shares, card->options[i].id, json_integer(roll_up_share(person, i)));
    return shares;
}

static json_t *person_json(
        const struct roll_up *roll, const struct roll_up_person *person)
{
    const struct roll_up_conference *conference = &roll->conferences[person->conference];
    const struct roll_up_rule *rule = roll->rules[person->rule];
    const struct rule *card = &rule->rule;
    json_t *object = json_pack("{s:s,s:s,s:s,s:s,s:s,s:s,s:s,s:s,s:s,s:s,s:I,s:I,s:I}",
            "rule", card->id, "outcome", card->outcomes[person->outcome].id, "superior",
            conference->superior, "body", conference->body, "conference", conference->id,
            "ballot_type", person->ballot_type, "contest", person->contest, "person",
            person->person, "name", person->name, "title", person->title, "denominator",
            (json_int_t)person->denominator, "invalid", (json_int_t)person->invalid,
            "measure_hundredths", (json_int_t)roll_up_measure(rule, person));

    if (person->group[0] != '\0')
        (void)json_object_set_new(object, "group", json_string(person->group));
    if (person->before >= 0)
        (void)json_object_set_new(
                object, "outcome_before", json_string(card->outcomes[person->before].id));
    if (card->points_most > 0) {
        (void)json_object_set_new(object, "points",
                json_pack("{s:I,s:I}", "sum", (json_int_t)person->points, "rows",
                        (json_int_t)person->rows));
        return object;
    }
    (void)json_object_set_new(object, "counts", counts_json(card, person));
    (void)json_object_set_new(
            object, "shares_hundredths_percent", shares_json(card, person));
    return object;
}

static void put_people(const struct roll_up *roll, size_t most, FILE *out)
{
    const struct roll_up_person *person;
    size_t i, count = 0, of_rule = 0;
    uint32_t rule = 0;

    (void)fprintf(out, " \"people_total\": %zu,\n \"people\": [", roll->measured_count);
    for (i = 0; i < roll->measured_count; i++) {
        person = &roll->people[roll->by_measure[i]];
        of_rule = person->rule == rule ? of_rule + 1 : 1;
        rule = person->rule;
        if (most == 0 || of_rule <= most)
            put(out, count++, person_json(roll, person));
    }
    (void)fputs("]\n", out);
}

void roll_up_json_write(const struct roll_up *roll, size_t most, FILE *out)
{
    (void)fprintf(out,
            "{\n \"format\": \"kiemphieu-roll-up\",\n \"version\": 1,\n"
            " \"complete\": %s,\n \"reported\": %u,\n",
            roll_up_is_complete(roll) ? "true" : "false", (unsigned)roll->reported);
    if (roll->has_list)
        (void)fprintf(out, " \"expected\": %zu,\n", roll->body_count);
    put_missing(roll, out);
    put_problems(roll, out);
    put_rules(roll, out);
    put_conferences(roll, most, out);
    put_people(roll, most, out);
    (void)fputs("}\n", out);
}
