/* covered.h -- ink beside the boxes that a streak covers. */
#ifndef OMR_COVERED_H
#define OMR_COVERED_H

#include "core/reading.h"
#include "omr/streak.h"

/*
 * covered_find - rows without a mark whose ink lies in a streak
 *
 * marks     one a box. Of a row with any the ink is explained, or held, by them.
 * is_inked  one a row: set to 1 where a broad streak between the boxes is for a while
 *           darker, or has ink on its sides, level with the boxes' middle (where no
 *           other row's stroke comes). Nothing else is written.
 *
 * Reasoning: dirt on the glass is one shade of one breadth for as long as it lasts. What
 * changes along it within a few millimetres, and back, was on the paper. Black and white
 * shows no shades, but the sides.
 */
void covered_find(const struct image *image, const struct light *light,
        const struct register_map *map, const struct layout_page *page,
        const struct printed *printed, const struct streak *streaks, int count,
        const enum mark *marks, uint8_t *is_inked);

#endif
