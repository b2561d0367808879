/* arm.h -- arms of marks that the pen's skips parted from them. */
#ifndef OMR_ARM_H
#define OMR_ARM_H

#include "core/layout.h"
#include "omr/arm_line.h"
#include "omr/figure.h"
#include "omr/printed.h"

enum { ARM_TIPS = 8, ARM_PIECES_MAX = 160, ARM_ROWS_MAX = 4 };

/* A short straight figure outside the boxes: ink in its rows, but for a mark's arm. */
struct arm_piece {
    struct backmap_place ends[2];
    int is_broad; /* as broad as long: its ends say nothing */
    int is_far;   /* more than an arm is told by itself: only a line's end */
    uint16_t rows[ARM_ROWS_MAX];
    int row_count;                /* 0: explained as it is, but arms go on beyond it */
    const struct layout_box *box; /* whose mark's arm it is; NULL: none */
};

struct arms {
    const struct printed *printed; /* borrowed; hides what lies under it */
    /* One a box and octant: the cell of its marks farthest from its middle; as offset
     * from there, 0 if none. */
    struct backmap_place tips[LAYOUT_BOXES_MAX][ARM_TIPS];
    struct arm_line lines[LAYOUT_BOXES_MAX][ARM_TIPS]; /* what those tips are of */
    struct arm_piece pieces[ARM_PIECES_MAX];
    int count;
};

/* arms_start - nothing seen yet. `printed` must outlive `arms`; NULL: an empty page. */
void arms_start(struct arms *arms, size_t box_count, const struct printed *printed);

/* arm_reach - a figure is a mark's of this box: its arms end somewhere. */
void arm_reach(struct arms *arms, const struct layout_rect *rect, size_t box,
        const struct figure *figure);

/* arm_reach_beside - the same of a figure beside boxes, the parted end of a mark's arm.
 * is_near  one a box: 1 if it is near that. */
void arm_reach_beside(struct arms *arms, const struct layout_page *page,
        const uint8_t *is_near, const struct figure *figure);

/*
 * arm_try - may a figure be an arm's end?
 *
 * NULL: it is no short straight stroke, or there is no room. Else the next piece, still
 * without rows; add one to `count` to keep it.
 */
struct arm_piece *arm_try(struct arms *arms, const struct figure *figure);

/* arm_runs_through - 1 if a straight figure's own line passes within a quarter of a
 * box's width of its middle. */
int arm_runs_through(const struct figure *figure, const struct layout_rect *rect);

/*
 * arms_join - find for each piece the box whose mark's arm goes on in it
 *
 * The piece must lie within a skip of the arm's tip, the tip on the piece's own line,
 * and that line must run through the box; a long skip asks for a piece long enough to
 * point at the tip. Where a label hides most of the way only what is seen of the
 * skip counts; what it leaves of a broad arm may lie beside the line. In rows with
 * marks a piece on the line of the arm's last millimetres is the arm's, too, and of the
 * skip no more counts than is seen; in a row without a mark a piece right on that line
 * behind print. An arm ends where its last piece does: pieces join one after the other.
 * Call it when all figures are seen.
 *
 * is_inked_box  one a box: 1 if it may hold a mark. Where all rows of a piece have one,
 *               less is asked of it.
 */
void arms_join(
        struct arms *arms, const struct layout_page *page, const uint8_t *is_inked_box);

#endif
