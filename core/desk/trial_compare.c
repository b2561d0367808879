/* trial_compare.c -- the deck's truth beside what the machine counted: its proof. */
#include "core/desk/trial_compare.h"

#include <string.h>

/* What a figure is of: an option, or one of these. */
enum { OF_BLANK = RULE_OPTIONS_MAX, OF_OVER, OF_ALL };

static const struct results_type *find_type(
        const struct trial_compare *compare, size_t type)
{
    const char *id = compare->meeting->conference->types[type].id;
    size_t i;

    for (i = 0; i < compare->results->type_count; i++)
        if (strcmp(compare->results->types[i].ballot_type, id) == 0)
            return &compare->results->types[i];
    return NULL;
}

static const struct results_contest *find_contest(
        const struct results_type *type, const char *contest)
{
    size_t i;

    for (i = 0; type != NULL && i < type->contest_count; i++)
        if (strcmp(type->contests[i].contest, contest) == 0)
            return &type->contests[i];
    return NULL;
}

/* The options of the results are in the rule's order, as the tally's are. */
static uint32_t expected(const struct tally_contest *contest, size_t of)
{
    return of == OF_BLANK  ? contest->blank
           : of == OF_OVER ? contest->over
                           : contest->votes[of];
}

static uint32_t counted(const struct results_contest *contest, size_t of)
{
    if (contest == NULL)
        return 0;
    return of == OF_BLANK  ? contest->blank
           : of == OF_OVER ? contest->over
                           : contest->votes[of];
}

static int is_shown(const struct rule *rule, size_t of)
{
    return of < rule->option_count || of >= OF_BLANK;
}

static unsigned type_differences(const struct trial_compare *compare, size_t at)
{
    const struct trial_truth_type *truth = &compare->truth->types[at];
    const struct results_type *type = find_type(compare, at);
    const struct results_contest *contest;
    unsigned differences = 0;
    size_t i, of;

    for (i = 0; i < truth->official_count; i++) {
        contest = find_contest(type, truth->officials[i]->contest);
        for (of = 0; of < OF_ALL; of++)
            differences +=
                    is_shown(&compare->meeting->rules[at], of) &&
                    expected(&truth->tally.contests[i], of) != counted(contest, of);
    }
    return differences;
}

unsigned trial_compare_differences(const struct trial_compare *compare)
{
    unsigned differences = 0;
    size_t i;

    for (i = 0; i < compare->meeting->conference->type_count; i++)
        differences += type_differences(compare, i);
    return differences;
}

static int is_same_for_all(const struct trial_truth_type *truth, size_t a, size_t b)
{
    size_t i;

    for (i = 0; i < truth->official_count; i++)
        if (truth->tally.contests[i].votes[a] != truth->tally.contests[i].votes[b])
            return 0;
    return 1;
}

int trial_compare_is_blind(const struct trial_compare *compare)
{
    size_t i, a, b;

    for (i = 0; i < compare->meeting->conference->type_count; i++)
        for (a = 0; a < compare->meeting->rules[i].option_count; a++)
            for (b = a + 1; b < compare->meeting->rules[i].option_count; b++)
                if (is_same_for_all(&compare->truth->types[i], a, b))
                    return 1;
    return 0;
}

/* ---- the table ---- */

static const char *head(const struct trial_compare *compare, size_t at, size_t of)
{
    if (of == OF_BLANK)
        return say(compare->request, "No mark");
    if (of == OF_OVER)
        return say(compare->request, "Several marks");
    return meeting_option(compare->request, &compare->meeting->rules[at].options[of]);
}

static void put_cell(struct html *html, const struct trial_compare *compare,
        const char *label, uint32_t wanted, uint32_t got)
{
    html_put(html, "<td class=\"count\" data-label=\"%s\">", label);
    if (wanted == got)
        html_put(html, "%u | %u</td>", wanted, got);
    else
        html_put(html,
                "<strong class=\"mistake\">%u | %u <span>≠ %s</span></strong></td>",
                wanted, got, say(compare->request, "differs"));
}

static void put_row(
        struct html *html, const struct trial_compare *compare, size_t at, size_t row)
{
    const struct trial_truth_type *truth = &compare->truth->types[at];
    const struct official *official = truth->officials[row];
    const struct results_contest *contest =
            find_contest(find_type(compare, at), official->contest);
    size_t of;

    html_put(
            html, "<tr><th scope=\"row\">%s. %s</th>", official->contest, official->name);
    for (of = 0; of < OF_ALL; of++)
        if (is_shown(&compare->meeting->rules[at], of))
            put_cell(html, compare, head(compare, at, of),
                    expected(&truth->tally.contests[row], of), counted(contest, of));
    html_add(html, "</tr>");
}

static void put_type(struct html *html, const struct trial_compare *compare, size_t at)
{
    size_t i, of;

    html_put(html,
            "<div class=\"wide\" tabindex=\"0\"><table class=\"stack\"><caption>%s: "
            "%s</caption><thead><tr><th scope=\"col\">%s</th>",
            meeting_type_title(compare->meeting, at),
            say(compare->request, "in the deck | counted"),
            say(compare->request, "Person"));
    for (of = 0; of < OF_ALL; of++)
        if (is_shown(&compare->meeting->rules[at], of))
            html_put(html, "<th scope=\"col\" class=\"count\">%s</th>",
                    head(compare, at, of));
    html_add(html, "</tr></thead><tbody>");
    for (i = 0; i < compare->truth->types[at].official_count; i++)
        put_row(html, compare, at, i);
    html_add(html, "</tbody></table></div>");
}

void trial_compare_put(struct html *html, const struct trial_compare *compare)
{
    size_t i;

    for (i = 0; i < compare->meeting->conference->type_count; i++)
        put_type(html, compare, i);
}
