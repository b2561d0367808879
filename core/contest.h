/* contest.h -- who is rated on a ballot, by which rows of boxes, and what rows make. */
#ifndef CORE_CONTEST_H
#define CORE_CONTEST_H

#include <stddef.h>
#include <stdint.h>

#include "core/error.h"
#include "core/layout.h"
#include "core/officials.h"
#include "core/rule.h"
#include "core/scale.h"

enum {
    CONTEST_ROWS_MAX = 2 * SCALE_CRITERIA_MAX, /* of one contest */
    CONTEST_STEPS_MAX = 11                     /* boxes of a row of tens: 0 to 100 */
};

/* What a row's boxes stand for: the card's options; tens of points; single points. */
enum contest_place { CONTEST_OPTIONS, CONTEST_TENS, CONTEST_ONES };

/* One row of boxes, of which exactly one is to be marked: what layouts and readings
 * call a contest. Ids: "3" of options; "3.2/t" and "3.2/o" of points: contest 3,
 * criterion 2, tens and ones. A criterion of 9 points or fewer has no row of tens. */
struct contest_row {
    char id[LAYOUT_ID_BYTES];
    enum contest_place place;
    uint32_t criterion;    /* index in the contest's scale; 0 of options */
    uint32_t option_count; /* boxes */
};

/* A person or a collective on one ballot; its value on a sheet is 0..value_count - 1. */
struct contest {
    const struct official *official; /* borrowed; its `contest` is the id */
    struct scale scale;              /* of points: at least one criterion */
    struct contest_row rows[CONTEST_ROWS_MAX];
    size_t row_count;
    uint32_t value_count; /* options; or the criteria's maxima together, and 1 */
};

struct contests { /* of one ballot type, in the order of officials.csv */
    struct contest *list;
    size_t count;
};

/* What a sheet says of a row: the index of the marked box, or one of these. */
enum { CONTEST_ROW_BLANK = 64, CONTEST_ROW_OVER };

void contests_init(struct contests *contests);
void contests_release(struct contests *contests);

/*
 * contests_load - those of one ballot type
 *
 * folder   of the conference: scales are DIR/scales/NAME.csv.
 * officials  must outlive `out`.
 * ERROR_RANGE if a person's criteria have more points together than the card allows;
 * what is wrong in a scale names its file and line. On failure *out is unchanged.
 */
int contests_load(const char *folder, const struct officials *officials,
        const char *ballot_type, const struct rule *rule, struct contests *out,
        struct error *err) __attribute__((warn_unused_result));

/* contest_row_find - the row of an id, and whose it is; NULL: there is none. `contest`
 * may be NULL. */
const struct contest_row *contest_row_find(
        const struct contests *contests, const char *row, size_t *contest);

/* contest_option_id - "high" of options; "40" of tens, "7" of ones. */
void contest_option_id(const struct rule *rule, const struct contest_row *row,
        size_t option, char out[LAYOUT_ID_BYTES]);

/* contest_option_find - the index of an option's id in a row; -1: it has none such. */
int contest_option_find(
        const struct rule *rule, const struct contest_row *row, const char *option);

/*
 * contest_value - what the rows of a sheet make together
 *
 * states  one a row: the index of the marked box, CONTEST_ROW_BLANK or CONTEST_ROW_OVER.
 * Returns 0..value_count - 1; or TALLY_BLANK (no row is marked), TALLY_OVER (a row has
 * several marks), TALLY_PARTIAL (some rows are blank), TALLY_BEYOND (a criterion has
 * more points than its maximum); the first that is true in this order: over, blank,
 * partial, beyond.
 */
uint32_t contest_value(const struct contest *contest, const uint8_t *states);

#endif
