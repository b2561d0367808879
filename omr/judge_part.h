/* judge_part.h -- M5: is what lies in a box long enough to be this box's own? */
#ifndef OMR_JUDGE_PART_H
#define OMR_JUDGE_PART_H

#include "omr/weigh.h"

enum { JUDGE_SHARE_UNKNOWN = 49 }; /* in percent, where the coarse view shows no figure */

/*
 * judge_part_is_own - 1 if strokes that leave a box, or pieces of them, are its mark
 *
 * weight        with its middle line measured (weigh_spine).
 * body_percent  share of the whole figure, inside and outside, that is inside; 0: not
 *               known.
 *
 * Three measures decide together: the length of the middle line inside, the share of it
 * that is inside, by the coarse view or by that and the image's own pixels (aside.h), and
 * how much of the box's edge the ink crosses, by how far it stays from the box's middle,
 * unless all of the figure is inside.
 */
int judge_part_is_own(const struct weight *weight, int body_percent);

/* judge_part_is_all - 1 if a figure lies inside but for what the outline hides. */
int judge_part_is_all(int body_percent);

#endif
