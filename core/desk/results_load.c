/* results_load.c -- the figures of the count, or why they are hidden. */
#include <string.h>

#include "core/desk/desk.h"
#include "core/desk/page_results.h"
#include "core/json.h"
#include "core/language.h"

const char *results_why_hidden(const struct conference *conference, const json_t *status)
{
    const char *state = json_text(status, "state");

    if (strcmp(state, "SEALED") == 0)
        return NULL;
    if (strcmp(state, "OPEN") != 0)
        return N_("Counting has not begun.");
    if (json_is_true(json_object_get(status, "checks_ended")) || conference->results_live)
        return NULL;
    return N_("The results are hidden until the checks are ended, so that nobody's "
              "decision on a sheet follows from them.");
}

void results_unload(struct results_loaded *loaded)
{
    meeting_release(&loaded->meeting);
    results_release(&loaded->results);
    json_decref(loaded->status);
    json_decref(loaded->held);
    memset(loaded, 0, sizeof(*loaded));
}

static uint32_t number_of(const json_t *object, const char *name)
{
    return (uint32_t)json_integer_value(json_object_get(object, name));
}

/* The held sheets are read only while somebody's outcome depends on them. */
static int load_figures(
        struct desk *desk, struct results_loaded *loaded, struct error *err)
{
    json_t *answer = NULL;

    if (desk_results(desk, 0, &loaded->results, err) != 0)
        return -1;
    loaded->show.results = &loaded->results;
    loaded->show.unassigned =
            number_of(json_object_get(loaded->status, "unassigned"), "held");
    if (!results_show_needs_held(&loaded->show))
        return 0;
    if (desk_read(desk, json_pack("{s:s,s:b}", "request", "held", "trial", 0), &answer,
                err) != 0)
        return -1;
    loaded->held = json_incref(json_object_get(answer, "sheets"));
    loaded->show.held = loaded->held;
    json_decref(answer);
    return 0;
}

int results_load(struct desk *desk, const struct desk_request *request,
        enum publication_part part, struct results_loaded *out, struct error *err)
{
    const char *scope;

    memset(out, 0, sizeof(*out));
    results_init(&out->results);
    if (meeting_load(desk->folder, &out->meeting, err) != 0 ||
            desk_read(desk, json_pack("{s:s}", "request", "status"), &out->status, err) !=
                    0) {
        results_unload(out);
        return -1;
    }
    out->show.request = request;
    out->show.meeting = &out->meeting;
    scope = out->meeting.conference->publication;
    out->why = publication_permits(scope, part, request)
                       ? results_why_hidden(out->meeting.conference, out->status)
                       : publication_why_not(scope, part);
    if (out->why == NULL && load_figures(desk, out, err) != 0) {
        results_unload(out);
        return -1;
    }
    return 0;
}
