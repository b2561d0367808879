/* report_data.c -- all that minutes and charts are made from, loaded and in agreement. */
#include "forms/report_data.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/file.h"
#include "core/install.h"

struct report_data *report_data_new(void)
{
    struct report_data *data = calloc(1, sizeof(*data));

    if (data != NULL) {
        officials_init(&data->officials);
        results_init(&data->results);
    }
    return data;
}

void report_data_free(struct report_data *data)
{
    if (data == NULL)
        return;
    officials_release(&data->officials);
    results_release(&data->results);
    free(data);
}

static int load_words(const char *folder, struct report_data *data, struct error *err)
{
    char name[64], path[FILE_PATH_MAX];

    (void)snprintf(name, sizeof(name), "minutes-%s.ini", data->language);
    if (file_join(path, folder, name, err) != 0)
        return -1;
    if (!file_exists(path)) {
        (void)snprintf(name, sizeof(name), "templates/minutes-%s.ini", data->language);
        if (install_data(name, path, err) != 0)
            return -1;
    }
    return report_words_load(path, &data->words, err);
}

static int load_results(const char *folder, const char *given, struct report_data *data,
        struct error *err)
{
    char path[FILE_PATH_MAX], *text;
    size_t size;
    int result;

    if (given == NULL) {
        if (file_join(path, folder, "report/results.json", err) != 0)
            return -1;
        given = path;
    }
    if (file_read(given, REPORT_RESULTS_MAX_BYTES, &text, &size, err) != 0)
        return -1;
    result = results_parse(text, size, &data->results, err);
    free(text);
    return result == 0 ? 0 : error_add_context(err, "'%s'", given);
}

/* The conference's type and rule card of every ballot type counted. */
static int load_rules(const char *folder, struct report_data *data, struct error *err)
{
    const struct results *results = &data->results;
    size_t i;

    for (i = 0; i < results->type_count; i++) {
        data->types[i] =
                conference_type_find(&data->conference, results->types[i].ballot_type);
        if (data->types[i] == NULL)
            return error_set(err, ERROR_STATE,
                    "the results have a ballot type '%s' that conference.ini has not; "
                    "use the conference.ini of the count",
                    results->types[i].ballot_type);
        if (rule_find(data->types[i]->rule, folder, &data->rules[i], err) != 0)
            return -1;
    }
    return 0;
}

int report_data_load(const char *folder, const char *language, const char *results,
        struct report_data **out, struct error *err)
{
    struct report_data *data = report_data_new();

    if (data == NULL)
        return error_set(err, ERROR_MEMORY, "no memory for a report");
    (void)snprintf(data->language, sizeof(data->language), "%s", language);
    if (conference_load(folder, &data->conference, err) != 0 ||
            officials_load(folder, &data->conference, &data->officials, err) != 0 ||
            load_results(folder, results, data, err) != 0 ||
            load_rules(folder, data, err) != 0 || report_data_check(data, err) != 0 ||
            load_words(folder, data, err) != 0) {
        report_data_free(data);
        return -1;
    }
    *out = data;
    return 0;
}

static const struct official *find_official(
        const struct officials *officials, const char *type, const char *contest)
{
    size_t i;

    for (i = 0; i < officials->count; i++)
        if (strcmp(officials->list[i].ballot_type, type) == 0 &&
                strcmp(officials->list[i].contest, contest) == 0)
            return &officials->list[i];
    return NULL;
}

static int is_outcome_known(const struct rule *rule, const char *id)
{
    return strcmp(rule->outcomes[report_outcome_find(rule, id)].id, id) == 0;
}

static int check_outcome(const struct rule *rule, const struct results_type *type,
        const struct results_contest *contest, int is_final, struct error *err)
{
    const char *counted = contest->outcome_before[0] != '\0' ? contest->outcome_before
                                                             : contest->outcome;
    struct rule_sums sums = {
            contest->votes, type->points_most > 0 ? contest->rows : type->denominator, 0};
    int previous = rule_outcome_find(rule, contest->previous);
    size_t right;

    if (previous >= 0)
        sums.previous = UINT32_C(1) << previous;
    if (!is_outcome_known(rule, contest->outcome))
        return error_set(err, ERROR_STATE, "the rule card '%s' has no outcome '%s'",
                rule->id, contest->outcome);
    if (!is_final || sums.denominator == 0)
        return 0;
    right = rule_outcome(rule, &sums);
    if (strcmp(rule->outcomes[right].id, counted) != 0)
        return error_set(err, ERROR_STATE,
                "contest '%s' of '%s' is '%s' in the results and '%s' by the rule card; "
                "do not use these results",
                contest->contest, type->ballot_type, counted, rule->outcomes[right].id);
    return 0;
}

static int check_type(const struct report_data *data, size_t index, struct error *err)
{
    const struct results_type *type = &data->results.types[index];
    const struct rule *rule = &data->rules[index];
    const struct official *official;
    size_t i;

    if (strcmp(rule->id, type->rule) != 0 || rule->option_count != type->option_count)
        return error_set(err, ERROR_STATE,
                "'%s' was counted by the rule card '%s' and conference.ini names '%s'",
                type->ballot_type, type->rule, rule->id);
    for (i = 0; i < type->option_count; i++)
        if (strcmp(rule->options[i].id, type->option_ids[i]) != 0)
            return error_set(err, ERROR_STATE,
                    "option %zu of '%s' is '%s' in the results and '%s' on the rule card",
                    i + 1, type->ballot_type, type->option_ids[i], rule->options[i].id);
    for (i = 0; i < type->contest_count; i++) {
        official = find_official(
                &data->officials, type->ballot_type, type->contests[i].contest);
        if (official == NULL || strcmp(official->name, type->contests[i].name) != 0)
            return error_set(err, ERROR_STATE,
                    "number '%s' of '%s' is '%s' in the results and not in "
                    "officials.csv; use the officials.csv of the count",
                    type->contests[i].contest, type->ballot_type, type->contests[i].name);
        if (check_outcome(rule, type, &type->contests[i], data->results.is_final, err) !=
                0)
            return -1;
    }
    return 0;
}

int report_data_check(const struct report_data *data, struct error *err)
{
    size_t i;

    for (i = 0; i < data->results.type_count; i++)
        if (check_type(data, i, err) != 0)
            return -1;
    return 0;
}

int report_is_open(const struct results_contest *contest)
{
    return contest->held > 0 && !contest->is_decided;
}

size_t report_outcome_find(const struct rule *rule, const char *id)
{
    size_t i;

    for (i = 0; i < rule->outcome_count; i++)
        if (strcmp(rule->outcomes[i].id, id) == 0)
            return i;
    return 0;
}

const char *report_label(const struct report_data *data, size_t type, size_t option)
{
    const struct rule_option *found = &data->rules[type].options[option];

    if (strcmp(data->language, "en") == 0 && found->label_en[0] != '\0')
        return found->label_en;
    return found->label_vi;
}

const char *report_denominator_key(enum rule_denominator denominator)
{
    switch (denominator) {
    case RULE_DEPUTIES:
        return "result.denominator_deputies";
    case RULE_VALID:
    case RULE_VALID_ROWS:
        return "result.denominator_valid";
    case RULE_COLLECTED:
        break;
    }
    return "result.denominator_collected";
}
