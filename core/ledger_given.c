/* ledger_given.c -- what results are worked out from besides the sheets: count.json. */
#include "core/ledger_given.h"

#include <stdio.h>
#include <string.h>

#include "core/json.h"
#include "core/ledger_count.h"
#include "core/ledger_plan.h"
#include "core/ledger_settle.h"
#include "core/ledger_text.h"

/* A list that lost an entry to want of memory becomes NULL, and so does all above it. */
static void list_append(json_t **list, json_t *value)
{
    if (json_array_append_new(*list, value) == 0)
        return;
    json_decref(*list);
    *list = NULL;
}

static json_t *count_json(const struct conference_count *count)
{
    return count->is_given ? json_integer(count->value) : json_null();
}

/* The ids of the outcomes whose bit is set. */
static json_t *outcome_ids(const struct rule *rule, uint32_t bits)
{
    json_t *list = json_array();
    size_t i;

    for (i = 0; i < rule->outcome_count; i++)
        if ((bits >> i & 1) != 0)
            list_append(&list, json_string(rule->outcomes[i].id));
    return list;
}

static json_t *option_ids(const struct rule *rule, uint32_t bits)
{
    json_t *list = json_array();
    size_t i;

    for (i = 0; i < rule->option_count; i++)
        if ((bits >> i & 1) != 0)
            list_append(&list, json_string(rule->options[i].id));
    return list;
}

static json_t *options_json(const struct rule *rule, int is_english)
{
    json_t *list = json_array();
    const struct rule_option *option;
    size_t i;

    for (i = 0; i < rule->option_count; i++) {
        option = &rule->options[i];
        list_append(&list,
                json_pack("{s:s,s:s}", "id", option->id, "label",
                        is_english && option->label_en[0] != '\0' ? option->label_en
                                                                  : option->label_vi));
    }
    return list;
}

static json_t *outcome_json(const struct rule *rule, size_t at)
{
    const struct rule_outcome *outcome = &rule->outcomes[at];

    if (at == 0)
        return json_pack("{s:s}", "id", outcome->id);
    return json_pack("{s:s,s:s,s:o,s:b,s:I,s:I,s:o}", "id", outcome->id, "measure",
            outcome->measure == RULE_MEAN ? "mean" : "share", "options",
            option_ids(rule, outcome->options), "at_least",
            outcome->bound == RULE_AT_LEAST, "num", (json_int_t)outcome->threshold.num,
            "den", (json_int_t)outcome->threshold.den, "after",
            outcome_ids(rule, outcome->after));
}

static json_t *outcomes_json(const struct rule *rule)
{
    json_t *list = json_array();
    size_t i;

    for (i = 0; i < rule->outcome_count; i++)
        list_append(&list, outcome_json(rule, i));
    return list;
}

static json_t *quota_json(const struct rule *rule, const struct rule_quota *quota)
{
    static const char *const who[] = {[RULE_PEOPLE] = "people",
            [RULE_COLLECTIVES] = "collectives",
            [RULE_EVERYONE] = "everyone"};

    return json_pack("{s:s,s:I,s:I,s:I,s:o,s:s}", "outcome",
            rule->outcomes[quota->outcome].id, "level", (json_int_t)quota->outcome, "num",
            (json_int_t)quota->share.num, "den", (json_int_t)quota->share.den, "base",
            outcome_ids(rule, quota->base), "who", who[quota->who]);
}

/* In the order in which they are applied: that of the highest outcome first. */
static json_t *quotas_json(const struct rule *rule)
{
    json_t *list = json_array();
    size_t outcome, i;

    for (outcome = rule->outcome_count; outcome-- > 0;)
        for (i = 0; i < rule->quota_count; i++)
            if (rule->quotas[i].outcome == outcome)
                list_append(&list, quota_json(rule, &rule->quotas[i]));
    return list;
}

/* ---- who is rated ---- */

static json_t *rows_json(const struct contest *contest)
{
    static const char *const places[] = {[CONTEST_OPTIONS] = "options",
            [CONTEST_TENS] = "tens",
            [CONTEST_ONES] = "ones"};
    json_t *list = json_array();
    const struct contest_row *row;
    size_t i;

    for (i = 0; i < contest->row_count; i++) {
        row = &contest->rows[i];
        list_append(&list,
                json_pack("{s:s,s:s,s:I,s:I}", "id", row->id, "place", places[row->place],
                        "criterion", (json_int_t)row->criterion, "boxes",
                        (json_int_t)row->option_count));
    }
    return list;
}

static json_t *criteria_json(const struct scale *scale)
{
    json_t *list = json_array();
    size_t i;

    for (i = 0; i < scale->count; i++)
        list_append(&list, json_pack("{s:s,s:I}", "text", scale->criteria[i].text, "most",
                                   (json_int_t)scale->criteria[i].most));
    return list;
}

