/* bar.c -- a person's figures as a picture in the page: levels side by side, thresholds.
 */
#include "core/desk/bar.h"

#include <inttypes.h>
#include <stdio.h>

#include "core/desk/meeting.h"
#include "core/language.h"

enum { WIDE = 1000, COLOUR_BYTES = 32 };

/* In units of the picture, whose WIDE is the whole denominator. In the hall it is as
 * wide as the screen: then lower, with room for the thresholds' names. */
struct shape {
    int bar, lane_top, lane, letters, bottom, bottom_bare;
};
static const struct shape in_table = {56, 68, 26, 0, 100, 60};
static const struct shape in_hall = {38, 46, 16, 24, 98, 42};

/* The option that the thresholds compare; option_count if there is none. */
static size_t compared(const struct rule *rule)
{
    return rule_outcome_option(rule, 1);
}

/* Told apart by the colour-blind, and by lightness alone; see forms/chart_row.c. */
static void name_colour(const struct rule *rule, size_t option, char out[COLOUR_BYTES])
{
    size_t low = compared(rule), count = rule->option_count;
    size_t accent = low < count ? low : count - 1, blues = count - 1;
    size_t place = option > accent ? option - 1 : option;
    unsigned step = blues < 2 ? 0 : (unsigned)(place * 255 / (blues - 1));

    if (option == accent)
        (void)snprintf(out, COLOUR_BYTES, "#e6730d");
    else
        (void)snprintf(out, COLOUR_BYTES, "#%02x%02x%02x", 26 + 153 * step / 255,
                66 + 143 * step / 255, 117 + 118 * step / 255);
}

static unsigned width_of(uint32_t hundredths)
{
    return (hundredths > 10000 ? 10000 : hundredths) * (unsigned)WIDE / 10000;
}

static void put_rect(struct html *html, unsigned left, int top, unsigned wide, int high,
        const char *fill)
{
    html_put(html,
            "<rect x=\"%u\" y=\"%d\" width=\"%u\" height=\"%d\" fill=\"%s\"></rect>",
            left, top, wide, high, fill);
}

static void put_text(struct html *html, const struct desk_request *request,
        const struct rule *rule, const struct results_contest *contest)
{
    char share[LANGUAGE_SHARE_BYTES];
    size_t i;

    html_add(html, "<title>");
    for (i = 0; i < rule->option_count; i++) {
        language_share(contest->shares[i], request->words != NULL, share);
        html_put(html, "%s%s: %u (%s %%)", i == 0 ? "" : "; ",
                meeting_option(request, &rule->options[i]), contest->votes[i], share);
    }
    html_add(html, "</title>");
}

static void put_levels(struct html *html, const struct rule *rule,
        const struct results_contest *contest, const struct shape *shape)
{
    char colour[COLOUR_BYTES];
    unsigned left = 0, wide;
    size_t i;

    put_rect(html, 0, 2, WIDE, shape->bar, "#ffffff");
    for (i = 0; i < rule->option_count; i++) {
        wide = width_of(contest->shares[i]);
        name_colour(rule, i, colour);
        put_rect(html, left, 2, wide, shape->bar, colour);
        left += wide;
    }
    html_put(html,
            "<rect x=\"1\" y=\"2\" width=\"%d\" height=\"%d\" fill=\"none\" "
            "stroke=\"#6b7280\" stroke-width=\"2\"></rect>",
            WIDE - 2, shape->bar);
}

static const char *bound_sign(const struct rule_outcome *outcome)
{
    return outcome->bound == RULE_AT_LEAST ? "≥" : ">";
}

static void put_threshold(
        struct html *html, const struct rule_outcome *outcome, const struct shape *shape)
{
    unsigned x =
            (unsigned)((uint64_t)WIDE * outcome->threshold.num / outcome->threshold.den);

    html_put(html,
            "<line x1=\"%u\" y1=\"%d\" x2=\"%u\" y2=\"%d\" stroke=\"#111111\" "
            "stroke-width=\"5\"></line>",
            x, shape->lane_top - 5, x, shape->lane_top + shape->lane + 5);
    if (shape->letters > 0)
        html_put(html,
                "<text x=\"%u\" y=\"%d\" font-size=\"%d\" text-anchor=\"middle\" "
                "fill=\"#111111\">%s %u/%u</text>",
                x, shape->bottom - 5, shape->letters, bound_sign(outcome),
                outcome->threshold.num, outcome->threshold.den);
}

static int has_line(const struct rule *rule, size_t outcome)
{
    return rule_outcome_option(rule, outcome) == compared(rule) &&
           rule->outcomes[outcome].threshold.den != 0;
}

static void put_lane(struct html *html, const struct rule *rule,
        const struct results_contest *contest, const struct shape *shape)
{
    size_t low = compared(rule), i;
    char colour[COLOUR_BYTES];

    name_colour(rule, low, colour);
    put_rect(html, 0, shape->lane_top, WIDE, shape->lane, "#e5e7eb");
    put_rect(html, 0, shape->lane_top, width_of(contest->shares[low]), shape->lane,
            colour);
    for (i = 1; i < rule->outcome_count; i++)
        if (has_line(rule, i))
            put_threshold(html, &rule->outcomes[i], shape);
}

void bar_put(struct html *html, const struct desk_request *request,
        const struct rule *rule, const struct results_contest *contest, int is_large)
{
    const struct shape *shape = is_large ? &in_hall : &in_table;
    int has_lane = compared(rule) < rule->option_count;

    html_put(html, "<svg class=\"bars\" role=\"img\" viewBox=\"0 0 %d %d\">", WIDE,
            has_lane ? shape->bottom : shape->bottom_bare);
    put_text(html, request, rule, contest);
    put_levels(html, rule, contest, shape);
    if (has_lane)
        put_lane(html, rule, contest, shape);
    html_add(html, "</svg>");
}

void bar_put_swatch(struct html *html, const struct rule *rule, size_t option)
{
    char colour[COLOUR_BYTES];

    name_colour(rule, option, colour);
    html_put(html,
            "<svg width=\"14\" height=\"14\" aria-hidden=\"true\"><rect width=\"14\" "
            "height=\"14\" fill=\"%s\"></rect></svg> ",
            colour);
}

void bar_put_legend(
        struct html *html, const struct desk_request *request, const struct rule *rule)
{
    size_t low = compared(rule), i;

    html_add(html, "<p class=\"note\">");
    for (i = 0; i < rule->option_count; i++) {
        bar_put_swatch(html, rule, i);
        html_put(html, "%s &#160; ", meeting_option(request, &rule->options[i]));
    }
    if (low < rule->option_count) {
        html_put(html, "%s: %s", say(request, N_("The lines are the thresholds")),
                meeting_option(request, &rule->options[low]));
        for (i = 1; i < rule->outcome_count; i++)
            if (has_line(rule, i))
                html_put(html, "%s %s %u/%u", i > 1 ? "," : "",
                        bound_sign(&rule->outcomes[i]), rule->outcomes[i].threshold.num,
                        rule->outcomes[i].threshold.den);
    }
    html_add(html, "</p>");
}
