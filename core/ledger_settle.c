/* ledger_settle.c -- who keeps an outcome at a quota's edge: decided by two people. */
#include "core/ledger_settle.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "core/json.h"
#include "core/ledger_count.h"
#include "core/ledger_event.h"
#include "core/ledger_finding.h"
#include "core/ledger_person.h"
#include "core/ledger_text.h"
#include "core/settle.h"

int ledger_settle_decisions(struct ledger *ledger, json_t **out, struct error *err)
{
    json_t *list = json_array(), *detail;
    sqlite3_stmt *statement;
    const char *text;
    int has_row, result;

    if (list == NULL)
        return error_set(err, ERROR_MEMORY, "no memory for the decisions");
    if (ledger_store_query(ledger, &statement, err,
                "SELECT detail FROM event WHERE kind = ? ORDER BY seq", "t",
                "settle") != 0) {
        json_decref(list);
        return -1;
    }
    for (;;) {
        result = ledger_store_step(ledger, statement, &has_row, err);
        if (result != 0 || !has_row)
            break;
        text = ledger_store_text(statement, 0);
        result = json_parse(text, strlen(text), &detail, err);
        if (result != 0)
            break;
        (void)json_array_append_new(list, detail);
    }
    (void)sqlite3_finalize(statement);
    if (result != 0)
        json_decref(list);
    else
        *out = list;
    return result;
}

int ledger_settle_results(struct ledger *ledger, const struct ledger_plan *plan,
        struct results *results, struct error *err)
{
    json_t *decisions = NULL;
    int result;

    if (!results->is_trial && ledger_settle_decisions(ledger, &decisions, err) != 0)
        return -1;
    result = settle(plan->rules, decisions, results, err);
    json_decref(decisions);
    return result;
}

/* ---- what waits ---- */

static json_t *entries_json(
        const struct results *results, const struct settle_ties *ties, int with_names)
{
    json_t *list = json_array(), *entry;
    size_t i;

    for (i = 0; i < ties->count; i++) {
        const struct results_type *type = &results->types[ties->list[i].type];
        const struct results_contest *contest = &type->contests[ties->list[i].contest];

        entry = json_pack("{s:s,s:s}", "ballot_type", type->ballot_type, "contest",
                contest->contest);
        if (with_names && entry != NULL) {
            (void)json_object_set_new(entry, "name", json_string(contest->name));
            (void)json_object_set_new(entry, "title", json_string(contest->title));
        }
        (void)json_array_append_new(list, entry);
    }
    return list;
}

/* The first tie that waits, and the results it is of; the caller's to release. */
static int find_ties(struct ledger *ledger, struct ledger_plan *plan,
        struct results *results, struct settle_ties *ties, struct error *err)
{
    if (ledger_plan_load(ledger, plan, err) != 0)
        return -1;
    if (ledger_count_results(ledger, plan, 0, results, err) != 0) {
        ledger_plan_release(plan);
        return -1;
    }
    if (settle_find(plan->rules, results, ties, err) == 0)
        return 0;
    results_release(results);
    ledger_plan_release(plan);
    return -1;
}

static void drop_ties(
        struct ledger_plan *plan, struct results *results, struct settle_ties *ties)
{
    free(ties->list);
    results_release(results);
    ledger_plan_release(plan);
}

int ledger_settle_ties(
        struct ledger *ledger, const json_t *request, json_t *answer, struct error *err)
{
    struct ledger_plan plan;
    struct settle_ties ties;
    struct results results;

    (void)request;
    if (find_ties(ledger, &plan, &results, &ties, err) != 0)
        return -1;
    if (ties.count > 0) {
        (void)json_object_set_new(answer, "rule", json_string(ties.rule));
        (void)json_object_set_new(answer, "outcome", json_string(ties.outcome));
        (void)json_object_set_new(
                answer, "places", json_integer((json_int_t)ties.places));
        (void)json_object_set_new(answer, "tied", entries_json(&results, &ties, 1));
    }
    drop_ties(&plan, &results, &ties);
    return 0;
}

