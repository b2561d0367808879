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

/* Rows of one page: row i reaches from tops[i] to tops[i + 1]. */
struct grid_rows {
    int32_t tops[LAYOUT_NAMES_MAX + 1];
    size_t count;
    int32_t stretch_um; /* what the rows grew by to get clear of folds */
};

/*
 * grid_place - rows from `start_um` down, their middles clear of the folds
 *
 * least     least height of each row, at least box_um + 3 mm.
 * count     at most LAYOUT_NAMES_MAX.
 * pitch_um  no row is lower than this.
 *
 * A row whose box would lie on a fold moves down behind it; the rows between
 * this fold and the one before share the room and grow alike.
 */
void grid_place(const int32_t *least, size_t count, int32_t start_um, int32_t pitch_um,
        int32_t box_um, struct grid_rows *rows);

/*
 * grid_fit - as grid_place, the start moved down up to `slack_um` where that
 * makes the rows more even; all must end at or above `limit_um`
 *
 * Returns 1 if they do, else 0 with *rows undefined.
 */
int grid_fit(const int32_t *least, size_t count, int32_t start_um, int32_t slack_um,
        int32_t pitch_um, int32_t box_um, int32_t limit_um, struct grid_rows *rows);

#endif
