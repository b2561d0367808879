/* month_sign.h -- who does something to a month, and why. */
#ifndef CORE_MONTH_SIGN_H
#define CORE_MONTH_SIGN_H

#include "core/error.h"

enum { MONTH_NAMES = 2 };

struct month_sign {
    const char *names[MONTH_NAMES]; /* NULL: not given */
    const char *reason;             /* NULL: not given */
};

/*
 * month_sign_check - is it signed as it must be?
 *
 * people  0: a name may be given; 1: one must be; 2: two, of different people.
 * with_reason  1: a reason must be given.
 * ERROR_RANGE with what to give. What is given is plain text of at most 200 characters.
 */
int month_sign_check(const struct month_sign *sign, int people, int with_reason,
        struct error *err) __attribute__((warn_unused_result));

#endif
