/* verge.h -- the paper just outside a box's outline: where a fill's edges show. */
#ifndef OMR_VERGE_H
#define OMR_VERGE_H

#include "omr/ink.h"
#include "omr/outline.h"
#include "omr/printed.h"

enum { VERGE_SIDES = 4 };

/*
 * verge_take - windows along the four sides of a box, outside, up to other print
 *
 * patch, outline  of `box`; rotation  of the page, 0 or 180.
 * room            of PATCH_EDGE_MAX squared; must outlive `windows`, which are smoothed
 *                 as the inside is.
 *
 * They begin 0.2 mm and a pixel beyond the line and end 0.2 mm before what is printed
 * next, or with the patch. Returns how many have three cells or more of depth.
 */
int verge_take(const struct patch *patch, const struct outline *outline,
        const struct layout_rect *box, int32_t rotation, const struct printed *printed,
        uint8_t *room, struct ink_window windows[VERGE_SIDES]);

#endif
