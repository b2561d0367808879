/* judge_dots.h -- M4 in black and white, where the other side's ink is dots as well. */
#ifndef OMR_JUDGE_DOTS_H
#define OMR_JUDGE_DOTS_H

#include "omr/judge_pen.h"

/* judge_dots_margin - how much more of a mark's ink is core than of dots that paler ink
 * leaves, per mille. */
int32_t judge_dots_margin(const struct weight *weight);

/* judge_dots_are_bled - 1 if a filled box's dots came through from the other side (M4).
 */
int judge_dots_are_bled(const struct weight *weight, const struct judge_pen *pen);

#endif
