/* page_results.c -- /results: the figures, once they may be seen. */
#include "core/desk/page_results.h"

#include "core/desk/desk.h"
#include "core/desk/page.h"
#include "core/desk/page_settle.h"
#include "core/language.h"

static void put_worth(struct html *html, const struct desk_request *request,
        const struct results *results)
{
    if (results->is_final)
        page_notice(html, PAGE_GOOD,
                say(request, N_("The count is sealed: these are the results.")));
    else
        page_notice(html, PAGE_WARNING,
                say(request, N_("Provisional: the count is not sealed yet.")));
}

/* The figures by the person that they concern, in the order of officials.csv. */
static int put_figures(struct desk *desk, const struct desk_request *request,
        const struct results_loaded *loaded, struct html *html, struct error *err)
{
    const char *scope = loaded->meeting.conference->publication;
    size_t i;

    put_worth(html, request, &loaded->results);
    html_add(html, "<p class=\"choices\">");
    if (publication_permits(scope, PUBLICATION_HALL, request))
        html_put(html, "<a class=\"button\" href=\"/hall\">%s</a>",
                say(request, N_("Show in the hall")));
    html_put(html, "<a class=\"button\" href=\"/seal\">%s</a></p>",
            say(request, N_("Seal and report")));
    if (!loaded->results.is_final && settle_put(desk, html, &loaded->show, err) != 0)
        return -1;
    for (i = 0; i < loaded->results.type_count; i++)
        results_show_type(html, &loaded->show, i);
    return 0;
}

int page_results(struct desk *desk, const struct desk_request *request,
        struct desk_answer *answer, struct error *err)
{
    struct html *html = &answer->page;
    struct results_loaded loaded;
    int result = 0;

    if (results_load(desk, request, PUBLICATION_PAGE, &loaded, err) != 0)
        return -1;
    page_begin(html, request, STEP_RESULTS, say(request, N_("Results")));
    html_put(html, "<p class=\"note\">%s</p>",
            say(request, publication_sentence(loaded.meeting.conference->publication)));
    if (loaded.why != NULL)
        page_shut(html, say(request, N_("Show the results")), say(request, loaded.why));
    else
        result = put_figures(desk, request, &loaded, html, err);
    page_end(html, request);
    results_unload(&loaded);
    return result;
}
