/* rule.h -- a rule card: levels, denominator, thresholds and what they lead to. */
#ifndef CORE_RULE_H
#define CORE_RULE_H

#include <stddef.h>
#include <stdint.h>

#include "core/error.h"
#include "core/file.h"
#include "core/layout.h"
#include "core/ratio.h"

enum {
    RULE_OPTIONS_MAX = 8,
    RULE_OUTCOMES_MAX = 8, /* with the first */
    RULE_QUOTAS_MAX = 4,
    RULE_POINTS_MAX = 100,
    RULE_VALUES_MAX = RULE_POINTS_MAX + 1, /* what a contest may hold: options, points */
    RULE_TEXT_BYTES = 1024,
    RULE_CONDITION_BYTES = 256
};

enum rule_denominator { RULE_COLLECTED, RULE_DEPUTIES, RULE_VALID, RULE_VALID_ROWS };
enum rule_scope { RULE_IGNORED, RULE_ROW, RULE_SHEET };
enum rule_bound { RULE_MORE_THAN, RULE_AT_LEAST };

/* What a condition compares: a share of votes, or the mean of points. Both are a sum
 * over the votes, each with a weight (1 for some of the options; its points), of a
 * denominator: so is every outcome. */
enum rule_measure { RULE_SHARE, RULE_MEAN };

/* Whose outcome is not above their collective's (the same group in officials.csv). */
enum rule_cap { RULE_CAP_NONE, RULE_CAP_HEADS, RULE_CAP_EVERYONE };

/* Whom a quota is about. */
enum rule_who { RULE_PEOPLE, RULE_COLLECTIVES, RULE_EVERYONE };

struct rule_option {
    char id[LAYOUT_ID_BYTES]; /* "high" "medium" "low"; "trust" "distrust" */
    char label_vi[RULE_TEXT_BYTES], label_en[RULE_TEXT_BYTES];
};

/* outcomes[0] has no threshold; of the rest the last one that is met holds: warnings
 * from mild to strict, grades from low to high. */
struct rule_outcome {
    char id[LAYOUT_ID_BYTES]; /* "none" "band-1"; "excellent" */
    char text_vi[RULE_TEXT_BYTES], text_en[RULE_TEXT_BYTES];
    char when[RULE_CONDITION_BYTES]; /* as the card has it: "low > 1/2"; "" of the first
                                      */
    enum rule_measure measure;
    uint32_t options;       /* RULE_SHARE: bit i is set if option i's votes are summed */
    enum rule_bound bound;  /* > or >= */
    struct ratio threshold; /* of the denominator; RULE_MEAN: points */
    uint32_t after; /* bits of outcomes: met only if the year before was one of them;
                       0: whatever it was */
    char follow_up[LAYOUT_ID_BYTES]; /* card of the ballot that it calls for; or "" */
};

/* At most so many of a group may have an outcome; those beyond have the one below it. */
struct rule_quota {
    size_t outcome;
    struct ratio share;
    uint32_t base; /* bits of outcomes: the share is of those who have one of them */
    enum rule_who who;
};

struct rule {
    char id[LAYOUT_ID_BYTES];
    char title_vi[RULE_TEXT_BYTES], title_en[RULE_TEXT_BYTES];
    char source[RULE_TEXT_BYTES]; /* printed in the minutes */
    enum rule_denominator denominator;
    enum rule_scope bad_row;     /* what a blank or overvoted row makes invalid */
    enum rule_scope struck_name; /* what a struck-out name makes invalid */
    enum rule_scope writing;     /* what added writing makes invalid */
    struct rule_option options[RULE_OPTIONS_MAX];
    size_t option_count;                             /* 0: points */
    uint32_t points_most;                            /* 1..RULE_POINTS_MAX; 0: options */
    struct rule_outcome outcomes[RULE_OUTCOMES_MAX]; /* at least one */
    size_t outcome_count;
    enum rule_cap cap;
    struct rule_quota quotas[RULE_QUOTAS_MAX];
    size_t quota_count;
    char paper[LAYOUT_ID_BYTES]; /* which ballot: "" of confidence; "vote" "grade" "score"
                                  */
    int is_entered;              /* input = entered: points of a month, no ballot */
    int is_yearly;               /* some outcome looks at the year before */
};

/* What one outcome is worked out from. */
struct rule_sums {
    const uint32_t *votes; /* one count a value: option, or points 0..points_most */
    uint32_t denominator;  /* not 0 */
    uint32_t previous;     /* bit of the outcome of the year before; 0: none known */
};

/* rule_load - parse and check a card; each error is "FILE:LINE: ...". */
int rule_load(const char *path, struct rule *out, struct error *err)
        __attribute__((warn_unused_result));

/*
 * rule_find - the card a conference names
 *
 * name    an id of a card shipped with the program ("state-96"), or a path
 *         of a card file: one with '/' or ending in ".rule", relative to `folder`.
 */
int rule_find(const char *name, const char *folder, struct rule *out, struct error *err)
        __attribute__((warn_unused_result));

/* rule_denominator_name - what shares or means are of, in the locale's language. */
const char *rule_denominator_name(enum rule_denominator denominator);

/* rule_value_count - how many values a contest of this card may hold. */
size_t rule_value_count(const struct rule *rule);

/*
 * rule_outcome - which outcome these votes lead to
 *
 * Returns an index into rule->outcomes: the last whose threshold is met, or 0.
 * Source: RULES.md, rule cards; integers only.
 */
size_t rule_outcome(const struct rule *rule, const struct rule_sums *sums);

/* rule_measure_of - the share or mean that an outcome (not the first) compares, exactly.
 */
struct ratio rule_measure_of(
        const struct rule *rule, size_t outcome, const struct rule_sums *sums);

/*
 * rule_votes_to_next - how many more votes the next threshold is away
 *
 * Counts votes of the options that the next outcome compares, the
 * denominator staying. Returns -1 if there is no further outcome, or it compares a mean.
 */
int64_t rule_votes_to_next(const struct rule *rule, const struct rule_sums *sums);

/*
 * rule_needed - the least sum that meets an outcome's threshold (not the first's)
 *
 * Votes of a share, points of a mean; of `denominator` ballots or rows.
 */
uint64_t rule_needed(const struct rule *rule, size_t outcome, uint32_t denominator);

/*
 * rule_outcome_option - the option whose votes alone an outcome compares
 *
 * option_count if it is the first outcome, sums several options or compares a mean.
 */
size_t rule_outcome_option(const struct rule *rule, size_t outcome);

/* rule_next_outcome - the next that more votes can lead to; outcome_count: there is none.
 */
size_t rule_next_outcome(const struct rule *rule, const struct rule_sums *sums);

/* rule_points - the sum of points, weighted by votes; 0 of options. */
uint64_t rule_points(const struct rule *rule, const uint32_t *votes);

/* rule_outcome_find - index by id; -1 if there is none. */
int rule_outcome_find(const struct rule *rule, const char *id);

#endif
