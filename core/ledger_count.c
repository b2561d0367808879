/* ledger_count.c -- results: the sheets' final say, added up and judged by the rules. */
#include "core/ledger_count.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/contest.h"
#include "core/json.h"
#include "core/ledger_contest.h"
#include "core/ledger_checks.h"
#include "core/ledger_event.h"
#include "core/ledger_settle.h"
#include "core/ledger_sheet.h"
#include "core/ledger_signed.h"
#include "core/ledger_text.h"
#include "core/tally.h"

struct counted_type {
    struct tally tally;
    const struct contests *contests; /* of the plan */
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

    type->contests = &counting->plan->contests[at];
    return tally_init(&type->tally, type->contests->count, rule_value_count(rule),
            rule->bad_row, err);
}

/* near  how many rows of the sheet stand before this contest's. */
static int value_of(const struct contest *contest, const struct rule *rule,
        const struct ledger_sheet *sheet, size_t near, uint8_t *out, struct error *err)
{
    uint8_t states[CONTEST_ROWS_MAX];
    char hex[LEDGER_ID_HEX_BYTES];
    size_t i;
    int state;

    for (i = 0; i < contest->row_count; i++) {
        state = ledger_contest_state(rule, &contest->rows[i],
                ledger_sheet_contest(sheet, contest->rows[i].id, near + i));
        if (state < 0) {
            digest_hex(sheet->id.bytes, LEDGER_ID_BYTES, hex);
            return error_set(err, ERROR_RANGE,
                    "sheet %s has no row for contest '%s': was officials.csv or the rule "
                    "card changed since it was read?",
                    hex, contest->rows[i].id);
        }
        states[i] = (uint8_t)state;
    }
    *out = (uint8_t)contest_value(contest, states);
    return 0;
}

