/* page_role.c -- operator, checker, chair: their words, and boxes to tick. */
#include "core/desk/page_role.h"

#include "core/language.h"
#include "core/ledger_person.h"

const char *page_role_word(const struct desk_request *request, unsigned role)
{
    switch (role) {
    case DESK_OPERATOR:
        return say(request, "operator");
    case DESK_CHECKER:
        return say(request, "checker");
    case DESK_CHAIR:
    default:
        return say(request, "chair");
    }
}

static const char *hint(const struct desk_request *request, unsigned role)
{
    switch (role) {
    case DESK_OPERATOR:
        return say(request, "prints, runs the trial, feeds the scanner");
    case DESK_CHECKER:
        return say(request, "decides the doubtful sheets");
    case DESK_CHAIR:
    default:
        return say(request, "prepares, opens, ends checks, seals, adds people");
    }
}

void page_role_boxes(struct html *html, const struct desk_request *request,
        unsigned ticked, unsigned fixed, const char *name)
{
    unsigned i, role;

    html_put(html, "<fieldset><legend>%s %s</legend>", say(request, "Roles"), name);
    for (i = 0; i < LEDGER_ROLE_COUNT; i++) {
        role = 1U << i;
        html_put(html,
                "<p><label><input type=\"checkbox\" name=\"role\" value=\"%s\"%s%s> "
                "<strong>%s</strong>: %s</label></p>",
                ledger_person_role_word((int)i), (ticked & role) != 0 ? " checked" : "",
                (fixed & role) != 0 ? " disabled" : "", page_role_word(request, role),
                hint(request, role));
    }
    html_add(html, "</fieldset>");
}
