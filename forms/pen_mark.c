/* pen_mark.c -- the ways of a hand: crosses, ticks, fills, and what people do besides. */
#include "forms/pen.h"

#include <math.h>

#include "forms/pen_way.h"

enum { MARK_TRIES = 20 };

#define INSIDE_LEAST_MM 5.5 /* the specification asks for 5 */

static void mark_cross(
        const struct way_frame *frame, struct chance *chance, struct pen_trace *trace)
{
    double bulge = 0.12 * chance_normal(chance);
    struct way way = {.count = 0};

    way_add_near(&way, -0.86, -0.90, chance);
    way_add(&way, bulge, -bulge);
    way_add_near(&way, 0.88, 0.92, chance);
    way_go(frame, &way, chance, trace);
    way.count = 0;
    way_add_near(&way, 0.90, -0.95, chance);
    way_add(&way, -bulge * 0.6, -bulge * 0.4);
    way_add_near(&way, -0.92, 0.88, chance);
    way_go(frame, &way, chance, trace);
}

static void mark_tick(
        const struct way_frame *frame, struct chance *chance, struct pen_trace *trace)
{
    double length = chance_between(chance, 0.95, 1.25);
    struct way way = {.count = 0};

    way_add_near(&way, -0.80, -0.05, chance);
    way_add_near(&way, -0.42, 0.52, chance);
    way_add(&way, -0.22, 0.85);
    way_add(&way, -0.10, 0.66);
    way_add_near(&way, 0.35, -0.20, chance);
    way_add_near(&way, 0.90 * length, -1.0 * length, chance);
    way_go(frame, &way, chance, trace);
}

static void mark_slash(
        const struct way_frame *frame, struct chance *chance, struct pen_trace *trace)
{
    struct way_frame wide = *frame;
    struct way way = {.count = 0};

    /* A slash counts surely only if it is 1 mm wide all along. */
    if (frame->hand->pen.kind == PEN_FELT)
        wide.least_width_mm = 1.03;
    wide.is_tapered = 0;
    way_add_near(&way, 0.92, -0.95, chance);
    way_add_near(&way, 0.04, 0.0, chance);
    way_add_near(&way, -0.92, 0.95, chance);
    way_go(&wide, &way, chance, trace);
}

/* To and fro from `top` to `bottom`, `pitch_mm` apart, with ragged turns. */
static void mark_hatch(const struct way_frame *frame, const struct pen_rect *part,
        double pitch_mm, double ragged, struct chance *chance, struct pen_trace *trace)
{
    double step = fmax(pitch_mm / frame->half_y_mm, 0.015);
    struct way way = {.count = 0};
    double y = part->top_mm, side = part->left_mm;

    while (y <= part->bottom_mm) {
        way_add(&way, side + ragged * chance_normal(chance), y - 0.1 * step);
        side = side == part->left_mm ? part->right_mm : part->left_mm;
        way_add(&way, side + ragged * chance_normal(chance), y + 0.4 * step);
        side = side == part->left_mm ? part->right_mm : part->left_mm;
        y += step * (1.0 + 0.1 * chance_between(chance, -1.0, 1.0));
    }
    way_go(frame, &way, chance, trace);
}

static void mark_fill(
        const struct way_frame *frame, struct chance *chance, struct pen_trace *trace)
{
    const struct pen_rect part = {-0.88, -0.90, 0.88, 0.92};

    mark_hatch(frame, &part, frame->width_mm * 1.55, 0.05, chance, trace);
}

static void mark_half(
        const struct way_frame *frame, struct chance *chance, struct pen_trace *trace)
{
    static const struct pen_rect parts[] = {
            {-0.90, -0.90, 0.05, 0.92},
            {-0.05, -0.90, 0.90, 0.92},
            {-0.88, -0.02, 0.88, 0.92},
    };
    const struct pen_rect *part = &parts[chance_below(chance, 3)];

    mark_hatch(frame, part, frame->width_mm * 1.7, 0.06, chance, trace);
}

