/* page_upload.c -- the step Scan: images that another program scanned. */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/desk/page.h"
#include "core/desk/page_scan.h"
#include "core/desk/scan_part.h"
#include "core/desk/scan_show.h"
#include "core/desk/spool.h"

enum { NUMBER_BYTES = 24, ARGUMENTS_MAX = 16 };

/* ---- the page's part ---- */

static void put_form(const struct scan_part *part)
{
    const struct desk_request *request = part->request;
    char set[SPOOL_SET_BYTES];

    spool_begin(set);
    html_put(part->html,
            "<form method=\"post\" action=\"/scan/import\" "
            "data-upload=\"/scan/upload/%s\" data-failed=\"%s\"><input type=\"hidden\" "
            "name=\"token\" value=\"%s\"><input type=\"hidden\" name=\"set\" "
            "value=\"%s\">",
            set, say(request, "This file was not taken:"), request->token, set);
    html_put(part->html,
            "<label for=\"images\">%s</label><input id=\"images\" type=\"file\" multiple "
            "required "
            "accept=\".tif,.tiff,.png,.jpg,.jpeg,image/tiff,image/png,image/jpeg\">"
            "<span class=\"hint\">%s</span>",
            say(request, "Image files of one stack"),
            say(request, "TIFF, PNG or JPEG, in the order of their names."));
    scan_stack_put(part->html, request, "image");
    html_put(part->html,
            "<p><progress hidden aria-label=\"%s\"></progress> <span data-state "
            "role=\"status\"></span></p><p><button class=\"primary\">%s</button></p>"
            "</form>",
            say(request, "Files that were sent"), say(request, "Send and read them"));
}

void scan_part_upload(const struct scan_part *part)
{
    const struct desk_request *request = part->request;
    const char *label = say(request, "Send and read them");

    html_put(part->html, "<section class=\"card\"><h2>%s</h2><p>%s</p>",
            say(request, "Or images from elsewhere"),
            say(request, "From a copier that scans to a disk, for instance. A file that "
                         "was taken before is known again and not counted twice."));
    if (part->why_not != NULL)
        page_shut(part->html, label, part->why_not);
    else if (scan_show_is_running(&part->feed))
        page_shut(part->html, label, say(request, "The scanner is at work."));
    else if (part->job.is_running)
        page_shut(part->html, label,
                say(request, "Something is being made; wait for its end."));
    else
        put_form(part);
    html_add(part->html, "</section>");
}

/* ---- one file ---- */

int page_scan_upload(struct desk *desk, const struct desk_request *request,
        struct desk_answer *answer, struct error *err)
{
    const char *set = request->path + strlen("/scan/upload/");
    struct standing standing;
    const char *why;
    int result = standing_load(desk, &standing, err);

    if (result == 0) {
        why = standing_why_not_feed(request, &standing);
        result = why != NULL ? error_set(err, ERROR_STATE, "%s", why)
                             : spool_keep(desk->folder, set,
                                       form_get(&request->query, "name"), request->upload,
                                       err);
    }
    standing_release(&standing);
    if (result == 0)
        answer_json(answer, json_pack("{s:b}", "kept", 1));
    return result;
}

/* ---- the set into the count ---- */

/* What is to be done once the import has ended, however it did. */
struct import {
    struct desk_feed *feed;
    char path[FILE_PATH_MAX];
};

static void end_import(void *context)
{
    struct import *import = context;

    spool_remove(import->path);
    feed_leave(import->feed);
    free(import);
}

static int start_import(struct desk *desk, const struct desk_request *request,
        const struct scan_stack *stack, int is_trial, struct import *import,
        uint32_t files, struct error *err)
{
    const char *arguments[ARGUMENTS_MAX], **next = arguments;
    char expected[NUMBER_BYTES];
    const struct job_wish wish = {.kind = JOB_IMPORT,
            .arguments = arguments,
            .title = stack->name,
            .total = files,
            .is_vietnamese = request->words != NULL,
            .ended = end_import,
            .context = import};

    *next++ = "import";
    *next++ = "--progress";
    *next++ = "--json";
    if (is_trial)
        *next++ = "--trial";
    if (stack->name[0] != '\0') {
        *next++ = "--batch";
        *next++ = stack->name;
    }
    if (stack->expected > 0) {
        (void)snprintf(expected, sizeof(expected), "%ld", stack->expected);
        *next++ = "--expect";
        *next++ = expected;
    }
    *next++ = "--";
    *next++ = desk->folder;
    *next++ = import->path;
    *next = NULL;
    return job_start(desk->job, &wish, err);
}

/* The scanner's place is ours from here on: it is left by end_import, or on failure. */
static int import_set(struct desk *desk, const struct desk_request *request,
        const struct scan_stack *stack, int is_trial, struct error *err)
{
    struct import *import = calloc(1, sizeof(*import));
    uint32_t files = 0;

    if (import == NULL)
        return error_set(err, ERROR_MEMORY, "no memory");
    import->feed = desk->feed;
    if (feed_reserve(desk->feed, err) != 0) {
        free(import);
        return -1;
    }
    if (spool_take(desk->folder, request_field(request, "set"), import->path, &files,
                err) != 0 ||
            start_import(desk, request, stack, is_trial, import, files, err) != 0) {
        feed_leave(desk->feed);
        if (import->path[0] != '\0')
            spool_remove(import->path);
        free(import);
        return -1;
    }
    return 0;
}

static int import_checked(struct desk *desk, const struct desk_request *request,
        const struct standing *standing, struct error *mistake, struct error *err)
{
    const char *why = standing_why_not_feed(request, standing);
    struct scan_stack stack;
    struct job_view job;

    job_look(desk->job, &job);
    if (why != NULL)
        return error_set(mistake, ERROR_STATE, "%s", why);
    if (job.is_running)
        return error_set(mistake, ERROR_STATE,
                "something else is being made; wait until it has ended, and try again");
    if (scan_stack_read(request, &stack, mistake) != 0)
        return -1;
    if (desk_note(desk, request, "import", request->name,
                json_pack("{s:s,s:b}", "batch", stack.name, "trial", standing->is_test),
                err) != 0)
        return -1;
    return import_set(desk, request, &stack, standing->is_test, mistake);
}

int page_scan_import(struct desk *desk, const struct desk_request *request,
        struct desk_answer *answer, struct error *err)
{
    return standing_act(desk, request, import_checked, answer, err);
}
