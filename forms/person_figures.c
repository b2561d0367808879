/* person_figures.c -- a person's figures: large numbers, and a bar with thresholds. */
#include "forms/person_figures.h"

#include <inttypes.h>
#include <stdio.h>

#include "forms/chart_points.h"
#include "forms/chart_row.h"
#include "forms/report_grade.h"

enum { FIGURES_A_ROW = 4 };

#define PADDING (2.5 * FLOW_MM)
#define SWATCH (2.2 * FLOW_MM)
#define BAR_HEIGHT (8 * FLOW_MM)
#define LANE_HEIGHT (4 * FLOW_MM)

static const struct report_pen_style label = {.size_pt = 14, .align = PEN_CENTRE};
static const struct report_pen_style share = {.size_pt = 15, .align = PEN_CENTRE};
static const struct report_pen_style small = {.size_pt = 12, .align = PEN_CENTRE};
static const struct report_pen_style strong = {
        .size_pt = 18, .is_bold = 1, .align = PEN_CENTRE};

static void set_grey(cairo_t *cairo, double grey)
{
    cairo_set_source_rgb(cairo, grey, grey, grey);
}

static void draw_box(cairo_t *cairo, double left, double top, double width, double height)
{
    set_grey(cairo, 0.45);
    cairo_set_line_width(cairo, 0.7);
    cairo_rectangle(cairo, left, top, width, height);
    cairo_stroke(cairo);
    set_grey(cairo, 0);
}

/* Levels stand in rows of at most four, as wide as the row allows. */
static size_t columns_of(size_t options)
{
    size_t rows = (options + FIGURES_A_ROW - 1) / FIGURES_A_ROW;

    return (options + rows - 1) / rows;
}

static double label_height(
        struct flow *flow, const struct report_data *data, size_t type, double width)
{
    double most = 0, height;
    size_t i;

    for (i = 0; i < data->rules[type].option_count; i++) {
        height =
                report_pen_height(&flow->pen, &label, width, report_label(data, type, i));
        if (height > most)
            most = height;
    }
    return most;
}

/* The swatch is the level's colour in the bar below. */
static void draw_figure(struct flow *flow, const struct report_data *data, size_t type,
        const struct results_contest *contest, size_t option, double left, double width,
        double label_room, const struct report_pen_style *large)
{
    struct report_pen *pen = &flow->pen;
    double top = flow->y, inner = width - 2 * PADDING;
    char text[WORDS_SHARE_BYTES];
    struct report_words_value values[] = {{"share", text}, {NULL, NULL}};
    char *filled;

    chart_set_colour(pen->cairo, data, type, option);
    cairo_rectangle(pen->cairo, left, top, width, SWATCH);
    cairo_fill(pen->cairo);
    set_grey(pen->cairo, 0);
    top += SWATCH + PADDING;
    (void)report_pen_draw(
            pen, &label, left + PADDING, top, inner, report_label(data, type, option));
    top += label_room;
    (void)snprintf(text, sizeof(text), "%" PRIu32, contest->votes[option]);
    top += report_pen_draw(pen, large, left + PADDING, top, inner, text);
    report_words_share(&data->words, contest->shares[option], text);
    filled = report_words_fill(&data->words, "person.share", values);
    (void)report_pen_draw(pen, &share, left + PADDING, top, inner, filled);
    g_free(filled);
}

