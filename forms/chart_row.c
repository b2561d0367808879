/* chart_row.c -- one person's row of the chart, and the colours of the levels. */
#include "forms/chart_row.h"

#include <inttypes.h>
#include <stdio.h>

#include "forms/chart_points.h"
#include "forms/report_grade.h"

#define BAR_HEIGHT (4.8 * CHART_MM)
#define LOW_HEIGHT (2.9 * CHART_MM)
#define LOW_GAP (0.7 * CHART_MM)
#define ROW_PADDING (1.1 * CHART_MM)

static const struct report_pen_style name = {.size_pt = 9.5, .is_bold = 1};
static const struct report_pen_style title = {.size_pt = 7.5};
static const struct report_pen_style number = {.size_pt = 9};
static const struct report_pen_style inside = {.size_pt = 7.5};
static const struct report_pen_style side = {.size_pt = 7};
static const struct report_pen_style grade = {.size_pt = 7.5, .is_bold = 1};
static const struct report_pen_style badge = {
        .size_pt = 8, .is_bold = 1, .align = PEN_CENTRE};

size_t chart_low(const struct report_data *data, size_t type)
{
    const struct rule *rule = &data->rules[type];

    return rule_outcome_option(rule, 1);
}

static size_t accent_of(const struct report_data *data, size_t type)
{
    size_t low = chart_low(data, type), count = data->rules[type].option_count;

    return low < count ? low : count - 1;
}

/* 0 for the darkest blue, 1 for the lightest. */
static double paleness(const struct report_data *data, size_t type, size_t option)
{
    size_t accent = accent_of(data, type), blues = data->rules[type].option_count - 1;
    size_t place = option > accent ? option - 1 : option;

    return blues < 2 ? 0 : (double)place / (double)(blues - 1);
}

/* Told apart by the colour-blind, and by their lightness in a black and white print. */
void chart_set_colour(
        cairo_t *cairo, const struct report_data *data, size_t type, size_t option)
{
    double pale = paleness(data, type, option);

    if (option == accent_of(data, type))
        cairo_set_source_rgb(cairo, 0.90, 0.45, 0.05);
    else
        cairo_set_source_rgb(
                cairo, 0.10 + 0.60 * pale, 0.26 + 0.56 * pale, 0.46 + 0.46 * pale);
}

static void set_text_colour(
        cairo_t *cairo, const struct report_data *data, size_t type, size_t option)
{
    double light = option != accent_of(data, type) && paleness(data, type, option) < 0.6;

    cairo_set_source_rgb(cairo, light, light, light);
}

static const struct results_contest *contest_of(
        const struct report_data *data, const struct chart_row *row)
{
    return &data->results.types[row->type].contests[row->contest];
}

static double share_length(uint32_t hundredths)
{
    return CHART_LANE_WIDTH * (hundredths > 10000 ? 10000 : hundredths) / 10000.0;
}

/* "60 · 10 · 4 · 1 · 0": the levels, then blank, then over. */
static void figures_text(const struct report_data *data, const struct chart_row *row,
        char *out, size_t size)
{
    const struct results_contest *contest = contest_of(data, row);
    size_t used = 0, i;
    int put;

    if (report_is_points(data, row->type)) {
        (void)snprintf(out, size,
                "%" PRIu32 " · %" PRIu32 " · %" PRIu32 " · %" PRIu32 " · %" PRIu32,
                contest->rows, contest->blank, contest->over, contest->partial,
                contest->beyond);
        return;
    }
    for (i = 0; i < data->results.types[row->type].option_count; i++) {
        put = snprintf(out + used, size - used, "%" PRIu32 " · ", contest->votes[i]);
        if (put < 0 || (size_t)put >= size - used)
            return;
        used += (size_t)put;
    }
    (void)snprintf(out + used, size - used, "%" PRIu32 " · %" PRIu32, contest->blank,
            contest->over);
}

