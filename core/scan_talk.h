/* scan_talk.h -- what the operator of a scan sees and types; or events as JSON lines. */
#ifndef CORE_SCAN_TALK_H
#define CORE_SCAN_TALK_H

#include <stddef.h>
#include <stdint.h>

#include <jansson.h>

#include "core/error.h"
#include "core/lines.h"
#include "core/terminal.h"

enum { SCAN_TALK_ANSWER_BYTES = 512 };

enum scan_answer {
    SCAN_ANSWER_GIVEN,
    SCAN_ANSWER_NONE,       /* the end of all input: nobody is there */
    SCAN_ANSWER_INTERRUPTED /* Ctrl-C */
};

struct scan_talk {
    int is_json;       /* events on stdout */
    int has_line;      /* stderr is a terminal: one line moves */
    int is_line_shown; /* and must be taken away before other words */
    int signals;       /* a signalfd for SIGINT, SIGTERM, SIGHUP */
    struct lines input;
    enum terminal_pictures pictures;
};

/* scan_talk_start - takes the signals over; scan_talk_end gives them back. */
int scan_talk_start(struct scan_talk *talk, int is_json, struct error *err)
        __attribute__((warn_unused_result));
void scan_talk_end(struct scan_talk *talk);

/* scan_talk_line - the line that moves, cut to the terminal's width; nothing where there
 * is no terminal. */
void scan_talk_line(struct scan_talk *talk, const char *text);

/* scan_talk_say - a line that stays, on stderr. */
void scan_talk_say(struct scan_talk *talk, const char *format, ...)
        __attribute__((format(printf, 2, 3)));

/* scan_talk_event - a JSON line on stdout, with --json alone. Takes the reference. */
void scan_talk_event(struct scan_talk *talk, json_t *event);

/* scan_talk_ask - a question, and a line as its answer, without blanks around it. */
enum scan_answer scan_talk_ask(struct scan_talk *talk, const char *question,
        char answer[SCAN_TALK_ANSWER_BYTES]);

/* scan_talk_is_interrupted - 1 if a signal came since the last call; does not wait. */
int scan_talk_is_interrupted(struct scan_talk *talk);

#endif
