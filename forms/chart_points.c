/* chart_points.c -- bars of a chart and of a person's sheet that show a mean of points.
 */
#include "forms/chart_points.h"

#include <inttypes.h>
#include <stdio.h>

#include "forms/report_grade.h"

/* Where a threshold stands in the lane; below 0 if the outcome compares no mean. */
static double threshold_x(
        const struct rule *rule, size_t outcome, const struct chart_lane *lane)
{
    const struct rule_outcome *found = &rule->outcomes[outcome];

    if (found->measure != RULE_MEAN || found->threshold.den == 0)
        return -1;
    return lane->left_pt + lane->width_pt * found->threshold.num /
                                   ((double)found->threshold.den * rule->points_most);
}

static void draw_lines(
        cairo_t *cairo, const struct rule *rule, const struct chart_lane *lane)
{
    double x;
    size_t i;

    cairo_set_line_width(cairo, 1.2);
    for (i = 1; i < rule->outcome_count; i++) {
        x = threshold_x(rule, i, lane);
        if (x < 0)
            continue;
        cairo_move_to(cairo, x, lane->top_pt - 1.5);
        cairo_line_to(cairo, x, lane->top_pt + lane->height_pt + 1.5);
        cairo_stroke(cairo);
    }
}

static double bar_length(const struct rule *rule, const struct results_contest *contest,
        const struct chart_lane *lane)
{
    if (contest->rows == 0)
        return 0;
    return lane->width_pt * (double)contest->points /
           ((double)contest->rows * rule->points_most);
}

void chart_points_bar(struct report_pen *pen, const struct report_data *data, size_t type,
        const struct results_contest *contest, const struct chart_lane *lane,
        double size_pt)
{
    const struct rule *rule = &data->rules[type];
    struct report_pen_style style = {.size_pt = size_pt, .is_bold = 1};
    double length = bar_length(rule, contest, lane), top, width;
    char mean[WORDS_SHARE_BYTES];
    cairo_t *cairo = pen->cairo;

    cairo_set_source_rgb(cairo, 0.10, 0.26, 0.46);
    cairo_rectangle(cairo, lane->left_pt, lane->top_pt, length, lane->height_pt);
    cairo_fill(cairo);
    cairo_set_source_rgb(cairo, 0.45, 0.45, 0.45);
    cairo_set_line_width(cairo, 0.6);
    cairo_rectangle(cairo, lane->left_pt, lane->top_pt, lane->width_pt, lane->height_pt);
    cairo_stroke(cairo);
    report_mean(data, contest, mean);
    width = report_pen_width(pen, &style, mean);
    top = lane->top_pt + (lane->height_pt - report_pen_height(pen, &style, -1, mean)) / 2;
    if (length > width + 8)
        cairo_set_source_rgb(cairo, 1, 1, 1);
    else
        cairo_set_source_rgb(cairo, 0, 0, 0);
    (void)report_pen_draw(pen, &style,
            lane->left_pt + (length > width + 8 ? 4 : length + 4), top, -1, mean);
    cairo_set_source_rgb(cairo, 0.90, 0.45, 0.05);
    draw_lines(cairo, rule, lane);
    cairo_set_source_rgb(cairo, 0, 0, 0);
}

void chart_points_thresholds(struct report_pen *pen, const struct report_data *data,
        size_t type, const struct chart_lane *lane, double size_pt)
{
    const struct rule *rule = &data->rules[type];
    struct report_pen_style style = {
            .size_pt = size_pt, .is_bold = 1, .align = PEN_CENTRE};
    const struct rule_outcome *outcome;
    char text[40];
    double x;
    size_t i;

    for (i = 1; i < rule->outcome_count; i++) {
        outcome = &rule->outcomes[i];
        x = threshold_x(rule, i, lane);
        if (x < 0)
            continue;
        if (outcome->threshold.den == 1)
            (void)snprintf(text, sizeof(text), "%s %" PRIu32,
                    outcome->bound == RULE_AT_LEAST ? "≥" : ">", outcome->threshold.num);
        else
            (void)snprintf(text, sizeof(text), "%s %" PRIu32 "/%" PRIu32,
                    outcome->bound == RULE_AT_LEAST ? "≥" : ">", outcome->threshold.num,
                    outcome->threshold.den);
        (void)report_pen_draw(pen, &style, x - 30, lane->top_pt, 60, text);
    }
}