static void mark_scratch(
        const struct way_frame *frame, struct chance *chance, struct pen_trace *trace)
{
    const struct pen_rect part = {-1.05, -0.95, 1.05, 1.0};

    mark_hatch(frame, &part, frame->width_mm * chance_between(chance, 3.6, 5.5), 0.14,
            chance, trace);
}

/* Loops from left to right, as a child writes "eee". */
static void mark_scribble(
        const struct way_frame *frame, struct chance *chance, struct pen_trace *trace)
{
    double loops = chance_between(chance, 3.0, 5.0);
    double angle, along;
    struct way way = {.count = 0};
    int i, count = (int)(loops * 8.0);

    for (i = 0; i <= count; i++) {
        angle = 2.0 * M_PI * loops * i / count;
        along = -0.62 + 1.24 * i / count;
        way_add(&way, along + 0.34 * sin(angle) + 0.03 * chance_normal(chance),
                -0.72 * cos(angle) + 0.05 * chance_normal(chance));
    }
    way_go(frame, &way, chance, trace);
}

static void mark_short(
        const struct way_frame *frame, struct chance *chance, struct pen_trace *trace)
{
    double half = chance_between(chance, 0.9, 1.4), angle;
    struct way_frame thin = *frame;
    struct way way = {.count = 0};

    angle = chance_between(chance, 0.0, M_PI);
    thin.width_mm = fmin(frame->width_mm, 0.5);
    way_add(&way, -cos(angle) * half / thin.half_x_mm,
            -sin(angle) * half / thin.half_y_mm);
    way_add(&way, cos(angle) * half / thin.half_x_mm, sin(angle) * half / thin.half_y_mm);
    way_go(&thin, &way, chance, trace);
}

static void mark_ring(
        const struct way_frame *frame, struct chance *chance, struct pen_trace *trace)
{
    double wide = chance_between(chance, 1.50, 1.62);
    double high = chance_between(chance, 1.45, 1.55);
    double begin = chance_between(chance, 0.0, 2.0 * M_PI), angle;
    struct way way = {.count = 0};
    int i;

    for (i = 0; i <= 26; i++) {
        angle = begin - 2.0 * M_PI * i / 24.0; /* a little over a turn */
        way_add(&way, (wide + 0.004 * i) * cos(angle), (high + 0.003 * i) * sin(angle));
    }
    way_go(frame, &way, chance, trace);
}

static void mark_beside(
        const struct way_frame *frame, struct chance *chance, struct pen_trace *trace)
{
    struct way_frame aside = *frame;

    aside.half_x_mm *= 0.42;
    aside.half_y_mm *= 0.42;
    aside.centre_x_mm -= frame->half_x_mm * 1.62;
    mark_cross(&aside, chance, trace);
}

static void mark_residue(
        const struct way_frame *frame, struct chance *chance, struct pen_trace *trace)
{
    struct way_frame wide = *frame;

    wide.width_mm = 0.9;
    mark_half(&wide, chance, trace);
}

/* In the order of enum pen_shape. */
static void (*const mark_makers[PEN_SHAPE_COUNT])(
        const struct way_frame *, struct chance *, struct pen_trace *) = {mark_cross,
        mark_tick, mark_slash, mark_fill, mark_half, mark_scribble, mark_short, mark_ring,
        mark_beside, mark_scratch, mark_residue};

/* Only crosses, ticks and slashes leave the box by their size; the others go over it
 * by their raggedness. */
static struct way_frame frame_throw(const struct hand *hand, enum pen_shape shape,
        const struct pen_target *target, double stray_mm, struct chance *chance)
{
    const struct pen_rect *box = &target->box;
    double size = chance_between(chance, 0.92, 1.08);
    struct way_frame frame = {.hand = hand, .is_tapered = 1};
    double margin = hand->pen.width_mm / 2.0;

    frame.width_mm = hand->pen.width_mm;
    frame.reach = target->reach;
    frame.reach.left_mm += margin;
    frame.reach.top_mm += margin;
    frame.reach.right_mm -= margin;
    frame.reach.bottom_mm -= margin;
    if (shape <= PEN_SLASH)
        size *= hand->size;
    if (shape <= PEN_SCRIBBLE) {
        frame.centre_x_mm = stray_mm * 0.5 * chance_normal(chance);
        frame.centre_y_mm = stray_mm * 0.5 * chance_normal(chance);
        frame.turn = hand->slant + 0.06 * chance_normal(chance);
    }
    frame.centre_x_mm += (box->left_mm + box->right_mm) / 2.0;
    frame.centre_y_mm += (box->top_mm + box->bottom_mm) / 2.0;
    frame.half_x_mm = (box->right_mm - box->left_mm) / 2.0 * size;
    frame.half_y_mm = (box->bottom_mm - box->top_mm) / 2.0 * size;
    return frame;
}

