/* results_show.c -- the figures of a ballot in words and tables; a page's part. */
#include "core/desk/results_show.h"

#include <stdio.h>
#include <string.h>

#include "core/desk/bar.h"
#include "core/desk/results_matter.h"
#include "core/language.h"

const struct rule *results_show_rule(const struct results_show *show, size_t type)
{
    const struct results_type *found = &show->results->types[type];
    int index = meeting_type(show->meeting, found->ballot_type);
    const struct rule *rule = index < 0 ? NULL : &show->meeting->rules[index];

    if (rule == NULL || strcmp(rule->id, found->rule) != 0 ||
            rule->option_count != found->option_count ||
            rule->points_most != found->points_most)
        return NULL;
    return rule;
}

/* ---- sums ---- */

static void put_figure(struct html *html, const char *label, uint32_t value)
{
    html_put(html, "<div><dt>%s</dt><dd>%u</dd></div>", label, value);
}

/* A count that nobody typed is not known, not 0. */
static void put_typed(struct html *html, const char *label, uint32_t value, int is_given)
{
    if (is_given)
        put_figure(html, label, value);
    else
        html_put(html, "<div><dt>%s</dt><dd>–</dd></div>", label);
}

static void put_sums(struct html *html, const struct results_show *show,
        const struct results_type *type)
{
    const struct desk_request *request = show->request;
    int index = meeting_type(show->meeting, type->ballot_type);
    const struct conference_type *plan =
            index < 0 ? NULL : &show->meeting->conference->types[index];

    html_add(html, "<dl class=\"figures\">");
    put_typed(html, say(request, N_("Issued")), type->issued,
            type->issued > 0 || (plan != NULL && plan->issued.is_given));
    put_typed(html, say(request, N_("Collected")), type->collected,
            type->collected > 0 || (plan != NULL && plan->collected.is_given));
    put_figure(html, say(request, N_("Counted")), type->counted);
    put_figure(html, say(request, N_("Valid")), type->valid);
    put_figure(html, say(request, N_("Invalid")), type->invalid);
    put_figure(html, say(request, N_("Held")), type->held);
    html_add(html, "</dl>");
}

/* ---- a row a person ---- */

static void put_column(struct html *html, const char *label)
{
    html_put(html, "<th scope=\"col\" class=\"count\">%s</th>", label);
}

static void put_head(
        struct html *html, const struct results_show *show, const struct rule *rule)
{
    const struct desk_request *request = show->request;
    size_t i;

    html_put(html,
            "<thead><tr><th scope=\"col\" class=\"count\">%s</th><th "
            "scope=\"col\">%s</th>",
            say(request, N_("No.")), say(request, N_("Name, title")));
    for (i = 0; i < rule->option_count; i++)
        put_column(html, meeting_option(request, &rule->options[i]));
    if (rule->points_most > 0) {
        put_column(html, say(request, N_("Mean")));
        put_column(html, say(request, N_("Points / valid rows")));
        put_column(html, say(request, N_("Blank / over / half filled / beyond")));
        html_put(html, "<th scope=\"col\">%s</th></tr></thead>",
                say(request, N_("Mean and outcome")));
        return;
    }
    put_column(html, say(request, N_("Blank / over")));
    html_put(html, "<th scope=\"col\">%s</th></tr></thead>",
            say(request, N_("Share and outcome")));
}

static void put_level(struct html *html, const struct results_show *show,
        const struct rule *rule, const struct results_contest *contest, size_t option)
{
    char share[LANGUAGE_SHARE_BYTES];

    language_share(contest->shares[option], show->request->words != NULL, share);
    html_put(html, "<td class=\"count\" data-label=\"%s\"><b>%u</b><br>%s&#160;%%</td>",
            meeting_option(show->request, &rule->options[option]), contest->votes[option],
            share);
}

void results_show_mean(const struct results_show *show,
        const struct results_contest *contest, char out[LANGUAGE_SHARE_BYTES])
{
    if (contest->rows == 0)
        (void)snprintf(out, LANGUAGE_SHARE_BYTES, "–");
    else
        language_share((uint32_t)results_mean_hundredths(contest),
                show->request->words != NULL, out);
}

