/* results_outcome.c -- what a person's figures lead to, what changed it, what still can.
 */
#include <stdio.h>
#include <string.h>

#include "core/desk/results_show.h"
#include "core/language.h"

enum { NAMES_BYTES = RULE_OPTIONS_MAX * RULE_TEXT_BYTES };

/* An outcome in words; its id if the card has none such (the year before had another). */
static const char *text_of(
        const struct results_show *show, const struct rule *rule, const char *id)
{
    int at = rule_outcome_find(rule, id);

    if (at < 0)
        return id;
    return show->request->words != NULL ? rule->outcomes[at].text_vi
                                        : rule->outcomes[at].text_en;
}

/* ---- how far the next threshold is ---- */

/* "Excellent + Good": the levels whose votes an outcome adds up. */
static void name_options(const struct results_show *show, const struct rule *rule,
        uint32_t options, char *out, size_t size)
{
    size_t used = 0, i;

    out[0] = '\0';
    for (i = 0; i < rule->option_count && used < size; i++)
        if ((options & (1U << i)) != 0)
            used += (size_t)snprintf(out + used, size - used, "%s%s",
                    used == 0 ? "" : " + ",
                    meeting_option(show->request, &rule->options[i]));
}

static void put_next(struct html *html, const struct results_show *show, size_t type,
        const struct rule *rule, const struct results_contest *contest)
{
    int previous = rule_outcome_find(rule, contest->previous);
    const struct rule_sums sums = {contest->votes, show->results->types[type].denominator,
            previous < 0 ? 0 : 1U << previous};
    const struct rule_outcome *outcome;
    char names[NAMES_BYTES];
    size_t next;

    if (contest->votes_to_next < 0 || sums.denominator == 0)
        return;
    next = rule_next_outcome(rule, &sums);
    if (next >= rule->outcome_count || rule->outcomes[next].measure != RULE_SHARE)
        return;
    outcome = &rule->outcomes[next];
    name_options(show, rule, outcome->options, names, sizeof(names));
    html_add(html, "<p class=\"note\">");
    html_put(html,
            say(show->request, N_("%lld more votes of “%s” reach the next threshold "
                                  "(%s %u/%u)")),
            (long long)contest->votes_to_next, names,
            outcome->bound == RULE_AT_LEAST ? "≥" : ">", outcome->threshold.num,
            outcome->threshold.den);
    html_add(html, "</p>");
}

/* ---- what changed it, or may ---- */

static void put_change(struct html *html, const struct results_show *show,
        const struct rule *rule, const struct results_contest *contest)
{
    const struct desk_request *request = show->request;

    if (contest->outcome_before[0] != '\0') {
        html_put(html, "<p class=\"note\">%s: %s<br>",
                say(request, N_("By its own figures")),
                text_of(show, rule, contest->outcome_before));
        html_put(html, "%s</p>",
                strcmp(contest->changed_by, "cap") == 0
                        ? say(request,
                                  N_("Lowered: not above the collective of the unit"))
                        : say(request, N_("Lowered: the quota allows no more")));
    }
    if (contest->is_tied)
        html_put(html, "<p class=\"undecided\"><a href=\"/results#tie\">%s</a></p>",
                say(request, N_("Equal to others at the edge of the quota: two people "
                                "decide")));
    if (contest->previous[0] != '\0')
        html_put(html, "<p class=\"note\">%s: %s</p>",
                say(request, N_("The year before")),
                text_of(show, rule, contest->previous));
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

    if (rule == NULL || rule->outcome_count < 2)
        return;
    html_add(html, "<p class=\"outcome\">");
    if (!show->results->is_final && open > 0 && !contest->is_decided)
        html_put(html, "%s: ", say(show->request, N_("So far")));
    if (rule->points_most > 0 && contest->rows == 0)
        html_put(html, "%s</p>", say(show->request, N_("No valid row: no outcome")));
    else
        html_put(html, "%s</p>", text_of(show, rule, contest->outcome));
    put_change(html, show, rule, contest);
    put_next(html, show, type, rule, contest);
    if (!show->results->is_final && open > 0)
        put_openness(html, show, contest, open);
}
