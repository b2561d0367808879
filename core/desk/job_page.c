/* job_page.c -- the desk's long work, as people see it. */
#include <stddef.h>
#include <string.h>

#include "core/desk/job.h"
#include "core/desk/page.h"
#include "core/json.h"
#include "core/language.h"

enum { STATUS_HELD = 3 };

int job_is_done(const struct job_view *view)
{
    return !view->is_running && (view->status == 0 || view->status == STATUS_HELD);
}

/* One for each kind: while it runs, when it is done, and on which page that is shown
 * (NULL: on all that show jobs). */
static const struct {
    const char *running, *done, *home;
} sentences[] = {
        [JOB_NONE] = {"", "", NULL},
        [JOB_PRINT] = {N_("The ballots are being drawn."), N_("The ballots are ready."),
                "/print"},
        [JOB_PROOF] = {N_("The proof is being drawn."), N_("The proof is ready."),
                "/print"},
        [JOB_DECK] = {N_("The test deck is being drawn."), N_("The test deck is ready."),
                "/trial"},
        [JOB_IMPORT] = {N_("The images are being read."), N_("The images are read."),
                "/scan"},
        [JOB_REPORT] = {N_("The report is being drawn."), N_("The report is ready."),
                NULL},
        [JOB_ZERO] = {N_("The zero report is being drawn."),
                N_("The zero report is ready."), "/trial"},
        [JOB_VERIFY] = {N_("Everything is being worked out anew."),
                N_("Everything was worked out anew, and agrees."), "/seal"},
};

const char *job_sentence(const struct desk_request *request, const struct job_view *view)
{
    if (view->kind == JOB_NONE)
        return "";
    if (view->is_running)
        return say(request, sentences[view->kind].running);
    if (job_is_done(view))
        return say(request, sentences[view->kind].done);
    return say(request, N_("It did not work. This is what it said:"));
}

/* Another number each time the page must look different. */
static unsigned page_number(const struct job_view *view)
{
    return 2 * view->number + (unsigned)!view->is_running;
}

json_t *job_json(const struct desk_request *request, const struct job_view *view)
{
    return json_pack("{s:I,s:b,s:s,s:s,s:i,s:I,s:I,s:s}", "page",
            (json_int_t)page_number(view), "running", view->is_running, "what",
            job_sentence(request, view), "title", view->title, "status",
            view->is_running ? 0 : view->status, "done", (json_int_t)view->done, "total",
            (json_int_t)view->total, "lines", view->lines);
}

static void put_running(struct html *html, const struct desk_request *request,
        const struct job_view *view, const char *path)
{
    html_put(html,
            "<section class=\"card\" id=\"job\" aria-live=\"polite\""
            " data-live=\"/live/job\" data-page=\"%u\"><h2>%s</h2>",
            page_number(view), job_sentence(request, view));
    if (view->title[0] != '\0')
        html_put(html, "<p>%s</p>", view->title);
    if (view->kind == JOB_IMPORT)
        html_put(html,
                "<p><progress data-value=\"done\" max=\"%u\" value=\"%u\">"
                "</progress> <span data-value=\"done\">%u</span> / "
                "<span data-value=\"total\">%u</span></p>",
                view->total == 0 ? 1 : view->total, view->done, view->done, view->total);
    else
        html_put(html, "<p><progress aria-label=\"%s\"></progress></p>",
                say(request, N_("at work")));
    page_form(html, request, "/job/cancel");
    html_put(html,
            "<input type=\"hidden\" name=\"back\" value=\"%s\">"
            "<button class=\"danger\">%s</button></form></section>",
            path, say(request, N_("Break it off")));
}

static void put_figure(
        struct html *html, const char *label, const json_t *sums, const char *name)
{
    html_put(html, "<div><dt>%s</dt><dd>%lld</dd></div>", label,
            (long long)json_integer_value(json_object_get(sums, name)));
}

static void put_import_sums(
        struct html *html, const struct desk_request *request, const json_t *sums)
{
    html_add(html, "<dl class=\"figures\">");
    put_figure(html, say(request, "Images"), sums, "images");
    put_figure(html, say(request, "Taken before"), sums, "known");
    put_figure(html, say(request, "Fed"), sums, "fed");
    put_figure(html, say(request, "Counted"), sums, "counted");
    put_figure(html, say(request, "Held"), sums, "held");
    put_figure(html, say(request, "Refused"), sums, "refused");
    html_add(html, "</dl>");
    if (!json_is_true(json_object_get(sums, "accepted")))
        page_notice(html, PAGE_WARNING,
                say(request, "The counts differ: the stack is not accepted."));
}

/* What kiemphieu import --json says at its end; NULL: it broke off before. */
static json_t *find_sums(const struct job_view *view)
{
    const char *line = view->kind == JOB_IMPORT ? strchr(view->lines, '{') : NULL;
    json_t *sums = NULL;

    if (line == NULL || json_parse(line, strcspn(line, "\n"), &sums, NULL) != 0)
        return NULL;
    return sums;
}

static void put_words(struct html *html, const struct desk_request *request,
        const struct job_view *view)
{
    json_t *sums = find_sums(view);

    if (sums != NULL)
        put_import_sums(html, request, sums);
    else if (!job_is_done(view))
        html_put(html, "<pre>%s</pre>", view->lines);
    json_decref(sums);
}

static void put_ended(struct html *html, const struct desk_request *request,
        const struct job_view *view, const char *path)
{
    html_put(html, "<section class=\"card\" id=\"job\"><h2>%s</h2>",
            job_sentence(request, view));
    if (view->title[0] != '\0')
        html_put(html, "<p>%s</p>", view->title);
    put_words(html, request, view);
    page_form(html, request, "/job/seen");
    html_put(html,
            "<input type=\"hidden\" name=\"back\" value=\"%s\">"
            "<input type=\"hidden\" name=\"number\" value=\"%u\">"
            "<button>%s</button></form></section>",
            path, view->number, say(request, N_("Seen")));
}

void job_put(struct html *html, const struct desk_request *request,
        const struct job_view *view, const char *path)
{
    const char *home = sentences[view->kind].home;

    if (view->is_running)
        put_running(html, request, view, path);
    else if (!view->is_seen && (home == NULL || strcmp(home, path) == 0))
        put_ended(html, request, view, path);
}