static json_t *contest_json(
        const struct contest *contest, const struct results_contest *result)
{
    const struct official *official = contest->official;
    char id[2 * LAYOUT_ID_BYTES];

    (void)snprintf(id, sizeof(id), "%s.%s", official->ballot_type, official->contest);
    return json_pack("{s:s,s:s,s:s,s:s,s:s,s:s,s:s,s:o,s:o}", "id", id, "contest",
            official->contest, "name", official->name, "person", official->person,
            "group", official->group, "role", official_role_word(official->role),
            "previous", result->previous, "criteria", criteria_json(&contest->scale),
            "rows", rows_json(contest));
}

static json_t *contests_json(
        const struct contests *contests, const struct results_type *results)
{
    json_t *list = json_array();
    size_t i;

    for (i = 0; i < contests->count; i++)
        list_append(&list, contest_json(&contests->list[i], &results->contests[i]));
    return list;
}

static json_t *type_json(
        const struct ledger_plan *plan, size_t at, const struct results_type *results)
{
    static const char *const denominators[] = {[RULE_COLLECTED] = "collected",
            [RULE_DEPUTIES] = "deputies",
            [RULE_VALID] = "valid",
            [RULE_VALID_ROWS] = "valid_rows"};
    static const char *const scopes[] = {
            [RULE_IGNORED] = "ignored", [RULE_ROW] = "row", [RULE_SHEET] = "sheet"};
    static const char *const caps[] = {[RULE_CAP_NONE] = "none",
            [RULE_CAP_HEADS] = "heads",
            [RULE_CAP_EVERYONE] = "everyone"};
    const struct conference_type *named = &plan->conference->types[at];
    const struct rule *rule = &plan->rules[at];
    int is_english = strcmp(plan->conference->language, "en") == 0;

    return json_pack("{s:s,s:s,s:o,s:o,s:o,s:s,s:s,s:o,s:I,s:o,s:s,s:o,s:o}",
            "ballot_type", named->id, "rule", rule->id, "issued",
            count_json(&named->issued), "collected", count_json(&named->collected),
            "deputies", count_json(&named->deputies), "denominator",
            denominators[rule->denominator], "bad_row", scopes[rule->bad_row], "options",
            options_json(rule, is_english), "points_most", (json_int_t)rule->points_most,
            "outcomes", outcomes_json(rule), "cap", caps[rule->cap], "quotas",
            quotas_json(rule), "contests", contests_json(&plan->contests[at], results));
}

/* ["main.3",...]: contests named by an event, as they are named here. */
static json_t *ids_json(const json_t *named)
{
    char id[2 * LAYOUT_ID_BYTES];
    json_t *list = json_array();
    const json_t *one;
    size_t i;

    for (i = 0; i < json_array_size(named); i++) {
        one = json_array_get(named, i);
        (void)snprintf(id, sizeof(id), "%.31s.%.31s", json_text(one, "ballot_type"),
                json_text(one, "contest"));
        list_append(&list, json_string(id));
    }
    return list;
}

/* What people decided at the edges of quotas, in order, without names and reasons. */
static json_t *ties_json(const json_t *decisions)
{
    json_t *list = json_array();
    const json_t *one;
    size_t i;

    for (i = 0; i < json_array_size(decisions); i++) {
        one = json_array_get(decisions, i);
        list_append(&list, json_pack("{s:s,s:s,s:o,s:o}", "rule", json_text(one, "rule"),
                                   "outcome", json_text(one, "outcome"), "tied",
                                   ids_json(json_object_get(one, "tied")), "keep",
                                   ids_json(json_object_get(one, "keep"))));
    }
    return list;
}

static json_t *given_json(const struct ledger_plan *plan, const struct results *results,
        const json_t *decisions)
{
    json_t *types = json_array();
    size_t i;

    for (i = 0; i < results->type_count; i++)
        list_append(&types, type_json(plan, i, &results->types[i]));
    return json_pack("{s:s,s:i,s:s,s:s,s:b,s:b,s:s,s:o,s:o}", "format", "kiemphieu-count",
            "version", 1, "title", plan->conference->title, "body",
            plan->conference->body, "trial", results->is_trial, "final",
            results->is_final, "root", results->root, "ballot_types", types, "ties",
            ties_json(decisions));
}

int ledger_given(
        struct ledger *ledger, const json_t *request, json_t *answer, struct error *err)
{
    struct ledger_plan plan;
    struct results results;
    json_t *count = NULL, *decisions = NULL;
    int trial, result;

    if (ledger_text_flag(request, "trial", 0, &trial, err) != 0 ||
            (!trial && ledger_settle_decisions(ledger, &decisions, err) != 0))
        return -1;
    result = ledger_plan_load(ledger, &plan, err);
    if (result == 0) {
        result = ledger_count_results(ledger, &plan, trial, &results, err);
        if (result == 0) {
            count = given_json(&plan, &results, decisions);
            results_release(&results);
        }
        ledger_plan_release(&plan);
    }
    json_decref(decisions);
    if (result != 0)
        return -1;
    if (count == NULL || json_object_set_new(answer, "count", count) != 0)
        return error_set(err, ERROR_MEMORY, "no memory for what the count is made from");
    return 0;
}
