/* sheet_group.h -- pages in the order of feeding put together to sheets. */
#ifndef CORE_SHEET_GROUP_H
#define CORE_SHEET_GROUP_H

#include <stddef.h>

#include "core/error.h"
#include "core/layout.h"
#include "core/reading.h"

/*
 * By default every copy of a ballot bears the same code, so nothing on the
 * paper ties page 2 to its page 1. They belong together because they were
 * fed one after the other: each page of the ballot type once, in any order.
 * A ballot of one page is a sheet by itself; so is a refused page. A page
 * whose code cannot be read takes the open place of the ballot around it. A
 * ballot that stays incomplete is held as REASON_TRUNCATED.
 */

/* Takes `count` readings that are one sheet; may move their contents out. */
typedef int sheet_group_sink(
        void *user, struct reading *pages, size_t count, struct error *err);

struct sheet_group {
    const struct layout *layouts; /* borrowed */
    size_t layout_count;
    sheet_group_sink *sink;
    void *user;
    struct reading *pages; /* of the sheet that is not complete yet */
    size_t count;
    size_t wanted; /* pages of that sheet; 0: not known yet */
};

/* sheet_group_start - ERROR_MEMORY, or 0; end with sheet_group_release. */
int sheet_group_start(struct sheet_group *group, const struct layout *layouts,
        size_t layout_count, sheet_group_sink *sink, void *user, struct error *err)
        __attribute__((warn_unused_result));
void sheet_group_release(struct sheet_group *group);

/* sheet_group_add - the next page; its contents are moved out of *reading. */
int sheet_group_add(struct sheet_group *group, struct reading *reading, struct error *err)
        __attribute__((warn_unused_result));

/* sheet_group_close - no further page belongs to the open sheet. */
int sheet_group_close(struct sheet_group *group, struct error *err)
        __attribute__((warn_unused_result));

/* sheet_group_is_open - 1 if a sheet waits for further pages. */
int sheet_group_is_open(const struct sheet_group *group);

#endif
