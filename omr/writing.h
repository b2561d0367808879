/* writing.h -- ink that is writing: neither mark nor dirt, outside the rows. */
#ifndef OMR_WRITING_H
#define OMR_WRITING_H

#include "core/layout.h"
#include "omr/figure.h"
#include "omr/stamp.h"

enum { WRITING_LETTERS_MAX = 256 };

struct writing_letter { /* a figure like a letter or a word */
    struct layout_rect bounds;
    int64_t area_um2;
    int is_small;  /* too small for one, but beside a letter it is part of a word */
    int is_staple; /* so straight where staples are, it is one only beside another, too */
};

struct writing {
    const struct layout_page *page;
    struct layout_rect paper; /* where writing counts; its edges are shadows' */
    struct stamps stamps;
    struct writing_letter letters[WRITING_LETTERS_MAX];
    int32_t count; /* more letters than fit do not matter */
};

/* writing_start - nothing seen yet. is_test  1: TEST paper, whose ruler under the
 * table and other codes are in no layout. */
void writing_start(struct writing *writing, const struct layout_page *page,
        const struct printed *printed, int is_test);

/* writing_is_in_area - stamp_is_in_area's. */
int writing_is_in_area(const struct writing *writing, const struct figure *figure);

/* writing_is_hole - 1 if a figure is a disc, or the shadow round one, within reach of a
 * punch. */
int writing_is_hole(const struct writing *writing, const struct figure *figure);

/*
 * writing_add - one figure that no box or row holds
 *
 * No letters are: small figures, straight lines, what is solid or round near the
 * paper's edge (holes, folded corners), a torn corner's straight edge, what lies along
 * its very edge. Of a round stamp what joins it from outside may be. Returns 1 if the
 * figure is one, or small and may be a part of one.
 */
int writing_add(struct writing *writing, const struct figure *figure);

/* writing_is_there - 1 if what was added and is not a stamp's is as much as two
 * letters. */
int writing_is_there(const struct writing *writing);

#endif
