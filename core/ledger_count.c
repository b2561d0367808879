/* ledger_count.c -- results: the sheets' final say, added up and judged by the rules. */
#include "core/ledger_count.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/json.h"
#include "core/ledger_checks.h"
#include "core/ledger_event.h"
#include "core/ledger_sheet.h"
#include "core/ledger_text.h"
#include "core/tally.h"

struct counted_type {
    struct tally tally;
    const struct official *contests[OFFICIALS_MAX];
    uint32_t refused;
};

struct counting {
    const struct ledger_plan *plan;
    struct counted_type *types;                   /* one a ballot type of the plan */
    uint32_t unassigned;                          /* held sheets of no known type */
    uint32_t adjudicated, pairs, agreed, rescans; /* as in struct results */
};

static int start_type(struct counting *counting, size_t at, struct error *err)
{
    const struct rule *rule = &counting->plan->rules[at];
    struct counted_type *type = &counting->types[at];
    size_t count = ledger_plan_contests(counting->plan,
            counting->plan->conference->types[at].id, type->contests, OFFICIALS_MAX);

    return tally_init(&type->tally, count, rule->option_count, rule->bad_row, err);
}

static int row_of(const struct rule *rule, const json_t *contest)
{
    const char *state = json_string_value(json_object_get(contest, "state"));
    const json_t *chosen = json_object_get(contest, "chosen");
    const char *option = json_string_value(json_array_get(chosen, 0));

    if (state == NULL)
        return -1;
    if (strcmp(state, "blank") == 0)
        return TALLY_BLANK;
    if (strcmp(state, "over") == 0)
        return TALLY_OVER;
    if (strcmp(state, "chosen") != 0 || json_array_size(chosen) != 1 || option == NULL)
        return -1;
    return ledger_plan_option(rule, option);
}

static int add_counted(struct counted_type *type, const struct rule *rule,
        const struct ledger_sheet *sheet, struct error *err)
{
    const json_t *decision = ledger_sheet_decision(sheet);
    const char *word = json_string_value(json_object_get(decision, "decision"));
    char hex[LEDGER_ID_HEX_BYTES];
    uint8_t rows[OFFICIALS_MAX];
    size_t i;
    int row;

    if (word != NULL && strcmp(word, "void") == 0) {
        tally_add_void(&type->tally);
        return 0;
    }
    for (i = 0; i < type->tally.contest_count; i++) {
        row = row_of(rule, ledger_sheet_contest(sheet, type->contests[i]->contest, i));
        if (row < 0) {
            digest_hex(sheet->id.bytes, LEDGER_ID_BYTES, hex);
            return error_set(err, ERROR_RANGE,
                    "sheet %s has no row for contest '%s': was officials.csv or the rule "
                    "card changed since it was read?",
                    hex, type->contests[i]->contest);
        }
        rows[i] = (uint8_t)row;
    }
    return tally_add(&type->tally, rows, err);
}

static void add_opinions(struct counting *counting, const struct ledger_sheet *sheet)
{
    const json_t *decision = ledger_sheet_decision(sheet);

    counting->adjudicated += decision != NULL;
    counting->rescans += strcmp(json_text(decision, "decision"), "rescan") == 0;
    counting->pairs += sheet->opinions.count >= 2;
    counting->agreed += sheet->opinions.is_agreed != 0;
}

static int add_sheet(void *context, const struct ledger_sheet *sheet, struct error *err)
{
    struct counting *counting = context;
    int type = ledger_plan_type(counting->plan, sheet->counted_type);

    add_opinions(counting, sheet);
    if (strcmp(sheet->standing, "refused") == 0) {
        if (type >= 0)
            counting->types[type].refused++;
        return 0;
    }
    if (strcmp(sheet->standing, "held") == 0) {
        if (type >= 0)
            tally_add_held(&counting->types[type].tally);
        else
            counting->unassigned++;
        return 0;
    }
    if (type < 0)
        return error_set(err, ERROR_RANGE, "a counted sheet is of no known ballot '%s'",
                sheet->counted_type);
    return add_counted(&counting->types[type], &counting->plan->rules[type], sheet, err);
}

static void fill_contest(const struct tally *tally, const struct rule *rule,
        const struct tally_frame *frame, size_t at, struct results_contest *out)
{
    const struct tally_contest *contest = &tally->contests[at];
    uint32_t denominator = tally_denominator(tally, rule, frame);
    size_t i, outcome = 0;

    memcpy(out->votes, contest->votes, sizeof(out->votes));
    out->blank = contest->blank;
    out->over = contest->over;
    out->held = tally->held;
    out->votes_to_next = -1;
    if (denominator > 0) {
        for (i = 0; i < rule->option_count; i++)
            out->shares[i] = ratio_hundredths_percent(
                    (struct ratio){contest->votes[i], denominator});
        outcome = rule_outcome(rule, contest->votes, denominator);
        out->votes_to_next = rule_votes_to_next(rule, contest->votes, denominator);
    }
    memcpy(out->outcome, rule->outcomes[outcome].id, sizeof(out->outcome));
    out->is_decided = tally_is_decided(tally, rule, frame, at);
}

static int fill_contests(const struct counted_type *type, const struct rule *rule,
        const struct tally_frame *frame, struct results_type *out, struct error *err)
{
    size_t i;

    out->contests = calloc(type->tally.contest_count, sizeof(*out->contests));
    if (out->contests == NULL)
        return error_set(err, ERROR_MEMORY, "no memory for the results");
    out->contest_count = type->tally.contest_count;
    for (i = 0; i < out->contest_count; i++) {
        memcpy(out->contests[i].contest, type->contests[i]->contest, LAYOUT_ID_BYTES);
        memcpy(out->contests[i].name, type->contests[i]->name, OFFICIAL_NAME_BYTES);
        memcpy(out->contests[i].title, type->contests[i]->title, OFFICIAL_TITLE_BYTES);
        fill_contest(&type->tally, rule, frame, i, &out->contests[i]);
    }
    return 0;
}

