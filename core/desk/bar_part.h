/* bar_part.h -- what the files behind bar.h share. */
#ifndef CORE_DESK_BAR_PART_H
#define CORE_DESK_BAR_PART_H

#include "core/desk/html.h"
#include "core/desk/request.h"
#include "core/results.h"
#include "core/rule.h"

enum { BAR_WIDE = 1000, BAR_BOUND_BYTES = 40 };

/* In units of the picture, whose BAR_WIDE is the whole denominator, or all points. In
 * the hall it is as wide as the screen: then lower, with room for the lines' names. */
struct bar_shape {
    int bar, lane_top, lane, letters, bottom, bottom_bare;
};

/* bar_put_rect - from `left`, at `top`. */
void bar_put_rect(struct html *html, unsigned left, int top, unsigned wide, int high,
        const char *fill);

/* bar_put_line - a threshold's line at `x` through the bar, seen on any colour; its name
 * below, in the hall. */
void bar_put_line(struct html *html, unsigned x, const struct rule_outcome *outcome,
        const struct bar_shape *shape);

/* bar_bound - "> 1/2", "≥ 90". */
void bar_bound(const struct rule_outcome *outcome, char out[BAR_BOUND_BYTES]);

/* bar_points_put, bar_points_legend - the mean on the scale of all points, the bands as
 * lines; what bar_put and bar_put_legend do for a card of points. */
void bar_points_put(struct html *html, const struct desk_request *request,
        const struct rule *rule, const struct results_contest *contest,
        const struct bar_shape *shape);
void bar_points_legend(
        struct html *html, const struct desk_request *request, const struct rule *rule);

#endif
