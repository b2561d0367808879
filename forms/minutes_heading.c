/* minutes_heading.c -- the bodies, the State's or the Party's heading, date and title. */
#include "forms/minutes_parts.h"

#include <stdio.h>
#include <string.h>

enum { HALF_LEFT = 0, HALF_RIGHT = 1 };

/* The left half is narrower: the State's heading must stand on one line. */
static double half_left(int half)
{
    return half == HALF_LEFT ? FLOW_LEFT - 8 * FLOW_MM : FLOW_LEFT + 70 * FLOW_MM;
}

static double half_width(int half)
{
    return half == HALF_LEFT ? 74 * FLOW_MM : 96 * FLOW_MM;
}

static double draw_line(struct flow *flow, int half, double y, double size_pt,
        int is_bold, const char *text)
{
    struct report_pen_style style = {
            .size_pt = size_pt, .is_bold = is_bold, .align = PEN_CENTRE};

    return y + report_pen_draw(
                       &flow->pen, &style, half_left(half), y, half_width(half), text);
}

/* The rule under a heading, a third as long as its half is wide. */
static double draw_rule(struct flow *flow, int half, double y, double length)
{
    cairo_t *cairo = flow->pen.cairo;
    double middle = half_left(half) + half_width(half) / 2;

    cairo_set_line_width(cairo, 0.8);
    cairo_move_to(cairo, middle - length / 2, y + 2);
    cairo_line_to(cairo, middle + length / 2, y + 2);
    cairo_stroke(cairo);
    return y + 4;
}

static int is_state(const struct report_data *data)
{
    return data->results.type_count > 0 &&
           strstr(data->types[0]->form_template, "state") != NULL;
}

static double draw_bodies(struct flow *flow, const struct report_data *data)
{
    double y = FLOW_TOP;
    char *upper;

    if (data->conference.superior[0] != '\0') {
        upper = g_utf8_strup(data->conference.superior, -1);
        y = draw_line(flow, HALF_LEFT, y, 12.5, 0, upper);
        g_free(upper);
    }
    upper = g_utf8_strup(data->conference.body, -1);
    y = draw_line(flow, HALF_LEFT, y, 12.5, 1, upper);
    g_free(upper);
    if (is_state(data))
        return draw_rule(flow, HALF_LEFT, y, 26 * FLOW_MM);
    return draw_line(flow, HALF_LEFT, y, 12.5, 1,
            report_words_get(&data->words, "heading.party_mark"));
}

static double draw_nation(struct flow *flow, const struct report_data *data)
{
    struct report_pen_style motto = {.size_pt = 13.5, .is_bold = 1};
    const char *words;
    double y = FLOW_TOP;

    if (!is_state(data)) {
        words = report_words_get(&data->words, "heading.party_1");
        y = draw_line(flow, HALF_RIGHT, y, 14, 1, words);
        motto.size_pt = 14;
        return draw_rule(
                flow, HALF_RIGHT, y, report_pen_width(&flow->pen, &motto, words));
    }
    words = report_words_get(&data->words, "heading.state_2");
    y = draw_line(flow, HALF_RIGHT, y, 12.5, 1,
            report_words_get(&data->words, "heading.state_1"));
    y = draw_line(flow, HALF_RIGHT, y, motto.size_pt, 1, words);
    return draw_rule(flow, HALF_RIGHT, y, report_pen_width(&flow->pen, &motto, words));
}

/*
 * "Hà Nội, ngày 08 tháng 01 năm 2013": days under 10 and the months 1 and 2 take a
 * zero. Source: Nghị định 30/2020/NĐ-CP, appendix I, place and date.
 */
static void draw_date(struct flow *flow, const struct report_data *data,
        const struct conference_date *date, double y)
{
    struct report_pen_style style = {.size_pt = 13, .is_italic = 1, .align = PEN_CENTRE};
    char day[16], month[16], month_two[16], year[16];
    struct report_words_value values[] = {{"place", data->conference.place}, {"day", day},
            {"month", month}, {"month_two", month_two}, {"year", year}, {NULL, NULL}};
    struct report_words_value dots[] = {{"place", data->conference.place},
            {"day", "....."}, {"month", "....."}, {"month_two", "....."},
            {"year", "........"}, {NULL, NULL}};
    char *text;

    if (date != NULL) {
        (void)snprintf(day, sizeof(day), "%02d", (int)date->day);
        (void)snprintf(
                month, sizeof(month), date->month < 3 ? "%02d" : "%d", (int)date->month);
        (void)snprintf(month_two, sizeof(month_two), "%02d", (int)date->month);
        (void)snprintf(year, sizeof(year), "%d", (int)date->year);
    }
    text = report_words_fill(
            &data->words, "heading.date", date != NULL ? values : dots);
    (void)report_pen_draw(
            &flow->pen, &style, half_left(HALF_RIGHT), y, half_width(HALF_RIGHT), text);
    g_free(text);
}

void minutes_draw_letterhead_on(struct flow *flow, const struct report_data *data,
        const struct conference_date *date)
{
    double left = draw_bodies(flow, data);
    double right = draw_nation(flow, data) + 6;

    draw_date(flow, data, date, right);
    flow->y = (left > right + 18 ? left : right + 18) + 16;
}

void minutes_draw_letterhead(struct flow *flow, const struct report_data *data)
{
    minutes_draw_letterhead_on(flow, data, &data->conference.date);
}

void minutes_draw_title(struct flow *flow, const struct report_data *data,
        const char *title, const char *subtitle)
{
    struct report_pen_style large = {.size_pt = 16, .is_bold = 1, .align = PEN_CENTRE};
    struct report_pen_style plain = {.size_pt = 14, .is_bold = 1, .align = PEN_CENTRE};
    struct report_pen_style note = {.size_pt = 12, .is_italic = 1, .align = PEN_CENTRE};

    flow_text(flow, &large, 0, 2, title);
    flow_text(flow, &plain, 0, 4, subtitle);
    if (data->results.is_trial)
        flow_text(
                flow, &note, 0, 4, report_words_get(&data->words, "minutes.trial_note"));
    else if (!data->results.is_final)
        flow_text(
                flow, &note, 0, 4, report_words_get(&data->words, "minutes.draft_note"));
    flow->y += 6;
}
