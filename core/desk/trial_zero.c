/* trial_zero.c -- the page Trial: before the first ballot every figure is zero. */
#include "core/desk/page.h"
#include "core/desk/trial_show.h"

/* All that was given: votes of options, of points how many gave any. */
static uint64_t votes_sum(
        const struct results_type *type, const struct results_contest *contest)
{
    size_t count = type->points_most > 0 ? type->points_most + 1 : type->option_count, i;
    uint64_t sum = 0;

    for (i = 0; i < count; i++)
        sum += contest->votes[i];
    return sum;
}

static uint64_t type_sum(const struct results_type *type)
{
    uint64_t sum = (uint64_t)type->fed + type->counted + type->held + type->refused;
    const struct results_contest *contest;
    size_t i;

    for (i = 0; i < type->contest_count; i++) {
        contest = &type->contests[i];
        sum += (uint64_t)contest->blank + contest->over + contest->held +
               contest->partial + contest->beyond + votes_sum(type, contest);
    }
    return sum;
}

static void put_count(struct html *html, unsigned long long count)
{
    html_put(html, "<td class=\"count\">%llu</td>", count);
}

static void put_contest(struct html *html, const struct results_type *type,
        const struct results_contest *contest)
{
    size_t i;

    html_put(html, "<tr><th scope=\"row\">%s. %s</th>", contest->contest, contest->name);
    for (i = 0; i < type->option_count; i++)
        put_count(html, contest->votes[i]);
    if (type->points_most > 0) {
        put_count(html, votes_sum(type, contest));
        put_count(html, contest->points);
    }
    put_count(html, contest->blank);
    put_count(html, contest->over);
    html_add(html, "</tr>");
}

static void put_head(const struct trial *trial, const char *label)
{
    html_put(trial->html, "<th scope=\"col\" class=\"count\">%s</th>", label);
}

static void put_type(const struct trial *trial, const struct results_type *type)
{
    const struct desk_request *request = trial->request;
    int at = meeting_type(&trial->meeting, type->ballot_type);
    size_t i;

    if (at < 0 || type->option_count != trial->meeting.rules[at].option_count)
        return;
    html_put(trial->html,
            "<div class=\"wide\" tabindex=\"0\"><table><caption>%s (%s: %u)</caption>"
            "<thead><tr><th scope=\"col\">%s</th>",
            meeting_type_title(&trial->meeting, (size_t)at), say(request, "fed"),
            type->fed, say(request, "Person"));
    for (i = 0; i < type->option_count; i++)
        put_head(trial, meeting_option(request, &trial->meeting.rules[at].options[i]));
    if (type->points_most > 0) {
        put_head(trial, say(request, "Valid rows"));
        put_head(trial, say(request, "Points together"));
    }
    put_head(trial, say(request, "No mark"));
    put_head(trial, say(request, "Several marks"));
    html_add(trial->html, "</tr></thead><tbody>");
    for (i = 0; i < type->contest_count; i++)
        put_contest(trial->html, type, &type->contests[i]);
    html_add(trial->html, "</tbody></table></div>");
}

static void put_figures(const struct trial *trial, const struct results *results)
{
    const struct desk_request *request = trial->request;
    uint64_t sum = 0;
    size_t i;

    for (i = 0; i < results->type_count; i++)
        sum += type_sum(&results->types[i]);
    if (sum == 0)
        page_notice(trial->html, PAGE_GOOD,
                say(request, "No sheet is fed, and every figure is 0."));
    else
        page_notice(trial->html, PAGE_ERROR,
                say(request, "Something is counted already. Do not open the count; look "
                             "into the journal."));
    html_put(trial->html, "<details><summary>%s</summary>",
            say(request, "Each person's figures"));
    for (i = 0; i < results->type_count; i++)
        put_type(trial, &results->types[i]);
    html_add(trial->html, "</details>");
}

static void put_paper(const struct trial *trial)
{
    char paper[TRIAL_PAPER_BYTES];
    const struct desk_request *request = trial->request;
    const char *why = trial_why_not_make(trial);

    if (why != NULL) {
        page_shut(trial->html, say(request, "Make the zero report"), why);
    } else {
        page_form(trial->html, request, "/trial/zero");
        html_put(trial->html, "<p><button>%s</button></p></form>",
                say(request, "Make the zero report"));
    }
    trial_paper(trial, "zero", paper);
    if (paper[0] != '\0')
        html_put(trial->html, "<p><a class=\"button\" href=\"/file/%s\">%s</a></p>",
                paper, say(request, "The zero report (PDF)"));
}

int trial_put_zero(const struct trial *trial, struct error *err)
{
    const struct desk_request *request = trial->request;
    struct results results;

    results_init(&results);
    if (desk_results(trial->desk, 0, &results, err) != 0)
        return -1;
    html_put(trial->html, "<section class=\"card\"><h2>%s</h2><p>%s</p>",
            say(request, "4. Zero report"),
            say(request, "Right before the count: shown, printed and signed."));
    put_figures(trial, &results);
    results_release(&results);
    put_paper(trial);
    html_add(trial->html, "</section>");
    return 0;
}
