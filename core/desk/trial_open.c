/* trial_open.c -- what the count is opened with: ballots, people and rules as they are.
 */
#include "core/desk/trial_open.h"

#include <stdlib.h>

#include "core/desk/ballot_state.h"
#include "core/desk/feed.h"
#include "core/language.h"
#include "core/plan.h"

static int check_ballots(struct desk *desk, struct error *err)
{
    struct ballots ballots;
    struct feed_view feed;

    feed_look(desk->feed, &feed);
    if (feed.state != FEED_NONE && feed.state != FEED_ENDED)
        return error_set(err, ERROR_STATE, "the scanner is still at work");
    if (ballots_look(desk->folder, language_is_vietnamese(), &ballots, err) != 0)
        return -1;
    if (!ballots_are_printed(&ballots))
        return error_set(err, ERROR_STATE,
                "the ballots are not made, or people or conference changed since; make "
                "them on the page Print");
    return 0;
}

int trial_open_detail(struct desk *desk, json_t **out, struct error *err)
{
    struct plan *plan;
    json_t *request = NULL;
    int result;

    if (check_ballots(desk, err) != 0)
        return -1;
    plan = calloc(1, sizeof(*plan));
    if (plan == NULL)
        return error_set(err, ERROR_MEMORY, "no memory for the ballots");
    result = plan_load(desk->folder, plan, err);
    if (result == 0) {
        result = plan_open_request(desk->folder, plan, &request, err);
        plan_release(plan);
    }
    free(plan);
    if (result != 0)
        return -1;
    (void)json_object_del(request, "request");
    *out = request;
    return 0;
}

int trial_open_check(struct desk *desk, const json_t *detail, struct error *err)
{
    json_t *now = NULL;
    int same;

    if (trial_open_detail(desk, &now, err) != 0)
        return -1;
    same = json_equal(now, detail);
    json_decref(now);
    if (!same)
        return error_set(err, ERROR_STATE,
                "people, ballots or rules changed since the opening was asked for; look "
                "at them, and ask again");
    return 0;
}
