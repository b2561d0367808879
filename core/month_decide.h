/* month_decide.h -- people at a quota's edge: two decide who of the tied has the places.
 */
#ifndef CORE_MONTH_DECIDE_H
#define CORE_MONTH_DECIDE_H

#include <stddef.h>

#include "core/error.h"
#include "core/month_book.h"
#include "core/month_sign.h"

/*
 * month_decide - "NO=OUTCOME" of each of `count` wishes, into the journal
 *
 * book     opened for writing, of a month or a year that is not closed.
 * entries  as they were settled with `ranking`: one each of the staff.
 *
 * Two names and a reason. ERROR_STATE: somebody is not tied, or more of the tied would
 * have the higher outcome than there are places; ERROR_SYNTAX: no such person or outcome.
 * Then nothing is decided. The tie is settled once all of it are decided.
 */
int month_decide(struct month_book *book, struct ranking_entry *entries,
        const struct ranking *ranking, const char *const *wishes, size_t count,
        const struct month_sign *sign, struct error *err)
        __attribute__((warn_unused_result));

#endif
