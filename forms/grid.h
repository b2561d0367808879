/* grid.h -- columns and rows of the ballot's table: whole micrometres, clear of folds. */
#ifndef FORMS_GRID_H
#define FORMS_GRID_H

#include <stddef.h>
#include <stdint.h>

#include "core/error.h"
#include "core/layout.h"

enum {
    GRID_PAGE_WIDTH_UM = 210000,
    GRID_PAGE_HEIGHT_UM = 297000,
    GRID_FOLD_CLEAR_UM = 1500 /* between a mark box and a fold of the paper */
};

/* The paper is folded in halves or thirds, either way. */

/*
 * grid_option_width - a width for the columns of the levels, nearest to `wanted`
 *
 * The columns stand side by side, their right edge at `right_um`; each has
 * its box in the middle. Every box keeps clear of the folds and lies to
 * the right of the paper's middle, so that printed on both sides of a leaf no
 * box lies behind another.
 *
 * least  the smallest width that keeps boxes apart and the labels whole.
 *
 * ERROR_RANGE if there is no such width.
 */
int grid_option_width(size_t options, int32_t least, int32_t wanted, int32_t box_um,
        int32_t right_um, int32_t *width_um, struct error *err)
        __attribute__((warn_unused_result));

/* One row of boxes: the part in whose middle they stand, at least so high, and what
 * stands above that part (a heading, the figures of the boxes). */
struct grid_row {
    int32_t least_um, above_um;
};

/*
 * grid_steps - where `count` boxes of one row stand, over both halves of the page
 *
 * Evenly, off the folds, gap_um apart or, where that cannot be, less, but 3 mm at the
 * least; as far to the right as they can be before right_um. On the back of a leaf such
 * boxes lie behind those in front: what has them is printed on one side.
 *
 * left_um  the first begins here or to the right of it.
 * lefts    gets the left edge of each.
 * ERROR_RANGE if there is no such place.
 */
int grid_steps(size_t count, int32_t left_um, int32_t right_um, int32_t box_um,
        int32_t gap_um, int32_t *lefts, struct error *err)
        __attribute__((warn_unused_result));

/* Rows of one page: row i reaches from tops[i] to tops[i + 1]. */
struct grid_rows {
    int32_t tops[LAYOUT_NAMES_MAX + 1];
    size_t count;
    int32_t stretch_um; /* what the rows grew by to get clear of folds */
};

/*
 * grid_place - rows from `start_um` down, their boxes clear of the folds
 *
 * list      the rows; a least height is box_um + 3 mm or more.
 * count     at most LAYOUT_NAMES_MAX.
 * pitch_um  no row is lower than this, without what stands above.
 *
 * A row whose box would lie on a fold moves down behind it; the rows between
 * this fold and the one before share the room and grow alike.
 */
void grid_place(const struct grid_row *list, size_t count, int32_t start_um,
        int32_t pitch_um, int32_t box_um, struct grid_rows *rows);

/*
 * grid_fit - as grid_place, the start moved down up to `slack_um` where that
 * makes the rows more even; all must end at or above `limit_um`
 *
 * Returns 1 if they do, else 0 with *rows undefined.
 */
int grid_fit(const struct grid_row *list, size_t count, int32_t start_um,
        int32_t slack_um, int32_t pitch_um, int32_t box_um, int32_t limit_um,
        struct grid_rows *rows);

#endif
