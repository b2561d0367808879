/* writing.h -- ink that is writing: neither mark nor dirt, outside the rows. */
#ifndef OMR_WRITING_H
#define OMR_WRITING_H

#include "core/layout.h"
#include "omr/figure.h"

struct writing {
    const struct layout_page *page;
    struct layout_rect text; /* where writing counts */
    int64_t area_um2;        /* of figures like letters so far */
    int is_test;
};

/* writing_start - nothing seen yet. is_test  1: TEST paper, whose ruler under the
 * table and other codes are in no layout. */
void writing_start(struct writing *writing, const struct layout_page *page,
        const struct printed *printed, int is_test);

/*
 * writing_add - one figure that no box or row holds
 *
 * It counts unless it is small, in or about an area, or where holes and shadows are.
 */
void writing_add(struct writing *writing, const struct figure *figure);

/* writing_is_there - 1 if what was added is as much as two letters. */
int writing_is_there(const struct writing *writing);

#endif
