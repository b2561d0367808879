/* program_scan.h -- what an operator does at the scanner, for the tests of scanning. */
#ifndef TESTS_PROGRAM_SCAN_H
#define TESTS_PROGRAM_SCAN_H

#include "tests/program_stage.h"
#include "tests/program_talk.h"
#include "tests/sane/setup.h"

/* scan_load - the deck's images first .. last into the feeder, by their numbers. */
void scan_load(const struct stage *stage, const struct setup *scanner, unsigned first,
        unsigned last);

/* scan_load_as - one of them, or a file of ours, under a name of its own. */
void scan_load_as(const struct stage *stage, const struct setup *scanner, unsigned number,
        const char *name);

/* scan_go_on - it has paused: continue; `tray` sheets lie in the out tray ("": not
 * counted). */
void scan_go_on(struct talk *talk, const char *tray);

/* scan_taken_up - it takes a batch up; `tray` as above. */
void scan_taken_up(struct talk *talk, const char *tray);

/* scan_finish - the tray is empty, and the stack is through: it ends with this status. */
void scan_finish(struct talk *talk, int status);

/* scan_operate - what a patient operator types, until it ends: goes on after each pause,
 * counts nothing by hand. A test fails that pauses again and again. */
void scan_operate(struct talk *talk);

#endif
