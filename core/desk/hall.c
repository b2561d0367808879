/* hall.c -- one person's figures in large type, and the way to the next. */
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "core/desk/bar.h"
#include "core/desk/page_hall.h"
#include "core/language.h"

static const struct results_type *type_of(const struct results_show *show, size_t type)
{
    return &show->results->types[type];
}

static const char *group_of(
        const struct results_show *show, size_t type, const char *contest)
{
    const struct official *official =
            meeting_official(show->meeting, type_of(show, type)->ballot_type, contest);

    return official == NULL ? "" : official->group;
}

/* Is this the first person of a group that has a name? */
static int begins_group(const struct results_show *show, size_t type, size_t contest)
{
    const struct results_type *found = type_of(show, type);
    const char *own = group_of(show, type, found->contests[contest].contest);
    size_t i;

    if (own[0] == '\0')
        return 0;
    for (i = 0; i < contest; i++)
        if (strcmp(group_of(show, type, found->contests[i].contest), own) == 0)
            return 0;
    return 1;
}

const char *hall_group(const struct results_show *show, size_t type, size_t group)
{
    const struct results_type *found = type_of(show, type);
    size_t i, count = 0;

    for (i = 0; i < found->contest_count; i++)
        if (begins_group(show, type, i) && ++count == group)
            return group_of(show, type, found->contests[i].contest);
    return NULL;
}

size_t hall_people(
        const struct results_show *show, const struct hall_place *place, size_t *list)
{
    const struct results_type *found = type_of(show, place->type);
    const char *name =
            place->group == 0 ? NULL : hall_group(show, place->type, place->group);
    size_t i, count = 0;

    for (i = 0; i < found->contest_count; i++)
        if (name == NULL ||
                strcmp(group_of(show, place->type, found->contests[i].contest), name) ==
                        0)
            list[count++] = i;
    return count;
}

/* ---- the page ---- */

static void put_head(struct html *html, const struct desk_request *request)
{
    html_put(html,
            "<!DOCTYPE html>\n<html lang=\"%s\"><head><meta charset=\"utf-8\">"
            "<title>%s – Kiểm phiếu</title>",
            request->words != NULL ? "vi" : "en", say(request, N_("Results")));
    html_add(html, "<meta name=\"viewport\" content=\"width=device-width, "
                   "initial-scale=1\">"
                   "<link rel=\"stylesheet\" href=\"/asset/desk.css\">"
                   "<link rel=\"icon\" href=\"/asset/desk.svg\" type=\"image/svg+xml\">"
                   "<script src=\"/asset/desk.js\" defer></script></head>"
                   "<body class=\"hall\"><main id=\"main\">");
}

static void put_address(struct html *html, const struct results_show *show,
        const struct hall_place *place, size_t at)
{
    html_put(html, "href=\"/hall?type=%s&amp;group=%zu&amp;at=%zu\"",
            type_of(show, place->type)->ballot_type, place->group, at);
}

/* What is counted, and that it is not final while it is not. */
static void put_heading(struct html *html, const struct results_show *show,
        const struct hall_place *place)
{
    const struct results_type *found = type_of(show, place->type);
    int index = meeting_type(show->meeting, found->ballot_type);
    const char *group =
            place->group == 0 ? NULL : hall_group(show, place->type, place->group);

    html_put(html, "<p>%s",
            index < 0 ? found->ballot_type
                      : meeting_type_title(show->meeting, (size_t)index));
    if (group != NULL)
        html_put(html, " – %s", group);
    if (!show->results->is_final)
        html_put(html, " – <strong class=\"undecided\">%s</strong>",
                say(show->request, N_("Provisional: the count is not sealed yet.")));
    html_add(html, "</p>");
}

static void put_levels(struct html *html, const struct results_show *show,
        const struct rule *rule, const struct results_contest *contest)
{
    char share[LANGUAGE_SHARE_BYTES];
    size_t i;

    html_add(html, "<dl class=\"figures\">");
    if (rule->points_most > 0) {
        results_show_mean(show, contest, share);
        html_put(html, "<div><dt>%s</dt><dd>%s</dd></div>",
                say(show->request, N_("Mean")), share);
        html_put(html, "<div><dt>%s</dt><dd>%u</dd></div>",
                say(show->request, N_("Valid rows")), contest->rows);
    }
    for (i = 0; i < rule->option_count; i++) {
        language_share(contest->shares[i], show->request->words != NULL, share);
        html_add(html, "<div><dt>");
        bar_put_swatch(html, rule, i);
        html_put(html, "%s<br>%s&#160;%%</dt><dd>%u</dd></div>",
                meeting_option(show->request, &rule->options[i]), share,
                contest->votes[i]);
    }
    html_add(html, "</dl>");
}

