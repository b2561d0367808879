/* scan_run.h -- a stack through the scanner into the count, with an operator beside it.
 */
#ifndef CORE_SCAN_RUN_H
#define CORE_SCAN_RUN_H

#include <stdint.h>

#include "core/error.h"
#include "core/intake.h"
#include "core/scan_driver.h"
#include "core/scan_talk.h"

enum { SCAN_RUN_REASON_BYTES = 256 };

struct scan_options {
    struct scan_driver_options driver; /* its folder is the conference's */
    const char *batch_name;            /* NULL: none */
    int64_t expected;                  /* sheets counted by hand; -1: not counted */
    int is_trial;                      /* TEST paper, before counting begins */
    int is_stopping_on_held;
    int is_json;
    int jobs; /* readers; 0: one a processor */
};

enum scan_end {
    SCAN_END_ACCEPTED,  /* the batch is over, and its counts agree */
    SCAN_END_EMPTY,     /* nothing was fed, and nothing waits */
    SCAN_END_DISCARDED, /* the operator wants none of it */
    SCAN_END_WAITING    /* it waits: to be taken up again, or for a decision */
};

/* What a run knows; shared by scan_run.c, scan_feed.c and scan_ask.c. */
struct scan_run {
    const struct scan_options *options;
    struct scan_talk talk;
    struct intake intake;
    struct scan_driver driver;
    struct intake_sums earlier; /* of the batch, by runs before this one */
    uint32_t fed;               /* sheets of paper of the batch that lie in images/ */
    int is_next;                /* the sheet to come is fed right after the one before */
    uint32_t storing;           /* told by the driver, not durable yet */
    uint32_t acknowledged;      /* images told to the driver as taken, of this feed */
    uint32_t images_before;     /* given to the reader before this feed */
    int64_t begun_ms;
    int64_t shown_ms;
    int interrupts; /* Ctrl-C, during this feed */
    char scanner_says[SCAN_DRIVER_STATUS_BYTES];
    char stopped[SCAN_DRIVER_STATUS_BYTES];   /* why the feed ended */
    char detail[SCAN_RUN_REASON_BYTES];       /* of it, from the driver; "" none */
    char last_image[INTAKE_STORE_PATH_BYTES]; /* front of the last whole sheet */
    char last_reason[SCAN_RUN_REASON_BYTES];  /* why a sheet was held or refused last */
    int is_ended;                             /* the ledger has the batch's end */
    uint32_t held_place; /* at which to stop, with --stop-on-held; 0: none */
};

/*
 * scan_run - scan until the operator is done
 *
 * Takes up a batch that is not finished, else begins one. sums gets what this
 * run entered, also on failure. ERROR_STATE if another batch must be finished
 * first.
 */
int scan_run(const struct scan_options *options, enum scan_end *end,
        struct intake_sums *sums, struct error *err) __attribute__((warn_unused_result));

#endif
