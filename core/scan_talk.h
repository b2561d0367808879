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

/* What is asked, and what may be answered. */
struct scan_question {
    const char *word;    /* for a program: "empty", "paused", ... */
    const char *text;    /* for people, translated */
    const char *letters; /* that are answers, '\n' for Enter alone; "": a line of text */
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

/*
 * scan_talk_event - a JSON line on stdout, with --json alone. Takes the reference
 *
 * opened   the scanner with its "options"
 * figures  "fed" "counted" "held" "refused" of the batch, "per_minute" of this feed, and
 *          what the scanner "says" (a word of scan_status.h): at least each second
 * sheet    "place" from the top (0: unknown), "verdict", "reasons"
 * paused   "status" (scan_status.h), "text" of the driver, "safe" sheets
 * batch    its end: the ledger's answer to batch-end
 * ended    the last: "how" accepted|empty|discarded|waiting|failed, "text" if it failed
 */
void scan_talk_event(struct scan_talk *talk, json_t *event);

/*
 * scan_talk_ask - a question, and a line as its answer, without blanks around it
 *
 * With --json it is an event in place of a line on stderr:
 *   {"event":"ask","question":"paused","text":"c continue, ...","choices":["c","s","x"]}
 * "" among the choices is Enter alone; no choices: a line of text. The questions, with
 * the members that `more` adds (taken over; NULL: none):
 *   empty      the tray is empty: load more, or done    "fed"
 *   paused     trouble; an event "paused" came before   "fed"
 *   held       stopped at a held sheet                  "fed", "place"
 *   tray       how many lie in the out tray, "" unknown "fed"
 *   expected   how many people counted, "" unknown      "fed"
 *   different  the counts differ                        "fed", "expected"
 *   who, why   the name and the reason of who decides
 *   second     the name of another who agrees
 * The answer is a line on stdin. A question whose answer makes no sense comes again.
 */
enum scan_answer scan_talk_ask(struct scan_talk *talk,
        const struct scan_question *question, json_t *more,
        char answer[SCAN_TALK_ANSWER_BYTES]);

/* scan_talk_is_interrupted - 1 if a signal came since the last call; does not wait. */
int scan_talk_is_interrupted(struct scan_talk *talk);

#endif
