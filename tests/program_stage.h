/* program_stage.h -- a printed conference with a deck of known votes, to count anew. */
#ifndef TESTS_PROGRAM_STAGE_H
#define TESTS_PROGRAM_STAGE_H

#include "tests/program.h"

/* Made once a test program; each test counts in a fresh copy without the deck. */
struct stage {
    char root[PROGRAM_PATH_BYTES]; /* all lies in here */
    char home[PROGRAM_PATH_BYTES]; /* the conference that has the deck */
    char deck[PROGRAM_PATH_BYTES]; /* its images */
    json_t *truth;                 /* array: the lines of truth.jsonl */
    unsigned copies;
};

/*
 * stage_start - new, own files, print, deck
 *
 * extra   added to conference.ini behind its counts; "" for nothing. Issued
 *         and collected are `sheets`.
 * csv     officials.csv.
 * wear    "--clean", or NULL for a deck with doubtful marks.
 */
void stage_start(struct stage *stage, const char *extra, const char *csv,
        const char *sheets, const char *seed, const char *wear);

/* stage_start_scaled - the same with scales/chair.csv, for people of that scale. */
void stage_start_scaled(struct stage *stage, const char *extra, const char *csv,
        const char *scale, const char *sheets, const char *seed, const char *wear);
void stage_end(struct stage *stage);

/* stage_fresh - an uncounted copy of the conference: same key, same paper. */
void stage_fresh(struct stage *stage, char folder[PROGRAM_PATH_BYTES]);

/* stage_image - the path of the deck's image with this number, from 1. */
void stage_image(
        const struct stage *stage, unsigned number, char out[PROGRAM_PATH_BYTES]);

/* stage_truth - the truth of a stored image of `folder`, by its bytes; borrowed. */
const json_t *stage_truth(
        const struct stage *stage, const char *folder, const char *image);

/* stage_contest - a page's entry of this row; stage_state - its state, "" if it is none.
 */
const json_t *stage_contest(const json_t *page, const char *id);
const char *stage_state(const json_t *contest);

/*
 * stage_answers - what a person types to decide these held sheets by the truth
 *
 * held  `review --list --json --name NAME` of whoever types, in that order. The name
 *       itself is not among them. The caller frees the text.
 */
char *stage_answers(const struct stage *stage, const char *folder, const json_t *held);

/* stage_key - the key of a row's option: "2" of levels, "4" for 40 of tens, "t" for 100.
 */
const char *stage_key(const char *row, const char *option, char room[2]);

/* stage_decide - two people decide every held sheet by the truth; none is left. */
void stage_decide(const struct stage *stage, const char *folder);

/* stage_count - a fresh copy with the whole deck in it, every sheet decided. */
void stage_count(struct stage *stage, char folder[PROGRAM_PATH_BYTES]);

/* stage_seal - two people seal, and the report is written. Returns the seal's status. */
int stage_seal(const char *folder);

/* stage_check_results - results.json of `folder` says what the truth says, to a vote. */
void stage_check_results(const struct stage *stage, const char *folder);

/* stage_check_once - every image of the deck was counted once, none twice or lost. */
void stage_check_once(const struct stage *stage, const char *folder);

/* stage_sum - a number of `status --json`: "fed", "counted", "held" or "refused". */
int stage_sum(const char *folder, const char *name);

/* Four people on one page. */
extern const char stage_four_people[];

#endif
