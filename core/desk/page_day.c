/* page_day.c -- the day on one page: each station, how it stands, what comes next. */
#include "core/desk/page_day.h"

#include <stdio.h>
#include <string.h>

#include "core/desk/desk.h"
#include "core/desk/meeting.h"
#include "core/desk/page.h"
#include "core/desk/page_counts.h"
#include "core/file.h"
#include "core/json.h"
#include "core/language.h"

/* What the stations' states follow from. */
struct day {
    int is_prepared, is_printed, is_open, is_sealed, is_ended;
    struct error mistake; /* of the files, unless prepared */
    json_int_t trial, fed, counted, held, refused, waiting;
};

static json_int_t number(const json_t *object, const char *name)
{
    return json_integer_value(json_object_get(object, name));
}

static int are_printed(const struct desk *desk, const struct meeting *meeting)
{
    char name[LAYOUT_ID_BYTES + 16], path[FILE_PATH_MAX];
    size_t i;

    for (i = 0; i < meeting->conference->type_count; i++) {
        (void)snprintf(
                name, sizeof(name), "layout/%s.json", meeting->conference->types[i].id);
        if (file_join(path, desk->folder, name, NULL) != 0 || !file_exists(path))
            return 0;
    }
    return 1;
}

static json_int_t count_waiting(const json_t *batches)
{
    json_int_t count = 0;
    size_t i;

    for (i = 0; i < json_array_size(batches); i++)
        count += json_is_true(json_object_get(json_array_get(batches, i), "waits"));
    return count;
}

static void take_status(const json_t *status, struct day *day)
{
    const json_t *total = json_object_get(status, "total");
    const char *state = json_text(status, "state");

    day->is_sealed = strcmp(state, "SEALED") == 0;
    day->is_open = day->is_sealed || strcmp(state, "OPEN") == 0;
    day->is_ended = json_is_true(json_object_get(status, "checks_ended"));
    day->trial = number(json_object_get(status, "trial"), "fed");
    day->fed = number(total, "fed");
    day->counted = number(total, "counted");
    day->held = number(total, "held");
    day->refused = number(total, "refused");
    day->waiting = count_waiting(json_object_get(status, "batches"));
}

static int load(struct desk *desk, struct day *day, struct error *err)
{
    struct meeting meeting;
    json_t *status = NULL;

    memset(day, 0, sizeof(*day));
    if (meeting_load(desk->folder, &meeting, &day->mistake) == 0) {
        day->is_prepared = 1;
        day->is_printed = are_printed(desk, &meeting);
        meeting_release(&meeting);
    }
    if (desk_read(desk, json_pack("{s:s}", "request", "status"), &status, err) != 0)
        return -1;
    take_status(status, day);
    json_decref(status);
    return 0;
}

/* ---- stations ---- */

enum look { LOOK_LATER, LOOK_NOW, LOOK_DONE };

static enum look look_of(int is_done, int is_now)
{
    return is_done ? LOOK_DONE : is_now ? LOOK_NOW : LOOK_LATER;
}

static void begin_station(
        struct html *html, enum look look, const char *path, int number, const char *name)
{
    html_add(html, look == LOOK_DONE  ? "<li class=\"done\">"
                   : look == LOOK_NOW ? "<li class=\"now\">"
                                      : "<li>");
    html_put(html, "<h2><a href=\"%s\">%d. %s</a></h2>", path, number, name);
}

static void put_state(struct html *html, const char *text)
{
    html_put(html, "<p class=\"state\">%s</p>", text);
}

static void put_preparing(
        struct html *html, const struct desk_request *request, const struct day *day)
{
    begin_station(html, day->is_prepared ? LOOK_DONE : LOOK_NOW, "/prepare", 1,
            say(request, N_("Prepare")));
    put_state(html, day->is_prepared
                            ? say(request, N_("Conference and people are complete."))
                            : say(request, N_("Something is missing or wrong:")));
    if (!day->is_prepared)
        html_put(html, "<p>%s</p>", day->mistake.text);
    html_add(html, "</li>");
    begin_station(html, look_of(day->is_printed, day->is_prepared), "/print", 2,
            say(request, N_("Print")));
    put_state(html, day->is_printed ? say(request, N_("The ballots are made."))
                                    : say(request, N_("The ballots are not made yet.")));
    html_add(html, "</li>");
}

static void put_trial(
        struct html *html, const struct desk_request *request, const struct day *day)
{
    int is_done = day->is_open || day->trial > 0;

    begin_station(html, look_of(is_done, day->is_printed), "/trial", 3,
            say(request, N_("Trial")));
    if (day->is_open)
        put_state(html, say(request, N_("Counting has begun; the trial is over.")));
    else if (day->trial > 0)
        html_put(html, "<p class=\"state\">%s: %lld</p>",
                say(request, N_("Sheets fed on trial")), (long long)day->trial);
    else
        put_state(html, say(request, N_("No trial yet.")));
    html_add(html, "</li>");
}