/* What stands under the figures: sheets that wait, or the way to the next threshold. */
static char *side_text(const struct report_data *data, const struct chart_row *row)
{
    const struct results_contest *contest = contest_of(data, row);
    char votes[24], held[24];
    struct report_words_value values[] = {{"votes", votes}, {"held", held}, {NULL, NULL}};

    (void)snprintf(votes, sizeof(votes), "%" PRId64, contest->votes_to_next);
    (void)snprintf(held, sizeof(held), "%" PRIu32, contest->held);
    if (contest->held > 0)
        return report_words_fill(&data->words, "chart.held", values);
    if (contest->votes_to_next >= 0 && !report_is_grading(data, row->type))
        return report_words_fill(&data->words, "chart.to_next", values);
    return g_strdup("");
}

/* A grade in words, as everybody has one; "" while it is open. */
static const char *grade_text(const struct report_data *data, const struct chart_row *row)
{
    const struct results_contest *contest = contest_of(data, row);

    if (!report_is_grading(data, row->type) || report_is_open(contest))
        return "";
    return report_outcome_name(data, row->type, contest->outcome);
}

/* An open outcome shows no badge: it might yet be another. */
static size_t outcome_of(const struct report_data *data, const struct chart_row *row)
{
    const struct results_contest *contest = contest_of(data, row);

    if (report_is_open(contest) || report_is_grading(data, row->type))
        return 0;
    return report_outcome_find(&data->rules[row->type], contest->outcome);
}

static double side_height(struct report_pen *pen, const struct report_data *data,
        const struct chart_row *row)
{
    const char *grade_name = grade_text(data, row);
    char figures[256];
    char *text = side_text(data, row);
    double height;

    figures_text(data, row, figures, sizeof(figures));
    height = report_pen_height(pen, &side, CHART_SIDE_WIDTH, figures);
    if (outcome_of(data, row) != 0)
        height += 12;
    if (grade_name[0] != '\0')
        height += report_pen_height(pen, &grade, CHART_SIDE_WIDTH, grade_name);
    if (text[0] != '\0')
        height += report_pen_height(pen, &side, CHART_SIDE_WIDTH, text);
    g_free(text);
    return height;
}

void chart_row_plan(
        struct report_pen *pen, const struct report_data *data, struct chart_row *row)
{
    const struct results_contest *contest = contest_of(data, row);
    double text = report_pen_height(pen, &name, CHART_NAME_WIDTH, contest->name);
    double bars = BAR_HEIGHT, height = side_height(pen, data, row), top;

    if (contest->title[0] != '\0')
        text += report_pen_height(pen, &title, CHART_NAME_WIDTH, contest->title);
    if (chart_low(data, row->type) < data->rules[row->type].option_count)
        bars += LOW_GAP + LOW_HEIGHT;
    height = text > height ? text : height;
    height = bars > height ? bars : height;
    row->bottom_pt = row->top_pt + height + 2 * ROW_PADDING;
    top = row->top_pt + ROW_PADDING + (height - bars) / 2;
    row->bar_top_pt = top;
    row->bar_bottom_pt = top + BAR_HEIGHT;
    row->low_top_pt = bars > BAR_HEIGHT ? row->bar_bottom_pt + LOW_GAP : 0;
    row->low_bottom_pt = bars > BAR_HEIGHT ? row->low_top_pt + LOW_HEIGHT : 0;
}

/* Count and share if the segment holds them, else the count, else nothing. */
static void draw_segment_text(struct report_pen *pen, const struct report_data *data,
        const struct chart_row *row, size_t option, double left, double length)
{
    const struct results_contest *contest = contest_of(data, row);
    char share[WORDS_SHARE_BYTES], text[64];
    double width, height;

    report_words_share(&data->words, contest->shares[option], share);
    (void)snprintf(
            text, sizeof(text), "%" PRIu32 " (%s%%)", contest->votes[option], share);
    width = report_pen_width(pen, &inside, text);
    if (width + 4 > length) {
        (void)snprintf(text, sizeof(text), "%" PRIu32, contest->votes[option]);
        width = report_pen_width(pen, &inside, text);
    }
    if (width + 2 > length)
        return;
    height = report_pen_height(pen, &inside, -1, text);
    set_text_colour(pen->cairo, data, row->type, option);
    (void)report_pen_draw(pen, &inside, left + (length - width) / 2,
            row->bar_top_pt + (BAR_HEIGHT - height) / 2, -1, text);
}

