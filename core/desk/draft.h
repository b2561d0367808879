/* draft.h -- what conference.ini says, right or wrong, so that a page can show it again.
 */
#ifndef CORE_DESK_DRAFT_H
#define CORE_DESK_DRAFT_H

#include <stddef.h>

#include "core/error.h"

enum { DRAFT_LINES_MAX = 1024 };

struct draft_line {
    char *section, *name, *value;
};

struct draft {
    struct draft_line *lines; /* in the file's order */
    size_t count;
};

/*
 * draft_load - the settings up to the first line that is none
 *
 * On failure *out holds what came before the fault (release it); err tells it.
 */
int draft_load(const char *folder, struct draft *out, struct error *err)
        __attribute__((warn_unused_result));
void draft_release(struct draft *draft);

/* draft_get - a setting's last value; "" if it is not there. */
const char *draft_get(const struct draft *draft, const char *section, const char *name);

/* draft_next - the next line of a section at or after *at; NULL at the end. */
const struct draft_line *draft_next(
        const struct draft *draft, const char *section, size_t *at);

#endif
