/* scan_driver.h -- the program that drives a scanner, seen from the side that started it.
 */
#ifndef CORE_SCAN_DRIVER_H
#define CORE_SCAN_DRIVER_H

#include <stdint.h>

#include <jansson.h>

#include "core/error.h"
#include "core/lines.h"
#include "core/process.h"

enum {
    SCAN_DRIVER_SETS_MAX = 32,
    SCAN_DRIVER_PATIENCE_S = 90, /* a cold lamp takes a minute */
    SCAN_DRIVER_AHEAD = 12,      /* sheets scanned but not stored, at the most */
    SCAN_DRIVER_STATUS_BYTES = 32
};

struct scan_driver_options {
    const char *folder; /* of the conference */
    const char *device;
    const char *source; /* NULL: chosen by the driver */
    const char *mode;
    int is_duplex;
    int dpi;
    int ahead;                              /* 1..SCAN_DRIVER_AHEAD */
    int patience_s;                         /* how long it may be silent */
    const char *sets[SCAN_DRIVER_SETS_MAX]; /* "NAME=VALUE" */
    size_t set_count;
};

enum scan_event_kind {
    SCAN_EVENT_OPENED,
    SCAN_EVENT_ALIVE,
    SCAN_EVENT_SHEET,
    SCAN_EVENT_STOPPED /* the last one, whatever became of the program */
};

struct scan_event {
    enum scan_event_kind kind;
    json_t *object; /* as the program wrote it (scan/event.h); the caller's */
    char status[SCAN_DRIVER_STATUS_BYTES]; /* of STOPPED and ALIVE; "" none */
};

struct scan_driver {
    struct process process;
    struct lines lines;
    int64_t heard_ms;
    int64_t patience_ms;
    uint32_t told, taken, ahead; /* sheets */
    int is_stopped;              /* STOPPED has been handed out */
};

/* scan_driver_start - run it; scan_driver_end in any case. */
int scan_driver_start(struct scan_driver *driver,
        const struct scan_driver_options *options, struct error *err)
        __attribute__((warn_unused_result));

/* scan_driver_descriptor - to be polled for reading; -1 once it has nothing to say. */
int scan_driver_descriptor(const struct scan_driver *driver);

/*
 * scan_driver_next - the next event, without waiting
 *
 * A program that ends without a word has "crashed" or is "gone"; one that is silent
 * for longer than its patience is killed and has "hung". Sheets told before
 * count all the same. Lines without sense are passed over.
 * Returns 1 with an event, 0 if there is none now.
 */
int scan_driver_next(struct scan_driver *driver, struct scan_event *event);

/* scan_driver_taken - one sheet that it told is safe; it may go on to another. */
void scan_driver_taken(struct scan_driver *driver);

/* scan_driver_stop - no further sheet; scan_driver_cancel - not even this one. */
void scan_driver_stop(struct scan_driver *driver);
void scan_driver_cancel(struct scan_driver *driver);

/*
 * scan_driver_end - leave it a moment to close the scanner, then end it
 *
 * SIGTERM, then SIGKILL. Happy with one that was never started.
 */
void scan_driver_end(struct scan_driver *driver);

#endif
