/* scan_question.c -- what the scan asks, in words, and what may be answered. */
#include <string.h>

#include "core/desk/page.h"
#include "core/desk/scan_show.h"
#include "core/scan_status.h"

/* One view of a question. */
struct ask {
    struct html *html;
    const struct desk_request *request;
    const struct feed_view *view;
    const struct feed_question *question;
};

/* ---- forms ---- */

static void begin_form(const struct ask *ask)
{
    page_form(ask->html, ask->request, "/scan/answer");
    html_put(ask->html, "<input type=\"hidden\" name=\"page\" value=\"%u\">",
            ask->view->page);
}

static void put_choice(
        const struct ask *ask, const char *answer, const char *class, const char *label)
{
    begin_form(ask);
    html_put(ask->html,
            "<button class=\"%s\" name=\"answer\" value=\"%s\">%s</button></form>", class,
            answer, label);
}

/* None of it shall count: not by a slip of the hand. */
static void put_discard(const struct ask *ask)
{
    const struct desk_request *request = ask->request;

    html_put(ask->html, "<details><summary>%s</summary>",
            say(request, "Discard the whole stack"));
    begin_form(ask);
    html_put(ask->html,
            "<p>%s</p><label for=\"why\">%s</label><input id=\"why\" name=\"why\" "
            "required "
            "maxlength=\"150\">",
            say(request, "None of its sheets counts; images and readings are kept. Then "
                         "feed it again from its first sheet."),
            say(request, "The reason"));
    html_put(ask->html,
            "<p><button class=\"danger\" name=\"answer\" value=\"x\">%s</button></p>"
            "</form></details>",
            say(request, "Discard it"));
}

static void put_number(const struct ask *ask, const char *label, const char *button,
        const char *no_number)
{
    begin_form(ask);
    html_put(ask->html,
            "<label for=\"count\">%s</label><input id=\"count\" name=\"answer\" "
            "type=\"number\" min=\"0\" max=\"%d\" required inputmode=\"numeric\">"
            "<p><button class=\"primary\">%s</button></p></form>",
            label, (int)FEED_SHEETS_MAX, button);
    html_add(ask->html, "<div class=\"choices\">");
    put_choice(ask, "", "", no_number);
    html_add(ask->html, "</div>");
}

static void put_heading(const struct ask *ask, const char *text)
{
    html_put(ask->html, "<h3 tabindex=\"-1\" autofocus>%s</h3>", text);
}

static void put_safe(const struct ask *ask, const char *label)
{
    html_put(ask->html, "<p>%s: <strong>%u</strong></p>", label, ask->question->fed);
}

/* ---- the questions ---- */

static void put_empty(const struct ask *ask)
{
    const struct desk_request *request = ask->request;

    put_heading(ask, say(request, "The tray is empty."));
    put_safe(ask, say(request, "Sheets that were fed"));
    html_add(ask->html, "<div class=\"choices\">");
    put_choice(ask, "", "", say(request, "More is loaded: feed on"));
    put_choice(ask, "d", "primary", say(request, "The stack is through"));
    html_add(ask->html, "</div>");
}

static void put_paused(const struct ask *ask)
{
    const struct scan_status *status = scan_status_of(ask->view->stopped);
    const struct desk_request *request = ask->request;

    put_heading(ask, say(request, status->what));
    if (status->advice[0] != '\0')
        html_put(ask->html, "<p>%s</p>", say(request, status->advice));
    if (ask->view->stopped_text[0] != '\0')
        html_put(ask->html, "<p class=\"note\">%s</p>", ask->view->stopped_text);
    put_safe(ask, say(request, "Whole sheets that are safe"));
    html_put(ask->html, "<p>%s</p><div class=\"choices\">",
            say(request, "A sheet that was cut short is not counted."));
    put_choice(ask, "c", "primary", say(request, "Go on"));
    put_choice(ask, "s", "", say(request, "Keep it for later"));
    html_add(ask->html, "</div>");
    put_discard(ask);
}

