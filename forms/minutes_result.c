/* minutes_result.c -- everything of one ballot type: counts, table, rule and effects. */
#include <inttypes.h>
#include <stdio.h>

#include "forms/minutes_parts.h"
#include "forms/report_grade.h"

static const struct report_pen_style body = {.size_pt = 13, .align = PEN_JUSTIFIED};
static const struct report_pen_style note = {.size_pt = 11.5, .align = PEN_JUSTIFIED};

/* One key with one {value}, drawn in a half of the page; returns its height. */
static double draw_half(struct flow *flow, const struct report_data *data,
        const char *key, uint32_t value, int is_given, int is_right)
{
    char number[16];
    struct report_words_value values[] = {{"value", number}, {NULL, NULL}};
    double width = FLOW_WIDTH / 2 - 6 * FLOW_MM, height;
    double left = FLOW_LEFT + 6 * FLOW_MM + (is_right ? FLOW_WIDTH / 2 : 0);
    char *text;

    (void)snprintf(number, sizeof(number), "%" PRIu32, value);
    if (!is_given)
        values[0].value = report_words_get(&data->words, "minutes.not_given");
    text = report_words_fill(&data->words, key, values);
    height = report_pen_draw(&flow->pen, &(struct report_pen_style){.size_pt = 13}, left,
            flow->y, width, text);
    g_free(text);
    return height + 2;
}

/* A count of zero that nobody typed is not given: it is dotted, not printed as 0. */
static void draw_counts(struct flow *flow, const struct report_data *data, size_t index)
{
    const struct results_type *type = &data->results.types[index];
    const struct conference_type *plan = data->types[index];
    double height;

    (void)flow_need(flow, 80);
    (void)draw_half(flow, data, "counts.issued", type->issued,
            type->issued > 0 || plan->issued.is_given, 0);
    height = draw_half(flow, data, "counts.collected", type->collected,
            type->collected > 0 || plan->collected.is_given, 1);
    flow->y += height;
    (void)draw_half(flow, data, "counts.valid", type->valid, 1, 0);
    height = draw_half(flow, data, "counts.invalid", type->invalid, 1, 1);
    flow->y += height;
    if (type->held == 0 && type->refused == 0)
        return;
    (void)draw_half(flow, data, "counts.held", type->held, 1, 0);
    height = draw_half(flow, data, "counts.refused", type->refused, 1, 1);
    flow->y += height;
}

void minutes_draw_type(struct flow *flow, const struct report_data *data, size_t index)
{
    const struct conference_type *type = data->types[index];
    char number[24];
    struct report_words_value values[] = {{"no", number},
            {"title", type->title[0] != '\0' ? type->title : data->conference.title},
            {"note", type->note}, {NULL, NULL}};
    char *text;

    if (data->results.type_count == 1 && type->title[0] == '\0')
        return; /* the conference's title stands on top already */
    (void)snprintf(number, sizeof(number), "%zu", index + 1);
    text = report_words_fill(&data->words,
            data->results.type_count > 1 ? "result.title_many" : "result.title_one",
            values);
    flow->y += index > 0 ? 8 : 0;
    (void)flow_need(flow, 40 * FLOW_MM);
    flow_text(flow, &(struct report_pen_style){.size_pt = 13, .is_bold = 1}, 0, 4, text);
    g_free(text);
    if (type->note[0] == '\0')
        return;
    text = report_words_fill(&data->words, "result.note", values);
    flow_text(flow, &body, 6 * FLOW_MM, 2, text);
    g_free(text);
}

static void draw_filled(struct flow *flow, const struct report_data *data,
        const char *key, const struct report_words_value *values)
{
    char *text = report_words_fill(&data->words, key, values);

    flow_text(flow, &note, 0, 2, text);
    g_free(text);
}

