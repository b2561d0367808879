/* deck_plan.h -- what the voters of a test deck want: decided before a line is drawn. */
#ifndef FORMS_DECK_PLAN_H
#define FORMS_DECK_PLAN_H

#include <stddef.h>
#include <stdint.h>

#include "core/contest.h"
#include "core/error.h"
#include "core/layout.h"
#include "core/reading.h"

enum { DECK_SHEETS_MAX = 20000 };

/* What is the matter with a row that a reader must not take for clear. */
enum deck_trouble {
    DECK_PLAIN,
    DECK_OVERVOTE,
    DECK_BLANK, /* no trouble by itself: a blank row is read as such */
    DECK_FAINT,
    DECK_CORRECTION, /* another box filled or scratched: the cross is meant */
    DECK_SHORT,
    DECK_RING,
    DECK_BESIDE,
    DECK_ERASURE, /* another box was rubbed out */
    DECK_STRUCK,  /* the printed name is struck out */
    DECK_BEYOND,  /* no trouble either: tens and ones above the maximum, both clear */
    DECK_TROUBLE_COUNT
};

struct deck_contest {
    char contest[LAYOUT_ID_BYTES];
    size_t page;                     /* from 0 */
    size_t boxes[READING_BOXES_MAX]; /* indexes in the page's boxes, in their order */
    size_t option_count;
    int has_name; /* the printed name belongs to this row */
    /* Of points: whose, the criterion's maximum (0: of options), and which digit. */
    size_t person;
    int is_collective;
    uint32_t most;
    int is_tens;         /* its ones are the next contest */
    int is_ones_of_tens; /* the other one of the pair */
};

/* One voter's row. Options are numbers below option_count. */
struct deck_row {
    uint8_t trouble; /* enum deck_trouble */
    uint8_t choice;  /* what is meant; of no meaning in a blank row */
    uint8_t second;  /* the other box of an overvote, correction or erasure */
};

struct deck_plan {
    struct deck_contest *contests; /* in the layout's order */
    size_t contest_count;
    struct deck_row *rows; /* sheet * contest_count + contest */
    size_t sheet_count;
};

void deck_plan_init(struct deck_plan *plan);
void deck_plan_release(struct deck_plan *plan);

/*
 * deck_plan_make - decide every row of every sheet
 *
 * contests      of the ballot: which rows make points; NULL: all are of options.
 * sheets        1..DECK_SHEETS_MAX.
 * hard_percent  0..100, the share of sheets with something the matter; above
 *               0, ten sheets or more have at least one overvote, blank row,
 *               faint mark and correction.
 *
 * Promised where there are enough sheets for it: each option of each contest
 * is chosen at least once, a contest's options differ in their votes, no two
 * contests have the same votes, and from 20 sheets on one contest's last
 * option has more than half of the sheets, another's two thirds or more. Of points
 * instead: no two people have the same sum, and they end in different bands.
 * The same seed gives the same plan. On failure *out is unchanged.
 */
int deck_plan_make(const struct layout *layout, const struct contests *contests,
        size_t sheets, unsigned hard_percent, uint64_t seed, struct deck_plan *out,
        struct error *err) __attribute__((warn_unused_result));

/* deck_plan_row - the row of a sheet (from 0). */
struct deck_row *deck_plan_row(
        const struct deck_plan *plan, size_t sheet, size_t contest);

/* deck_row_state - the voter's intent: chosen, blank or over. */
enum contest_state deck_row_state(const struct deck_row *row);

/* deck_trouble_word - as in the truth's "effects". */
const char *deck_trouble_word(enum deck_trouble trouble);

#endif