static void put_held(const struct ask *ask)
{
    const struct desk_request *request = ask->request;
    char reason[SCAN_SHOW_TEXT_BYTES];

    put_heading(ask, say(request, "It stopped at a held sheet."));
    scan_show_reason(request, ask->view, reason);
    html_put(ask->html, "<p>%s</p>", reason);
    if (ask->question->fed <= ask->question->place)
        html_put(ask->html, "<p>%s</p>",
                say(request, "It is the last sheet in the out tray."));
    else
        html_put(ask->html, "<p>%s: <strong>%u</strong></p>",
                say(request, "Sheets that came after it in the out tray"),
                ask->question->fed - ask->question->place);
    html_add(ask->html, "<div class=\"choices\">");
    put_choice(ask, "", "primary", say(request, "Go on"));
    put_choice(ask, "d", "", say(request, "The stack is through"));
    html_add(ask->html, "</div>");
}

/* Counted, and not as many as are safe: what to do before it feeds on. */
static void put_tray_advice(const struct ask *ask)
{
    const struct desk_request *request = ask->request;
    int64_t tray = ask->question->tray, fed = ask->question->fed;

    if (tray > fed)
        html_put(ask->html,
                "<p class=\"notice warning\">%s: <strong>%lld</strong>. %s</p>",
                say(request, "Without a picture"), (long long)(tray - fed),
                say(request, "They are the last that went through, after the last good "
                             "sheet. Lay these back on the stack."));
    else
        html_put(ask->html,
                "<p class=\"notice warning\">%s: <strong>%lld</strong>. %s</p>",
                say(request, "With a picture, but missing in the out tray"),
                (long long)(fed - tray),
                say(request, "Look inside the scanner, and lay them in the out tray, not "
                             "on the stack."));
    begin_form(ask);
    html_put(ask->html,
            "<input type=\"hidden\" name=\"sure\" value=\"1\"><button class=\"primary\" "
            "name=\"answer\" value=\"%lld\">%s</button></form>",
            (long long)tray, say(request, "It is done: feed on"));
}

static void put_tray(const struct ask *ask)
{
    const struct desk_request *request = ask->request;

    put_heading(ask, say(request, "Before it goes on: the out tray"));
    put_safe(ask, say(request, "Whole sheets that are safe"));
    if (ask->question->tray >= 0)
        put_tray_advice(ask);
    put_number(ask,
            say(request,
                    "How many sheets of this stack have gone through the scanner and "
                    "lie in the out tray?"),
            say(request, "Go on"), say(request, "Not counted: go on"));
}

static void put_expected(const struct ask *ask)
{
    const struct desk_request *request = ask->request;

    put_heading(ask, say(request, "The count by hand"));
    put_safe(ask, say(request, "Sheets that were fed"));
    put_number(ask,
            say(request, "How many sheets of this stack did people count by hand?"),
            say(request, "Compare"), say(request, "Nobody counted them"));
}

static void put_different(const struct ask *ask)
{
    const struct desk_request *request = ask->request;
    int64_t expected = ask->question->expected, fed = ask->question->fed;

    put_heading(ask, say(request, "The counts differ: the stack is not accepted."));
    html_put(ask->html,
            "<p>%s: <strong>%lld</strong>, %s: <strong>%lld</strong>, %s: "
            "<strong>%lld</strong></p><div class=\"choices\">",
            say(request, "Counted by hand"), (long long)expected, say(request, "fed"),
            (long long)fed,
            expected > fed ? say(request, "missing") : say(request, "too many"),
            (long long)(expected > fed ? expected - fed : fed - expected));
    put_choice(ask, "m", "primary", say(request, "Feed more"));
    put_choice(
            ask, "s", "", say(request, "End here: two people decide in the table below"));
    html_add(ask->html, "</div>");
    put_discard(ask);
}

void scan_show_question(struct html *html, const struct desk_request *request,
        const struct feed_view *view, int may_answer)
{
    static const struct {
        const char *word;
        void (*put)(const struct ask *ask);
    } questions[] = {{"empty", put_empty}, {"paused", put_paused}, {"held", put_held},
            {"tray", put_tray}, {"expected", put_expected}, {"different", put_different}};
    const struct ask ask = {html, request, view, &view->question};
    size_t i;

    if (view->state != FEED_ASKING)
        return;
    if (!may_answer) {
        page_notice(html, PAGE_WARNING, say(request, "It waits for an operator."));
        return;
    }
    for (i = 0; i < sizeof(questions) / sizeof(questions[0]); i++)
        if (strcmp(questions[i].word, view->question.word) == 0)
            questions[i].put(&ask);
}
