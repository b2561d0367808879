/* feed.h -- the scanner at work: `kiemphieu scan` as a child, its figures and questions.
 */
#ifndef CORE_DESK_FEED_H
#define CORE_DESK_FEED_H

#include <stdint.h>

#include "core/desk/feed_event.h"
#include "core/error.h"

/*
 * The state lives here, in the desk: a window that is closed, a browser that crashes or
 * a second one changes nothing. Several threads at once.
 */
struct desk_feed;

struct feed_wish {
    const char *folder;
    const char *device; /* of `kiemphieu devices` */
    const char *batch;  /* its name; "": none */
    const char *by;     /* who started it */
    int64_t expected;   /* counted by hand; -1: not counted */
    int dpi;            /* 150..600 */
    int is_duplex, is_stopping_on_held, is_trial;
    int patience_s; /* how long the scanner may be silent; 0: as kiemphieu has it */
    int is_vietnamese;
};

struct desk_feed *feed_new(void); /* NULL: no memory */

/* feed_free - lets the scanner end its sheet; what was scanned waits in its batch. */
void feed_free(struct desk_feed *feed);

/* feed_start - ERROR_STATE if one runs, or the place is taken (feed_reserve). */
int feed_start(struct desk_feed *feed, const struct feed_wish *wish, struct error *err)
        __attribute__((warn_unused_result));

/*
 * feed_reserve - nothing is scanned until feed_leave: an import is at work
 *
 * Both take up images that lie in images/ and are not entered yet: one at a time.
 */
int feed_reserve(struct desk_feed *feed, struct error *err)
        __attribute__((warn_unused_result));
void feed_leave(struct desk_feed *feed);

/*
 * feed_answer - what a person chose
 *
 * page    view.page of what that person saw. ERROR_STATE if something else is asked by
 *         now, or nothing: somebody in another window was quicker.
 * answer  one of view.question.choices, a number of sheets, or "". ERROR_RANGE else.
 * by, why who answers and, to discard, the reason: given when kiemphieu scan asks.
 */
int feed_answer(struct desk_feed *feed, unsigned page, const char *answer, const char *by,
        const char *why, struct error *err) __attribute__((warn_unused_result));

/* feed_tray - this many lie in the out tray: to be shown before it is answered. */
int feed_tray(struct desk_feed *feed, unsigned page, uint32_t tray, struct error *err)
        __attribute__((warn_unused_result));

/* feed_stop - no further sheet; asked again, at once. Happy if nothing runs. */
void feed_stop(struct desk_feed *feed);

/* feed_seen - how it ended needs not be shown again. */
void feed_seen(struct desk_feed *feed, unsigned page);

void feed_look(struct desk_feed *feed, struct feed_view *out);

#endif
