/* chart_head.c -- what stands over and under the rows of every page of the chart. */
#include "forms/chart_head.h"

#include <inttypes.h>
#include <math.h>
#include <stdio.h>

#include "forms/chart_points.h"
#include "forms/chart_row.h"
#include "forms/report_grade.h"

static const struct report_pen_style small = {.size_pt = 8};
static const struct report_pen_style axis = {.size_pt = 7, .align = PEN_CENTRE};
static const struct report_pen_style strong = {
        .size_pt = 8.5, .is_bold = 1, .align = PEN_CENTRE};

static double draw_titles(
        struct report_pen *pen, const struct report_data *data, size_t type)
{
    struct report_pen_style large = {.size_pt = 14, .is_bold = 1, .align = PEN_CENTRE};
    struct report_pen_style plain = {.size_pt = 10.5, .align = PEN_CENTRE};
    const struct conference_type *plan = data->types[type];
    double top = 12 * CHART_MM, width = CHART_RIGHT - CHART_LEFT;
    char number[16];
    struct report_words_value values[] = {{"value", number}, {NULL, NULL}};
    char *text;

    top += report_pen_draw(pen, &large, CHART_LEFT, top, width,
            report_words_get(&data->words, "chart.title"));
    top += report_pen_draw(pen, &plain, CHART_LEFT, top, width, data->conference.title);
    if (data->results.type_count > 1) {
        plain.is_bold = 1;
        top += report_pen_draw(pen, &plain, CHART_LEFT, top, width,
                plan->title[0] != '\0' ? plan->title : plan->id);
    }
    (void)snprintf(number, sizeof(number), "%" PRIu32,
            report_is_points(data, type) ? data->rules[type].points_most
                                         : data->results.types[type].denominator);
    text = report_words_fill(&data->words,
            report_is_points(data, type) ? "chart.total_points" : "chart.total", values);
    top += report_pen_draw(pen, &axis, CHART_LEFT, top, width, text);
    g_free(text);
    return top + 5;
}

/* A swatch and its words at `*left`, on the next line if they do not fit. */
static void draw_key(struct report_pen *pen, double *left, double *top,
        double swatch_height, int is_outlined, const char *text)
{
    double width = 14 + report_pen_width(pen, &small, text) + 12;
    cairo_t *cairo = pen->cairo;

    if (*left > CHART_LEFT && *left + width > CHART_RIGHT) {
        *left = CHART_LEFT;
        *top += 12;
    }
    cairo_rectangle(cairo, *left, *top + (9 - swatch_height) / 2, 10, swatch_height);
    if (is_outlined) {
        cairo_set_line_width(cairo, 0.5);
        cairo_stroke(cairo);
    } else {
        cairo_fill(cairo);
    }
    cairo_set_source_rgb(cairo, 0, 0, 0);
    (void)report_pen_draw(pen, &small, *left + 14, *top, -1, text);
    *left += width;
}

static double draw_legend(
        struct report_pen *pen, const struct report_data *data, size_t type, double top)
{
    size_t count = data->rules[type].option_count, low = chart_low(data, type), i;
    double left = CHART_LEFT;
    char *text;

    if (report_is_points(data, type)) {
        cairo_set_source_rgb(pen->cairo, 0.10, 0.26, 0.46);
        draw_key(pen, &left, &top, 9, 0, report_words_get(&data->words, "chart.mean"));
        return top + 15;
    }
    for (i = 0; i < count; i++) {
        chart_set_colour(pen->cairo, data, type, i);
        draw_key(pen, &left, &top, 9, 0, report_label(data, type, i));
    }
    cairo_set_source_rgb(pen->cairo, 0.45, 0.45, 0.45);
    draw_key(pen, &left, &top, 9, 1, report_words_get(&data->words, "chart.rest"));
    if (low < count) {
        struct report_words_value values[] = {
                {"option", report_label(data, type, low)}, {NULL, NULL}};

        text = report_words_fill(&data->words, "chart.lane", values);
        chart_set_colour(pen->cairo, data, type, low);
        draw_key(pen, &left, &top, 4, 0, text);
        g_free(text);
    }
    return top + 15;
}

/* The thresholds' names over the axis, where their lines stand in every row. */
static void draw_thresholds(
        struct report_pen *pen, const struct report_data *data, size_t type, double top)
{
    const struct rule *rule = &data->rules[type];
    const struct rule_outcome *outcome;
    char text[64];
    double x;
    size_t low = chart_low(data, type), i;

    for (i = 1; i < rule->outcome_count; i++) {
        outcome = &rule->outcomes[i];
        if (low == rule->option_count || rule_outcome_option(rule, i) != low ||
                outcome->threshold.den == 0)
            continue;
        x = CHART_LANE_LEFT +
            CHART_LANE_WIDTH * outcome->threshold.num / outcome->threshold.den;
        (void)snprintf(text, sizeof(text), "%s %" PRIu32 "/%" PRIu32,
                outcome->bound == RULE_AT_LEAST ? "≥" : ">", outcome->threshold.num,
                outcome->threshold.den);
        (void)report_pen_draw(pen, &strong, x - 30, top, 60, text);
        cairo_set_line_width(pen->cairo, 1.4);
        cairo_move_to(pen->cairo, x, top + 11);
        cairo_line_to(pen->cairo, x, top + 22);
        cairo_stroke(pen->cairo);
    }
}

