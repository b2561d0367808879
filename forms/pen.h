/* pen.h -- marks that a hand makes with a pen in and beside a box. */
#ifndef FORMS_PEN_H
#define FORMS_PEN_H

#include <stddef.h>

#include <cairo.h>

#include "forms/chance.h"

/* Lengths in this file are millimetres on paper; x to the right, y down. */

enum pen_kind {
    PEN_BALL,
    PEN_GEL,
    PEN_FELT,  /* 1.05 mm and wider */
    PEN_PENCIL /* soft */
};

enum pen_shape {
    /* What the mark specification says is always read. */
    PEN_CROSS,
    PEN_TICK,
    PEN_SLASH, /* one stroke; with PEN_FELT 1 mm or wider all along */
    PEN_FILL,
    PEN_HALF,
    PEN_SCRIBBLE,
    /* What it says is held. */
    PEN_SHORT,   /* a stroke of 1.8 to 2.8 mm inside */
    PEN_RING,    /* round the box */
    PEN_BESIDE,  /* a cross to the left of or under the box */
    PEN_SCRATCH, /* a cancelled box: ragged */
    PEN_RESIDUE, /* what the rubber left of a fill: draw with pen_fade */
    PEN_SHAPE_COUNT
};

enum { PEN_SHAPES_READ = PEN_SCRIBBLE + 1, PEN_POINTS_MAX = 6000, PEN_GRAIN_EDGE = 128 };

struct pen {
    enum pen_kind kind;
    double width_mm;
    double red, green, blue; /* of the ink, 0..1, for colour output */
    double darkness;         /* as a grey scanner sees it: 0 paper, 1 toner */
    double grain;            /* how unevenly the ink lies, 0..1 */
};

/* How one person marks; the same over a sheet but for small variation. */
struct hand {
    struct pen pen;
    enum pen_shape shape; /* one of the always read */
    double size;          /* of the mark against its box; 0.8 is inside, 1.4 over */
    double slant;         /* radians */
    double jitter_mm;
    double stray_mm; /* how far off the centre at the most */
};

struct pen_rect {
    double left_mm, top_mm, right_mm, bottom_mm;
};

/* The box, and how far ink may go (it stops before a neighbour's box). */
struct pen_target {
    struct pen_rect box;
    struct pen_rect reach;
};

/* A point of a stroke; `is_lifted` begins another stroke. */
struct pen_point {
    double x_mm, y_mm, width_mm;
    int is_lifted;
};

/* Ink still to be drawn. Large: allocate it once. */
struct pen_trace {
    struct pen_point points[PEN_POINTS_MAX];
    size_t count;
};

/* Paper to draw on. */
struct pen_canvas {
    cairo_t *cairo; /* user unit 1 mm, origin at the page's top left */
    int is_colour;  /* 0: an A8 surface of darkness; 1: ink in colour */
};

/* hand_throw - a person with a pen; the shape is one that this pen makes readable. */
void hand_throw(struct hand *hand, struct chance *chance);

/* pen_fade - the same pen as light pencil, or as ink that was rubbed out. */
struct pen pen_fade(const struct pen *pen, double darkness);

/*
 * pen_grain_new - the pen's darkness, uneven as its ink lies (A8)
 *
 * The caller destroys it. May be a surface in error (no memory): drawing with
 * it puts the canvas in error.
 */
cairo_surface_t *pen_grain_new(struct chance *chance, const struct pen *pen);

/*
 * pen_mark - one mark of this shape
 *
 * An always-read shape has 5.5 mm or more of stroke inside the box, and half of all its
 * stroke (source: the mark specification), whatever the hand strays.
 */
void pen_mark(const struct hand *hand, enum pen_shape shape,
        const struct pen_target *target, struct chance *chance, struct pen_trace *trace);

/* pen_strike - a struck-out name: one or two strokes along `rect`. */
void pen_strike(const struct hand *hand, const struct pen_rect *rect,
        struct chance *chance, struct pen_trace *trace);

/* pen_signature - a signature that stays inside `rect`. */
void pen_signature(const struct hand *hand, const struct pen_rect *rect,
        struct chance *chance, struct pen_trace *trace);

/* pen_dot - a round dot. */
void pen_dot(double x_mm, double y_mm, double width_mm, struct pen_trace *trace);

/* pen_trace_inside - millimetres of stroke whose middle runs inside `rect`. */
double pen_trace_inside(const struct pen_trace *trace, const struct pen_rect *rect);

/* pen_draw - put the ink on paper. `grain` is of this pen, or NULL: even ink. */
void pen_draw(const struct pen_canvas *canvas, const struct pen *pen,
        cairo_surface_t *grain, const struct pen_trace *trace);

#endif
