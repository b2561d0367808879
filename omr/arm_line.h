/* arm_line.h -- where a mark's stroke points at its tip. */
#ifndef OMR_ARM_LINE_H
#define OMR_ARM_LINE_H

#include "omr/figure.h"

/* The line of a stroke's last millimetres; all zero: none is known. */
struct arm_line {
    int32_t x_um, y_um; /* the middle of its cells, */
    float dx, dy;       /* and where it points from there, of length 1 */
};

/*
 * arm_line_take - the line that a figure's cells near one of its tips lie on
 *
 * All zero if they are no one stroke: a crossing or a bend is that near.
 */
void arm_line_take(const struct figure *figure, const struct backmap_place *tip,
        struct arm_line *out);

/* arm_line_holds - 1 if a straight piece from `a` to `b` lies ahead on the line, its ends
 * no more than `end_um` off it: it goes on where the stroke points. */
int arm_line_holds(const struct arm_line *line, const struct backmap_place *tip,
        const struct backmap_place *a, const struct backmap_place *b, int32_t end_um);

#endif
