/* judge_fill.h -- M4: a fill that shows no edges, told by its texture. */
#ifndef OMR_JUDGE_FILL_H
#define OMR_JUDGE_FILL_H

#include "omr/judge_pen.h"

/*
 * judge_fill_is_bled - 1 if a pale fill without edges came through from the other side
 *
 * is_paler  than the sheet's other marks, or as pale as no pen where they do not tell.
 */
int judge_fill_is_bled(
        const struct weight *weight, const struct judge_pen *pen, int is_paler);

#endif
