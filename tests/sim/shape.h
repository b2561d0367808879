/* shape.h -- the lines of a mark before any ink: how long, how deep, how far. */
#ifndef TESTS_SIM_SHAPE_H
#define TESTS_SIM_SHAPE_H

#include "tests/sim/chance.h"
#include "tests/sim/paper.h"

enum { SHAPE_STROKES_MAX = 4 };

struct shape {
    struct stroke strokes[SHAPE_STROKES_MAX];
    double strength[SHAPE_STROKES_MAX]; /* 1: as dark as the pen is */
    int count;
};

void shape_clear(struct shape *shape);
/* shape_stroke - one more stroke, begun at (x, y). At most SHAPE_STROKES_MAX. */
struct stroke *shape_stroke(struct shape *shape, double x, double y);

/* Each adds to the shape; (x, y) is the middle, lengths in mm. */
void shape_cross(struct shape *shape, double x, double y, double reach_x, double reach_y,
        double bow, struct chance *chance);
void shape_tick(struct shape *shape, double x, double y, double size, double arm,
        int is_mirrored, int is_two, struct chance *chance);
void shape_slash(struct shape *shape, double x, double y, double length, double angle,
        double bow, struct chance *chance);
/* shape_hatch - to and fro over the area, lines `pitch` apart, at a slant. */
void shape_hatch(struct shape *shape, const struct rect_mm *area, double pitch,
        struct chance *chance);
void shape_zigzag(struct shape *shape, double x, double y, double reach_x, double reach_y,
        int turns, struct chance *chance);
void shape_tangle(struct shape *shape, double x, double y, double reach, int turns,
        struct chance *chance);
void shape_spiral(struct shape *shape, double x, double y, double reach, double rounds,
        struct chance *chance);
void shape_ring(struct shape *shape, double x, double y, double reach_x, double reach_y,
        struct chance *chance);

/* What is measured of a shape against a box before it is drawn. */
struct shape_size {
    double length; /* of all strokes */
    double inside; /* of what lies in the box */
    double depth;  /* how far ink `half` mm wide beside the line gets in; < 0: not */
};

struct shape_size shape_measure(
        const struct shape *shape, const struct rect_mm *box, double half);

#endif
