/* feed_event.h -- what `kiemphieu scan --json` tells, as a state that people can see. */
#ifndef CORE_DESK_FEED_EVENT_H
#define CORE_DESK_FEED_EVENT_H

#include <stdint.h>

#include "core/error.h"

enum {
    FEED_WORD_BYTES = 32,
    FEED_TEXT_BYTES = 512,
    FEED_REASONS_MAX = 4,
    FEED_CHOICES_BYTES = 16,
    FEED_SHEETS_MAX = 1000000
};

enum feed_state {
    FEED_NONE,     /* nothing was scanned since the desk's start */
    FEED_STARTING, /* the scanner is being opened */
    FEED_FEEDING,
    FEED_ASKING,   /* it waits for a choice */
    FEED_STOPPING, /* after this sheet */
    FEED_ENDED
};

enum feed_end { /* of FEED_ENDED */
    FEED_ACCEPTED,
    FEED_EMPTY,     /* nothing was fed */
    FEED_DISCARDED, /* none of it counts */
    FEED_WAITING,   /* the batch waits, to be taken up again or decided */
    FEED_FAILED     /* it did not work, or its program died: the batch waits too */
};

struct feed_question {
    char word[FEED_WORD_BYTES];       /* scan_talk.h: "empty", "paused", ... */
    char choices[FEED_CHOICES_BYTES]; /* a letter each, '\n' for Enter; "": a line */
    uint32_t fed, place;
    int64_t expected; /* "different": counted by hand */
    int64_t tray;     /* "tray": what was typed and differs from fed; -1: nothing yet */
};

struct feed_view {
    unsigned page; /* another number each time a page must look different */
    enum feed_state state;
    enum feed_end end;
    int is_seen; /* the end */
    int is_trial;
    char batch[FEED_TEXT_BYTES], device[FEED_TEXT_BYTES], by[FEED_TEXT_BYTES];
    int64_t expected;
    uint32_t fed, counted, held, refused, per_minute;
    char says[FEED_WORD_BYTES]; /* the scanner now: scan_status.h; "" nothing */
    struct feed_question question;
    char stopped[FEED_WORD_BYTES];      /* why it paused: scan_status.h */
    char stopped_text[FEED_TEXT_BYTES]; /* the driver's own words; "" none */
    uint32_t last_place;                /* of the last sheet not counted; 0: unknown */
    char last_verdict[FEED_WORD_BYTES]; /* "held", "refused"; "" there was none */
    char last_reasons[FEED_REASONS_MAX][FEED_WORD_BYTES]; /* "" behind the last */
    char error[ERROR_TEXT_MAX]; /* FEED_FAILED: why, in the words of who started it */
};

/*
 * feed_event_take - one line of its stdout
 *
 * Lines without sense change nothing, numbers out of bounds are left out: the program
 * is ours, but it shows what a scanner's driver says.
 */
void feed_event_take(struct feed_view *view, const char *line);

/* feed_event_ended - the program is gone; status as child_finish, -1: a signal. */
void feed_event_ended(struct feed_view *view, int status, const char *why);

/* feed_event_is_answer - may the question that is asked be answered by this? */
int feed_event_is_answer(const struct feed_question *question, const char *answer);

#endif