/* Of points: the mean, large; the sum; and how many valid rows they are of. */
static void draw_points(struct flow *flow, const struct report_data *data,
        const struct results_contest *contest, double size_pt)
{
    static const char *const keys[3] = {"person.mean", "person.sum", "person.rows"};
    const struct report_pen_style large = {
            .size_pt = size_pt, .is_bold = 1, .align = PEN_CENTRE};
    double width = FLOW_WIDTH / 3, top, left;
    double height = 3 * PADDING + report_pen_height(&flow->pen, &label, -1, "0") +
                    report_pen_height(&flow->pen, &large, -1, "0");
    char texts[3][WORDS_SHARE_BYTES];
    int i;

    report_mean(data, contest, texts[0]);
    (void)snprintf(texts[1], sizeof(texts[1]), "%" PRIu64, contest->points);
    (void)snprintf(texts[2], sizeof(texts[2]), "%" PRIu32, contest->rows);
    (void)flow_need(flow, height);
    for (i = 0; i < 3; i++) {
        left = FLOW_LEFT + width * i;
        top = flow->y + PADDING;
        top += report_pen_draw(&flow->pen, &label, left, top, width,
                report_words_get(&data->words, keys[i]));
        (void)report_pen_draw(&flow->pen, &large, left, top, width, texts[i]);
        draw_box(flow->pen.cairo, left, flow->y, width, height);
    }
    flow->y += height + 4 * FLOW_MM;
}

void person_draw_figures(struct flow *flow, const struct report_data *data, size_t type,
        const struct results_contest *contest, double size_pt)
{
    struct report_pen_style large = {
            .size_pt = size_pt, .is_bold = 1, .align = PEN_CENTRE};
    size_t count = data->rules[type].option_count, columns, i;
    double width, room, height;

    if (report_is_points(data, type)) {
        draw_points(flow, data, contest, size_pt);
        return;
    }
    columns = columns_of(count);
    width = FLOW_WIDTH / (double)columns;
    room = label_height(flow, data, type, width - 2 * PADDING);
    height = SWATCH + 2 * PADDING + room +
             report_pen_height(&flow->pen, &large, -1, "0") +
             report_pen_height(&flow->pen, &share, -1, "0");

    for (i = 0; i < count; i++) {
        if (i % columns == 0)
            (void)flow_need(flow, height);
        draw_figure(flow, data, type, contest, i,
                FLOW_LEFT + width * (double)(i % columns), width, room, &large);
        draw_box(flow->pen.cairo, FLOW_LEFT + width * (double)(i % columns), flow->y,
                width, height);
        if (i % columns == columns - 1 || i == count - 1)
            flow->y += height;
    }
    flow->y += 4 * FLOW_MM;
}

static double share_length(uint32_t hundredths)
{
    return FLOW_WIDTH * (hundredths > 10000 ? 10000 : hundredths) / 10000.0;
}

static void fill(cairo_t *cairo, double left, double top, double width, double height)
{
    cairo_rectangle(cairo, left, top, width, height);
    cairo_fill(cairo);
}

static void draw_levels(struct flow *flow, const struct report_data *data, size_t type,
        const struct results_contest *contest)
{
    double left = FLOW_LEFT, length;
    size_t i;

    for (i = 0; i < data->rules[type].option_count; i++) {
        length = share_length(contest->shares[i]);
        chart_set_colour(flow->pen.cairo, data, type, i);
        fill(flow->pen.cairo, left, flow->y, length, BAR_HEIGHT);
        left += length;
    }
    draw_box(flow->pen.cairo, FLOW_LEFT, flow->y, FLOW_WIDTH, BAR_HEIGHT);
    flow->y += BAR_HEIGHT + 1.5 * FLOW_MM;
}

/* The line of a threshold through the lane, its ratio under it. */
static void draw_threshold(struct flow *flow, const struct rule_outcome *outcome)
{
    double x = FLOW_LEFT + FLOW_WIDTH * outcome->threshold.num / outcome->threshold.den;
    cairo_t *cairo = flow->pen.cairo;
    char text[64];

    cairo_set_line_width(cairo, 1.6);
    cairo_move_to(cairo, x, flow->y - 1);
    cairo_line_to(cairo, x, flow->y + LANE_HEIGHT + 3);
    cairo_stroke(cairo);
    (void)snprintf(text, sizeof(text), "%s %" PRIu32 "/%" PRIu32,
            outcome->bound == RULE_AT_LEAST ? "≥" : ">", outcome->threshold.num,
            outcome->threshold.den);
    (void)report_pen_draw(
            &flow->pen, &small, x - 40, flow->y + LANE_HEIGHT + 3, 80, text);
}

