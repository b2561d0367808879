/* bar_points.c -- a mean as a picture in the page: on the scale of all points, with
 * bands.
 */
#include <stdio.h>

#include "core/desk/bar_part.h"
#include "core/language.h"

static unsigned place_of(const struct rule *rule, uint64_t num, uint64_t den)
{
    uint64_t most = den * rule->points_most;

    return (unsigned)((num > most ? most : num) * BAR_WIDE / most);
}

static void put_text(struct html *html, const struct desk_request *request,
        const struct results_contest *contest)
{
    char mean[LANGUAGE_SHARE_BYTES] = "–";

    if (contest->rows > 0)
        language_share(
                (uint32_t)results_mean_hundredths(contest), request->words != NULL, mean);
    html_put(html, "<title>%s: %s (%s: %u)</title>", say(request, N_("Mean")), mean,
            say(request, N_("Valid rows")), contest->rows);
}

void bar_points_put(struct html *html, const struct desk_request *request,
        const struct rule *rule, const struct results_contest *contest,
        const struct bar_shape *shape)
{
    size_t i;

    html_put(html, "<svg class=\"bars\" role=\"img\" viewBox=\"0 0 %d %d\">", BAR_WIDE,
            shape->letters > 0 ? shape->bottom : shape->bottom_bare);
    put_text(html, request, contest);
    bar_put_rect(html, 0, 2, BAR_WIDE, shape->bar, "#ffffff");
    if (contest->rows > 0)
        bar_put_rect(html, 0, 2, place_of(rule, contest->points, contest->rows),
                shape->bar, "#1a4275");
    html_put(html,
            "<rect x=\"1\" y=\"2\" width=\"%d\" height=\"%d\" fill=\"none\" "
            "stroke=\"#6b7280\" stroke-width=\"2\"></rect>",
            BAR_WIDE - 2, shape->bar);
    for (i = 1; i < rule->outcome_count; i++)
        if (rule->outcomes[i].measure == RULE_MEAN)
            bar_put_line(html,
                    place_of(rule, rule->outcomes[i].threshold.num,
                            rule->outcomes[i].threshold.den),
                    &rule->outcomes[i], shape);
    html_add(html, "</svg>");
}

void bar_points_legend(
        struct html *html, const struct desk_request *request, const struct rule *rule)
{
    char bound[BAR_BOUND_BYTES];
    size_t i;

    html_add(html, "<p class=\"note\">");
    html_put(html, say(request, N_("The bar is the mean, of %u points; the lines are")),
            rule->points_most);
    for (i = 1; i < rule->outcome_count; i++) {
        bar_bound(&rule->outcomes[i], bound);
        html_put(html, "%s %s", i > 1 ? "," : "", bound);
    }
    html_add(html, "</p>");
}
