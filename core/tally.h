/* tally.h -- sums of one ballot type, sheet by sheet; whole numbers only. */
#ifndef CORE_TALLY_H
#define CORE_TALLY_H

#include <stddef.h>
#include <stdint.h>

#include "core/error.h"
#include "core/officials.h"
#include "core/rule.h"

/* What a sheet says of a contest: an option's index or points; or why it has no value. */
enum {
    TALLY_BLANK = RULE_VALUES_MAX,
    TALLY_OVER,
    TALLY_PARTIAL, /* some of its rows are blank, others are not */
    TALLY_BEYOND   /* more points than there are */
};

struct tally_contest {
    uint32_t votes[RULE_VALUES_MAX];
    uint32_t blank, over, partial, beyond; /* of valid sheets only */
};

struct tally {
    struct tally_contest *contests;
    size_t contest_count, value_count;
    enum rule_scope bad_row;
    uint32_t counted, valid, invalid, held; /* counted = valid + invalid */
};

/* What the outcomes are worked out from. */
struct tally_frame {
    struct conference_count collected, deputies;
    uint32_t unassigned; /* held sheets that may be of any ballot type */
    uint32_t previous;   /* bit of the outcome of the year before; 0: none */
};

/*
 * tally_init - no sheet yet
 *
 * contest_count  1..OFFICIALS_MAX; value_count 1..RULE_VALUES_MAX.
 * bad_row        RULE_SHEET: a blank or overvoted row makes its sheet invalid.
 */
int tally_init(struct tally *tally, size_t contest_count, size_t value_count,
        enum rule_scope bad_row, struct error *err) __attribute__((warn_unused_result));
void tally_release(struct tally *tally);

/*
 * tally_add - a counted sheet: values[i] is what it says of contest i
 *
 * Every contest has an entry: below value_count, or TALLY_BLANK to TALLY_BEYOND.
 * Returns 0; -1 with ERROR_RANGE for any other entry: then nothing is added.
 */
int tally_add(struct tally *tally, const uint8_t *values, struct error *err)
        __attribute__((warn_unused_result));

/* tally_add_void - a counted sheet that is invalid as a whole. */
void tally_add_void(struct tally *tally);

/* tally_add_held - a sheet that people have still to decide. */
void tally_add_held(struct tally *tally);

/*
 * tally_check - does every contest add up to the valid sheets?
 *
 * Returns 0; -1 with ERROR_RANGE naming the first contest (from 0) that does not.
 */
int tally_check(const struct tally *tally, struct error *err)
        __attribute__((warn_unused_result));

/*
 * tally_denominator - what shares and thresholds are taken of
 *
 * RULE_COLLECTED while the count of ballots collected is not given yet: the
 * sheets counted and held so far. 0 with RULE_DEPUTIES not given: the
 * caller must not go on to outcomes. RULE_VALID_ROWS: the contest's values.
 */
uint32_t tally_denominator(const struct tally *tally, const struct rule *rule,
        const struct tally_frame *frame, size_t contest);

/*
 * tally_is_decided - can no open sheet change this contest's outcome?
 *
 * Open are the held sheets, those of unknown type, and those collected but
 * not counted. The outcome must be the same with none of them voting and
 * with all of them voting for any one value. That is enough: a threshold
 * met by some mixture is also met when all vote for a value it compares, and a mean
 * is furthest off when all have the least or the most points.
 */
int tally_is_decided(const struct tally *tally, const struct rule *rule,
        const struct tally_frame *frame, size_t contest);

#endif
