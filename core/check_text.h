/* check_text.h -- the rule of one ballot in words and numbers, to look at before print.
 */
#ifndef CORE_CHECK_TEXT_H
#define CORE_CHECK_TEXT_H

#include <stdint.h>

#include "core/conference.h"
#include "core/contest.h"
#include "core/previous.h"
#include "core/rule.h"

struct check_ballot {
    const struct conference *conference;
    const struct conference_type *type;
    const struct rule *rule;
    const struct contests *contests;
    const struct previous *previous; /* empty unless the card looks back */
    uint32_t asked;                  /* --with N; 0: this conference's own number */
};

/*
 * check_text_print - card, denominator, an example at each threshold, caps, quotas,
 * what the year before was
 *
 * Returns how many things are to be mended, each said in a line that begins with "!".
 */
unsigned check_text_print(const struct check_ballot *ballot);

#endif
