/* page_live.c -- GET /live/...: figures for a page that stays open; long work put away.
 */
#include <stdlib.h>

#include "core/desk/desk.h"
#include "core/desk/job.h"
#include "core/desk/page_scan.h"
#include "core/desk/place.h"
#include "core/desk/scan_part.h"
#include "core/desk/scan_show.h"
#include "core/desk/scanners.h"

int page_live_scan(struct desk *desk, const struct desk_request *request,
        struct desk_answer *answer, struct error *err)
{
    char reason[SCAN_SHOW_TEXT_BYTES];
    struct feed_view view;

    (void)err;
    feed_look(desk->feed, &view);
    scan_show_reason(request, &view, reason);
    answer_json(answer,
            json_pack("{s:I,s:b,s:s,s:s,s:I,s:I,s:I,s:I,s:I,s:s,s:I}", "page",
                    (json_int_t)scan_part_page(desk), "running",
                    scan_show_is_running(&view), "state", scan_show_state(request, &view),
                    "question", view.state == FEED_ASKING ? view.question.word : "",
                    "fed", (json_int_t)view.fed, "counted", (json_int_t)view.counted,
                    "held", (json_int_t)view.held, "refused", (json_int_t)view.refused,
                    "per_minute", (json_int_t)view.per_minute, "last_reason",
                    reason[0] == '\0' ? say(request, "none") : reason, "place",
                    (json_int_t)view.last_place));
    return 0;
}

int page_live_job(struct desk *desk, const struct desk_request *request,
        struct desk_answer *answer, struct error *err)
{
    struct job_view view;

    (void)err;
    job_look(desk->job, &view);
    answer_json(answer, job_json(request, &view));
    return 0;
}

static void go_back(const struct desk_request *request, struct desk_answer *answer)
{
    char path[DESK_PATH_BYTES];

    place_checked(request_field(request, "back"), path);
    answer_see(answer, path, "");
}

int page_job_cancel(struct desk *desk, const struct desk_request *request,
        struct desk_answer *answer, struct error *err)
{
    (void)err;
    job_cancel(desk->job);
    go_back(request, answer);
    return 0;
}

int page_job_seen(struct desk *desk, const struct desk_request *request,
        struct desk_answer *answer, struct error *err)
{
    (void)err;
    job_seen(desk->job, (unsigned)strtoul(request_field(request, "number"), NULL, 10));
    go_back(request, answer);
    return 0;
}