static void put_person(struct html *html, const struct results_show *show, size_t type,
        const struct results_contest *contest)
{
    const struct rule *rule = results_show_rule(show, type);

    html_put(html, "<h1>%s</h1><p>%s</p>", contest->name, contest->title);
    if (rule == NULL)
        return;
    put_levels(html, show, rule, contest);
    bar_put(html, show->request, rule, contest, 1);
    html_add(html, "<p>");
    results_show_caption(html, show, type);
    html_add(html, "</p>");
    results_show_outcome(html, show, type, contest);
}

static void put_steps(struct html *html, const struct results_show *show,
        const struct hall_place *place, size_t count)
{
    html_put(html, "<nav class=\"choices\" aria-label=\"%s\">",
            say(show->request, N_("People")));
    if (place->at > 0) {
        html_add(html, "<a class=\"button\" rel=\"prev\" ");
        put_address(html, show, place, place->at - 1);
        html_put(html, ">← %s</a>", say(show->request, N_("Previous person")));
    }
    html_put(html, "<span>%zu / %zu</span>", count == 0 ? 0 : place->at + 1, count);
    if (place->at + 1 < count) {
        html_add(html, "<a class=\"button\" rel=\"next\" ");
        put_address(html, show, place, place->at + 1);
        html_put(html, ">%s →</a>", say(show->request, N_("Next person")));
    }
    html_put(html, "<a class=\"button\" href=\"/results\">%s</a></nav>",
            say(show->request, N_("Back to the table")));
}

static void put_choice(struct html *html, const struct results_show *show,
        const struct hall_place *to, const struct hall_place *now, const char *label)
{
    html_add(html, "<a ");
    put_address(html, show, to, 0);
    html_add(html, to->type == now->type && to->group == now->group
                           ? " aria-current=\"true\""
                           : "");
    html_put(html, ">%s</a>", label);
}

/* Other ballots and groups; nothing where there is but one. */
static void put_choices(
        struct html *html, const struct results_show *show, const struct hall_place *now)
{
    struct hall_place to = {0, 0, 0};
    const char *group;
    int index;

    if (show->results->type_count == 1 && hall_group(show, 0, 1) == NULL)
        return;
    html_put(html, "<nav class=\"choices\" aria-label=\"%s\">",
            say(show->request, N_("Ballots and groups")));
    for (to.type = 0; to.type < show->results->type_count; to.type++) {
        index = meeting_type(show->meeting, type_of(show, to.type)->ballot_type);
        to.group = 0;
        put_choice(html, show, &to, now,
                index < 0 ? type_of(show, to.type)->ballot_type
                          : meeting_type_title(show->meeting, (size_t)index));
        for (to.group = 1; (group = hall_group(show, to.type, to.group)) != NULL;
                to.group++)
            put_choice(html, show, &to, now, group);
    }
    html_add(html, "</nav>");
}

void hall_put(struct html *html, const struct results_show *show,
        const struct hall_place *place)
{
    struct hall_place now = *place;
    size_t *list, count;

    if (now.type >= show->results->type_count)
        now = (struct hall_place){0, 0, 0};
    if (now.group > 0 && hall_group(show, now.type, now.group) == NULL)
        now.group = 0;
    list = calloc(type_of(show, now.type)->contest_count + 1, sizeof(*list));
    if (list == NULL) {
        html->is_failed = 1;
        return;
    }
    count = hall_people(show, &now, list);
    if (now.at >= count)
        now.at = 0;
    put_head(html, show->request);
    put_heading(html, show, &now);
    if (count > 0)
        put_person(
                html, show, now.type, &type_of(show, now.type)->contests[list[now.at]]);
    put_steps(html, show, &now, count);
    put_choices(html, show, &now);
    html_add(html, "</main></body></html>\n");
    free(list);
}
