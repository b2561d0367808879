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
    RULE_OUTCOMES_MAX = 8, /* with "none" */
    RULE_TEXT_BYTES = 1024
};

enum rule_denominator { RULE_COLLECTED, RULE_DEPUTIES, RULE_VALID };
enum rule_scope { RULE_IGNORED, RULE_ROW, RULE_SHEET };
enum rule_bound { RULE_MORE_THAN, RULE_AT_LEAST };

struct rule_option {
    char id[LAYOUT_ID_BYTES]; /* "high" "medium" "low"; "trust" "distrust" */
    char label_vi[RULE_TEXT_BYTES], label_en[RULE_TEXT_BYTES];
};

/* outcomes[0] is "none" and has no threshold; the rest get stricter downwards. */
struct rule_outcome {
    char id[LAYOUT_ID_BYTES]; /* "none" "band-1" "band-2" */
    char text_vi[RULE_TEXT_BYTES], text_en[RULE_TEXT_BYTES];
    size_t option;          /* index of the option that is compared */
    enum rule_bound bound;  /* > or >= */
    struct ratio threshold; /* of the denominator */
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
    size_t option_count;
    struct rule_outcome outcomes[RULE_OUTCOMES_MAX]; /* at least "none" */
    size_t outcome_count;
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

/*
 * rule_outcome - which outcome these votes lead to
 *
 * votes  one count an option; denominator must not be 0.
 * Returns an index into rule->outcomes: the last whose threshold is met, or 0.
 * Source: RULES.md, rule cards; integers only.
 */
size_t rule_outcome(const struct rule *rule, const uint32_t *votes, uint32_t denominator);

/*
 * rule_votes_to_next - how many more votes the next threshold is away
 *
 * Counts votes of the option that the next outcome compares, the
 * denominator staying. Returns -1 if there is no further outcome.
 */
int64_t rule_votes_to_next(
        const struct rule *rule, const uint32_t *votes, uint32_t denominator);

#endif
