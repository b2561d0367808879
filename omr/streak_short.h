/* streak_short.h -- streaks that come and go within less than a long one's length. */
#ifndef OMR_STREAK_SHORT_H
#define OMR_STREAK_SHORT_H

#include "omr/streak_part.h"

/*
 * streak_short_find - the first columns from `x` on that are a short streak's
 *
 * Ruled as no hand draws: 12 mm long, from the same row to the same row in each of its
 * columns, nowhere broken but by print, and paper on both sides. Returns 0 if there are
 * none. Long streaks must be EXCESS_LINE by now.
 */
int streak_short_find(const struct excess *excess, const struct printed *printed,
        int32_t x, struct span *columns, struct span *rows);

#endif