/* Five mm of it inside and not mostly outside, which a reader is to hold. */
static int is_in_its_box(const struct pen_trace *trace, const struct pen_rect *box)
{
    const struct pen_rect everywhere = {-1e9, -1e9, 1e9, 1e9};
    double inside_mm = pen_trace_inside(trace, box);

    return inside_mm >= INSIDE_LEAST_MM &&
           inside_mm * 2.0 >= pen_trace_inside(trace, &everywhere);
}

/* A mark that strayed too far is tried again, nearer each time. */
void pen_mark(const struct hand *hand, enum pen_shape shape,
        const struct pen_target *target, struct chance *chance, struct pen_trace *trace)
{
    double stray_mm = hand->stray_mm;
    struct way_frame frame;
    int i;

    for (i = 0; i < MARK_TRIES; i++) {
        trace->count = 0;
        frame = frame_throw(hand, shape, target, stray_mm, chance);
        mark_makers[shape](&frame, chance, trace);
        if (shape > PEN_SCRIBBLE || is_in_its_box(trace, &target->box))
            return;
        stray_mm *= 0.7;
    }
}

static struct way_frame frame_of_rect(
        const struct hand *hand, const struct pen_rect *rect)
{
    struct way_frame frame = {.hand = hand, .reach = *rect, .is_tapered = 1};

    frame.width_mm = hand->pen.width_mm;
    frame.centre_x_mm = (rect->left_mm + rect->right_mm) / 2.0;
    frame.centre_y_mm = (rect->top_mm + rect->bottom_mm) / 2.0;
    frame.half_x_mm = (rect->right_mm - rect->left_mm) / 2.0;
    frame.half_y_mm = (rect->bottom_mm - rect->top_mm) / 2.0;
    return frame;
}

void pen_strike(const struct hand *hand, const struct pen_rect *rect,
        struct chance *chance, struct pen_trace *trace)
{
    struct way_frame frame = frame_of_rect(hand, rect);
    int i, count = 1 + chance_hits(chance, 40);
    struct way way;

    trace->count = 0;
    for (i = 0; i < count; i++) {
        way.count = 0;
        way_add_near(&way, -1.0, 0.25 - 0.4 * i, chance);
        way_add_near(&way, 0.0, 0.10 - 0.4 * i, chance);
        way_add_near(&way, 1.0, -0.05 - 0.4 * i, chance);
        way_go(&frame, &way, chance, trace);
    }
}

void pen_signature(const struct hand *hand, const struct pen_rect *rect,
        struct chance *chance, struct pen_trace *trace)
{
    struct way_frame frame = frame_of_rect(hand, rect);
    double x = -0.8, high;
    struct way way = {.count = 0};

    trace->count = 0;
    way_add_near(&way, -0.85, 0.3, chance);
    while (x < 0.55) {
        high = chance_hits(chance, 20) ? 0.75 : 0.28;
        way_add(&way, x, -high * chance_between(chance, 0.6, 1.1));
        way_add(&way, x + chance_between(chance, -0.03, 0.09),
                chance_between(chance, 0.05, 0.45));
        x += chance_between(chance, 0.07, 0.16);
    }
    way_add(&way, 0.86, -0.35);
    way_add(&way, 0.10, 0.66);
    way_add(&way, -0.55, 0.70);
    way_go(&frame, &way, chance, trace);
}

void pen_dot(double x_mm, double y_mm, double width_mm, struct pen_trace *trace)
{
    trace->count = 0;
    way_touch(trace, x_mm, y_mm, width_mm);
    trace->points[0].is_lifted = 1;
}
