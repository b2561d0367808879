/* streak_part.h -- what the two searches for dirt on the glass share. */
#ifndef OMR_STREAK_PART_H
#define OMR_STREAK_PART_H

#include "omr/excess.h"

struct span { /* of rows or columns, both included */
    int32_t first, last;
};

enum sight { SIGHT_HIDDEN, SIGHT_PAPER, SIGHT_SEEN };

/* What is seen of a streak in one cell; print hides it, and lines that are known. */
static inline enum sight sight_of(
        const struct excess *excess, const struct printed *printed, int32_t x, int32_t y)
{
    uint8_t state = excess->state[excess_at(excess, x, y)];
    struct backmap_place place;

    if (state == EXCESS_CELL || state == EXCESS_FAINT)
        return SIGHT_SEEN;
    if (state != EXCESS_NONE)
        return SIGHT_HIDDEN;
    place = backmap_find(&excess->backmap, x, y);
    return excess_near(printed, &place) > PRINTED_WIDE_CELLS ? SIGHT_PAPER : SIGHT_HIDDEN;
}

#endif