static void put_points(struct html *html, const struct results_show *show,
        const struct results_contest *contest)
{
    const struct desk_request *request = show->request;
    char mean[LANGUAGE_SHARE_BYTES];

    results_show_mean(show, contest, mean);
    html_put(html, "<td class=\"count\" data-label=\"%s\"><b>%s</b></td>",
            say(request, N_("Mean")), mean);
    html_put(html, "<td class=\"count\" data-label=\"%s\">%llu / %u</td>",
            say(request, N_("Points / valid rows")), (unsigned long long)contest->points,
            contest->rows);
    html_put(html, "<td class=\"count\" data-label=\"%s\">%u / %u / %u / %u</td>",
            say(request, N_("Blank / over / half filled / beyond")), contest->blank,
            contest->over, contest->partial, contest->beyond);
}

/* The unit and what it has of it, where caps and quotas look at them. */
static void put_unit(struct html *html, const struct results_show *show,
        const struct rule *rule, const struct results_contest *contest)
{
    if (rule->cap == RULE_CAP_NONE && rule->quota_count == 0)
        return;
    if (contest->role == OFFICIAL_COLLECTIVE)
        html_put(html, "<br><span class=\"note\">%s</span>",
                say(show->request, N_("Collective")));
    if (contest->role == OFFICIAL_HEAD)
        html_put(html, "<br><span class=\"note\">%s</span>",
                say(show->request, N_("Head of the collective")));
    if (contest->group[0] != '\0')
        html_put(html, "<br><span class=\"note\">%s</span>", contest->group);
}

static void put_row(struct html *html, const struct results_show *show, size_t type,
        const struct rule *rule, const struct results_contest *contest)
{
    const struct desk_request *request = show->request;
    size_t i;

    html_put(html, "<tr><td class=\"count\" data-label=\"%s\">%s</td>",
            say(request, N_("No.")), contest->contest);
    html_put(html, "<th scope=\"row\">%s<br><span class=\"note\">%s</span>",
            contest->name, contest->title);
    put_unit(html, show, rule, contest);
    html_add(html, "</th>");
    for (i = 0; i < rule->option_count; i++)
        put_level(html, show, rule, contest, i);
    if (rule->points_most > 0)
        put_points(html, show, contest);
    else
        html_put(html, "<td class=\"count\" data-label=\"%s\">%u / %u</td>",
                say(request, N_("Blank / over")), contest->blank, contest->over);
    html_put(html, "<td data-label=\"%s\">",
            rule->points_most > 0 ? say(request, N_("Mean and outcome"))
                                  : say(request, N_("Share and outcome")));
    bar_put(html, request, rule, contest, 0);
    results_show_outcome(html, show, type, contest);
    html_add(html, "</td></tr>");
}

void results_show_caption(struct html *html, const struct results_show *show, size_t type)
{
    const struct results_type *found = &show->results->types[type];

    if (found->points_most > 0)
        html_put(html, "%s",
                say(show->request, N_("Each mean is of the valid rows of the person")));
    else
        html_put(html, say(show->request, N_("Shares are of %u ballots")),
                found->denominator);
}

static const char *title_of(
        const struct results_show *show, const struct results_type *type)
{
    int index = meeting_type(show->meeting, type->ballot_type);

    return index < 0 ? type->ballot_type
                     : meeting_type_title(show->meeting, (size_t)index);
}

static void put_table(struct html *html, const struct results_show *show, size_t type,
        const struct rule *rule)
{
    const struct results_type *found = &show->results->types[type];
    size_t i;

    html_put(html, "<div class=\"wide\" tabindex=\"0\" role=\"region\" aria-label=\"%s",
            say(show->request, N_("Results")));
    if (show->results->type_count > 1)
        html_put(html, ": %s", title_of(show, found));
    html_add(html, "\"><table class=\"stack\"><caption>");
    results_show_caption(html, show, type);
    html_add(html, "</caption>");
    put_head(html, show, rule);
    html_add(html, "<tbody>");
    for (i = 0; i < found->contest_count; i++)
        put_row(html, show, type, rule, &found->contests[i]);
    html_add(html, "</tbody></table></div>");
}

void results_show_type(struct html *html, const struct results_show *show, size_t type)
{
    const struct results_type *found = &show->results->types[type];
    const struct rule *rule = results_show_rule(show, type);

    html_put(html, "<section class=\"card\" id=\"type-%s\"><h2>%s</h2>",
            found->ballot_type, title_of(show, found));
    put_sums(html, show, found);
    if (rule == NULL) {
        html_put(html, "<p class=\"notice error\">%s</p></section>",
                say(show->request, N_("The rule card has changed since the count; put "
                                      "the one of the count back.")));
        return;
    }
    bar_put_legend(html, show->request, rule);
    put_table(html, show, type, rule);
    html_put(html, "<p class=\"note\">%s</p>", rule->source);
    results_matter_put(html, show, type);
    html_add(html, "</section>");
}
