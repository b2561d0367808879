/* ruled.h -- pieces of one streak that print and marks left of it. */
#ifndef OMR_RULED_H
#define OMR_RULED_H

#include "core/layout.h"
#include "omr/figure.h"

enum { RULED_MAX = 64 };

struct ruled_piece {
    struct layout_rect bounds;
    int32_t left_um, right_um; /* the image's columns that it fills */
};

struct ruled {
    struct ruled_piece pieces[RULED_MAX];
    int count;
};

/*
 * ruled_take - keep a figure that fills the image's columns as dirt on the glass does
 *
 * It waits for another in the same columns: alone it may be a stroke. Returns 0, and
 * keeps nothing, if it is shorter than 5 mm, does not fill its columns (figure_is_ruled),
 * meets a box or no row, or finds no room.
 */
int ruled_take(
        struct ruled *ruled, const struct layout_page *page, const struct figure *figure);

/* ruled_is_paired - 1 if another piece lies in the same columns: no hand hits a column of
 * 0.17 mm twice, upright both times. */
int ruled_is_paired(const struct ruled *ruled, int piece);

#endif
