/* scan_part.h -- the parts of the page Scan. */
#ifndef CORE_DESK_SCAN_PART_H
#define CORE_DESK_SCAN_PART_H

#include "core/desk/desk.h"
#include "core/desk/feed.h"
#include "core/desk/html.h"
#include "core/desk/job.h"
#include "core/desk/scanners.h"
#include "core/desk/standing.h"

enum {
    SCAN_NAME_BYTES = 256, /* of a stack, with NUL */
    SCAN_SHEETS_MOST = 1000000
};

/* One view of the page. */
struct scan_part {
    struct desk *desk;
    struct html *html;
    const struct desk_request *request;
    struct standing standing;
    struct feed_view feed;
    struct job_view job;
    struct scanners_view scanners;
    const char *why_not; /* no sheet may be taken in now by this reader; NULL: it may */
};

/* scan_part_page - another number each time the page must look different. */
unsigned scan_part_page(struct desk *desk);

/* scan_part_start - which scanner, how, which stack: or why not. */
void scan_part_start(const struct scan_part *part);

/* scan_part_upload - images that another program scanned. */
void scan_part_upload(const struct scan_part *part);

/* scan_part_batches - the stacks, and what people may decide of each. */
void scan_part_batches(const struct scan_part *part);

/* A stack as it was typed: its name, and how many people counted. */
struct scan_stack {
    char name[SCAN_NAME_BYTES]; /* "" none */
    long expected;              /* -1: not counted */
};

/* scan_stack_read - of a form's fields batch and expected; ERROR_RANGE. */
int scan_stack_read(const struct desk_request *request, struct scan_stack *out,
        struct error *err) __attribute__((warn_unused_result));

/* scan_stack_put - the inputs of those fields; ids begin with `start`. */
void scan_stack_put(
        struct html *html, const struct desk_request *request, const char *start);

#endif
