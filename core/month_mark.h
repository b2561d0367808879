/* month_mark.h -- what each of the staff was given for a month: points, or why not. */
#ifndef CORE_MONTH_MARK_H
#define CORE_MONTH_MARK_H

#include <stddef.h>
#include <stdint.h>

#include "core/error.h"

enum {
    MONTH_REASON_CHARACTERS_MAX = 200,
    MONTH_REASON_BYTES = 4 * MONTH_REASON_CHARACTERS_MAX + 1
};

enum month_state {
    MONTH_MISSING, /* nothing yet */
    MONTH_GIVEN,   /* points */
    MONTH_EXCUSED  /* no points, for a reason: on leave, newly come */
};

struct month_mark {
    enum month_state state;
    uint32_t hundredths; /* of MONTH_GIVEN; else 0 */
    char *reason;        /* owned; NULL: none */
};

struct month_marks { /* one for each of the staff, in its order */
    struct month_mark *list;
    size_t count;
};

/* month_marks_init - all missing. */
int month_marks_init(struct month_marks *marks, size_t count, struct error *err)
        __attribute__((warn_unused_result));
void month_marks_release(struct month_marks *marks);

/* month_mark_set - a copy of the reason is kept; "" is none. */
int month_mark_set(struct month_mark *mark, enum month_state state, uint32_t hundredths,
        const char *reason, struct error *err) __attribute__((warn_unused_result));

/* month_mark_is_same - the same points or none; whatever the reasons. */
int month_mark_is_same(const struct month_mark *left, const struct month_mark *right);

/*
 * month_reason_check - may this text be a reason?
 *
 * At most 200 characters, none of them a control character, and at least one letter: of
 * "92,5" in a file with commas, the 5 would stand where the reason stands.
 */
int month_reason_check(const char *text, struct error *err)
        __attribute__((warn_unused_result));

#endif
