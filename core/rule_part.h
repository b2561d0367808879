/* rule_part.h -- a rule card while it is read: what is named before it is known (inside
 * of rule_load). */
#ifndef CORE_RULE_PART_H
#define CORE_RULE_PART_H

#include "core/error.h"
#include "core/rule.h"

struct rule_quota_text {
    char outcome[LAYOUT_ID_BYTES];
    char share[RULE_CONDITION_BYTES], base[RULE_CONDITION_BYTES];
    unsigned line;
};

/* What the reading of one card remembers from line to line. */
struct rule_card_text {
    struct rule rule;
    char after[RULE_OUTCOMES_MAX][RULE_CONDITION_BYTES]; /* "band-1 band-2" */
    unsigned when_lines[RULE_OUTCOMES_MAX], after_lines[RULE_OUTCOMES_MAX];
    struct rule_quota_text quotas[RULE_QUOTAS_MAX]; /* rule.quota_count of them */
    int has_denominator;
};

/*
 * rule_part_finish - conditions, years before and quotas, now that all ids are known
 *
 * name  the card's file. Each error is "NAME:LINE: what is wrong; what to write".
 */
int rule_part_finish(struct rule_card_text *card, const char *name, struct error *err)
        __attribute__((warn_unused_result));

#endif