/* 0 % to 100 %, or to `most` points if not 0; a threshold at the half has its line where
 * the 50 % would stand. */
static void draw_scale(
        struct report_pen *pen, double top, unsigned most, int is_half_taken)
{
    static const enum report_pen_align aligns[] = {
            PEN_LEFT, PEN_CENTRE, PEN_CENTRE, PEN_CENTRE, PEN_RIGHT};
    struct report_pen_style style = {.size_pt = 7};
    double x, width = 40;
    char text[16];
    int i;

    for (i = 0; i <= 4; i++) {
        if (i == 2 && is_half_taken)
            continue;
        x = CHART_LANE_LEFT + CHART_LANE_WIDTH * i / 4;
        style.align = aligns[i];
        if (i > 0)
            x -= i < 4 ? width / 2 : width;
        if (most > 0 && i % 4 != 0)
            continue; /* the thresholds stand between */
        if (most > 0)
            (void)snprintf(text, sizeof(text), "%u", most * (unsigned)i / 4);
        else
            (void)snprintf(text, sizeof(text), "%d %%", 25 * i);
        (void)report_pen_draw(pen, &style, x, top, width, text);
    }
}

static double draw_axis(
        struct report_pen *pen, const struct report_data *data, size_t type, double top)
{
    struct report_pen_style caption = {.size_pt = 7};
    cairo_t *cairo = pen->cairo;
    int is_points = report_is_points(data, type);
    const char *figures = report_words_get(
            &data->words, is_points ? "chart.figures_points" : "chart.figures");
    double height = report_pen_height(pen, &caption, CHART_SIDE_WIDTH, figures);

    height = height > 22 ? height : 22;
    (void)report_pen_draw(pen, &caption, CHART_SIDE_LEFT, top, CHART_SIDE_WIDTH, figures);
    top += height - 22;
    if (is_points)
        chart_points_thresholds(pen, data, type,
                &(struct chart_lane){CHART_LANE_LEFT, top + 11, CHART_LANE_WIDTH, 0}, 8);
    else
        draw_thresholds(pen, data, type, top);
    draw_scale(pen, top + 12, data->rules[type].points_most,
            chart_low(data, type) < data->rules[type].option_count);
    cairo_set_line_width(cairo, 0.8);
    cairo_move_to(cairo, CHART_LEFT, top + 22);
    cairo_line_to(cairo, CHART_RIGHT, top + 22);
    cairo_stroke(cairo);
    return top + 22;
}

double chart_head_draw(
        struct report_pen *pen, const struct report_data *data, size_t type)
{
    double top = draw_titles(pen, data, type);

    top = draw_legend(pen, data, type, top);
    return draw_axis(pen, data, type, top);
}

void chart_back_draw(struct report_pen *pen, const struct report_data *data)
{
    struct report_pen_style style = {.size_pt = 42, .is_bold = 1, .align = PEN_CENTRE};
    double width = 300 * CHART_MM, height;
    cairo_t *cairo = pen->cairo;
    const char *text;

    if (data->results.is_final && !data->results.is_trial)
        return;
    text = report_words_get(
            &data->words, data->results.is_trial ? "minutes.trial" : "minutes.draft");
    cairo_save(cairo);
    cairo_set_source_rgb(cairo, 0.88, 0.88, 0.88);
    cairo_translate(cairo, CHART_PAGE_WIDTH / 2, CHART_PAGE_HEIGHT / 2);
    cairo_rotate(cairo, -atan2(CHART_PAGE_HEIGHT, CHART_PAGE_WIDTH));
    height = report_pen_height(pen, &style, width, text);
    (void)report_pen_draw(pen, &style, -width / 2, -height / 2, width, text);
    cairo_restore(cairo);
}

void chart_foot_draw(
        struct report_pen *pen, const struct report_data *data, int page, int pages)
{
    char number[16], total[16], root[20];
    struct report_words_value values[] = {
            {"page", number}, {"pages", total}, {"root", root}, {NULL, NULL}};
    double top = CHART_BOTTOM + 2 * CHART_MM, width = CHART_RIGHT - CHART_LEFT;
    char *text;

    (void)snprintf(number, sizeof(number), "%d", page);
    (void)snprintf(total, sizeof(total), "%d", pages);
    (void)snprintf(root, sizeof(root), "%.16s", data->results.root);
    text = report_words_fill(&data->words, "minutes.page", values);
    cairo_set_source_rgb(pen->cairo, 0, 0, 0);
    (void)report_pen_draw(pen,
            &(struct report_pen_style){.size_pt = 8, .align = PEN_RIGHT}, CHART_LEFT, top,
            width, text);
    g_free(text);
    text = report_words_fill(
            &data->words, data->results.is_final ? "chart.sealed" : "chart.open", values);
    (void)report_pen_draw(pen, &small, CHART_LEFT, top, width, text);
    g_free(text);
}