/* By which rule the shares and outcomes above were worked out. */
static void draw_rule(struct flow *flow, const struct report_data *data, size_t index)
{
    const struct rule *rule = &data->rules[index];
    int is_english = data->language[0] == 'e' && rule->title_en[0] != '\0';
    char number[16];
    struct report_words_value values[] = {{"value", number},
            {"rule", is_english ? rule->title_en : rule->title_vi},
            {"source", rule->source}, {NULL, NULL}};

    (void)snprintf(
            number, sizeof(number), "%" PRIu32, data->results.types[index].denominator);
    draw_filled(flow, data, "result.rule", values);
    draw_filled(flow, data, "result.source", values);
    if (report_is_points(data, index)) {
        draw_filled(flow, data, "result.mean", values);
        draw_filled(flow, data, "result.rows_points", values);
    } else {
        draw_filled(flow, data, report_denominator_key(rule->denominator), values);
        draw_filled(flow, data, "result.shares", values);
        draw_filled(flow, data, "result.rows", values);
    }
    if (report_is_grading(data, index))
        minutes_draw_bands(flow, data, index);
}

char *minutes_threshold(const struct report_data *data, size_t type, size_t outcome)
{
    const struct rule *rule = &data->rules[type];
    const struct rule_outcome *found = &rule->outcomes[outcome];
    size_t option = rule_outcome_option(rule, outcome);
    char num[16], den[16];
    struct report_words_value values[] = {
            {"option", option < rule->option_count ? report_label(data, type, option)
                                                   : found->when},
            {"num", num}, {"den", den}, {NULL, NULL}};

    (void)snprintf(num, sizeof(num), "%" PRIu32, found->threshold.num);
    (void)snprintf(den, sizeof(den), "%" PRIu32, found->threshold.den);
    return report_words_fill(&data->words,
            found->bound == RULE_AT_LEAST ? "table.at_least" : "table.more_than", values);
}

static void draw_effect(struct flow *flow, const struct report_data *data, size_t index,
        const struct results_contest *contest)
{
    const struct rule *rule = &data->rules[index];
    size_t outcome = report_outcome_find(rule, contest->outcome);
    const struct rule_outcome *found = &rule->outcomes[outcome];
    int is_english = data->language[0] == 'e' && found->text_en[0] != '\0';
    char *threshold = minutes_threshold(data, index, outcome);
    struct report_words_value values[] = {{"no", contest->contest},
            {"name", contest->name}, {"title", contest->title}, {"threshold", threshold},
            {"effect", is_english ? found->text_en : found->text_vi}, {NULL, NULL}};
    char *text = report_words_fill(&data->words, "result.effect", values);

    flow_text(flow, &body, 6 * FLOW_MM, 3, text);
    g_free(text);
    g_free(threshold);
}

/* Whom the outcomes concern and what follows for them; an open outcome concerns nobody.
 */
static void draw_effects(struct flow *flow, const struct report_data *data, size_t index)
{
    const struct results_type *type = &data->results.types[index];
    size_t i, concerned = 0, open = 0;

    if (data->rules[index].outcome_count < 2)
        return;
    if (report_is_grading(data, index)) { /* the table has everybody's */
        minutes_draw_settled(flow, data, index);
        return;
    }
    (void)flow_need(flow, 50);
    flow->y += 4;
    flow_text(flow, &(struct report_pen_style){.size_pt = 13, .is_bold = 1}, 0, 3,
            report_words_get(&data->words, "result.effect_title"));
    for (i = 0; i < type->contest_count; i++) {
        if (report_is_open(&type->contests[i]))
            open++;
        else if (report_outcome_find(&data->rules[index], type->contests[i].outcome) !=
                 0) {
            draw_effect(flow, data, index, &type->contests[i]);
            concerned++;
        }
    }
    if (open > 0)
        flow_text(flow, &body, 6 * FLOW_MM, 3,
                report_words_get(&data->words, "result.effect_open"));
    else if (concerned == 0)
        flow_text(flow, &body, 6 * FLOW_MM, 3,
                report_words_get(&data->words, "result.effect_none"));
    minutes_draw_follow_up(flow, data, index);
}

void minutes_draw_result(struct flow *flow, const struct report_data *data, size_t type,
        struct minutes_map *map)
{
    minutes_draw_type(flow, data, type);
    draw_counts(flow, data, type);
    flow->y += 4;
    minutes_draw_table(flow, data, type, 1, map);
    draw_rule(flow, data, type);
    draw_effects(flow, data, type);
}
