/* mend.h -- thin lines, and a fold's shade, taken out of a box before it is weighed. */
#ifndef OMR_MEND_H
#define OMR_MEND_H

#include "omr/patch.h"
#include "omr/streak.h"

/*
 * mend_patch - where a thin streak or fold runs, what lies beside it is put
 *
 * patch     of `box`, as patch_take gave it; rotation  of the page, 0 or 180.
 * streaks   those that hide a box (streak_hides) are left as they are.
 *
 * Near a fold the paper's shade is first taken off: the same all along it, it is known
 * from the rest of the page (streak->shade), and a mark that lies in it stays.
 * Each cell of the line, and of its blurred edge, becomes as dark as the darker
 * of its two sides: paper between paper, ink where a stroke crosses or touches
 * it. A stroke that lies wholly in a line of 0.35 mm is lost with it.
 */
void mend_patch(const struct streak *streaks, int count, const struct layout_rect *box,
        int32_t rotation, struct patch *patch);

#endif
