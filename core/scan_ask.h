/* scan_ask.h -- what the operator is asked when the feeder stops. */
#ifndef CORE_SCAN_ASK_H
#define CORE_SCAN_ASK_H

#include "core/scan_run.h"

enum { SCAN_ASK_TEXT_BYTES = SCAN_TALK_ANSWER_BYTES };

enum scan_choice {
    SCAN_CHOICE_FEED,    /* go on feeding */
    SCAN_CHOICE_DONE,    /* the whole stack went through */
    SCAN_CHOICE_SAVE,    /* later; also after Ctrl-C, or if nobody answers a fault */
    SCAN_CHOICE_DISCARD, /* none of it counts */
    SCAN_CHOICE_ACCEPT   /* although the counts differ */
};

/* scan_ask_empty - the tray is empty: more, or done? Nobody there: done. */
enum scan_choice scan_ask_empty(struct scan_run *run);

/* scan_ask_paused - something went wrong: says what, how many sheets are safe, shows
 * the last good one; continue, save or discard? */
enum scan_choice scan_ask_paused(struct scan_run *run);

/* scan_ask_held - it stopped at a held sheet: go on? */
enum scan_choice scan_ask_held(struct scan_run *run);

/*
 * scan_ask_tray - how many sheets went through, against those that are safe
 *
 * Says which to feed again. *count is what was answered, -1 for nothing.
 */
void scan_ask_tray(struct scan_run *run, int64_t *count);

/* scan_ask_expected - the count by hand, -1 if there is none. */
int64_t scan_ask_expected(struct scan_run *run);

/* scan_ask_different - the batch's counts differ from the declared: what now? */
enum scan_choice scan_ask_different(struct scan_run *run, int64_t expected, int64_t fed);

/* scan_ask_person - who decides, and why; -1 if nobody says. */
int scan_ask_person(struct scan_run *run, char who[SCAN_ASK_TEXT_BYTES],
        char why[SCAN_ASK_TEXT_BYTES]) __attribute__((warn_unused_result));

/* scan_ask_second - another person, who agrees with `who`; -1 if nobody says. */
int scan_ask_second(struct scan_run *run, const char *who,
        char second[SCAN_ASK_TEXT_BYTES]) __attribute__((warn_unused_result));

#endif
