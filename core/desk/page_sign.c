/* page_sign.c -- signing in and out, the lock, and the choice of language. */
#include <stdio.h>
#include <string.h>

#include "core/desk/desk.h"
#include "core/desk/page.h"
#include "core/desk/pages.h"
#include "core/desk/person.h"
#include "core/desk/place.h"
#include "core/desk/session.h"
#include "core/instant.h"
#include "core/language.h"

static void show_fields(
        struct html *html, const struct desk_request *request, const char *name)
{
    char to[DESK_PATH_BYTES];

    place_checked(request_field(request, "to"), to);
    page_form(html, request, "/sign-in");
    html_put(html,
            "<input type=\"hidden\" name=\"to\" value=\"%s\">"
            "<p><label for=\"name\">%s</label> <input id=\"name\" name=\"name\" "
            "value=\"%s\" autocomplete=\"username\" maxlength=\"255\" required></p>",
            to, say(request, "Name"), name);
    html_put(html,
            "<p><label for=\"passphrase\">%s</label> <input id=\"passphrase\" "
            "name=\"passphrase\" type=\"password\" autocomplete=\"current-password\" "
            "maxlength=\"1024\" required autofocus></p>"
            "<p><button class=\"primary\">%s</button></p></form>",
            say(request, "Passphrase"), say(request, "Sign in"));
}

static void show(struct desk_answer *answer, const struct desk_request *request,
        const char *notice, const char *name)
{
    struct html *html = &answer->page;

    page_begin(html, request, STEP_NONE,
            request->is_locked ? say(request, "Locked") : say(request, "Sign in"));
    if (notice != NULL)
        page_notice(html, PAGE_ERROR, notice);
    if (request->is_locked)
        page_notice(html, PAGE_INFO,
                say(request, "Nobody used this window for a while, so it is locked. Type "
                             "your passphrase to go on."));
    show_fields(html, request, name);
    page_end(html, request);
}

int page_sign(struct desk *desk, const struct desk_request *request,
        struct desk_answer *answer, struct error *err)
{
    int is_anybody = person_is_anybody(desk, err);

    if (is_anybody < 0)
        return -1;
    if (request->is_signed_in) {
        answer_see(answer, "/", "");
        return 0;
    }
    if (is_anybody) {
        show(answer, request, NULL, request->name);
        return 0;
    }
    page_begin(&answer->page, request, STEP_NONE, say(request, "Nobody is registered"));
    page_notice(&answer->page, PAGE_INFO,
            say(request,
                    "Open the one-time link that the program printed when it started: "
                    "it makes the first person."));
    page_end(&answer->page, request);
    return 0;
}

static void refuse(struct desk_answer *answer, const struct desk_request *request,
        enum person_result result, unsigned wait_s)
{
    const char *name = request_field(request, "name");
    char text[256];

    if (result == PERSON_WAIT) {
        answer->status = 429;
        answer->retry_after_s = wait_s;
        (void)snprintf(text, sizeof(text),
                say(request, "Too many attempts in vain. Wait %u seconds."), wait_s);
        show(answer, request, text, name);
        return;
    }
    answer->status = 403;
    show(answer, request,
            say(request, "Name and passphrase do not belong together. Who forgot the "
                         "passphrase gets a new link from the chair."),
            name);
}

int page_sign_in(struct desk *desk, const struct desk_request *request,
        struct desk_answer *answer, struct error *err)
{
    struct person person;
    enum person_result result;
    char to[DESK_PATH_BYTES];
    unsigned wait_s;

    if (person_check(desk, request, request_field(request, "name"),
                request_field(request, "passphrase"), &result, &wait_s, &person,
                err) != 0)
        return -1;
    if (result != PERSON_RIGHT) {
        refuse(answer, request, result, wait_s);
        return 0;
    }
    if (desk_note(desk, request, "sign-in", person.name, NULL, err) != 0)
        return -1;
    sessions_sign_in(desk->sessions, request->session, person.name, person.roles,
            instant_ms(), answer->session);
    place_checked(request_field(request, "to"), to);
    answer_see(answer, to, "");
    return 0;
}

int page_sign_out(struct desk *desk, const struct desk_request *request,
        struct desk_answer *answer, struct error *err)
{
    if (request->name[0] != '\0')
        (void)!desk_note(desk, request, "sign-out", request->name, NULL, err);
    sessions_end(desk->sessions, request->session);
    answer_see(answer, "/sign-in", "");
    return 0;
}

int page_sign_lock(struct desk *desk, const struct desk_request *request,
        struct desk_answer *answer, struct error *err)
{
    if (desk_note(desk, request, "locked", request->name, NULL, err) != 0)
        return -1;
    sessions_lock(desk->sessions, request->session);
    answer_see(answer, "/sign-in", "");
    return 0;
}

int page_language(struct desk *desk, const struct desk_request *request,
        struct desk_answer *answer, struct error *err)
{
    char back[DESK_PATH_BYTES];

    (void)desk;
    (void)err;
    (void)snprintf(answer->language, sizeof(answer->language), "%s",
            strcmp(request_field(request, "to"), "en") == 0 ? "en" : "vi");
    place_checked(request_field(request, "back"), back);
    answer_see(answer, back, "");
    return 0;
}
