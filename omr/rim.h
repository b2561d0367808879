/* rim.h -- writing among print: ink beside letters where this sheet's print has none. */
#ifndef OMR_RIM_H
#define OMR_RIM_H

#include "core/layout.h"
#include "omr/excess.h"
#include "omr/heading.h"
#include "omr/scatter.h"

enum rim { RIM_PLAIN, RIM_LITTLE, RIM_WRITTEN };

/*
 * rim_find - RIM_WRITTEN if ink lies within 0.5 mm of print, too broad for a letter's
 * edge
 *
 * paper    where writing counts, in um of the page.
 * scatter  is told where there is too little for a word, but enough for a piece of it.
 * heading  is told of a word's ink over the first boxes, where marks' arms come: it is
 *          none of the answer.
 *
 * Such ink is no figure of its own: it hides in the edge that print is allowed. A
 * pen's stroke is at least two cells broad there, whereas blur and an error of
 * one cell in the print's place add one. It must stand out from what the sheet's own
 * names have about them. Outside rows, which have judges of their own, and away from
 * stamps and signatures. Call it before any figure is taken.
 *
 * RIM_LITTLE: over one word, so little that it is writing only in a sharp scan; blur
 * thickens bold print by as much. In black and white that makes bars two cells broad of
 * upright strokes, which are left out; what is there besides is RIM_WRITTEN.
 */
enum rim rim_find(const struct excess *excess, const struct layout_page *page,
        const struct layout_rect *paper, struct scatter *scatter,
        struct heading *heading);

#endif
