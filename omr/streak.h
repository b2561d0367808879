/* streak.h -- long straight lines through the page: dirt on the scanner's glass, folds.
 */
#ifndef OMR_STREAK_H
#define OMR_STREAK_H

#include "omr/excess.h"
#include "omr/flat.h"
#include "omr/printed.h"
#include "omr/register.h"

enum { STREAK_MAX = 24 };

/* A line in cells of the flat page: across = offset + slope * along, where
 * along runs down the page if is_down, else to the right. */
struct streak {
    int is_down;
    double slope, offset;
    int32_t half_width; /* cells to either side that are its own */
    int dark;           /* mean darkness where it was seen */
};

/*
 * streak_find - lines that run through most of the page
 *
 * Seen on 60 % of the cells where no print hides them, and in each third
 * of the page; looked for along the page's edges (folds) and along the
 * scanner's feed (streaks). Their cells of `excess` become EXCESS_LINE.
 * Returns how many stand in `out`.
 */
int streak_find(const struct flat *flat, const struct printed *printed,
        const struct register_map *map, struct excess *excess,
        struct streak out[STREAK_MAX]);

/* streak_crosses - 1 if the line touches a rectangle of the page, 0.3 mm around it. */
int streak_crosses(const struct streak *streak, const struct layout_rect *rect);

#endif