static void put_scan(
        struct html *html, const struct desk_request *request, const struct day *day)
{
    begin_station(html, look_of(day->is_ended || day->is_sealed, day->is_open), "/scan",
            4, say(request, N_("Scan")));
    if (!day->is_open)
        put_state(html, say(request, N_("Counting has not begun.")));
    else
        html_put(html, "<p class=\"state\">%s: <span data-value=\"fed\">%lld</span></p>",
                say(request, N_("Sheets fed")), (long long)day->fed);
    if (day->waiting > 0)
        html_put(html, "<p>%s: %lld</p>",
                say(request, N_("Batches that wait for a decision")),
                (long long)day->waiting);
    html_add(html, "</li>");
}

static void put_check(
        struct html *html, const struct desk_request *request, const struct day *day)
{
    begin_station(html, look_of(day->is_ended || day->is_sealed, day->held > 0), "/check",
            5, say(request, N_("Check")));
    if (day->is_ended || day->is_sealed)
        put_state(html, say(request, N_("The checks are ended.")));
    else
        html_put(html, "<p class=\"state\">%s: <span data-value=\"held\">%lld</span></p>",
                say(request, N_("Sheets held for people")), (long long)day->held);
    html_add(html, "</li>");
}

static void put_closing(
        struct html *html, const struct desk_request *request, const struct day *day)
{
    int is_ended = day->is_ended || day->is_sealed;

    begin_station(html, is_ended ? LOOK_DONE : LOOK_LATER, "/results", 6,
            say(request, N_("Results")));
    put_state(html, is_ended ? say(request, N_("Counting has ended."))
                             : say(request, N_("Shown when counting has ended.")));
    html_add(html, "</li>");
    begin_station(html, look_of(day->is_sealed, day->is_ended), "/seal", 7,
            say(request, N_("Seal and report")));
    put_state(html, day->is_sealed ? say(request, N_("The count is sealed."))
                                   : say(request, N_("Not sealed yet.")));
    html_add(html, "</li>");
}

/* ---- figures ---- */

static void put_figure(
        struct html *html, const char *label, const char *name, json_int_t value)
{
    html_put(html, "<div><dt>%s</dt><dd data-value=\"%s\">%lld</dd></div>", label, name,
            (long long)value);
}

static void put_figures(
        struct html *html, const struct desk_request *request, const struct day *day)
{
    html_add(html, "<dl class=\"figures\">");
    put_figure(html, say(request, N_("Fed")), "fed", day->fed);
    put_figure(html, say(request, N_("Counted")), "counted", day->counted);
    put_figure(html, say(request, N_("Held")), "held", day->held);
    put_figure(html, say(request, N_("Refused")), "refused", day->refused);
    html_add(html, "</dl>");
}

/* Another number: the page must look different, not only its figures. */
static int look_number(const struct desk_request *request, const struct day *day)
{
    return day->is_prepared + 2 * day->is_printed + 4 * day->is_open + 8 * day->is_ended +
           16 * day->is_sealed + 32 * (day->waiting > 0) + 64 * (request->waiting > 0) +
           128 * (day->trial > 0) + 256 * (day->held > 0);
}

/* What people counted by hand, as soon as there is something to count. */
static void put_counts(struct html *html, const struct desk *desk,
        const struct desk_request *request, const struct day *day)
{
    struct meeting meeting;

    if (!day->is_printed || day->is_sealed ||
            (request->roles & (DESK_OPERATOR | DESK_CHAIR)) == 0 ||
            meeting_load(desk->folder, &meeting, NULL) != 0)
        return;
    counts_put(html, request, &meeting, NULL, "/");
    meeting_release(&meeting);
}

int page_day(struct desk *desk, const struct desk_request *request,
        struct desk_answer *answer, struct error *err)
{
    struct html *html = &answer->page;
    struct day day;

    if (load(desk, &day, err) != 0)
        return -1;
    page_begin(html, request, STEP_DAY, say(request, N_("The day")));
    html_put(html, "<div data-live=\"/live\" data-page=\"%d\">",
            look_number(request, &day));
    if (day.is_open)
        put_figures(html, request, &day);
    html_add(html, "<ol class=\"steps\">");
    put_preparing(html, request, &day);
    put_trial(html, request, &day);
    put_scan(html, request, &day);
    put_check(html, request, &day);
    put_closing(html, request, &day);
    html_add(html, "</ol></div>");
    put_counts(html, desk, request, &day);
    page_end(html, request);
    return 0;
}

int page_live(struct desk *desk, const struct desk_request *request,
        struct desk_answer *answer, struct error *err)
{
    struct day day;

    if (load(desk, &day, err) != 0)
        return -1;
    answer_json(answer, json_pack("{s:I,s:I,s:I,s:I,s:i}", "fed", day.fed, "counted",
                                day.counted, "held", day.held, "refused", day.refused,
                                "page", look_number(request, &day)));
    return 0;
}
