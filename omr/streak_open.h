/* streak_open.h -- a line through the page, or bold marks one below another? */
#ifndef OMR_STREAK_OPEN_H
#define OMR_STREAK_OPEN_H

#include "omr/streak.h"

/*
 * streak_is_open - 1 if the line is also seen where nobody writes
 *
 * A voter who gives all the same marks one column from top to bottom; with a bold pen
 * the middle of that column is as dark as dirt or a crease would make it. Off the boxes
 * by 2 mm, and off the places of stamp and signature, such a column is paper. Returns 1
 * also where less than 8 mm of the line lie open: there nothing can be told.
 */
int streak_is_open(const struct streak *streak, const struct layout_page *page,
        const struct printed *printed, const struct register_map *map,
        const struct excess *excess);

#endif
