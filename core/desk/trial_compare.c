/* trial_compare.c -- the deck's truth beside what the machine counted: its proof. */
#include "core/desk/trial_compare.h"

#include <string.h>

#include "core/language.h"

/* What a figure is of: an option, or one of these. */
enum {
    OF_ROWS = RULE_OPTIONS_MAX, /* of points: how many gave them, and their sum */
    OF_SUM,
    OF_OTHER, /* sheets with other points: 0 in the deck */
    OF_BLANK,
    OF_OVER,
    OF_PARTIAL,
    OF_BEYOND,
    OF_ALL
};

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

/* What both sides have of a person. */
struct sides {
    const struct rule *rule;
    const struct tally_contest *truth;
    const struct results_contest *counted; /* NULL: nothing */
};

static uint64_t sum_rows(const struct rule *rule, const uint32_t *votes)
{
    uint64_t rows = 0;
    uint32_t i;

    for (i = 0; i <= rule->points_most; i++)
        rows += votes[i];
    return rows;
}

/* The options of the results are in the rule's order, as the tally's are. */
static uint64_t expected(const struct sides *sides, size_t of)
{
    const struct tally_contest *truth = sides->truth;

    switch (of) {
    case OF_ROWS:
        return sum_rows(sides->rule, truth->votes);
    case OF_SUM:
        return rule_points(sides->rule, truth->votes);
    case OF_OTHER:
        return 0;
    case OF_BLANK:
        return truth->blank;
    case OF_OVER:
        return truth->over;
    case OF_PARTIAL:
        return truth->partial;
    case OF_BEYOND:
        return truth->beyond;
    default:
        return truth->votes[of];
    }
}

/* The same sum may be of other points: no figure may hide that. */
static uint64_t count_other(const struct sides *sides)
{
    uint64_t other = 0;
    uint32_t i;

    for (i = 0; i <= sides->rule->points_most; i++)
        if (sides->counted->votes[i] > sides->truth->votes[i])
            other += sides->counted->votes[i] - sides->truth->votes[i];
    return other;
}

static uint64_t counted(const struct sides *sides, size_t of)
{
    const struct results_contest *contest = sides->counted;

    if (contest == NULL)
        return 0;
    switch (of) {
    case OF_ROWS:
        return sum_rows(sides->rule, contest->votes);
    case OF_SUM:
        return rule_points(sides->rule, contest->votes);
    case OF_OTHER:
        return count_other(sides);
    case OF_BLANK:
        return contest->blank;
    case OF_OVER:
        return contest->over;
    case OF_PARTIAL:
        return contest->partial;
    case OF_BEYOND:
        return contest->beyond;
    default:
        return contest->votes[of];
    }
}

static int is_shown(const struct rule *rule, size_t of)
{
    if (of == OF_BLANK || of == OF_OVER)
        return 1;
    return rule->points_most > 0 ? of >= OF_ROWS : of < rule->option_count;
}

static struct sides sides_of(const struct trial_compare *compare, size_t at, size_t row)
{
    const struct trial_truth_type *truth = &compare->truth->types[at];
    struct sides sides = {.rule = &compare->meeting->rules[at],
            .truth = &truth->tally.contests[row],
            .counted = find_contest(find_type(compare, at),
                    truth->contests->list[row].official->contest)};

    return sides;
}

static unsigned type_differences(const struct trial_compare *compare, size_t at)
{
    unsigned differences = 0;
    struct sides sides;
    size_t i, of;

    for (i = 0; i < compare->truth->types[at].contests->count; i++) {
        sides = sides_of(compare, at, i);
        for (of = 0; of < OF_ALL; of++)
            differences += is_shown(sides.rule, of) &&
                           expected(&sides, of) != counted(&sides, of);
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

    for (i = 0; i < truth->contests->count; i++)
        if (truth->tally.contests[i].votes[a] != truth->tally.contests[i].votes[b])
            return 0;
    return 1;
}

/* A box of tens or ones that is marked nowhere in the deck. */
static int is_unmarked(const struct trial_truth_type *truth)
{
    const struct contest_row *row;
    size_t i, k;

    for (i = 0; i < truth->contests->count; i++)
        for (k = 0; k < truth->contests->list[i].row_count; k++) {
            row = &truth->contests->list[i].rows[k];
            if (row->place != CONTEST_OPTIONS &&
                    (truth->marked[row->place] & ((1U << row->option_count) - 1)) !=
                            (1U << row->option_count) - 1)
                return 1;
        }
    return 0;
}

const char *trial_compare_why_blind(const struct trial_compare *compare)
{
    size_t i, a, b;

    for (i = 0; i < compare->meeting->conference->type_count; i++) {
        if (is_unmarked(&compare->truth->types[i]))
            return N_("This deck is too small: some figure of tens or of ones is "
                      "marked nowhere in it. Make a larger one.");
        for (a = 0; a < compare->meeting->rules[i].option_count; a++)
            for (b = a + 1; b < compare->meeting->rules[i].option_count; b++)
                if (is_same_for_all(&compare->truth->types[i], a, b))
                    return N_("This deck is too small: two levels have the same "
                              "figures, and would agree even if they were mixed up. "
                              "Make one of 10 sheets or more.");
    }
    return NULL;
}

/* ---- the table ---- */

static const char *head(const struct trial_compare *compare, size_t at, size_t of)
{
    const struct desk_request *request = compare->request;

    switch (of) {
    case OF_ROWS:
        return say(request, N_("Valid rows"));
    case OF_SUM:
        return say(request, N_("Points together"));
    case OF_OTHER:
        return say(request, N_("Sheets with other points"));
    case OF_BLANK:
        return say(request, N_("No mark"));
    case OF_OVER:
        return say(request, N_("Several marks"));
    case OF_PARTIAL:
        return say(request, N_("Half filled"));
    case OF_BEYOND:
        return say(request, N_("Above the maximum"));
    default:
        return meeting_option(request, &compare->meeting->rules[at].options[of]);
    }
}

static void put_cell(struct html *html, const struct trial_compare *compare,
        const char *label, uint64_t wanted, uint64_t got)
{
    html_put(html, "<td class=\"count\" data-label=\"%s\">", label);
    if (wanted == got)
        html_put(html, "%llu | %llu</td>", (unsigned long long)wanted,
                (unsigned long long)got);
    else
        html_put(html,
                "<strong class=\"mistake\">%llu | %llu <span>≠ %s</span></strong></td>",
                (unsigned long long)wanted, (unsigned long long)got,
                say(compare->request, "differs"));
}

static void put_row(
        struct html *html, const struct trial_compare *compare, size_t at, size_t row)
{
    const struct official *official =
            compare->truth->types[at].contests->list[row].official;
    const struct sides sides = sides_of(compare, at, row);
    size_t of;

    html_put(
            html, "<tr><th scope=\"row\">%s. %s</th>", official->contest, official->name);
    for (of = 0; of < OF_ALL; of++)
        if (is_shown(sides.rule, of))
            put_cell(html, compare, head(compare, at, of), expected(&sides, of),
                    counted(&sides, of));
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
    for (i = 0; i < compare->truth->types[at].contests->count; i++)
        put_row(html, compare, at, i);
    html_add(html, "</tbody></table></div>");
}

void trial_compare_put(struct html *html, const struct trial_compare *compare)
{
    size_t i;

    for (i = 0; i < compare->meeting->conference->type_count; i++)
        put_type(html, compare, i);
}
