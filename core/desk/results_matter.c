/* results_matter.c -- which open sheets can still change somebody's outcome. */
#include "core/desk/results_matter.h"

#include <string.h>

#include "core/json.h"
#include "core/language.h"

enum { LINKS_MAX = 60, DIGITS_SHOWN = 8 };

uint32_t results_show_open(const struct results_show *show, size_t type)
{
    const struct results_type *found = &show->results->types[type];
    int index = meeting_type(show->meeting, found->ballot_type);
    uint32_t held = found->held + show->unassigned, missing = 0;

    if (index >= 0 && show->meeting->conference->types[index].collected.is_given &&
            found->collected > found->counted)
        missing = found->collected - found->counted;
    return held > missing ? held : missing;
}

/* How many people of the ballot wait for open sheets. */
static size_t count_undecided(const struct results_show *show, size_t type)
{
    const struct results_type *found = &show->results->types[type];
    const struct rule *rule = results_show_rule(show, type);
    size_t count = 0, i;

    if (show->results->is_final || rule == NULL || rule->outcome_count < 2 ||
            results_show_open(show, type) == 0)
        return 0;
    for (i = 0; i < found->contest_count; i++)
        count += !found->contests[i].is_decided;
    return count;
}

int results_show_needs_held(const struct results_show *show)
{
    size_t i;

    for (i = 0; i < show->results->type_count; i++)
        if (count_undecided(show, i) > 0 &&
                show->results->types[i].held + show->unassigned > 0)
            return 1;
    return 0;
}

static int is_of_type(const json_t *sheet, const char *type)
{
    const char *own = json_text(sheet, "ballot_type");

    return own[0] == '\0' || strcmp(own, type) == 0;
}

/* Named by the first digits of its id, as on the page that decides it. */
static void put_link(struct html *html, const json_t *sheet)
{
    const char *id = json_text(sheet, "sheet");
    char shown[DIGITS_SHOWN + 1] = "";

    (void)strncat(shown, id, DIGITS_SHOWN);
    html_put(html, "<a href=\"/check?sheet=%s\">%s</a> ", id, shown);
}

static void put_links(
        struct html *html, const struct results_show *show, const char *type)
{
    size_t count = 0, i;
    const json_t *sheet;

    html_add(html, "<p class=\"choices\">");
    for (i = 0; i < json_array_size(show->held); i++) {
        sheet = json_array_get(show->held, i);
        if (!is_of_type(sheet, type))
            continue;
        if (count++ < LINKS_MAX)
            put_link(html, sheet);
    }
    html_add(html, "</p>");
    if (count <= LINKS_MAX)
        return;
    html_add(html, "<p>");
    html_put(html, say(show->request, N_("and %zu more")), count - LINKS_MAX);
    html_add(html, "</p>");
}

void results_matter_put(struct html *html, const struct results_show *show, size_t type)
{
    const struct results_type *found = &show->results->types[type];
    size_t undecided = count_undecided(show, type);
    uint32_t open = results_show_open(show, type);
    uint32_t held = found->held + show->unassigned;

    if (undecided == 0)
        return;
    html_put(html, "<h3>%s</h3><p>", say(show->request, N_("Sheets that matter")));
    html_put(html,
            say(show->request, N_("People whose outcome is not decided: %zu. Open sheets "
                                  "that can change it: held for people %u, collected but "
                                  "not fed yet %u.")),
            undecided, held, open > held ? open - held : 0);
    html_add(html, "</p>");
    if (held > 0 && (show->request->roles & (DESK_CHECKER | DESK_CHAIR)) != 0)
        put_links(html, show, found->ballot_type);
}
