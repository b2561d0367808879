/* page_hall.c -- /hall: a person at a time, for the screen that the hall looks at. */
#include "core/desk/page_hall.h"

#include <string.h>

#include "core/desk/desk.h"
#include "core/desk/page.h"
#include "core/desk/page_results.h"
#include "core/language.h"

enum { NUMBER_MOST = 100000 };

/* A whole number of the query; 0 for anything else. */
static size_t number_of(const struct desk_request *request, const char *name)
{
    const char *digit = form_get(&request->query, name);
    size_t number = 0;

    for (; *digit >= '0' && *digit <= '9' && number < NUMBER_MOST; digit++)
        number = number * 10 + (size_t)(*digit - '0');
    return *digit == '\0' ? number : 0;
}

static struct hall_place place_of(
        const struct desk_request *request, const struct results *results)
{
    struct hall_place place = {0, number_of(request, "group"), number_of(request, "at")};
    const char *type = form_get(&request->query, "type");

    while (place.type < results->type_count &&
            strcmp(results->types[place.type].ballot_type, type) != 0)
        place.type++;
    if (place.type == results->type_count)
        place.type = 0;
    return place;
}

int page_hall(struct desk *desk, const struct desk_request *request,
        struct desk_answer *answer, struct error *err)
{
    struct html *html = &answer->page;
    struct results_loaded loaded;
    struct hall_place place;

    if (results_load(desk, request, PUBLICATION_HALL, &loaded, err) != 0)
        return -1;
    if (loaded.why != NULL || loaded.results.type_count == 0) {
        page_begin(html, request, STEP_RESULTS, say(request, N_("Show in the hall")));
        page_shut(html, say(request, N_("Show in the hall")),
                say(request,
                        loaded.why != NULL ? loaded.why : N_("Counting has not begun.")));
        page_end(html, request);
    } else {
        place = place_of(request, &loaded.results);
        hall_put(html, &loaded.show, &place);
    }
    results_unload(&loaded);
    return 0;
}