static void draw_bar(struct report_pen *pen, const struct report_data *data,
        const struct chart_row *row)
{
    const struct results_contest *contest = contest_of(data, row);
    cairo_t *cairo = pen->cairo;
    double left = CHART_LANE_LEFT, length;
    size_t i;

    if (report_is_points(data, row->type)) {
        chart_points_bar(pen, data, row->type, contest,
                &(struct chart_lane){left, row->bar_top_pt, CHART_LANE_WIDTH, BAR_HEIGHT},
                8);
        return;
    }
    cairo_set_source_rgb(cairo, 1, 1, 1);
    cairo_rectangle(cairo, left, row->bar_top_pt, CHART_LANE_WIDTH, BAR_HEIGHT);
    cairo_fill_preserve(cairo);
    cairo_set_source_rgb(cairo, 0.45, 0.45, 0.45);
    cairo_set_line_width(cairo, 0.5);
    cairo_stroke(cairo);
    for (i = 0; i < data->results.types[row->type].option_count; i++) {
        length = share_length(contest->shares[i]);
        chart_set_colour(cairo, data, row->type, i);
        cairo_rectangle(cairo, left, row->bar_top_pt, length, BAR_HEIGHT);
        cairo_fill(cairo);
        draw_segment_text(pen, data, row, i, left, length);
        left += length;
    }
}

/* Where outcome `i` has its line; below 0 if it compares another level. */
static double threshold_x(const struct rule *rule, size_t low, size_t i)
{
    const struct rule_outcome *outcome = &rule->outcomes[i];

    if (rule_outcome_option(rule, i) != low || outcome->threshold.den == 0)
        return -1;
    return CHART_LANE_LEFT +
           CHART_LANE_WIDTH * outcome->threshold.num / outcome->threshold.den;
}

/* The count stands behind the bar's end, clear of the lines; in the bar if it is long. */
static void draw_low_count(struct report_pen *pen, const struct report_data *data,
        const struct chart_row *row, double end)
{
    const struct rule *rule = &data->rules[row->type];
    size_t low = chart_low(data, row->type), i;
    char text[16];
    double x = end + 2, width, line;

    (void)snprintf(text, sizeof(text), "%" PRIu32, contest_of(data, row)->votes[low]);
    width = report_pen_width(pen, &side, text);
    for (i = 1; i < rule->outcome_count; i++) {
        line = threshold_x(rule, low, i);
        if (line > x - 3 && line < x + width + 3)
            x = line + 3;
    }
    if (x + width > CHART_LANE_LEFT + CHART_LANE_WIDTH)
        x = end - width - 3;
    (void)report_pen_draw(pen, &side, x, row->low_top_pt - 0.2, -1, text);
}

/* The compared level from the left axis, and the thresholds that it is held against. */
static void draw_low(struct report_pen *pen, const struct report_data *data,
        const struct chart_row *row)
{
    const struct rule *rule = &data->rules[row->type];
    size_t low = chart_low(data, row->type), i;
    double length = share_length(contest_of(data, row)->shares[low]), x;
    cairo_t *cairo = pen->cairo;

    cairo_set_source_rgb(cairo, 0.93, 0.93, 0.93);
    cairo_rectangle(
            cairo, CHART_LANE_LEFT, row->low_top_pt, CHART_LANE_WIDTH, LOW_HEIGHT);
    cairo_fill(cairo);
    chart_set_colour(cairo, data, row->type, low);
    cairo_rectangle(cairo, CHART_LANE_LEFT, row->low_top_pt, length, LOW_HEIGHT);
    cairo_fill(cairo);
    cairo_set_source_rgb(cairo, 0, 0, 0);
    cairo_set_line_width(cairo, 1.4);
    for (i = 1; i < rule->outcome_count; i++) {
        x = threshold_x(rule, low, i);
        if (x < 0)
            continue;
        cairo_move_to(cairo, x, row->low_top_pt - 1);
        cairo_line_to(cairo, x, row->low_bottom_pt + 1);
        cairo_stroke(cairo);
    }
    draw_low_count(pen, data, row, CHART_LANE_LEFT + length);
}

