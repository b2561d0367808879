/* pen_way.c -- the way a pen goes, and the ink it leaves. */
#include "forms/pen_way.h"

#include <math.h>

#define STEP_MM 0.22

void way_add(struct way *way, double x, double y)
{
    if (way->count < WAY_POINTS_MAX)
        way->points[way->count++] = (struct way_point){x, y};
}

void way_add_near(struct way *way, double x, double y, struct chance *chance)
{
    way_add(way, x + 0.09 * chance_normal(chance), y + 0.09 * chance_normal(chance));
}

static struct way_point frame_place(
        const struct way_frame *frame, const struct way_point *point)
{
    double x = point->x * frame->half_x_mm, y = point->y * frame->half_y_mm;
    struct way_point place;

    place.x = frame->centre_x_mm + x * cos(frame->turn) - y * sin(frame->turn);
    place.y = frame->centre_y_mm + x * sin(frame->turn) + y * cos(frame->turn);
    place.x = fmax(frame->reach.left_mm, fmin(frame->reach.right_mm, place.x));
    place.y = fmax(frame->reach.top_mm, fmin(frame->reach.bottom_mm, place.y));
    return place;
}

/* Catmull-Rom between b and c. */
static double curve(double a, double b, double c, double d, double t)
{
    return 0.5 * (2.0 * b + (c - a) * t + (2.0 * a - 5.0 * b + 4.0 * c - d) * t * t +
                         (3.0 * b - a - 3.0 * c + d) * t * t * t);
}

void way_touch(struct pen_trace *trace, double x_mm, double y_mm, double width_mm)
{
    if (trace->count < PEN_POINTS_MAX)
        trace->points[trace->count++] = (struct pen_point){x_mm, y_mm, width_mm, 0};
}

/* A hand trembles slowly and presses unevenly; the pen comes and goes lightly. */
static void trace_tremble(struct pen_trace *trace, size_t begin,
        const struct way_frame *frame, struct chance *chance)
{
    double drift_x = 0.0, drift_y = 0.0, press = 0.0, width;
    struct pen_point *point;
    size_t i, from_end;

    for (i = begin; i < trace->count; i++) {
        point = &trace->points[i];
        drift_x = 0.93 * drift_x + 0.3 * frame->hand->jitter_mm * chance_normal(chance);
        drift_y = 0.93 * drift_y + 0.3 * frame->hand->jitter_mm * chance_normal(chance);
        press = 0.9 * press + 0.06 * chance_normal(chance);
        point->x_mm += drift_x;
        point->y_mm += drift_y;
        width = frame->width_mm * (1.0 + fmax(-0.3, fmin(0.3, press)));
        from_end = trace->count - 1 - i;
        if (frame->is_tapered && from_end < 5)
            width *= 0.5 + 0.1 * (double)from_end;
        if (frame->is_tapered && i - begin < 2)
            width *= 0.8 + 0.1 * (double)(i - begin);
        point->width_mm = fmax(frame->least_width_mm, width);
    }
}

void way_go(const struct way_frame *frame, const struct way *way, struct chance *chance,
        struct pen_trace *trace)
{
    struct way_point a, b, c, d;
    size_t begin = trace->count, i, step, steps;
    double t;

    for (i = 0; i + 1 < way->count; i++) {
        b = frame_place(frame, &way->points[i]);
        c = frame_place(frame, &way->points[i + 1]);
        a = i > 0 ? frame_place(frame, &way->points[i - 1]) : b;
        d = i + 2 < way->count ? frame_place(frame, &way->points[i + 2]) : c;
        steps = (size_t)(hypot(c.x - b.x, c.y - b.y) / STEP_MM) + 2;
        for (step = i == 0 ? 0 : 1; step <= steps; step++) {
            t = (double)step / (double)steps;
            way_touch(trace, curve(a.x, b.x, c.x, d.x, t), curve(a.y, b.y, c.y, d.y, t),
                    frame->width_mm);
        }
    }
    trace_tremble(trace, begin, frame, chance);
    if (begin < trace->count)
        trace->points[begin].is_lifted = 1;
}
