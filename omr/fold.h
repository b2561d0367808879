/* fold.h -- lines along the paper's edges that run through most of the page. */
#ifndef OMR_FOLD_H
#define OMR_FOLD_H

#include "omr/streak.h"

struct fold_work; /* working memory */

struct fold_work *fold_work_new(void); /* NULL: no memory */
void fold_work_free(struct fold_work *work);

/*
 * fold_find - creases of the paper, level or upright within 1.5 degrees
 *
 * The page is cut in strips; in each, lines along it are peaks of the traces'
 * profile. Two peaks in far strips suggest a line; it counts when it is seen on
 * 60 % of the cells where no print hides it and 45 % in each third, and also off the
 * marks (streak_is_open); where print hides two thirds and more, on 80 % of the rest, at
 * both ends. Returns how
 * many stand in `out`; their cells of `excess` become EXCESS_LINE.
 *
 * Source: a Hough transform of profiles instead of points (cost: one addition a
 * trace and axis); thresholds from folds of 0.05 to 0.25 mm in simulated scans.
 */
int fold_find(const struct image *image, const struct light *light,
        const struct register_map *map, const struct layout_page *page,
        const struct printed *printed, struct excess *excess, struct fold_work *work,
        struct streak out[STREAK_MAX]);

#endif
