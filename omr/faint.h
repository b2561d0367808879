/* faint.h -- what is paler than ink inside one box: light pencil, a rubber's residue. */
#ifndef OMR_FAINT_H
#define OMR_FAINT_H

#include "omr/weigh.h"

/*
 * faint_measure - the longest faint figure of a box, against the box's own paper
 *
 * inside  softened; ink  its figures of ink.
 * out     faint_ppm, faint_extent_um, faint_sharp, faint_broad_um, faint_broad_sharp
 *         are written; the rest is only read.
 *
 * Left out are figures that only reach in, as rule M7 has it. Specks that lie in clear
 * paper all around are judged by themselves (M6): three near each other, ink or paler,
 * are no faint stroke. A grain of pencil has its stroke beside it, and is none. Source:
 * README, "What counts as a mark", rules M6, M7 and M8.
 */
void faint_measure(const struct inside *inside, const struct ink_figure *ink,
        size_t ink_count, struct faint_work *work, struct weight *out);

#endif
