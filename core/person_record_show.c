/* person_record_show.c -- a person's record as JSON and on the terminal. */
#include "core/person_record.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include <jansson.h>

#include "core/language.h"
#include "core/roll_up_json.h"
#include "core/sealed.h"

enum { TITLE_COLUMNS = 30 };

static const char *outcome_text(
        const struct rule *card, size_t outcome, int is_vietnamese)
{
    const struct rule_outcome *found = &card->outcomes[outcome];

    return is_vietnamese ? found->text_vi : found->text_en;
}

static json_t *options_json(const struct roll_up_person *person, const struct rule *card)
{
    json_t *list = json_array();
    size_t i;

    for (i = 0; i < card->option_count; i++)
        (void)json_array_append_new(
                list, json_pack("{s:s,s:s,s:s,s:I,s:I}", "option", card->options[i].id,
                              "text_vi", card->options[i].label_vi, "text_en",
                              card->options[i].label_en, "votes",
                              (json_int_t)person->votes[i], "share_hundredths_percent",
                              (json_int_t)roll_up_share(person, i)));
    return list;
}

static json_t *entry_json(const struct roll_up *roll, uint32_t index)
{
    const struct roll_up_person *person = &roll->people[index];
    const struct roll_up_conference *from = &roll->conferences[person->conference];
    const struct rule *card = &roll->rules[person->rule]->rule;
    char date[48], print[SEALED_PRINT_BYTES];
    json_t *object;

    (void)snprintf(date, sizeof(date), "%04d-%02d-%02d", (int)from->date.year,
            (int)from->date.month, (int)from->date.day);
    sealed_fingerprint(from->public_key, print);
    object = json_pack(
            "{s:s,s:s,s:s,s:s,s:s,s:s,s:s,s:s,s:s,s:s,s:s,s:s,s:s,s:s,s:I,s:b,s:s,s:s}",
            "date", date, "superior", from->superior, "body", from->body, "conference",
            from->id, "conference_title", from->title, "person", person->person, "name",
            person->name, "title", person->title, "rule", card->id, "rule_vi",
            card->title_vi, "rule_en", card->title_en, "outcome",
            card->outcomes[person->outcome].id, "text_vi",
            outcome_text(card, person->outcome, 1), "text_en",
            outcome_text(card, person->outcome, 0), "denominator",
            (json_int_t)person->denominator, "sealed", 1, "fingerprint", print, "source",
            from->source);
    if (person->before >= 0)
        (void)json_object_set_new(
                object, "outcome_before", json_string(card->outcomes[person->before].id));
    if (card->points_most > 0)
        (void)json_object_set_new(object, "points",
                json_pack("{s:I,s:I,s:I}", "sum", (json_int_t)person->points, "rows",
                        (json_int_t)person->rows, "mean_hundredths",
                        (json_int_t)roll_up_mean(person)));
    else
        (void)json_object_set_new(object, "counts", options_json(person, card));
    return object;
}

static json_t *entries_json(
        const struct roll_up *roll, const uint32_t *entries, size_t count)
{
    json_t *list = json_array();
    size_t i;

    for (i = 0; i < count; i++)
        (void)json_array_append_new(list, entry_json(roll, entries[i]));
    return list;
}

static json_t *problems_json(const struct roll_up *roll)
{
    json_t *list = json_array();
    size_t i;

    for (i = 0; i < roll->problem_count; i++)
        (void)json_array_append_new(
                list, json_pack("{s:s,s:s}", "source", roll->problems[i].source,
                              "problem", roll->problems[i].text));
    return list;
}

void person_record_json(const struct person_record *record, FILE *out)
{
    const struct roll_up *roll = record->roll;
    json_t *object = json_pack("{s:s,s:i,s:s,s:I,s:o,s:o,s:o}", "format",
            "kiemphieu-person", "version", 1, "person", record->person, "conferences",
            (json_int_t)roll->reported, "results",
            entries_json(roll, record->entries, record->count), "same_name",
            entries_json(roll, record->namesakes, record->namesake_count), "problems",
            problems_json(roll));

    if (object != NULL)
        (void)json_dumpf(object, out, JSON_INDENT(1));
    (void)fputc('\n', out);
    json_decref(object);
}

static void print_figures(const struct roll_up_person *person, const struct rule *card)
{
    char text[LANGUAGE_SHARE_BYTES];
    int is_vietnamese = language_is_vietnamese();
    size_t i;

    if (card->points_most > 0) {
        language_share(roll_up_mean(person), is_vietnamese, text);
        (void)printf(_("mean %s of %" PRIu32 " sheets"), text, person->rows);
        return;
    }
    for (i = 0; i < card->option_count; i++) {
        language_share(roll_up_share(person, i), is_vietnamese, text);
        (void)printf("%s%s %" PRIu32 " (%s %%)", i == 0 ? "" : ", ",
                is_vietnamese ? card->options[i].label_vi : card->options[i].label_en,
                person->votes[i], text);
    }
}

static void print_entry(const struct roll_up *roll, uint32_t index)
{
    const struct roll_up_person *person = &roll->people[index];
    const struct roll_up_conference *from = &roll->conferences[person->conference];
    const struct rule *card = &roll->rules[person->rule]->rule;
    char print[SEALED_PRINT_BYTES];

    sealed_fingerprint(from->public_key, print);
    (void)printf("%02d/%02d/%04d  %s, %s\n", (int)from->date.day, (int)from->date.month,
            (int)from->date.year, person->name, person->title);
    (void)printf("  %s%s%s: %s\n  ", from->superior,
            from->superior[0] == '\0' ? "" : ", ", from->body, card->id);
    print_figures(person, card);
    (void)printf("\n  %s: %s\n", card->outcomes[person->outcome].id,
            outcome_text(card, person->outcome, language_is_vietnamese()));
    if (person->before >= 0)
        (void)printf(
                _("  before a cap or quota: %s\n"), card->outcomes[person->before].id);
    (void)printf(_("  sealed and unchanged; key %s\n"), print);
}

/* One under the same id was told already. */
static int is_repeated(const struct person_record *record, size_t at)
{
    const struct roll_up_person *all = record->roll->people;
    const char *person = all[record->namesakes[at]].person;
    size_t i;

    for (i = 0; i < at; i++)
        if (person[0] != '\0' && strcmp(all[record->namesakes[i]].person, person) == 0)
            return 1;
    return 0;
}

static void print_namesake(const struct roll_up *roll, uint32_t index)
{
    const struct roll_up_person *person = &roll->people[index];

    (void)printf(_("perhaps the same person: %s, %s, %s (id '%s')\n"), person->name,
            person->title, roll->conferences[person->conference].body, person->person);
}

void person_record_print(const struct person_record *record)
{
    const struct roll_up *roll = record->roll;
    size_t i;

    (void)printf(_("%s: %zu results in %" PRIu32 " conferences\n"), record->person,
            record->count, roll->reported);
    for (i = 0; i < record->count; i++)
        print_entry(roll, record->entries[i]);
    for (i = 0; i < record->namesake_count; i++)
        if (!is_repeated(record, i))
            print_namesake(roll, record->namesakes[i]);
}
