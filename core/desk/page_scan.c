/* page_scan.c -- the step Scan: the scanner's part, and the page as a whole. */
#include "core/desk/page_scan.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/desk/page.h"
#include "core/desk/scan_part.h"
#include "core/desk/scan_show.h"

enum { DPI_LEAST = 150, DPI_MOST = 600 };

unsigned scan_part_page(struct desk *desk)
{
    struct scanners_view scanners;
    struct feed_view feed;

    feed_look(desk->feed, &feed);
    scanners_look(desk->scanners, &scanners);
    json_decref(scanners.list);
    return feed.page + scanners.page;
}

/* ---- the page ---- */

static void put_running(const struct scan_part *part)
{
    const struct desk_request *request = part->request;
    const char *why = standing_why_not_operate(request);

    html_put(part->html, "<p><strong data-value=\"state\">%s</strong>",
            scan_show_state(request, &part->feed));
    if (part->feed.batch[0] != '\0')
        html_put(part->html, " %s: %s", say(request, "Stack"), part->feed.batch);
    html_put(part->html, " <span class=\"note\">%s: %s; %s: %s</span></p>",
            say(request, "Scanner"), part->feed.device, say(request, "started by"),
            part->feed.by);
    scan_show_figures(part->html, request, &part->feed);
    scan_show_question(part->html, request, &part->feed, why == NULL);
    if (part->feed.state == FEED_ASKING || why != NULL)
        return;
    page_form(part->html, request, "/scan/stop");
    html_put(part->html, "<p><button class=\"danger\">%s</button></p></form>",
            part->feed.state == FEED_STOPPING
                    ? say(request, "Stop at once, even within a sheet")
                    : say(request, "Stop after this sheet"));
}

static void put_scanner_part(const struct scan_part *part)
{
    html_put(part->html,
            "<section class=\"card\" id=\"scan\" data-live=\"/live/scan\" "
            "data-page=\"%u\"><h2>%s</h2>",
            part->feed.page + part->scanners.page, say(part->request, "Scanner"));
    if (scan_show_is_running(&part->feed)) {
        put_running(part);
    } else {
        scan_show_ended(part->html, part->request, &part->feed);
        scan_part_start(part);
    }
    html_add(part->html, "</section>");
}

static void put_head(const struct scan_part *part)
{
    const struct desk_request *request = part->request;

    if (part->standing.is_test)
        html_put(part->html,
                "<p class=\"notice warning\">%s <a href=\"/trial\">%s</a></p>",
                say(request, "On trial: TEST paper is read here, and counts nowhere. "
                             "Ballots are refused until the count is opened."),
                say(request, "Open the count"));
    else if (standing_sum(&part->standing, "held") > 0)
        html_put(part->html,
                "<p class=\"notice\">%s: <strong>%lld</strong> "
                "<a href=\"/check\">%s</a></p>",
                say(request, "Sheets held for people"),
                (long long)standing_sum(&part->standing, "held"),
                say(request, "Check them"));
}

static int load(struct desk *desk, struct scan_part *part, struct error *err)
{
    if (standing_load(desk, &part->standing, err) != 0)
        return -1;
    part->why_not = standing_why_not_feed(part->request, &part->standing);
    scanners_look(desk->scanners, &part->scanners);
    if (part->why_not == NULL && !part->scanners.was_searched &&
            !part->scanners.is_searching) {
        json_decref(part->scanners.list);
        scanners_search(desk->scanners);
        scanners_look(desk->scanners, &part->scanners);
    }
    feed_look(desk->feed, &part->feed);
    job_look(desk->job, &part->job);
    return 0;
}

int page_scan(struct desk *desk, const struct desk_request *request,
        struct desk_answer *answer, struct error *err)
{
    struct scan_part *part = calloc(1, sizeof(*part));
    int result;

    if (part == NULL)
        return error_set(err, ERROR_MEMORY, "no memory for this page");
    part->desk = desk;
    part->html = &answer->page;
    part->request = request;
    result = load(desk, part, err);
    if (result == 0) {
        page_begin(part->html, request, STEP_SCAN, say(request, "Scan"));
        put_head(part);
        job_put(part->html, request, &part->job, "/scan");
        put_scanner_part(part);
        scan_part_upload(part);
        scan_part_batches(part);
        page_end(part->html, request);
    }
    json_decref(part->scanners.list);
    standing_release(&part->standing);
    free(part);
    return result;
}

/* ---- changes ---- */

