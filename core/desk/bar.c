/* bar.c -- a person's figures as a picture in the page: levels side by side, thresholds.
 */
#include "core/desk/bar.h"

#include <inttypes.h>
#include <stdio.h>

#include "core/desk/meeting.h"
#include "core/language.h"

/* In units of the picture: the whole denominator is WIDE. */
enum { WIDE = 1000, BAR_TOP = 2, BAR_HIGH = 56, LANE_TOP = 68, LANE_HIGH = 26 };
enum { BOTTOM = 100, BOTTOM_BARE = 60, BOTTOM_LARGE = 140, COLOUR_BYTES = 32 };

/* The option that the thresholds compare; option_count if there is none. */
static size_t compared(const struct rule *rule)
{
    return rule->outcome_count > 1 ? rule->outcomes[1].option : rule->option_count;
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

static void put_levels(
        struct html *html, const struct rule *rule, const struct results_contest *contest)
{
    char colour[COLOUR_BYTES];
    unsigned left = 0, wide;
    size_t i;

    put_rect(html, 0, BAR_TOP, WIDE, BAR_HIGH, "#ffffff");
    for (i = 0; i < rule->option_count; i++) {
        wide = width_of(contest->shares[i]);
        name_colour(rule, i, colour);
        put_rect(html, left, BAR_TOP, wide, BAR_HIGH, colour);
        left += wide;
    }
    html_put(html,
            "<rect x=\"1\" y=\"%d\" width=\"%d\" height=\"%d\" fill=\"none\" "
            "stroke=\"#6b7280\" stroke-width=\"2\"></rect>",
            BAR_TOP, WIDE - 2, BAR_HIGH);
}

static const char *bound_sign(const struct rule_outcome *outcome)
{
    return outcome->bound == RULE_AT_LEAST ? "≥" : ">";
}

static void put_threshold(
        struct html *html, const struct rule_outcome *outcome, int is_large)
{
    unsigned x =
            (unsigned)((uint64_t)WIDE * outcome->threshold.num / outcome->threshold.den);

    html_put(html,
            "<line x1=\"%u\" y1=\"%d\" x2=\"%u\" y2=\"%d\" stroke=\"#111111\" "
            "stroke-width=\"5\"></line>",
            x, LANE_TOP - 6, x, LANE_TOP + LANE_HIGH + 6);
    if (is_large)
        html_put(html,
                "<text x=\"%u\" y=\"%d\" font-size=\"28\" text-anchor=\"middle\" "
                "fill=\"#111111\">%s %u/%u</text>",
                x, BOTTOM_LARGE - 8, bound_sign(outcome), outcome->threshold.num,
                outcome->threshold.den);
}

static int has_line(const struct rule *rule, size_t outcome)
{
    return rule->outcomes[outcome].option == compared(rule) &&
           rule->outcomes[outcome].threshold.den != 0;
}

static void put_lane(struct html *html, const struct rule *rule,
        const struct results_contest *contest, int is_large)
{
    size_t low = compared(rule), i;
    char colour[COLOUR_BYTES];

    name_colour(rule, low, colour);
    put_rect(html, 0, LANE_TOP, WIDE, LANE_HIGH, "#e5e7eb");
    put_rect(html, 0, LANE_TOP, width_of(contest->shares[low]), LANE_HIGH, colour);
    for (i = 1; i < rule->outcome_count; i++)
        if (has_line(rule, i))
            put_threshold(html, &rule->outcomes[i], is_large);
}

void bar_put(struct html *html, const struct desk_request *request,
        const struct rule *rule, const struct results_contest *contest, int is_large)
{
    int has_lane = compared(rule) < rule->option_count;

    html_put(html, "<svg class=\"bars\" role=\"img\" viewBox=\"0 0 %d %d\">", WIDE,
            !has_lane  ? BOTTOM_BARE
            : is_large ? BOTTOM_LARGE
                       : BOTTOM);
    put_text(html, request, rule, contest);
    put_levels(html, rule, contest);
    if (has_lane)
        put_lane(html, rule, contest, is_large);
    html_add(html, "</svg>");
}

static void put_swatch(struct html *html, const char *colour)
{
    html_put(html,
            "<svg width=\"14\" height=\"14\" aria-hidden=\"true\"><rect width=\"14\" "
            "height=\"14\" fill=\"%s\"></rect></svg> ",
            colour);
}

void bar_put_legend(
        struct html *html, const struct desk_request *request, const struct rule *rule)
{
    size_t low = compared(rule), i;
    char colour[COLOUR_BYTES];

    html_add(html, "<p class=\"note\">");
    for (i = 0; i < rule->option_count; i++) {
        name_colour(rule, i, colour);
        put_swatch(html, colour);
        html_put(html, "%s &#160; ", meeting_option(request, &rule->options[i]));
    }
    if (low < rule->option_count) {
        html_put(html, "%s: %s", say(request, N_("The lines are the thresholds")),
                meeting_option(request, &rule->options[low]));
        for (i = 1; i < rule->outcome_count; i++)
            if (has_line(rule, i))
                html_put(html, " %s %u/%u", bound_sign(&rule->outcomes[i]),
                        rule->outcomes[i].threshold.num, rule->outcomes[i].threshold.den);
    }
    html_add(html, "</p>");
}
