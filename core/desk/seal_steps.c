/* seal_steps.c -- what is in the way of the seal, the end of the checks, the seal. */
#include <string.h>

#include "core/desk/page.h"
#include "core/desk/pair.h"
#include "core/desk/seal_part.h"
#include "core/json.h"
#include "core/language.h"

/* ---- what is in the way ---- */

/* Where a reason is mended, by the ledger's word for it. */
static const struct place {
    const char *word, *path, *label;
} places[] = {
        {"check", "/check", N_("To the sheets that are held")},
        {"people", "/check", N_("To the checker who erred")},
        {"scan", "/scan", N_("To the batches")},
        {"counts", "#counts", N_("To the figures counted by hand")},
        {"checks-end", "#end", N_("To the end of the checks")},
        {"prepare", "/prepare", N_("To conference and people")},
        {"results", "/results#tie", N_("To those who are equal")},
        {"verify", "#verify", N_("To working everything out anew")},
};

static void put_place(
        struct html *html, const struct desk_request *request, const char *word)
{
    size_t i;

    for (i = 0; i < sizeof(places) / sizeof(places[0]); i++)
        if (word != NULL && strcmp(places[i].word, word) == 0)
            html_put(html, " <a href=\"%s\">%s</a>", places[i].path,
                    say(request, places[i].label));
}

static size_t count_reasons(const struct seal_part *part)
{
    return json_array_size(json_object_get(part->check, "reasons"));
}

void seal_reasons_put(struct html *html, const struct seal_part *part)
{
    const json_t *reasons = json_object_get(part->check, "reasons");
    const json_t *words = json_object_get(part->check, "places");
    size_t i;

    html_put(html, "<section class=\"card\" id=\"reasons\"><h2>%s</h2>",
            say(part->request, N_("What is in the way of the seal")));
    if (json_array_size(reasons) == 0)
        page_notice(
                html, PAGE_GOOD, say(part->request, N_("Nothing: all figures agree.")));
    html_add(html, "<ul>");
    for (i = 0; i < json_array_size(reasons); i++) {
        html_put(html, "<li>%s", json_string_value(json_array_get(reasons, i)));
        put_place(html, part->request, json_string_value(json_array_get(words, i)));
        html_add(html, "</li>");
    }
    html_add(html, "</ul></section>");
}

/* ---- the end of the checks ---- */

static int is_open(const json_t *status)
{
    return strcmp(json_text(status, "state"), "OPEN") == 0;
}

static int is_ended(const json_t *status)
{
    return json_is_true(json_object_get(status, "checks_ended"));
}

/* The same that the ledger would refuse it for. */
static const char *why_not_ended(const json_t *status)
{
    const json_t *batches = json_object_get(status, "batches"), *batch;
    size_t i;

    if (!is_open(status))
        return N_("Counting has not begun.");
    if (json_integer_value(json_object_get(json_object_get(status, "total"), "held")) > 0)
        return N_("Sheets are held: they are decided first.");
    for (i = 0; i < json_array_size(batches); i++) {
        batch = json_array_get(batches, i);
        if (json_is_true(json_object_get(batch, "open")) ||
                json_is_true(json_object_get(batch, "waits")))
            return N_("A batch is open or waits for a decision: it is settled first.");
    }
    return NULL;
}

/* A form that asks, with the place where a second person may sign at once. */
static void begin_asking(
        struct html *html, const struct desk_request *request, const char *action)
{
    html_put(html, "<p class=\"note\">%s</p>",
            say(request, N_("This takes two different people, one of them a chair.")));
    page_form(html, request, action);
}

static void end_asking(struct html *html, const struct desk_request *request,
        const char *class, const char *label)
{
    pair_put_fields(html, request);
    html_put(html, "<p class=\"choices\"><button class=\"%s\">%s</button></p></form>",
            class, label);
}

static void put_resuming(struct html *html, const struct desk_request *request)
{
    page_notice(html, PAGE_GOOD,
            say(request, N_("The checks are ended: no sheet is decided or fed any "
                            "more.")));
    html_put(html, "<details><summary>%s</summary>",
            say(request, N_("Take the checks up again")));
    begin_asking(html, request, "/seal/resume");
    html_put(html,
            "<label for=\"f-why\">%s</label><input id=\"f-why\" name=\"why\" "
            "maxlength=\"400\" required>",
            say(request, N_("Why")));
    end_asking(html, request, "danger", say(request, N_("Take the checks up again")));
    html_add(html, "</details>");
}

void seal_end_put(struct html *html, const struct seal_part *part)
{
    const struct desk_request *request = part->request;
    const char *label = say(request, N_("End the checks"));
    const char *why = why_not_ended(part->status);

    html_put(html, "<section class=\"card\" id=\"end\"><h2>%s</h2>", label);
    if (is_ended(part->status)) {
        put_resuming(html, request);
    } else if (why != NULL) {
        page_shut(html, label, say(request, why));
    } else {
        html_put(html, "<p>%s</p>",
                say(request, N_("Then the results are shown, and no sheet is decided or "
                                "fed any more.")));
        begin_asking(html, request, "/seal/end");
        end_asking(html, request, "primary", label);
    }
    html_add(html, "</section>");
}

/* ---- the seal ---- */

void seal_now_put(struct html *html, const struct seal_part *part)
{
    const struct desk_request *request = part->request;
    const char *label = say(request, N_("Seal the count"));

    html_put(html, "<section class=\"card\" id=\"seal\"><h2>%s</h2>", label);
    if (count_reasons(part) > 0) {
        page_shut(html, label,
                say(request, N_("Something is in the way: see the list above.")));
    } else {
        html_put(html, "<p>%s</p>",
                say(request, N_("The seal is final: nothing is changed afterwards. In "
                                "which order the sheets were fed is forgotten.")));
        begin_asking(html, request, "/seal/now");
        end_asking(html, request, "primary", label);
    }
    html_add(html, "</section>");
}

void seal_root_put(struct html *html, const struct desk_request *request,
        const char *root, const char *first, const char *second)
{
    size_t i;

    html_put(html, "<section class=\"card\" id=\"root\"><h2>%s</h2><p>",
            say(request, N_("The count is sealed.")));
    if (first[0] != '\0')
        html_put(html, say(request, N_("Sealed by %s and %s.")), first, second);
    html_put(html, "</p><p>%s</p><p class=\"root\">",
            say(request, N_("The seal of all sheets and decisions; the same digits stand "
                            "on the minutes:")));
    for (i = 0; root[i] != '\0'; i++) {
        char digit[2] = {root[i], '\0'};

        html_put(html, "%s%s", i > 0 && i % 4 == 0 ? " " : "", digit);
    }
    html_add(html, "</p></section>");
}