int ledger_settle_find(struct ledger *ledger, json_t *reasons, struct error *err)
{
    struct ledger_plan plan;
    struct settle_ties ties;
    struct results results;
    struct error why;

    (void)err;
    if (find_ties(ledger, &plan, &results, &ties, &why) != 0)
        return ledger->is_broken ? -1 : 0; /* said where the counts are looked at */
    if (ties.count > 0)
        ledger_finding_add(reasons,
                "%zu are equal at the edge of the quota for '%s', and %zu of them may "
                "have it; decide with kiemphieu settle",
                ties.count, ties.outcome, ties.places);
    drop_ties(&plan, &results, &ties);
    return 0;
}

/* ---- the decision ---- */

static int is_tied(const struct results *results, const struct settle_ties *ties,
        const json_t *named)
{
    size_t i;

    for (i = 0; i < ties->count; i++) {
        const struct results_type *type = &results->types[ties->list[i].type];

        if (strcmp(json_text(named, "ballot_type"), type->ballot_type) == 0 &&
                strcmp(json_text(named, "contest"),
                        type->contests[ties->list[i].contest].contest) == 0)
            return 1;
    }
    return 0;
}

static int check_keep(const struct results *results, const struct settle_ties *ties,
        const json_t *keep, struct error *err)
{
    size_t i, k;

    if (json_array_size(keep) > ties->places)
        return error_set(err, ERROR_RANGE, "%zu are to keep '%s', but only %zu may",
                json_array_size(keep), ties->outcome, ties->places);
    for (i = 0; i < json_array_size(keep); i++) {
        if (!is_tied(results, ties, json_array_get(keep, i)))
            return error_set(err, ERROR_RANGE, "contest '%s' is not one of those equal",
                    json_text(json_array_get(keep, i), "contest"));
        for (k = 0; k < i; k++)
            if (json_equal(json_array_get(keep, i), json_array_get(keep, k)))
                return error_set(err, ERROR_RANGE, "contest '%s' is given twice",
                        json_text(json_array_get(keep, i), "contest"));
    }
    return 0;
}

static int decide(struct ledger *ledger, const json_t *request, const char *reason,
        struct error *err)
{
    json_t *keep = NULL;
    struct ledger_plan plan;
    struct settle_ties ties;
    struct results results;
    int result = -1;

    if (json_get_array(request, "keep", OFFICIALS_MAX, &keep, err) != 0 ||
            find_ties(ledger, &plan, &results, &ties, err) != 0)
        return -1;
    if (ties.count == 0)
        (void)error_set(err, ERROR_STATE, "nobody is equal at the edge of a quota");
    else if (check_keep(&results, &ties, keep, err) == 0)
        result = ledger_event_add(ledger, "settle",
                json_pack("{s:s,s:s,s:o,s:I,s:O,s:O,s:s}", "rule", ties.rule, "outcome",
                        ties.outcome, "tied", entries_json(&results, &ties, 0), "places",
                        (json_int_t)ties.places, "keep", keep, "names",
                        json_object_get(request, "names"), "reason", reason),
                err);
    drop_ties(&plan, &results, &ties);
    return result;
}

/* A decision about nobody: the tie before waits again. */
static int undo(struct ledger *ledger, const json_t *request, const char *reason,
        struct error *err)
{
    char rule[LEDGER_TEXT_BYTES], outcome[LEDGER_TEXT_BYTES];

    if (ledger_text_get(request, "rule", 1, rule, err) != 0 ||
            ledger_text_get(request, "outcome", 1, outcome, err) != 0)
        return -1;
    return ledger_event_add(ledger, "settle",
            json_pack("{s:s,s:s,s:[],s:[],s:O,s:s}", "rule", rule, "outcome", outcome,
                    "tied", "keep", "names", json_object_get(request, "names"), "reason",
                    reason),
            err);
}

int ledger_settle(
        struct ledger *ledger, const json_t *request, json_t *answer, struct error *err)
{
    char reason[LEDGER_TEXT_BYTES];

    (void)answer;
    if (ledger_person_pair(
                ledger, json_object_get(request, "names"), LEDGER_CHAIR, err) != 0 ||
            ledger_text_get(request, "reason", 1, reason, err) != 0)
        return -1;
    return json_is_true(json_object_get(request, "undo"))
                   ? undo(ledger, request, reason, err)
                   : decide(ledger, request, reason, err);
}
