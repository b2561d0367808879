/* results_show.c -- the figures of a ballot in words and tables; a page's part. */
#include "core/desk/results_show.h"

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
            rule->option_count != found->option_count)
        return NULL;
    return rule;
}

/* ---- what a person's figures lead to ---- */

static size_t find_outcome(const struct rule *rule, const char *id)
{
    size_t i;

    for (i = rule->outcome_count - 1; i > 0; i--)
        if (strcmp(rule->outcomes[i].id, id) == 0)
            return i;
    return 0;
}

static void put_next(struct html *html, const struct results_show *show,
        const struct rule *rule, size_t outcome, int64_t votes)
{
    const struct rule_outcome *next = &rule->outcomes[outcome + 1];
    size_t option = rule_outcome_option(rule, outcome + 1);

    if (option == rule->option_count)
        return;
    html_add(html, "<p class=\"note\">");
    html_put(html,
            say(show->request, N_("%lld more votes of “%s” reach the next threshold "
                                  "(%s %u/%u)")),
            (long long)votes, meeting_option(show->request, &rule->options[option]),
            next->bound == RULE_AT_LEAST ? "≥" : ">", next->threshold.num,
            next->threshold.den);
    html_add(html, "</p>");
}

static void put_openness(struct html *html, const struct results_show *show,
        const struct results_contest *contest, uint32_t open)
{
    html_add(html,
            contest->is_decided ? "<p class=\"decided\">" : "<p class=\"undecided\">");
    if (contest->is_decided)
        html_put(html,
                say(show->request, N_("Decided regardless of the open sheets (%u)")),
                open);
    else
        html_put(html, say(show->request, N_("Not decided: the open sheets (%u) matter")),
                open);
    html_add(html, "</p>");
}

void results_show_outcome(struct html *html, const struct results_show *show, size_t type,
        const struct results_contest *contest)
{
    const struct rule *rule = results_show_rule(show, type);
    uint32_t open = results_show_open(show, type);
    size_t outcome;

    if (rule == NULL || rule->outcome_count < 2)
        return;
    outcome = find_outcome(rule, contest->outcome);
    html_add(html, "<p class=\"outcome\">");
    if (!show->results->is_final && open > 0 && !contest->is_decided)
        html_put(html, "%s: ", say(show->request, N_("So far")));
    html_put(html, "%s</p>",
            show->request->words != NULL ? rule->outcomes[outcome].text_vi
                                         : rule->outcomes[outcome].text_en);
    if (contest->votes_to_next >= 0 && outcome + 1 < rule->outcome_count)
        put_next(html, show, rule, outcome, contest->votes_to_next);
    if (!show->results->is_final && open > 0)
        put_openness(html, show, contest, open);
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
        html_put(html, "<th scope=\"col\" class=\"count\">%s</th>",
                meeting_option(request, &rule->options[i]));
    html_put(html,
            "<th scope=\"col\" class=\"count\">%s</th><th "
            "scope=\"col\">%s</th></tr></thead>",
            say(request, N_("Blank / over")), say(request, N_("Share and outcome")));
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

static void put_row(struct html *html, const struct results_show *show, size_t type,
        const struct rule *rule, const struct results_contest *contest)
{
    const struct desk_request *request = show->request;
    size_t i;

    html_put(html, "<tr><td class=\"count\" data-label=\"%s\">%s</td>",
            say(request, N_("No.")), contest->contest);
    html_put(html, "<th scope=\"row\">%s<br><span class=\"note\">%s</span></th>",
            contest->name, contest->title);
    for (i = 0; i < rule->option_count; i++)
        put_level(html, show, rule, contest, i);
    html_put(html, "<td class=\"count\" data-label=\"%s\">%u / %u</td>",
            say(request, N_("Blank / over")), contest->blank, contest->over);
    html_put(html, "<td data-label=\"%s\">", say(request, N_("Share and outcome")));
    bar_put(html, request, rule, contest, 0);
    results_show_outcome(html, show, type, contest);
    html_add(html, "</td></tr>");
}

static void put_table(struct html *html, const struct results_show *show, size_t type,
        const struct rule *rule)
{
    const struct results_type *found = &show->results->types[type];
    size_t i;

    html_put(html,
            "<div class=\"wide\" tabindex=\"0\" role=\"region\" aria-label=\"%s\">"
            "<table class=\"stack\"><caption>",
            say(show->request, N_("Results")));
    html_put(
            html, say(show->request, N_("Shares are of %u ballots")), found->denominator);
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
    int index = meeting_type(show->meeting, found->ballot_type);

    html_put(html, "<section class=\"card\" id=\"type-%s\"><h2>%s</h2>",
            found->ballot_type,
            index < 0 ? found->ballot_type
                      : meeting_type_title(show->meeting, (size_t)index));
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
