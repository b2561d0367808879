/* bar.c -- a person's figures as a picture in the page: levels side by side, thresholds.
 */
#include "core/desk/bar.h"

#include <inttypes.h>
#include <stdio.h>

#include "core/desk/bar_part.h"
#include "core/desk/meeting.h"
#include "core/language.h"

enum { WIDE = BAR_WIDE, COLOUR_BYTES = 32 };

static const struct bar_shape in_table = {56, 68, 26, 0, 100, 60};
static const struct bar_shape in_hall = {38, 46, 16, 24, 98, 42};

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

void bar_put_rect(struct html *html, unsigned left, int top, unsigned wide, int high,
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
        const struct results_contest *contest, const struct bar_shape *shape)
{
    char colour[COLOUR_BYTES];
    unsigned left = 0, wide;
    size_t i;

    bar_put_rect(html, 0, 2, WIDE, shape->bar, "#ffffff");
    for (i = 0; i < rule->option_count; i++) {
        wide = width_of(contest->shares[i]);
        name_colour(rule, i, colour);
        bar_put_rect(html, left, 2, wide, shape->bar, colour);
        left += wide;
    }
    html_put(html,
            "<rect x=\"1\" y=\"2\" width=\"%d\" height=\"%d\" fill=\"none\" "
            "stroke=\"#6b7280\" stroke-width=\"2\"></rect>",
            WIDE - 2, shape->bar);
}

void bar_bound(const struct rule_outcome *outcome, char out[BAR_BOUND_BYTES])
{
    const char *sign = outcome->bound == RULE_AT_LEAST ? "≥" : ">";

    if (outcome->measure == RULE_MEAN && outcome->threshold.den == 1)
        (void)snprintf(out, BAR_BOUND_BYTES, "%s %" PRIu32, sign, outcome->threshold.num);
    else
        (void)snprintf(out, BAR_BOUND_BYTES, "%s %" PRIu32 "/%" PRIu32, sign,
                outcome->threshold.num, outcome->threshold.den);
}

static void put_name(struct html *html, unsigned x, const struct rule_outcome *outcome,
        const struct bar_shape *shape, int y)
{
    char bound[BAR_BOUND_BYTES];

    if (shape->letters == 0)
        return;
    bar_bound(outcome, bound);
    html_put(html,
            "<text x=\"%u\" y=\"%d\" font-size=\"%d\" text-anchor=\"middle\" "
            "fill=\"#111111\">%s</text>",
            x, y, shape->letters, bound);
}

static unsigned line_of(const struct rule_outcome *outcome)
{
    return (unsigned)((uint64_t)WIDE * outcome->threshold.num / outcome->threshold.den);
}

static void put_threshold(struct html *html, const struct rule_outcome *outcome,
        const struct bar_shape *shape)
{
    unsigned x = line_of(outcome);

    html_put(html,
            "<line x1=\"%u\" y1=\"%d\" x2=\"%u\" y2=\"%d\" stroke=\"#111111\" "
            "stroke-width=\"5\"></line>",
            x, shape->lane_top - 5, x, shape->lane_top + shape->lane + 5);
    put_name(html, x, outcome, shape, shape->bottom - 5);
}

void bar_put_line(struct html *html, unsigned x, const struct rule_outcome *outcome,
        const struct bar_shape *shape)
{
    static const struct {
        const char *colour;
        int width;
    } strokes[] = {{"#ffffff", 11}, {"#111111", 5}};
    size_t i;

    for (i = 0; i < 2; i++)
        html_put(html,
                "<line x1=\"%u\" y1=\"0\" x2=\"%u\" y2=\"%d\" stroke=\"%s\" "
                "stroke-width=\"%d\"></line>",
                x, x, shape->bar + 4, strokes[i].colour, strokes[i].width);
    put_name(html, x, outcome, shape, shape->bar + 6 + shape->letters);
}

/* The line in the lane of the one level that is compared. */
static int has_line(const struct rule *rule, size_t outcome)
{
    return compared(rule) < rule->option_count &&
           rule_outcome_option(rule, outcome) == compared(rule) &&
           rule->outcomes[outcome].threshold.den != 0;
}

/* Levels added up from the first: the bar itself shows how far each sum goes. */
static int is_added_up(const struct rule *rule, size_t outcome)
{
    uint32_t options = rule->outcomes[outcome].options;

    return rule->outcomes[outcome].measure == RULE_SHARE && options != 0 &&
           (options & (options + 1)) == 0 && rule->outcomes[outcome].threshold.den != 0;
}