static void fill_sums(const struct counted_type *type, const struct rule *rule,
        const struct conference_type *named, struct results_type *out)
{
    const struct tally *tally = &type->tally;
    size_t i;

    memcpy(out->ballot_type, named->id, sizeof(out->ballot_type));
    memcpy(out->rule, rule->id, sizeof(out->rule));
    out->option_count = rule->option_count;
    for (i = 0; i < rule->option_count; i++)
        memcpy(out->option_ids[i], rule->options[i].id, LAYOUT_ID_BYTES);
    out->issued = named->issued.is_given ? named->issued.value : 0;
    out->collected = named->collected.is_given ? named->collected.value : 0;
    out->counted = tally->counted;
    out->valid = tally->valid;
    out->invalid = tally->invalid;
    out->held = tally->held;
    out->refused = type->refused;
    out->fed = tally->counted + tally->held + type->refused;
}

static int fill_type(const struct counting *counting, size_t at, struct results_type *out,
        struct error *err)
{
    const struct conference_type *named = &counting->plan->conference->types[at];
    const struct rule *rule = &counting->plan->rules[at];
    const struct counted_type *type = &counting->types[at];
    struct tally_frame frame = {named->collected, named->deputies, counting->unassigned};

    if (rule->denominator == RULE_DEPUTIES && !named->deputies.is_given)
        return error_set(err, ERROR_STATE,
                "conference.ini: write deputies of ballot '%s': its rule card counts "
                "shares of all deputies",
                named->id);
    if (tally_check(&type->tally, err) != 0)
        return error_add_context(err, "ballot '%s'", named->id);
    fill_sums(type, rule, named, out);
    out->denominator = tally_denominator(&type->tally, rule, &frame);
    return fill_contests(type, rule, &frame, out, err);
}

static int fill_seal(struct ledger *ledger, struct results *out, struct error *err)
{
    json_t *seal, *names;
    const char *text;
    size_t i;

    if (ledger_event_find(ledger, "seal", &seal, err) != 0)
        return -1;
    if (seal == NULL || out->is_trial) {
        json_decref(seal);
        return 0;
    }
    out->is_final = 1;
    text = json_string_value(json_object_get(seal, "root"));
    (void)snprintf(out->root, sizeof(out->root), "%s", text == NULL ? "" : text);
    names = json_object_get(seal, "names");
    for (i = 0; i < 2; i++) {
        text = json_string_value(json_array_get(names, i));
        (void)snprintf(out->sealed_by[i], sizeof(out->sealed_by[i]), "%s",
                text == NULL ? "" : text);
    }
    json_decref(seal);
    return 0;
}

static int count_all(struct ledger *ledger, struct counting *counting,
        struct results *out, struct error *err)
{
    const struct conference *conference = counting->plan->conference;
    struct ledger_checks checks;
    size_t i;

    for (i = 0; i < conference->type_count; i++)
        if (start_type(counting, i, err) != 0)
            return -1;
    if (ledger_sheet_each(ledger, out->is_trial, NULL, add_sheet, counting, err) != 0)
        return -1;
    if (ledger_checks_get(ledger, &checks, err) != 0)
        return -1;
    out->checks = checks.people;
    out->adjudicated = counting->adjudicated;
    out->pairs = counting->pairs;
    out->agreed = counting->agreed;
    out->rescans = counting->rescans;
    out->type_count = conference->type_count;
    memcpy(out->rule, counting->plan->rules[0].id, sizeof(out->rule));
    for (i = 0; i < conference->type_count; i++)
        if (fill_type(counting, i, &out->types[i], err) != 0)
            return -1;
    return fill_seal(ledger, out, err);
}

int ledger_count_results(struct ledger *ledger, const struct ledger_plan *plan, int trial,
        struct results *out, struct error *err)
{
    struct counting counting = {.plan = plan};
    struct results results;
    size_t i;
    int result = -1;

    results_init(&results);
    results.is_trial = trial;
    counting.types = calloc(plan->conference->type_count, sizeof(*counting.types));
    if (counting.types == NULL)
        return error_set(err, ERROR_MEMORY, "no memory for the results");
    if (count_all(ledger, &counting, &results, err) == 0) {
        *out = results;
        result = 0;
    } else {
        results_release(&results);
    }
    for (i = 0; i < plan->conference->type_count; i++)
        tally_release(&counting.types[i].tally);
    free(counting.types);
    return result;
}

int ledger_count(
        struct ledger *ledger, const json_t *request, json_t *answer, struct error *err)
{
    struct ledger_plan plan;
    struct results results;
    json_t *object = NULL;
    char *text = NULL;
    int trial, result;

    if (ledger_text_flag(request, "trial", 0, &trial, err) != 0 ||
            ledger_plan_load(ledger, &plan, err) != 0)
        return -1;
    result = ledger_count_results(ledger, &plan, trial, &results, err);
    ledger_plan_release(&plan);
    if (result != 0)
        return -1;
    result = results_text(&results, &text, err);
    results_release(&results);
    if (result == 0)
        result = json_parse(text, strlen(text), &object, err);
    free(text);
    if (result == 0)
        (void)json_object_set_new(answer, "results", object);
    return result;
}
