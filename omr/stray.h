/* stray.h -- ink outside the boxes: tails, rings, writing. */
#ifndef OMR_STRAY_H
#define OMR_STRAY_H

#include "core/layout.h"
#include "core/reading.h"
#include "omr/excess.h"
#include "omr/figure.h"

struct stray {
    /* One a box, in order: the ink in it is only the end of a mark whose body is
     * elsewhere. */
    uint8_t is_tail[LAYOUT_BOXES_MAX];
    /* One a box: the share, in percent, of its figures of 3.4 mm or more that lies in
     * this box, at least 1; 0 if there are none but what other boxes hold some of, too.
     */
    uint8_t body_percent[LAYOUT_BOXES_MAX];
    /* One a row, in order: ink that no filled box explains. */
    uint8_t is_inked[LAYOUT_NAMES_MAX];
    /* One a name, in order; unprinted_struck's. */
    uint8_t is_struck[LAYOUT_NAMES_MAX];
    int has_writing;        /* anywhere but in an area, a row or along the edges */
    int has_little_writing; /* it is some if the scan is sharp: RIM_LITTLE */
};

/*
 * stray_find - follow every figure of unprinted ink and say what it belongs to
 *
 * is_inked_box  one a box: 1 if its ink may be a mark's (filled, or unsure and enough).
 * excess  streaks and folds already taken out; used up.
 * figures  with room for it.
 * is_test  1: TEST paper, whose ruler under the table is in no layout.
 *
 * A figure belongs to the inked box that holds the most of it, at least a
 * quarter of it; small pieces within 1.2 mm of an inked box are its too. What
 * is left over and longer than 1 mm in a row makes that row doubtful.
 */
void stray_find(const struct layout_page *page, const struct printed *printed,
        const uint8_t *is_inked_box, struct excess *excess, struct figure_work *figures,
        int is_test, struct stray *out);

#endif
