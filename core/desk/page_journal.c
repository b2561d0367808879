/* page_journal.c -- /journal: what happened, newest first. */
#include "core/desk/page_journal.h"

#include <stdlib.h>

#include "core/desk/desk.h"
#include "core/desk/journal.h"
#include "core/desk/page.h"
#include "core/json.h"
#include "core/language.h"

enum { EVENTS_PER_PAGE = 100 };

static void put_event(
        struct html *html, const struct desk_request *request, const json_t *event)
{
    char when[JOURNAL_WHEN_BYTES], who[JOURNAL_TEXT_BYTES], about[JOURNAL_TEXT_BYTES];

    journal_when(json_text(event, "time"), when);
    journal_who(event, who);
    journal_about(event, about);
    html_put(html, "<tr><td data-label=\"%s\">%lld</td><td data-label=\"%s\">%s</td>",
            say(request, "No."),
            (long long)json_integer_value(json_object_get(event, "seq")),
            say(request, "When"), when);
    html_put(html, "<td data-label=\"%s\">%s</td>", say(request, "What"),
            journal_what(request, event));
    html_put(html, "<td data-label=\"%s\">%s</td><td data-label=\"%s\">%s</td></tr>",
            say(request, "Who"), who, say(request, "About"), about);
}

static void put_table(
        struct html *html, const struct desk_request *request, const json_t *events)
{
    size_t i;

    html_put(html,
            "<table class=\"stack\"><thead><tr><th scope=\"col\">%s</th>"
            "<th scope=\"col\">%s</th><th scope=\"col\">%s</th>",
            say(request, "No."), say(request, "When"), say(request, "What"));
    html_put(html,
            "<th scope=\"col\">%s</th><th scope=\"col\">%s</th></tr></thead><tbody>",
            say(request, "Who"), say(request, "About"));
    for (i = 0; i < json_array_size(events); i++)
        put_event(html, request, json_array_get(events, i));
    html_add(html, "</tbody></table>");
}

/* What stands behind the last of a page; 0: nothing. */
static json_int_t next_of(const json_t *events)
{
    size_t count = json_array_size(events);
    json_int_t seq;

    if (count < EVENTS_PER_PAGE)
        return 0;
    seq = json_integer_value(json_object_get(json_array_get(events, count - 1), "seq"));
    return seq > 1 ? seq : 0;
}

int page_journal(struct desk *desk, const struct desk_request *request,
        struct desk_answer *answer, struct error *err)
{
    long long before = strtoll(request_field(request, "before"), NULL, 10);
    json_t *wanted = json_pack("{s:s,s:i}", "request", "events", "most", EVENTS_PER_PAGE);
    json_t *read = NULL;
    const json_t *events;
    json_int_t next;

    if (wanted != NULL)
        (void)json_object_set_new(wanted, "before",
                json_integer(before > 0 ? before : (json_int_t)1 << 52));
    if (desk_read(desk, wanted, &read, err) != 0)
        return -1;
    events = json_object_get(read, "events");
    page_begin(&answer->page, request, STEP_NONE, say(request, "Journal"));
    put_table(&answer->page, request, events);
    next = next_of(events);
    if (next > 0)
        html_put(&answer->page,
                "<p><a class=\"button\" rel=\"next\" href=\"/journal?before=%lld\">%s</a>"
                "</p>",
                (long long)next, say(request, "Earlier"));
    page_end(&answer->page, request);
    json_decref(read);
    return 0;
}