int page_scan_devices(struct desk *desk, const struct desk_request *request,
        struct desk_answer *answer, struct error *err)
{
    (void)request;
    (void)err;
    scanners_search(desk->scanners);
    answer_see(answer, "/scan", "");
    return 0;
}

static int is_known(struct desk *desk, const char *device)
{
    struct scanners_view scanners;
    int is;

    scanners_look(desk->scanners, &scanners);
    is = scanners_has(scanners.list, device);
    json_decref(scanners.list);
    return is;
}

/* From the form into a wish; ERROR_RANGE, ERROR_STATE: what the person can mend. */
static int read_wish(struct desk *desk, const struct desk_request *request,
        const struct scan_stack *stack, struct feed_wish *wish, struct error *err)
{
    long dpi = strtol(request_field(request, "dpi"), NULL, 10);

    *wish = (struct feed_wish){.folder = desk->folder,
            .device = request_field(request, "device"),
            .batch = stack->name,
            .by = request->name,
            .expected = stack->expected,
            .dpi = (int)dpi,
            .is_duplex = strcmp(request_field(request, "sides"), "2") == 0,
            .is_stopping_on_held = request_field(request, "stop")[0] != '\0',
            .is_vietnamese = request->words != NULL};
    if (dpi < DPI_LEAST || dpi > DPI_MOST)
        return error_set(err, ERROR_RANGE, "the resolution is from %d to %d dpi",
                (int)DPI_LEAST, (int)DPI_MOST);
    if (!is_known(desk, wish->device))
        return error_set(err, ERROR_STATE, "choose a scanner; look for scanners again");
    return 0;
}

static int start(struct desk *desk, const struct desk_request *request,
        const struct standing *standing, struct error *mistake, struct error *err)
{
    const char *why = standing_why_not_feed(request, standing);
    struct scan_stack stack;
    struct feed_wish wish;

    if (why != NULL)
        return error_set(mistake, ERROR_STATE, "%s", why);
    if (scan_stack_read(request, &stack, mistake) != 0 ||
            read_wish(desk, request, &stack, &wish, mistake) != 0)
        return -1;
    wish.is_trial = standing->is_test;
    if (desk_note(desk, request, "scan", request->name,
                json_pack("{s:s,s:s,s:b}", "device", wish.device, "batch", stack.name,
                        "trial", wish.is_trial),
                err) != 0)
        return -1;
    return feed_start(desk->feed, &wish, mistake);
}

int page_scan_start(struct desk *desk, const struct desk_request *request,
        struct desk_answer *answer, struct error *err)
{
    return standing_act(desk, request, start, answer, err);
}

static unsigned page_field(const struct desk_request *request)
{
    return (unsigned)strtoul(request_field(request, "page"), NULL, 10);
}

/* A count of the out tray that differs is shown with what to do, before it feeds on. */
static int is_to_be_shown(struct desk *desk, const struct desk_request *request)
{
    const char *answer = request_field(request, "answer");
    struct feed_view view;

    feed_look(desk->feed, &view);
    return strcmp(view.question.word, "tray") == 0 && answer[0] != '\0' &&
           request_field(request, "sure")[0] == '\0' &&
           feed_event_is_answer(&view.question, answer) &&
           strtoul(answer, NULL, 10) != view.question.fed;
}

int page_scan_answer(struct desk *desk, const struct desk_request *request,
        struct desk_answer *answer, struct error *err)
{
    const char *text = request_field(request, "answer");
    struct error mistake = {.text = ""};
    int result;

    (void)err;
    if (is_to_be_shown(desk, request))
        result = feed_tray(desk->feed, page_field(request),
                (uint32_t)strtoul(text, NULL, 10), &mistake);
    else
        result = feed_answer(desk->feed, page_field(request), text, request->name,
                request_field(request, "why"), &mistake);
    if (result != 0)
        answer_refuse(answer, "/scan", mistake.text);
    else
        answer_see(answer, "/scan", "");
    return 0;
}

int page_scan_stop(struct desk *desk, const struct desk_request *request,
        struct desk_answer *answer, struct error *err)
{
    (void)request;
    (void)err;
    feed_stop(desk->feed);
    answer_see(answer, "/scan", "");
    return 0;
}

int page_scan_seen(struct desk *desk, const struct desk_request *request,
        struct desk_answer *answer, struct error *err)
{
    (void)err;
    feed_seen(desk->feed, page_field(request));
    answer_see(answer, "/scan", "");
    return 0;
}
