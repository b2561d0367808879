/* page_people.c -- /people: who takes part, with which roles; their one-time links. */
#include "core/desk/page_people.h"

#include <string.h>

#include "core/desk/desk.h"
#include "core/desk/doors.h"
#include "core/desk/page.h"
#include "core/desk/page_role.h"
#include "core/desk/person.h"
#include "core/desk/session.h"
#include "core/digest.h"
#include "core/instant.h"
#include "core/json.h"
#include "core/language.h"
#include "core/ledger_name.h"

static void put_button(struct html *html, const struct desk_request *request,
        const char *action, const char *name, const char *label)
{
    page_form(html, request, action);
    html_put(html,
            "<input type=\"hidden\" name=\"name\" value=\"%s\"><button class=\"quiet\">"
            "%s</button></form>",
            name, label);
}

static void put_person(
        struct html *html, const struct desk_request *request, const json_t *person)
{
    const char *name = json_text(person, "name");

    html_put(html, "<section class=\"card\"><h2>%s</h2>", name);
    if (!json_is_true(json_object_get(person, "active"))) {
        html_put(html, "<p>%s</p></section>", say(request, "Takes part no more."));
        return;
    }
    if (!json_is_true(json_object_get(person, "has_secret")))
        html_put(html, "<p>%s</p>",
                say(request, "Has no passphrase yet: hand over a one-time link."));
    page_form(html, request, "/people/roles");
    html_put(html, "<input type=\"hidden\" name=\"name\" value=\"%s\">", name);
    page_role_boxes(
            html, request, person_roles(json_object_get(person, "roles")), 0, name);
    html_put(html, "<p><button>%s</button></p></form><div class=\"choices\">",
            say(request, "Save the roles"));
    put_button(html, request, "/people/link", name, say(request, "Make a one-time link"));
    html_put(html, "</div><details><summary>%s</summary>",
            say(request, "Takes part no more"));
    put_button(html, request, "/people/end", name, say(request, "End their part"));
    html_add(html, "</details></section>");
}

static void put_new(struct html *html, const struct desk_request *request)
{
    html_put(html, "<section class=\"card\"><h2>%s</h2>", say(request, "Add a person"));
    page_form(html, request, "/people/add");
    html_put(html,
            "<p><label for=\"name\">%s</label> <input id=\"name\" name=\"name\" "
            "maxlength=\"255\" autocomplete=\"off\" required></p>",
            say(request, "Name"));
    page_role_boxes(html, request, DESK_CHECKER, 0, "");
    html_put(html, "<p><button class=\"primary\">%s</button></p></form></section>",
            say(request, "Add"));
}

int page_people(struct desk *desk, const struct desk_request *request,
        struct desk_answer *answer, struct error *err)
{
    json_t *read = NULL;
    const json_t *people;
    size_t i;

    if (desk_read(desk, json_pack("{s:s}", "request", "people"), &read, err) != 0)
        return -1;
    people = json_object_get(read, "people");
    page_begin(&answer->page, request, STEP_NONE, say(request, "People"));
    html_put(&answer->page, "<p>%s</p>",
            say(request,
                    "Each person chooses a passphrase with a one-time link. What decides "
                    "the count takes two of them."));
    put_new(&answer->page, request);
    for (i = 0; i < json_array_size(people); i++)
        put_person(&answer->page, request, json_array_get(people, i));
    page_end(&answer->page, request);
    json_decref(read);
    return 0;
}

/* Shown once, as the answer itself: it is kept nowhere. */
static int show_link(struct desk *desk, const struct desk_request *request,
        const char *name, struct desk_answer *answer, struct error *err)
{
    struct html *html = &answer->page;
    char key[DOORS_KEY_BYTES];

    if (desk_note(desk, request, "invite", request->name,
                json_pack("{s:s}", "person", name), err) != 0)
        return -1;
    doors_make(desk->doors, name, instant_ms(), key);
    page_begin(html, request, STEP_NONE, say(request, "A one-time link"));
    html_put(html, "<p>%s <strong>%s</strong></p>", say(request, "This link is for"),
            name);
    html_put(html,
            "<p class=\"link\"><code>%s/invite?key=%s</code></p><p><a class=\"button "
            "primary\" href=\"/invite?key=%s\">%s</a></p>",
            desk->address, key, key, say(request, "Hand this window over to them"));
    digest_wipe(key, sizeof(key));
    page_notice(html, PAGE_INFO,
            say(request,
                    "It opens once, within 24 hours, on this machine, and is shown only "
                    "now. They choose a passphrase of their own; this window is theirs "
                    "then."));
    html_put(html, "<p><a href=\"/people\">%s</a></p>", say(request, "People"));
    page_end(html, request);
    return 0;
}

int page_people_add(struct desk *desk, const struct desk_request *request,
        struct desk_answer *answer, struct error *err)
{
    const char *name = request_field(request, "name");
    json_t *roles = person_role_words(person_roles_of_form(&request->form));

    if (desk_ask(desk, request,
                json_pack("{s:s,s:s,s:o}", "request", "person-add", "name", name, "roles",
                        roles),
                NULL, err) != 0)
        return -1;
    return show_link(desk, request, name, answer, err);
}

int page_people_roles(struct desk *desk, const struct desk_request *request,
        struct desk_answer *answer, struct error *err)
{
    unsigned roles = person_roles_of_form(&request->form);
    const char *name = request_field(request, "name");

    if (desk_ask(desk, request,
                json_pack("{s:s,s:s,s:o}", "request", "person-roles", "name", name,
                        "roles", person_role_words(roles)),
                NULL, err) != 0)
        return -1;
    sessions_change(desk->sessions, name, roles);
    answer_see(answer, "/people", say(request, "The roles are saved."));
    return 0;
}

/* The link is for who is registered, under the name that is registered. */
int page_people_link(struct desk *desk, const struct desk_request *request,
        struct desk_answer *answer, struct error *err)
{
    struct person person;

    if (person_find(desk, request_field(request, "name"), &person, err) != 0)
        return -1;
    return show_link(desk, request, person.name, answer, err);
}

int page_people_end(struct desk *desk, const struct desk_request *request,
        struct desk_answer *answer, struct error *err)
{
    const char *name = request_field(request, "name");

    if (desk_ask(desk, request,
                json_pack("{s:s,s:s}", "request", "person-end", "name", name), NULL,
                err) != 0)
        return -1;
    sessions_change(desk->sessions, name, 0);
    if (ledger_name_is_same(name, request->name))
        answer_see(answer, "/sign-in", "");
    else
        answer_see(answer, "/people", say(request, "This person takes part no more."));
    return 0;
}