/* Dark with white letters: seen from the end of the table, and in black and white. */
static double draw_badge(struct report_pen *pen, const struct report_data *data,
        const struct chart_row *row, double top)
{
    const struct rule_outcome *outcome =
            &data->rules[row->type].outcomes[outcome_of(data, row)];
    char text[64];

    (void)snprintf(text, sizeof(text), "%s %" PRIu32 "/%" PRIu32,
            outcome->bound == RULE_AT_LEAST ? "≥" : ">", outcome->threshold.num,
            outcome->threshold.den);
    cairo_set_source_rgb(pen->cairo, 0.60, 0.05, 0.05);
    cairo_rectangle(pen->cairo, CHART_SIDE_LEFT, top, 40, 11);
    cairo_fill(pen->cairo);
    cairo_set_source_rgb(pen->cairo, 1, 1, 1);
    (void)report_pen_draw(pen, &badge, CHART_SIDE_LEFT, top + 0.8, 40, text);
    cairo_set_source_rgb(pen->cairo, 0, 0, 0);
    return top + 12;
}

static void draw_side(struct report_pen *pen, const struct report_data *data,
        const struct chart_row *row)
{
    double top = row->top_pt +
                 (row->bottom_pt - row->top_pt - side_height(pen, data, row)) / 2;
    char figures[256];
    char *text = side_text(data, row);

    figures_text(data, row, figures, sizeof(figures));
    top += report_pen_draw(pen, &side, CHART_SIDE_LEFT, top, CHART_SIDE_WIDTH, figures);
    if (outcome_of(data, row) != 0)
        top = draw_badge(pen, data, row, top);
    if (grade_text(data, row)[0] != '\0')
        top += report_pen_draw(pen, &grade, CHART_SIDE_LEFT, top, CHART_SIDE_WIDTH,
                grade_text(data, row));
    if (text[0] != '\0')
        (void)report_pen_draw(pen, &side, CHART_SIDE_LEFT, top, CHART_SIDE_WIDTH, text);
    g_free(text);
}

static void draw_name(struct report_pen *pen, const struct report_data *data,
        const struct chart_row *row)
{
    const struct results_contest *contest = contest_of(data, row);
    double top = row->top_pt + ROW_PADDING;

    (void)report_pen_draw(pen, &number, CHART_LEFT, top, -1, contest->contest);
    top += report_pen_draw(
            pen, &name, CHART_NAME_LEFT, top, CHART_NAME_WIDTH, contest->name);
    if (contest->title[0] == '\0')
        return;
    cairo_set_source_rgb(pen->cairo, 0.25, 0.25, 0.25);
    (void)report_pen_draw(
            pen, &title, CHART_NAME_LEFT, top, CHART_NAME_WIDTH, contest->title);
    cairo_set_source_rgb(pen->cairo, 0, 0, 0);
}

void chart_row_draw(struct report_pen *pen, const struct report_data *data,
        const struct chart_row *row)
{
    cairo_t *cairo = pen->cairo;

    cairo_set_source_rgb(cairo, 0.75, 0.75, 0.75);
    cairo_set_line_width(cairo, 0.4);
    cairo_move_to(cairo, CHART_LEFT, row->bottom_pt);
    cairo_line_to(cairo, CHART_RIGHT, row->bottom_pt);
    cairo_stroke(cairo);
    cairo_set_source_rgb(cairo, 0, 0, 0);
    draw_name(pen, data, row);
    draw_bar(pen, data, row);
    if (row->low_bottom_pt > 0)
        draw_low(pen, data, row);
    cairo_set_source_rgb(cairo, 0, 0, 0);
    draw_side(pen, data, row);
}
