/* damage.h -- what hands do to a sheet: folds, corners, holes. */
#ifndef TESTS_SIM_DAMAGE_H
#define TESTS_SIM_DAMAGE_H

#include "tests/sim/paper.h"

/* What is damaged is told to paper_harm. Sizes are mm. */

/* damage_fold - in half, in three or in four; 1: a hard crease with its shadow. */
void damage_fold(struct paper *paper, double strength, struct chance *chance);

/* damage_corner_fold - one corner lies over the sheet; `size` along both edges. */
void damage_corner_fold(struct paper *paper, double size, struct chance *chance);

/* damage_corner_tear - one corner is missing, with a ragged edge. */
void damage_corner_tear(struct paper *paper, double size, struct chance *chance);

/* damage_holes - two or four holes for a binder, or one punched anywhere near an
 * edge. */
void damage_holes(struct paper *paper, double diameter, struct chance *chance);

#endif
