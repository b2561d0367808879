/* exchange.c -- one request from its checked head to its answer, whatever carries it. */
#include "core/desk/exchange.h"

#include <stdio.h>
#include <string.h>
#include <strings.h>
#include <unistd.h>

#include "core/desk/cookie.h"
#include "core/desk/draft.h"
#include "core/desk/meeting.h"
#include "core/desk/page.h"
#include "core/desk/pair.h"
#include "core/desk/refusal.h"
#include "core/desk/session.h"
#include "core/digest.h"
#include "core/instant.h"
#include "core/language.h"

void exchange_cookie(const struct desk *desk, const char *name, const char *value,
        char out[EXCHANGE_COOKIE_BYTES])
{
    (void)snprintf(out, EXCHANGE_COOKIE_BYTES, "%s-%u=%s; Path=/; HttpOnly; %s", name,
            desk->port, value, "SameSite=Strict");
}

/* ---- who ---- */

static void choose_language(
        const struct desk *desk, const struct head *head, struct desk_request *request)
{
    char chosen[3];
    int is_vietnamese;

    if (cookie_get(head_find(head, "Cookie", NULL), "language", desk->port, chosen,
                sizeof(chosen)))
        is_vietnamese = strcmp(chosen, "en") != 0;
    else
        is_vietnamese = cookie_is_vietnamese(head_find(head, "Accept-Language", NULL));
    request->words = is_vietnamese ? desk->words : NULL;
}

/* Pages ask for live figures by themselves: no sign that somebody sits there. */
static int is_live(const char *path)
{
    return strncmp(path, "/live", 5) == 0;
}

static void find_session(struct exchange *exchange, const struct head *head)
{
    struct desk_request *request = &exchange->request;
    struct session_state state;
    char id[DESK_SESSION_BYTES];
    int is_page = request->method == DESK_GET && !is_live(request->path) &&
                  exchange->route != NULL && exchange->route->body == DESK_NO_BODY;

    (void)cookie_get(head_find(head, "Cookie", NULL), "desk", exchange->desk->port, id,
            sizeof(id));
    if (!sessions_find(exchange->desk->sessions, id, instant_ms(),
                !is_live(request->path), is_page, &state))
        return;
    memcpy(request->session, id, sizeof(request->session));
    memcpy(request->token, state.token, sizeof(request->token));
    memcpy(request->name, state.name, sizeof(request->name));
    memcpy(request->flash, state.flash, sizeof(request->flash));
    request->is_flash_error = state.is_flash_error;
    request->is_signed_in = state.is_signed_in && !state.is_locked;
    request->is_locked = state.is_locked;
    request->roles = request->is_signed_in ? state.roles : 0;
    if (state.is_newly_locked)
        (void)!desk_note(exchange->desk, request, "locked", request->name, NULL, NULL);
}

/* A browser's first page gives it an id, so that its first form has a token. */
static void begin_session(struct exchange *exchange, struct desk_answer *answer)
{
    struct desk_request *request = &exchange->request;
    struct session_state state;

    if (request->session[0] != '\0' || request->method != DESK_GET ||
            strncmp(request->path, "/asset/", 7) == 0 || is_live(request->path))
        return;
    sessions_begin(exchange->desk->sessions, instant_ms(), request->session);
    if (sessions_find(
                exchange->desk->sessions, request->session, instant_ms(), 1, 0, &state))
        memcpy(request->token, state.token, sizeof(request->token));
    memcpy(answer->session, request->session, sizeof(answer->session));
}

/* ---- may they ---- */

static int is_token_right(const struct desk_request *request, const char *token)
{
    return request->token[0] != '\0' &&
           strnlen(token, DESK_TOKEN_BYTES) == DESK_TOKEN_BYTES - 1 &&
           digest_same(token, request->token, DESK_TOKEN_BYTES - 1);
}

static unsigned check_who(const struct exchange *exchange)
{
    const struct desk_request *request = &exchange->request;
    unsigned who = exchange->route->who;

    if (who == DESK_ANYONE)
        return 0;
    if (!request->is_signed_in)
        return request->method == DESK_GET && !is_live(request->path) ? 303 : 403;
    return who == DESK_SIGNED_IN || (who & request->roles) != 0 ? 0 : 403;
}

static int is_type(const struct head *head, const char *wanted)
{
    const char *type = head_find(head, "Content-Type", NULL);
    size_t length = strlen(wanted);

    return strncasecmp(type, wanted, length) == 0 &&
           (type[length] == '\0' || type[length] == ';');
}

static unsigned check_body(
        struct exchange *exchange, const struct head *head, int64_t body_bytes)
{
    enum desk_body kind = exchange->route->body;
    int result = 0;

    if (exchange->request.method == DESK_GET)
        return 0;
    if (kind == DESK_FORM) {
        if (!is_type(head, "application/x-www-form-urlencoded"))
            return 415;
        result = body_expect_form(&exchange->body, body_bytes, &exchange->why);
        return result == 0 ? 0 : 413;
    }
    if (!is_token_right(&exchange->request, head_find(head, "X-Token", NULL)))
        return 403;
    if (kind == DESK_NO_BODY)
        return body_bytes == 0 ? 0 : 413;
    if (!is_type(head, "application/octet-stream"))
        return 415;
    result = body_expect_file(
            &exchange->body, exchange->desk->folder, body_bytes, &exchange->why);
    return result == 0 ? 0 : exchange->why.kind == ERROR_RANGE ? 507 : 500;
}

