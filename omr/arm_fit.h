/* arm_fit.h -- does a piece go on where a mark's arm ends? */
#ifndef OMR_ARM_FIT_H
#define OMR_ARM_FIT_H

#include "omr/arm.h"

/* arm_piece_distance - how far a place is from the line through a piece's ends. */
double arm_piece_distance(
        const struct arm_piece *piece, const struct backmap_place *place);

/*
 * arm_is_at_tip - 1 if it does, by its own line, by the ray from the box's middle or by
 * the line of the arm
 *
 * is_marked  1: each row that it lies in has a mark of its own.
 * offset  the arm's tip from the middle of its box, `rect`; zero: there is none.
 */
int arm_is_at_tip(const struct printed *printed, const struct arm_piece *piece,
        int is_marked, const struct layout_rect *rect, const struct backmap_place *offset,
        const struct arm_line *line);

#endif
