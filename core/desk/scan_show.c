/* scan_show.c -- the scanner at work as people see it: figures and its end. */
#include "core/desk/scan_show.h"

#include <stdio.h>

#include "core/desk/page.h"
#include "core/reason.h"
#include "core/scan_status.h"

int scan_show_is_running(const struct feed_view *view)
{
    return view->state != FEED_NONE && view->state != FEED_ENDED;
}

const char *scan_show_state(
        const struct desk_request *request, const struct feed_view *view)
{
    if (view->says[0] != '\0' && view->state != FEED_ASKING)
        return say(request, scan_status_of(view->says)->what);
    switch (view->state) {
    case FEED_STARTING:
        return say(request, "The scanner is being opened.");
    case FEED_FEEDING:
        return say(request, "Sheets are being fed.");
    case FEED_ASKING:
        return say(request, "It waits for an answer.");
    case FEED_STOPPING:
        return say(request, "It stops after this sheet.");
    case FEED_NONE:
    case FEED_ENDED:
    default:
        return say(request, "The scanner is at rest.");
    }
}

void scan_show_reason(const struct desk_request *request, const struct feed_view *view,
        char out[SCAN_SHOW_TEXT_BYTES])
{
    const char *sentence = view->last_verdict;
    enum reason reason;

    out[0] = '\0';
    if (view->last_verdict[0] == '\0')
        return;
    if (reason_of_word(view->last_reasons[0], &reason) == 0)
        sentence = reason_sentence(reason);
    if (view->last_place > 0)
        (void)snprintf(out, SCAN_SHOW_TEXT_BYTES,
                say(request, "sheet %u from the top: %s"), view->last_place, sentence);
    else
        (void)snprintf(out, SCAN_SHOW_TEXT_BYTES, "%s", sentence);
}

static void put_figure(
        struct html *html, const char *label, const char *name, uint32_t value)
{
    html_put(html, "<div><dt>%s</dt><dd data-value=\"%s\">%u</dd></div>", label, name,
            value);
}

void scan_show_figures(struct html *html, const struct desk_request *request,
        const struct feed_view *view)
{
    char reason[SCAN_SHOW_TEXT_BYTES];

    html_add(html, "<dl class=\"figures\">");
    put_figure(html, say(request, "Fed"), "fed", view->fed);
    put_figure(html, say(request, "Counted"), "counted", view->counted);
    put_figure(html, say(request, "Held"), "held", view->held);
    put_figure(html, say(request, "Refused"), "refused", view->refused);
    put_figure(html, say(request, "A minute"), "per_minute", view->per_minute);
    html_add(html, "</dl>");
    if (view->expected > 0)
        html_put(html,
                "<p><progress data-value=\"fed\" max=\"%lld\" value=\"%u\" "
                "aria-label=\"%s\"></progress> %s: %lld</p>",
                (long long)view->expected, view->fed, say(request, "Fed"),
                say(request, "Counted by hand"), (long long)view->expected);
    scan_show_reason(request, view, reason);
    html_put(html, "<p class=\"note\">%s: <span data-value=\"last_reason\">%s</span></p>",
            say(request, "Held or refused last"),
            reason[0] == '\0' ? say(request, "none") : reason);
}

/* ---- the end ---- */

static const char *end_sentence(
        const struct desk_request *request, const struct feed_view *view)
{
    switch (view->end) {
    case FEED_ACCEPTED:
        return say(request, "The stack is through, and accepted.");
    case FEED_EMPTY:
        return say(request, "Nothing was fed.");
    case FEED_DISCARDED:
        return say(request, "The stack is discarded: none of its sheets counts.");
    case FEED_WAITING:
        return say(request,
                "The stack waits: take it up again, or decide it in the table "
                "below.");
    case FEED_FAILED:
    default:
        return say(request, "The scan broke off. Whole sheets that were fed are safe; "
                            "start it again to take the stack up.");
    }
}

void scan_show_ended(struct html *html, const struct desk_request *request,
        const struct feed_view *view)
{
    if (view->state != FEED_ENDED || view->is_seen)
        return;
    page_notice(html, view->end == FEED_ACCEPTED ? PAGE_GOOD : PAGE_WARNING,
            end_sentence(request, view));
    if (view->end == FEED_FAILED && view->error[0] != '\0')
        html_put(html, "<pre>%s</pre>", view->error);
    scan_show_figures(html, request, view);
    page_form(html, request, "/scan/seen");
    html_put(html,
            "<input type=\"hidden\" name=\"page\" value=\"%u\"><p><button>%s</button></p>"
            "</form>",
            view->page, say(request, "Seen"));
}
