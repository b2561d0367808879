/* minutes_grade.c -- below a table of grades: their conditions, caps, quotas, changes. */
#include <string.h>

#include "forms/minutes_parts.h"
#include "forms/report_grade.h"

static const struct report_pen_style body = {.size_pt = 13, .align = PEN_JUSTIFIED};
static const struct report_pen_style note = {.size_pt = 11.5, .align = PEN_JUSTIFIED};
static const struct report_pen_style title = {.size_pt = 13, .is_bold = 1};

static void draw_words(struct flow *flow, const struct report_data *data,
        const struct report_pen_style *style, double indent, const char *key,
        const struct report_words_value *values)
{
    char *text = report_words_fill(&data->words, key, values);

    flow_text(flow, style, indent, 2, text);
    g_free(text);
}

/* From the highest grade down to the rest. */
static void draw_bands(struct flow *flow, const struct report_data *data, size_t type)
{
    const struct rule *rule = &data->rules[type];
    char *condition;
    size_t i;

    flow_text(flow, &note, 0, 2, report_words_get(&data->words, "grade.bands_title"));
    for (i = rule->outcome_count; i > 0; i--) {
        condition = report_condition(data, type, i - 1);
        draw_words(flow, data, &note, 6 * FLOW_MM, "grade.band",
                (const struct report_words_value[]){
                        {"outcome", report_outcome_name(
                                            data, type, rule->outcomes[i - 1].id)},
                        {"condition", condition}, {NULL, NULL}});
        g_free(condition);
    }
}

static void draw_bounds(struct flow *flow, const struct report_data *data, size_t type)
{
    const struct rule *rule = &data->rules[type];
    char *text;
    size_t i;

    if (rule->cap != RULE_CAP_NONE)
        flow_text(flow, &note, 0, 2,
                report_words_get(&data->words, rule->cap == RULE_CAP_HEADS
                                                       ? "grade.cap_heads"
                                                       : "grade.cap_everyone"));
    for (i = 0; i < rule->quota_count; i++) {
        text = report_quota(data, type, i);
        flow_text(flow, &note, 0, 2, text);
        g_free(text);
    }
}

static int draw_change(struct flow *flow, const struct report_data *data, size_t type,
        const struct results_contest *contest)
{
    int is_cap = strcmp(contest->changed_by, "cap") == 0, is_told = 1;
    char *who = report_who(contest);
    const struct report_words_value values[] = {{"no", contest->contest}, {"who", who},
            {"before", report_outcome_name(data, type, contest->outcome_before)},
            {"outcome", report_outcome_name(data, type, contest->outcome)},
            {"by", report_words_get(
                           &data->words, is_cap ? "grade.by_cap" : "grade.by_quota")},
            {NULL, NULL}};

    if (contest->is_tied)
        draw_words(flow, data, &body, 6 * FLOW_MM, "grade.settled_tied", values);
    else if (contest->outcome_before[0] != '\0')
        draw_words(flow, data, &body, 6 * FLOW_MM, "grade.settled", values);
    else
        is_told = 0;
    g_free(who);
    return is_told;
}

void minutes_draw_bands(struct flow *flow, const struct report_data *data, size_t type)
{
    draw_bands(flow, data, type);
    draw_bounds(flow, data, type);
}

void minutes_draw_settled(struct flow *flow, const struct report_data *data, size_t type)
{
    const struct rule *rule = &data->rules[type];
    const struct results_type *found = &data->results.types[type];
    size_t i, changed = 0;

    if (rule->cap == RULE_CAP_NONE && rule->quota_count == 0)
        return;
    (void)flow_need(flow, 50);
    flow->y += 4;
    flow_text(flow, &title, 0, 3, report_words_get(&data->words, "grade.settled_title"));
    for (i = 0; i < found->contest_count; i++)
        changed += (size_t)draw_change(flow, data, type, &found->contests[i]);
    if (changed == 0)
        flow_text(flow, &body, 6 * FLOW_MM, 3,
                report_words_get(&data->words, "grade.settled_none"));
}

void minutes_draw_follow_up(
        struct flow *flow, const struct report_data *data, size_t type)
{
    const struct rule *rule = &data->rules[type];
    const struct results_type *found = &data->results.types[type];
    size_t i, k;

    for (i = 1; i < rule->outcome_count; i++) {
        if (rule->outcomes[i].follow_up[0] == '\0')
            continue;
        for (k = 0; k < found->contest_count; k++)
            if (!report_is_open(&found->contests[k]) &&
                    strcmp(found->contests[k].outcome, rule->outcomes[i].id) == 0)
                break;
        if (k < found->contest_count)
            draw_words(flow, data, &body, 6 * FLOW_MM, "grade.follow_up",
                    (const struct report_words_value[]){
                            {"card", rule->outcomes[i].follow_up},
                            {"outcome", report_outcome_name(
                                                data, type, rule->outcomes[i].id)},
                            {NULL, NULL}});
    }
}