void exchange_begin(struct exchange *exchange, struct desk *desk, const struct head *head,
        int64_t body_bytes)
{
    struct desk_request *request = &exchange->request;
    int is_other_method;

    memset(exchange, 0, sizeof(*exchange));
    exchange->desk = desk;
    body_init(&exchange->body);
    request->method = head->method == HEAD_POST ? DESK_POST : DESK_GET;
    (void)snprintf(request->path, sizeof(request->path), "%s", head->path);
    choose_language(desk, head, request);
    exchange->route = route_find(request->method, request->path, &is_other_method);
    find_session(exchange, head);
    if (form_parse(head->query, strlen(head->query), &request->query, &exchange->why) !=
            0)
        exchange->status = 400;
    else if (exchange->route == NULL)
        exchange->status = is_other_method ? 405 : 404;
    else
        exchange->status = check_who(exchange);
    if (exchange->status == 0)
        exchange->status = check_body(exchange, head, body_bytes);
    (void)snprintf(request->upload, sizeof(request->upload), "%s", exchange->body.path);
}

void exchange_end(struct exchange *exchange)
{
    form_release(&exchange->request.query);
    /* Both hold passphrases. */
    if (exchange->request.form.text != NULL)
        digest_wipe(exchange->request.form.text, exchange->body.size);
    form_release(&exchange->request.form);
    if (exchange->body.text != NULL)
        digest_wipe(exchange->body.text, exchange->body.size);
    body_release(&exchange->body);
}

void exchange_take(struct exchange *exchange, const char *bytes, size_t count)
{
    if (exchange->status == 0 &&
            body_take(&exchange->body, bytes, count, &exchange->why) != 0)
        exchange->status = exchange->why.kind == ERROR_RANGE ? 413 : 507;
}

/* ---- the answer ---- */

static unsigned check_form(struct exchange *exchange)
{
    struct desk_request *request = &exchange->request;

    if (exchange->route->body != DESK_FORM || request->method != DESK_POST)
        return 0;
    if (form_parse(exchange->body.text, exchange->body.size, &request->form,
                &exchange->why) != 0)
        return exchange->why.kind == ERROR_RANGE ? 413 : 400;
    return is_token_right(request, form_get(&request->form, "token")) ? 0 : 403;
}

static unsigned status_of(const struct error *err)
{
    switch (err->kind) {
    case ERROR_STATE:
    case ERROR_EXISTS:
        return 409;
    case ERROR_SYNTAX:
    case ERROR_RANGE:
        return 422;
    case ERROR_NONE:
    case ERROR_IO:
    case ERROR_MEMORY:
    case ERROR_CRYPTO:
    default:
        return 500;
    }
}

/* Most of what cannot be shown yet waits for the conference and its people. */
static void put_way_on(const struct exchange *exchange, struct html *html)
{
    struct meeting meeting;

    if (meeting_load(exchange->desk->folder, &meeting, NULL) == 0)
        meeting_release(&meeting);
    else if (exchange->request.is_signed_in)
        html_put(html, "<p><a class=\"button\" href=\"/prepare\">%s</a></p>",
                say(&exchange->request, N_("Prepare")));
}

/* What a handler could not do, on a page of the desk with its way back. */
static void explain(struct exchange *exchange, struct desk_answer *answer)
{
    const struct desk_request *request = &exchange->request;

    answer_release(answer);
    answer->status = status_of(&exchange->why);
    page_begin(&answer->page, request, STEP_NONE, say(request, "This did not work"));
    page_notice(&answer->page, PAGE_ERROR, exchange->why.text);
    put_way_on(exchange, &answer->page);
    page_end(&answer->page, request);
}

static void send_away(struct exchange *exchange, struct desk_answer *answer)
{
    const struct desk_request *request = &exchange->request;
    char path[sizeof(answer->location)];

    if (exchange->status == 303) {
        (void)snprintf(path, sizeof(path), "/sign-in?to=%s", request->path);
        answer_see(answer, path, "");
        return;
    }
    answer->status = exchange->status;
    refusal_page(&answer->page, request->words, exchange->status);
}

/* For the head of each page; a file that cannot be read is told where it is mended. */
static void find_title(struct exchange *exchange)
{
    struct draft draft;

    /* Up to the first line that is none; the title stands first. */
    (void)!draft_load(exchange->desk->folder, &draft, NULL);
    (void)snprintf(exchange->conference, sizeof(exchange->conference), "%s",
            draft_get(&draft, "conference", "title"));
    draft_release(&draft);
    exchange->request.conference = exchange->conference;
}

void exchange_answer(struct exchange *exchange, struct desk_answer *answer)
{
    struct desk_request *request = &exchange->request;

    answer_init(answer);
    words_speak(exchange->desk->words, request->words != NULL);
    if (exchange->status == 0)
        exchange->status = check_form(exchange);
    if (exchange->body.file >= 0 && fsync(exchange->body.file) != 0)
        exchange->status = 507;
    if (exchange->status != 0) {
        send_away(exchange, answer);
        return;
    }
    begin_session(exchange, answer);
    if (request->is_signed_in)
        find_title(exchange);
    request->waiting = pair_count(exchange->desk, request);
    if (exchange->route->handler(exchange->desk, request, answer, &exchange->why) != 0)
        explain(exchange, answer);
    if (answer->page.is_failed) {
        (void)error_set(&exchange->why, ERROR_MEMORY, "no memory for this page");
        explain(exchange, answer);
    }
    if (answer->flash[0] != '\0')
        sessions_flash(exchange->desk->sessions,
                answer->session[0] != '\0' ? answer->session : request->session,
                answer->flash, answer->is_flash_error);
}
