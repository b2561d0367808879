/* page_pair.c -- /pair: what waits for a second person, and their yes or no. */
#include "core/desk/page_pair.h"

#include <string.h>

#include "core/desk/page.h"
#include "core/desk/pair_list.h"
#include "core/language.h"
#include "core/ledger_name.h"

static void put_button(struct html *html, const struct desk_request *request,
        const struct pair_waiting *waiting, const char *path, const char *class,
        const char *label)
{
    page_form(html, request, path);
    html_put(html,
            "<input type=\"hidden\" name=\"id\" value=\"%s\"><button class=\"%s\">%s"
            "</button></form>",
            waiting->id, class, label);
}

/* On the asker's own screen the second person signs with name and passphrase. */
static void put_own(struct html *html, const struct desk_request *request,
        const struct pair_waiting *waiting)
{
    page_form(html, request, "/pair/sign");
    html_put(html, "<input type=\"hidden\" name=\"id\" value=\"%s\">", waiting->id);
    html_put(html,
            "<p><label>%s <input name=\"second\" maxlength=\"255\" required "
            "autocomplete=\"off\"></label></p>",
            say(request, "Name of the second person"));
    html_put(html,
            "<p><label>%s <input name=\"second-passphrase\" type=\"password\" "
            "maxlength=\"1024\" required autocomplete=\"off\"></label></p>"
            "<p><button class=\"primary\">%s</button></p></form>",
            say(request, "Passphrase"), say(request, "Confirm here"));
    put_button(html, request, waiting, "/pair/decline", "quiet",
            say(request, "Take it back"));
}

static void put_waiting(struct html *html, const struct desk_request *request,
        const struct pair_waiting *waiting)
{
    html_put(
            html, "<section class=\"card\"><h2>%s</h2>", say(request, waiting->sentence));
    if (waiting->subject[0] != '\0')
        html_put(html, "<p>%s</p>", waiting->subject);
    html_put(html, "<p>%s: <strong>%s</strong></p>", say(request, "Asked by"),
            waiting->asker);
    if (ledger_name_is_same(waiting->asker, request->name)) {
        put_own(html, request, waiting);
    } else if (pair_may_confirm(waiting, request->name, request->roles)) {
        html_add(html, "<div class=\"choices\">");
        put_button(html, request, waiting, "/pair/confirm", "primary",
                say(request, "Confirm"));
        put_button(html, request, waiting, "/pair/decline", "quiet",
                say(request, "Decline"));
        html_add(html, "</div>");
    } else {
        page_notice(html, PAGE_INFO,
                say(request, "A chair must confirm this, as no chair asked for it."));
    }
    html_add(html, "</section>");
}

int page_pair(struct desk *desk, const struct desk_request *request,
        struct desk_answer *answer, struct error *err)
{
    struct pair_waiting waiting[PAIR_WAITING_MAX];
    size_t count = pair_list_copy(desk->pair, waiting), i;

    (void)err;
    page_begin(&answer->page, request, STEP_NONE, say(request, "Two people"));
    html_put(&answer->page, "<p>%s</p>",
            say(request,
                    "What decides the count takes two different people. One asks, the "
                    "other looks at it and confirms."));
    for (i = 0; i < count; i++) {
        put_waiting(&answer->page, request, &waiting[i]);
        pair_waiting_release(&waiting[i]);
    }
    if (count == 0)
        page_notice(&answer->page, PAGE_INFO, say(request, "Nothing waits."));
    page_end(&answer->page, request);
    return 0;
}

static int refuse_gone(struct desk_answer *answer, const struct desk_request *request)
{
    answer_refuse(answer, "/pair", say(request, "This waits no more."));
    return 0;
}

int page_pair_confirm(struct desk *desk, const struct desk_request *request,
        struct desk_answer *answer, struct error *err)
{
    struct pair_waiting waiting;
    const char *id = request_field(request, "id");
    int result;

    if (!pair_list_look(desk->pair, id, &waiting))
        return refuse_gone(answer, request);
    if (!pair_may_confirm(&waiting, request->name, request->roles)) {
        pair_waiting_release(&waiting);
        return error_set(
                err, ERROR_STATE, "two different people are needed, one of them a chair");
    }
    pair_waiting_release(&waiting);
    if (!pair_list_take(desk->pair, id, &waiting))
        return refuse_gone(answer, request);
    result = pair_do(desk, request, &waiting, request->name, err);
    if (result != 0)
        pair_list_put(desk->pair, &waiting);
    else
        answer_see(answer, waiting.path, say(request, waiting.done));
    pair_waiting_release(&waiting);
    return result;
}

int page_pair_decline(struct desk *desk, const struct desk_request *request,
        struct desk_answer *answer, struct error *err)
{
    struct pair_waiting waiting;

    (void)err;
    if (!pair_list_take(desk->pair, request_field(request, "id"), &waiting))
        return refuse_gone(answer, request);
    pair_waiting_release(&waiting);
    answer_see(answer, "/pair", say(request, "It is not done."));
    return 0;
}

/* Taken while the passphrase is tried: of two windows one does it. */
int page_pair_sign(struct desk *desk, const struct desk_request *request,
        struct desk_answer *answer, struct error *err)
{
    struct pair_waiting waiting;
    const char *path;
    int result;

    if (!pair_list_take(desk->pair, request_field(request, "id"), &waiting))
        return refuse_gone(answer, request);
    path = waiting.path;
    waiting.path = "/pair"; /* what goes wrong is told where it is tried again */
    if (!ledger_name_is_same(waiting.asker, request->name))
        result = error_set(err, ERROR_STATE, "somebody else asked for this");
    else
        result = pair_co_sign(desk, request, &waiting, answer, err);
    waiting.path = path;
    if (result == 1)
        answer_see(answer, path, say(request, waiting.done));
    else
        pair_list_put(desk->pair, &waiting);
    pair_waiting_release(&waiting);
    return result < 0 ? -1 : 0;
}