static void draw_lane(struct flow *flow, const struct report_data *data, size_t type,
        const struct results_contest *contest)
{
    const struct rule *rule = &data->rules[type];
    struct report_pen_style left = {.size_pt = 12};
    size_t low = chart_low(data, type), i;
    cairo_t *cairo = flow->pen.cairo;

    set_grey(cairo, 0.92);
    fill(cairo, FLOW_LEFT, flow->y, FLOW_WIDTH, LANE_HEIGHT);
    chart_set_colour(cairo, data, type, low);
    fill(cairo, FLOW_LEFT, flow->y, share_length(contest->shares[low]), LANE_HEIGHT);
    set_grey(cairo, 0);
    for (i = 1; i < rule->outcome_count; i++)
        if (rule_outcome_option(rule, i) == low && rule->outcomes[i].threshold.den != 0)
            draw_threshold(flow, &rule->outcomes[i]);
    flow->y += LANE_HEIGHT + 3;
    flow->y += report_pen_draw(&flow->pen, &left, FLOW_LEFT, flow->y, FLOW_WIDTH / 2 - 44,
            report_label(data, type, low));
}

void person_draw_bar(struct flow *flow, const struct report_data *data, size_t type,
        const struct results_contest *contest)
{
    struct chart_lane lane = {FLOW_LEFT, 0, FLOW_WIDTH, BAR_HEIGHT};

    (void)flow_need(flow, BAR_HEIGHT + LANE_HEIGHT + 10 * FLOW_MM);
    if (report_is_points(data, type)) {
        lane.top_pt = flow->y;
        chart_points_thresholds(&flow->pen, data, type, &lane, 12);
        lane.top_pt += 6 * FLOW_MM;
        chart_points_bar(&flow->pen, data, type, contest, &lane, 14);
        flow->y = lane.top_pt + BAR_HEIGHT + 4 * FLOW_MM;
        return;
    }
    draw_levels(flow, data, type, contest);
    if (chart_low(data, type) < data->rules[type].option_count)
        draw_lane(flow, data, type, contest);
    flow->y += 4 * FLOW_MM;
}

/* A count of zero that nobody typed is not given: it is dotted, not printed as 0. */
static void draw_ballot(struct flow *flow, const struct report_data *data, size_t column,
        const char *key, uint32_t value, int is_given)
{
    double width = FLOW_WIDTH / 4, left = FLOW_LEFT + width * (double)column;
    double top = flow->y + PADDING;
    char text[16];

    (void)snprintf(text, sizeof(text), "%" PRIu32, value);
    top += report_pen_draw(
            &flow->pen, &small, left, top, width, report_words_get(&data->words, key));
    (void)report_pen_draw(&flow->pen, &strong, left, top, width,
            is_given ? text : report_words_get(&data->words, "minutes.not_given"));
}

void person_draw_ballots(struct flow *flow, const struct report_data *data, size_t type)
{
    const struct results_type *found = &data->results.types[type];
    const struct conference_type *plan = data->types[type];
    double height = 2 * PADDING + report_pen_height(&flow->pen, &small, -1, "0") +
                    report_pen_height(&flow->pen, &strong, -1, "0");

    (void)flow_need(flow, height);
    draw_ballot(flow, data, 0, "person.issued", found->issued,
            found->issued > 0 || plan->issued.is_given);
    draw_ballot(flow, data, 1, "person.collected", found->collected,
            found->collected > 0 || plan->collected.is_given);
    draw_ballot(flow, data, 2, "person.valid", found->valid, 1);
    draw_ballot(flow, data, 3, "person.invalid", found->invalid, 1);
    draw_box(flow->pen.cairo, FLOW_LEFT, flow->y, FLOW_WIDTH, height);
    flow->y += height + 3 * FLOW_MM;
}