static int add_counted(struct counted_type *type, const struct rule *rule,
        const struct ledger_sheet *sheet, struct error *err)
{
    const json_t *decision = ledger_sheet_decision(sheet);
    const char *word = json_string_value(json_object_get(decision, "decision"));
    uint8_t values[OFFICIALS_MAX];
    size_t i, near = 0;

    if (word != NULL && strcmp(word, "void") == 0) {
        tally_add_void(&type->tally);
        return 0;
    }
    for (i = 0; i < type->contests->count; i++) {
        if (value_of(&type->contests->list[i], rule, sheet, near, &values[i], err) != 0)
            return -1;
        near += type->contests->list[i].row_count;
    }
    return tally_add(&type->tally, values, err);
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

static void fill_votes(const struct tally_contest *contest, const struct rule *rule,
        uint32_t denominator, struct results_contest *out)
{
    size_t i;

    memcpy(out->votes, contest->votes, sizeof(out->votes));
    out->blank = contest->blank;
    out->over = contest->over;
    out->partial = contest->partial;
    out->beyond = contest->beyond;
    if (rule->points_most > 0) {
        out->points = rule_points(rule, contest->votes);
        for (i = 0; i <= rule->points_most; i++)
            out->rows += contest->votes[i];
    }
    for (i = 0; i < rule->option_count && denominator > 0; i++)
        out->shares[i] =
                ratio_hundredths_percent((struct ratio){contest->votes[i], denominator});
}

static void fill_contest(const struct tally *tally, const struct rule *rule,
        const struct tally_frame *frame, size_t at, struct results_contest *out)
{
    const struct tally_contest *contest = &tally->contests[at];
    uint32_t denominator = tally_denominator(tally, rule, frame, at);
    struct rule_sums sums = {contest->votes, denominator, frame->previous};
    size_t outcome = 0;

    fill_votes(contest, rule, denominator, out);
    out->held = tally->held;
    out->votes_to_next = -1;
    if (denominator > 0) {
        outcome = rule_outcome(rule, &sums);
        out->votes_to_next = rule_votes_to_next(rule, &sums);
    }
    memcpy(out->outcome, rule->outcomes[outcome].id, sizeof(out->outcome));
    out->is_decided = tally_is_decided(tally, rule, frame, at);
}

/* What the year before adds to a person's frame, and to the results. */
static void look_back(const struct previous *previous, const struct official *official,
        const struct rule *rule, struct tally_frame *frame, struct results_contest *out)
{
    const char *before;
    int outcome;

    frame->previous = 0;
    if (!rule->is_yearly)
        return;
    before = previous_outcome(previous, official->person, official->ballot_type);
    outcome = before == NULL ? -1 : rule_outcome_find(rule, before);
    if (outcome < 0)
        return;
    frame->previous = UINT32_C(1) << outcome;
    memcpy(out->previous, rule->outcomes[outcome].id, LAYOUT_ID_BYTES);
}

static void name_contest(const struct official *official, struct results_contest *out)
{
    memcpy(out->contest, official->contest, LAYOUT_ID_BYTES);
    memcpy(out->name, official->name, OFFICIAL_NAME_BYTES);
    memcpy(out->title, official->title, OFFICIAL_TITLE_BYTES);
    memcpy(out->person, official->person, OFFICIAL_PERSON_BYTES);
    memcpy(out->group, official->group, OFFICIAL_TITLE_BYTES);
    out->role = official->role;
}

static int fill_contests(const struct previous *previous, const struct counted_type *type,
        const struct rule *rule, struct tally_frame *frame, struct results_type *out,
        struct error *err)
{
    const struct official *official;
    size_t i;

    out->contests = calloc(type->tally.contest_count, sizeof(*out->contests));
    if (out->contests == NULL)
        return error_set(err, ERROR_MEMORY, "no memory for the results");
    out->contest_count = type->tally.contest_count;
    for (i = 0; i < out->contest_count; i++) {
        official = type->contests->list[i].official;
        name_contest(official, &out->contests[i]);
        look_back(previous, official, rule, frame, &out->contests[i]);
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
    out->points_most = rule->points_most;
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
    struct tally_frame frame = {
            named->collected, named->deputies, counting->unassigned, 0};

    if (rule->denominator == RULE_DEPUTIES && !named->deputies.is_given)
        return error_set(err, ERROR_STATE,
                "conference.ini: write deputies of ballot '%s': its rule card counts "
                "shares of all deputies",
                named->id);
    if (tally_check(&type->tally, err) != 0)
        return error_add_context(err, "ballot '%s'", named->id);
    fill_sums(type, rule, named, out);
    if (rule->denominator != RULE_VALID_ROWS)
        out->denominator = tally_denominator(&type->tally, rule, &frame, 0);
    return fill_contests(&counting->plan->previous[at], type, rule, &frame, out, err);
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
    if (ledger_settle_results(ledger, counting->plan, out, err) != 0)
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

int ledger_count_object(struct ledger *ledger, int trial, json_t **out, struct error *err)
{
    struct ledger_plan plan;
    struct results results;
    char *text = NULL;
    int result;

    if (ledger_plan_load(ledger, &plan, err) != 0)
        return -1;
    result = ledger_count_results(ledger, &plan, trial, &results, err);
    if (result == 0)
        ledger_signed_name(&plan, &results);
    ledger_plan_release(&plan);
    if (result != 0)
        return -1;
    result = results_text(&results, &text, err);
    results_release(&results);
    if (result == 0)
        result = json_parse(text, strlen(text), out, err);
    free(text);
    return result;
}

int ledger_count(
        struct ledger *ledger, const json_t *request, json_t *answer, struct error *err)
{
    json_t *object = NULL;
    int trial;

    if (ledger_text_flag(request, "trial", 0, &trial, err) != 0 ||
            ledger_count_object(ledger, trial, &object, err) != 0)
        return -1;
    if (ledger_signed_sign(ledger, object, err) != 0) {
        json_decref(object);
        return -1;
    }
    (void)json_object_set_new(answer, "results", object);
    return 0;
}
