/* page_door.c -- the one-time links: the first person, and a passphrase of one's own. */
#include <string.h>

#include "core/desk/desk.h"
#include "core/desk/doors.h"
#include "core/desk/page.h"
#include "core/desk/page_role.h"
#include "core/desk/pages.h"
#include "core/desk/person.h"
#include "core/desk/session.h"
#include "core/digest.h"
#include "core/instant.h"
#include "core/language.h"

static void show_passphrase(struct html *html, const struct desk_request *request)
{
    html_put(html,
            "<p><label for=\"passphrase\">%s</label> <input id=\"passphrase\" "
            "name=\"passphrase\" type=\"password\" autocomplete=\"new-password\" "
            "minlength=\"10\" maxlength=\"1024\" required "
            "aria-describedby=\"passphrase-hint\"></p>"
            "<p id=\"passphrase-hint\">%s</p>",
            say(request, "Passphrase"),
            say(request,
                    "Ten characters or more. Four words that nobody would guess are easy "
                    "to keep in mind."));
    html_put(html,
            "<p><label for=\"again\">%s</label> <input id=\"again\" name=\"again\" "
            "type=\"password\" autocomplete=\"new-password\" required></p>",
            say(request, "The same passphrase again"));
}

static void show_shut(struct desk_answer *answer, const struct desk_request *request)
{
    answer->status = 403;
    page_begin(&answer->page, request, STEP_NONE, say(request, "This link is used up"));
    page_notice(&answer->page, PAGE_WARNING,
            say(request, "A link opens once, and within 24 hours. Ask the chair for a "
                         "new one; "
                         "the first person's is printed when the program starts."));
    page_end(&answer->page, request);
}

/* `name` is "" for the very first person, who chooses it. */
static void show_form(struct desk_answer *answer, const struct desk_request *request,
        const char *name, const char *notice)
{
    struct html *html = &answer->page;
    int is_first = name[0] == '\0';

    page_begin(html, request, STEP_NONE,
            is_first ? say(request, "The first person")
                     : say(request, "Choose your passphrase"));
    if (notice != NULL)
        page_notice(html, PAGE_ERROR, notice);
    page_form(html, request, is_first ? "/start" : "/invite");
    html_put(html, "<input type=\"hidden\" name=\"key\" value=\"%s\">",
            request_field(request, "key"));
    if (is_first)
        html_put(html,
                "<p><label for=\"name\">%s</label> <input id=\"name\" name=\"name\" "
                "value=\"%s\" autocomplete=\"username\" maxlength=\"255\" required "
                "autofocus></p>",
                say(request, "Name"), request_field(request, "name"));
    else
        html_put(html, "<p>%s: <strong>%s</strong></p>", say(request, "Name"), name);
    show_passphrase(html, request);
    if (is_first) {
        page_notice(html, PAGE_INFO,
                say(request, "The first person is a chair, and adds the others."));
        page_role_boxes(html, request, DESK_CHAIR, DESK_CHAIR, "");
    }
    html_put(html, "<p><button class=\"primary\">%s</button></p></form>",
            say(request, "Begin"));
    page_end(html, request);
}

static int is_open(struct desk *desk, const struct desk_request *request, int is_first,
        char name[OFFICIAL_NAME_BYTES])
{
    return doors_look(desk->doors, request_field(request, "key"), instant_ms(), name) &&
           (name[0] == '\0') == is_first;
}

static int show_door(struct desk *desk, const struct desk_request *request, int is_first,
        struct desk_answer *answer)
{
    char name[OFFICIAL_NAME_BYTES];

    if (is_open(desk, request, is_first, name))
        show_form(answer, request, name, NULL);
    else
        show_shut(answer, request);
    return 0;
}

int page_start(struct desk *desk, const struct desk_request *request,
        struct desk_answer *answer, struct error *err)
{
    (void)err;
    return show_door(desk, request, 1, answer);
}

int page_invite(struct desk *desk, const struct desk_request *request,
        struct desk_answer *answer, struct error *err)
{
    (void)err;
    return show_door(desk, request, 0, answer);
}

/* The form again with what is wrong, 422: the link is not used up. */
static int refuse(struct desk_answer *answer, const struct desk_request *request,
        const char *name, const char *why)
{
    answer->status = 422;
    show_form(answer, request, name, why);
    return 0;
}

static int is_same_twice(const struct desk_request *request)
{
    return strcmp(request_field(request, "passphrase"),
                   request_field(request, "again")) == 0;
}

static int let_in(struct desk *desk, const struct desk_request *request, const char *name,
        unsigned roles, struct desk_answer *answer, struct error *err)
{
    (void)doors_use(desk->doors, request_field(request, "key"), instant_ms());
    if (desk_note(desk, request, "sign-in", name, NULL, err) != 0) {
        answer_refuse(answer, "/sign-in",
                say(request, N_("You are registered, but signing in could not be written "
                                "down. "
                                "Sign in with your name and passphrase.")));
        return 0;
    }
    sessions_sign_in(
            desk->sessions, request->session, name, roles, instant_ms(), answer->session);
    answer_see(answer, "/", "");
    return 0;
}

/* Also a nameless attempt is refused by the ledger, in its words. */
int page_start_post(struct desk *desk, const struct desk_request *request,
        struct desk_answer *answer, struct error *err)
{
    char name[OFFICIAL_NAME_BYTES], secret[LEDGER_SECRET_BYTES];
    unsigned roles = person_roles_of_form(&request->form) | DESK_CHAIR;
    struct error why = {.text = ""};
    int result;

    if (!is_open(desk, request, 1, name)) {
        show_shut(answer, request);
        return 0;
    }
    if (!is_same_twice(request))
        return refuse(
                answer, request, "", say(request, "The two passphrases are different."));
    if (person_hash(desk, request_field(request, "passphrase"), secret, &why) != 0)
        return refuse(answer, request, "", why.text);
    result = desk_ask(desk, request,
            json_pack("{s:s,s:s,s:o,s:s}", "request", "person-add", "name",
                    request_field(request, "name"), "roles", person_role_words(roles),
                    "secret", secret),
            NULL, &why);
    digest_wipe(secret, sizeof(secret));
    if (result != 0)
        return refuse(answer, request, "", why.text);
    return let_in(desk, request, request_field(request, "name"), roles, answer, err);
}

int page_invite_post(struct desk *desk, const struct desk_request *request,
        struct desk_answer *answer, struct error *err)
{
    char name[OFFICIAL_NAME_BYTES], secret[LEDGER_SECRET_BYTES];
    struct error why = {.text = ""};
    struct person person;
    int result;

    if (!is_open(desk, request, 0, name)) {
        show_shut(answer, request);
        return 0;
    }
    if (!is_same_twice(request))
        return refuse(answer, request, name,
                say(request, "The two passphrases are different."));
    if (person_hash(desk, request_field(request, "passphrase"), secret, &why) != 0)
        return refuse(answer, request, name, why.text);
    if (person_find(desk, name, &person, err) != 0)
        return -1;
    result = desk_ask(desk, request,
            json_pack("{s:s,s:s,s:s,s:s}", "request", "person-secret", "name", name,
                    "secret", secret, "by", name),
            NULL, err);
    digest_wipe(secret, sizeof(secret));
    if (result != 0)
        return -1;
    sessions_change(desk->sessions, name, 0); /* who knew the old one sits no more */
    return let_in(desk, request, person.name, person.roles, answer, err);
}
