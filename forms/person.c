/* person.c -- one person's own sheet of the results, a PDF of A5. */
#include "forms/person.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>

#include "forms/chart_row.h"
#include "forms/document.h"
#include "forms/minutes_parts.h"
#include "forms/person_figures.h"
#include "forms/report_grade.h"

/* Drawn on A5: a point here is 0.7 on the paper. */
static const struct report_pen_style body = {.size_pt = 14.5};
static const struct report_pen_style bold = {.size_pt = 14.5, .is_bold = 1};
static const struct report_pen_style note = {.size_pt = 12.5};

struct who {
    size_t type, contest;
    int is_tight; /* long words: smaller figures and gaps, so that one page holds all */
};

static void draw_filled(struct flow *flow, const struct report_data *data,
        const struct report_pen_style *style, const char *key,
        const struct report_words_value *values)
{
    char *text = report_words_fill(&data->words, key, values);

    flow_text(flow, style, 0, 2, text);
    g_free(text);
}

/* Which of several ballots it was stands under the title. */
static void draw_title(struct flow *flow, const struct report_data *data, size_t type)
{
    struct report_pen_style style = {.size_pt = 13, .is_italic = 1, .align = PEN_CENTRE};
    const struct conference_type *plan = data->types[type];
    struct report_words_value values[] = {
            {"title", plan->title[0] != '\0' ? plan->title : plan->id}, {NULL, NULL}};

    minutes_draw_title(flow, data, report_words_get(&data->words, "person.title"),
            data->conference.title);
    if (data->results.type_count > 1)
        draw_filled(flow, data, &style, "person.type", values);
}

static void draw_name(
        struct flow *flow, const struct results_contest *contest, int is_tight)
{
    struct report_pen_style name = {
            .size_pt = is_tight ? 17 : 23, .is_bold = 1, .align = PEN_CENTRE};
    struct report_pen_style title = {.size_pt = is_tight ? 13 : 15, .align = PEN_CENTRE};

    flow_text(flow, &name, 0, 1, contest->name);
    if (contest->title[0] != '\0')
        flow_text(flow, &title, 0, 0, contest->title);
    flow->y += (is_tight ? 3 : 5) * FLOW_MM;
}

/* Rows that count for no level, so that the figures add up for whoever adds them. */
static void draw_rest(struct flow *flow, const struct report_data *data, size_t type,
        const struct results_contest *contest)
{
    char blank[16], over[16], held[16], number[16], partial[16], beyond[16];
    struct report_words_value values[] = {{"blank", blank}, {"over", over},
            {"held", held}, {"value", number}, {"partial", partial}, {"beyond", beyond},
            {NULL, NULL}};
    int is_points = report_is_points(data, type);

    (void)snprintf(blank, sizeof(blank), "%" PRIu32, contest->blank);
    (void)snprintf(over, sizeof(over), "%" PRIu32, contest->over);
    (void)snprintf(held, sizeof(held), "%" PRIu32, contest->held);
    (void)snprintf(
            number, sizeof(number), "%" PRIu32, data->results.types[type].denominator);
    (void)snprintf(partial, sizeof(partial), "%" PRIu32, contest->partial);
    (void)snprintf(beyond, sizeof(beyond), "%" PRIu32, contest->beyond);
    if (!is_points)
        draw_filled(flow, data, &note, report_denominator_key(data->rules[type].denominator),
                values);
    draw_filled(
            flow, data, &note, is_points ? "person.bad_points" : "person.bad", values);
    if (contest->held > 0)
        draw_filled(flow, data, &note, "person.held", values);
    flow->y += 2 * FLOW_MM;
}

/* The option that the outcome after this one compares. */
static const char *next_label(const struct report_data *data, size_t type,
        const struct results_contest *contest)
{
    const struct rule *rule = &data->rules[type];
    size_t next = report_outcome_find(rule, contest->outcome) + 1;

    size_t option = rule_outcome_option(rule, next);

    return option < rule->option_count ? report_label(data, type, option) : "";
}