/* A line for each threshold that is not drawn already. */
static void put_added_up(
        struct html *html, const struct rule *rule, const struct bar_shape *shape)
{
    size_t i, k;

    for (i = 1; i < rule->outcome_count; i++) {
        for (k = 1; k < i && line_of(&rule->outcomes[k]) != line_of(&rule->outcomes[i]);)
            k++;
        if (k == i && is_added_up(rule, i))
            bar_put_line(html, line_of(&rule->outcomes[i]), &rule->outcomes[i], shape);
    }
}

static void put_lane(struct html *html, const struct rule *rule,
        const struct results_contest *contest, const struct bar_shape *shape)
{
    size_t low = compared(rule), i;
    char colour[COLOUR_BYTES];

    name_colour(rule, low, colour);
    bar_put_rect(html, 0, shape->lane_top, WIDE, shape->lane, "#e5e7eb");
    bar_put_rect(html, 0, shape->lane_top, width_of(contest->shares[low]), shape->lane,
            colour);
    for (i = 1; i < rule->outcome_count; i++)
        if (has_line(rule, i))
            put_threshold(html, &rule->outcomes[i], shape);
}

void bar_put(struct html *html, const struct desk_request *request,
        const struct rule *rule, const struct results_contest *contest, int is_large)
{
    const struct bar_shape *shape = is_large ? &in_hall : &in_table;
    int has_lane = compared(rule) < rule->option_count;
    int has_lines = !has_lane && rule->outcome_count > 1 && is_added_up(rule, 1);

    if (rule->points_most > 0) {
        bar_points_put(html, request, rule, contest, shape);
        return;
    }
    html_put(html, "<svg class=\"bars\" role=\"img\" viewBox=\"0 0 %d %d\">", WIDE,
            has_lane || (has_lines && shape->letters > 0) ? shape->bottom
                                                          : shape->bottom_bare);
    put_text(html, request, rule, contest);
    put_levels(html, rule, contest, shape);
    if (has_lane)
        put_lane(html, rule, contest, shape);
    if (has_lines)
        put_added_up(html, rule, shape);
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

/* Only what the year before was sets it apart from an earlier one. */
static int is_told(const struct rule *rule, size_t outcome)
{
    const struct rule_outcome *one = &rule->outcomes[outcome];
    size_t i;

    for (i = 1; i < outcome; i++)
        if (rule->outcomes[i].options == one->options &&
                rule->outcomes[i].bound == one->bound &&
                rule->outcomes[i].threshold.num == one->threshold.num &&
                rule->outcomes[i].threshold.den == one->threshold.den)
            return 1;
    return 0;
}

/* "A: > 1/2, ≥ 2/3"; of levels added up each sum by itself. */
static void put_lines(
        struct html *html, const struct desk_request *request, const struct rule *rule)
{
    char bound[BAR_BOUND_BYTES];
    size_t i, k;

    html_put(html, "%s: ", say(request, N_("The lines are the thresholds")));
    if (compared(rule) < rule->option_count)
        html_put(html, "%s", meeting_option(request, &rule->options[compared(rule)]));
    for (i = 1; i < rule->outcome_count; i++) {
        if ((!has_line(rule, i) && !is_added_up(rule, i)) || is_told(rule, i))
            continue;
        html_add(html, i > 1 ? ", " : " ");
        for (k = 0; !has_line(rule, i) && k < rule->option_count; k++)
            if ((rule->outcomes[i].options & (1U << k)) != 0)
                html_put(html, "%s%s", k > 0 ? " + " : "",
                        meeting_option(request, &rule->options[k]));
        bar_bound(&rule->outcomes[i], bound);
        html_put(html, has_line(rule, i) ? "%s" : " %s", bound);
    }
}

void bar_put_legend(
        struct html *html, const struct desk_request *request, const struct rule *rule)
{
    size_t i;

    if (rule->points_most > 0) {
        bar_points_legend(html, request, rule);
        return;
    }
    html_add(html, "<p class=\"note\">");
    for (i = 0; i < rule->option_count; i++) {
        bar_put_swatch(html, rule, i);
        html_put(html, "%s &#160; ", meeting_option(request, &rule->options[i]));
    }
    if (rule->outcome_count > 1 &&
            (compared(rule) < rule->option_count || is_added_up(rule, 1)))
        put_lines(html, request, rule);
    html_add(html, "</p>");
}
