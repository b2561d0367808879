/* dot.h -- small ink: is it a dot in a row? */
#ifndef OMR_DOT_H
#define OMR_DOT_H

#include "core/layout.h"
#include "omr/figure.h"

/*
 * dot_is_ink - 1 if a small figure is more than a speck, and no box explains it
 *
 * is_inked_box  one a box, as stray_find's.
 *
 * It is larger than the dot of 0.6 mm that is nothing (rule M6), lies in no box, whose
 * own weighing judges it, nor within `near_um` of an inked one, whose mark's end it is.
 */
int dot_is_ink(const struct layout_page *page, const uint8_t *is_inked_box,
        int32_t near_um, const struct figure *figure);

#endif
