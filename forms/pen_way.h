/* pen_way.h -- the way a pen goes, and the ink it leaves (inside of pen). */
#ifndef FORMS_PEN_WAY_H
#define FORMS_PEN_WAY_H

#include <stddef.h>

#include "forms/chance.h"
#include "forms/pen.h"

enum { WAY_POINTS_MAX = 160 }; /* turning points of one stroke; more are left out */

/* A point of the way: 0,0 is the middle, 1 the half edge of the box. */
struct way_point {
    double x, y;
};

struct way {
    struct way_point points[WAY_POINTS_MAX];
    size_t count;
};

/* Where the way lies on paper, and whose hand goes it. */
struct way_frame {
    const struct hand *hand;
    struct pen_rect reach;
    double centre_x_mm, centre_y_mm;
    double half_x_mm, half_y_mm;
    double turn; /* radians */
    double width_mm;
    double least_width_mm;
    int is_tapered;
};

void way_add(struct way *way, double x, double y);

/* way_add_near - the same point, as this hand would miss it. */
void way_add_near(struct way *way, double x, double y, struct chance *chance);

/*
 * way_go - one stroke along the way, appended to the trace
 *
 * A smooth curve through the points, trembling, of uneven width. Beyond
 * PEN_POINTS_MAX the stroke ends.
 */
void way_go(const struct way_frame *frame, const struct way *way, struct chance *chance,
        struct pen_trace *trace);

/* way_touch - one point, as part of the stroke before it. */
void way_touch(struct pen_trace *trace, double x_mm, double y_mm, double width_mm);

#endif
