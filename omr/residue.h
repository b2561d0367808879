/* residue.h -- what a rubber left of a mark: paler than light pencil, as sharp as one. */
#ifndef OMR_RESIDUE_H
#define OMR_RESIDUE_H

#include "omr/weigh.h"

/*
 * residue_measure - the longest pale figure of a box and how fine its grain is
 *
 * inside  softened; work->places as inside_places gave them.
 * out     residue_um, residue_sharp, residue_fine are written: 0 if nothing stands out.
 *
 * Print of the other side is as pale, but the paper it shines through blurs it: within a
 * place of 0.25 mm it hardly changes. What a rubber left of pencil lies on this side: it
 * has the stroke's edges and the paper's grain. So the spread of the pixels within each
 * place, less that of the clear paper's, is set against how much darker than the paper
 * the figure is. White paper clips half of its noise away, so it counts for more.
 * Source: reasoning; README, "What counts as a mark", rule M8.
 */
void residue_measure(
        const struct inside *inside, struct faint_work *work, struct weight *out);

#endif
