/* paper.h -- a printed sheet in memory, and ink put on it by hand. */
#ifndef TESTS_SIM_PAPER_H
#define TESTS_SIM_PAPER_H

#include <stdint.h>

#include "core/error.h"
#include "tests/sim/chance.h"

/*
 * Grey at PAPER_DPI, row y at pixels + y * width; 255 is bare paper. Lengths
 * in this file are millimetres from the paper's top left, x right, y down.
 */
enum { PAPER_DPI = 300, STROKE_POINTS_MAX = 1024 };

struct paper {
    uint8_t *pixels; /* owned */
    int width_px, height_px;
};

/* What a hand holds. level: 0 is black; grain: 0 even, 1 full of gaps. */
struct pen {
    double width_mm;
    double level;
    double grain;
};

struct stroke_point {
    double x, y;
};

struct stroke {
    struct stroke_point points[STROKE_POINTS_MAX];
    int count;
};

struct rect_mm {
    double left, top, right, bottom;
};

/* paper_load - a binary PGM of PAPER_DPI; released with paper_release. */
int paper_load(const char *path, struct paper *out, struct error *err)
        __attribute__((warn_unused_result));
void paper_release(struct paper *paper);

/* paper_copy - `to` becomes `from`, its black lifted to `toner` (0: as printed);
 * `to` must be empty or of the same size. */
int paper_copy(const struct paper *from, int toner, struct paper *to, struct error *err)
        __attribute__((warn_unused_result));

void stroke_start(struct stroke *stroke, double x, double y);
/* stroke_line - on to (x, y) as a hand does it, up to `wobble` beside the straight. */
void stroke_line(
        struct stroke *stroke, double x, double y, double wobble, struct chance *chance);
/* stroke_inside - how many mm of the stroke's middle line lie in `area`. */
double stroke_inside(const struct stroke *stroke, const struct rect_mm *area);

void paper_stroke(
        struct paper *paper, const struct stroke *stroke, const struct pen *pen);
void paper_dot(struct paper *paper, double x, double y, double diameter, double level);
/* paper_shade - multiply a rectangle's light by `factor`, fading over `soft` mm. */
void paper_shade(
        struct paper *paper, const struct rect_mm *area, double soft, double factor);
/* paper_paint - every pixel of the rectangle gets this level. */
void paper_paint(struct paper *paper, const struct rect_mm *area, uint8_t level);

#endif