/* The grade, and what it was before a cap or quota. */
static void draw_grade(struct flow *flow, const struct report_data *data, size_t type,
        const struct results_contest *contest)
{
    struct report_words_value values[] = {
            {"effect", report_outcome_name(data, type, contest->outcome)}, {NULL, NULL}};
    char *change = report_change(data, type, contest);

    draw_filled(flow, data, &bold, "person.grade", values);
    if (change[0] != '\0')
        flow_text(flow, &body, 0, 2, change);
    g_free(change);
}

static void draw_outcome(struct flow *flow, const struct report_data *data, size_t type,
        const struct results_contest *contest)
{
    const struct rule *rule = &data->rules[type];
    const struct rule_outcome *found =
            &rule->outcomes[report_outcome_find(rule, contest->outcome)];
    int is_english = data->language[0] == 'e' && found->text_en[0] != '\0';
    char votes[24];
    struct report_words_value values[] = {
            {"effect", is_english ? found->text_en : found->text_vi}, {"votes", votes},
            {"option", next_label(data, type, contest)}, {NULL, NULL}};

    if (rule->outcome_count < 2)
        return;
    if (report_is_open(contest)) {
        draw_filled(flow, data, &bold, "person.outcome_open", values);
        return;
    }
    if (report_is_grading(data, type)) {
        draw_grade(flow, data, type, contest);
        return;
    }
    draw_filled(flow, data, &bold, "person.outcome", values);
    if (contest->votes_to_next < 0)
        return;
    (void)snprintf(votes, sizeof(votes), "%" PRId64, contest->votes_to_next);
    draw_filled(flow, data, &body, "person.to_next", values);
}

static void draw_rule(struct flow *flow, const struct report_data *data, size_t type)
{
    const struct rule *rule = &data->rules[type];
    int is_english = data->language[0] == 'e' && rule->title_en[0] != '\0';
    struct report_words_value values[] = {
            {"rule", is_english ? rule->title_en : rule->title_vi},
            {"source", rule->source}, {NULL, NULL}};

    flow->y += 2 * FLOW_MM;
    draw_filled(flow, data, &note, "result.rule", values);
    draw_filled(flow, data, &note, "result.source", values);
}

/* Whose chair signs, over the place where the chair does. */
static void draw_sign(struct flow *flow, const struct report_data *data)
{
    struct report_pen_style style = {.size_pt = 13, .is_bold = 1, .align = PEN_CENTRE};
    double half = FLOW_WIDTH / 2 + 4;

    flow->y += 4 * FLOW_MM;
    (void)flow_need(flow, 33 * FLOW_MM);
    flow_text(flow, &style, half, 0, report_words_get(&data->words, "person.sign"));
    minutes_draw_chair(flow, data);
}

static void draw_all(struct flow *flow, const struct report_data *data, void *context)
{
    const struct who *who = context;
    const struct results_contest *contest =
            &data->results.types[who->type].contests[who->contest];

    minutes_draw_letterhead(flow, data);
    draw_title(flow, data, who->type);
    draw_name(flow, contest, who->is_tight);
    person_draw_figures(flow, data, who->type, contest, who->is_tight ? 22 : 30);
    person_draw_bar(flow, data, who->type, contest);
    person_draw_ballots(flow, data, who->type);
    draw_rest(flow, data, who->type, contest);
    draw_outcome(flow, data, who->type, contest);
    draw_rule(flow, data, who->type);
    if (data->results.is_final)
        minutes_draw_root(flow, data);
    draw_sign(flow, data);
}

int person_render(const struct report_data *data, size_t type, size_t contest,
        unsigned char **pdf, size_t *size, int *pages, struct error *err)
{
    struct who who = {type, contest, 0};
    struct document document = {.title = report_words_get(&data->words, "person.title"),
            .watermark = document_watermark(data),
            .page_text = "",
            .foot = report_words_get(&data->words, "person.own"),
            .scale = DOCUMENT_A5,
            .draw = draw_all,
            .context = &who};
    unsigned char *bytes;
    int count;

    if (document_render(data, &document, &bytes, size, &count, err) != 0)
        return -1;
    if (count > 1) {
        free(bytes);
        who.is_tight = 1;
        if (document_render(data, &document, &bytes, size, &count, err) != 0)
            return -1;
    }
    *pdf = bytes;
    if (pages != NULL)
        *pages = count;
    return 0;
}
