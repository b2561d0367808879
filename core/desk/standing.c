/* standing.c -- how far the conference is: what a page may offer, and why not. */
#include "core/desk/standing.h"

#include <string.h>

#include "core/json.h"

int standing_load(struct desk *desk, struct standing *out, struct error *err)
{
    const char *state;

    memset(out, 0, sizeof(*out));
    if (desk_read(desk, json_pack("{s:s}", "request", "status"), &out->status, err) != 0)
        return -1;
    state = json_text(out->status, "state");
    out->is_test = strcmp(state, "TEST") == 0;
    out->is_sealed = strcmp(state, "SEALED") == 0;
    out->is_ended = json_is_true(json_object_get(out->status, "checks_ended"));
    return 0;
}

void standing_release(struct standing *standing)
{
    json_decref(standing->status);
    standing->status = NULL;
}

json_int_t standing_sum(const struct standing *standing, const char *name)
{
    const json_t *sums =
            json_object_get(standing->status, standing->is_test ? "trial" : "total");

    return json_integer_value(json_object_get(sums, name));
}

const char *standing_why_not_operate(const struct desk_request *request)
{
    if ((request->roles & DESK_OPERATOR) != 0)
        return NULL;
    return say(request, "Only an operator may do this.");
}

const char *standing_why_not_feed(
        const struct desk_request *request, const struct standing *standing)
{
    if (standing->is_sealed)
        return say(request, "The count is sealed: no sheet is taken in any more.");
    if (standing->is_ended)
        return say(request, "The checks are ended. Two people can take them up again, on "
                            "the page Seal and report.");
    return standing_why_not_operate(request);
}

int standing_act(struct desk *desk, const struct desk_request *request,
        standing_work *work, struct desk_answer *answer, struct error *err)
{
    struct error mistake = {.kind = ERROR_NONE, .text = ""};
    struct standing standing;
    int result = standing_load(desk, &standing, err);

    if (result == 0) {
        answer_see(answer, "/scan", "");
        result = work(desk, request, &standing, &mistake, err);
        if (result != 0 && mistake.kind != ERROR_NONE) {
            answer_refuse(answer, "/scan", mistake.text);
            result = 0;
        }
    }
    standing_release(&standing);
    return result;
}
