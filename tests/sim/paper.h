/* paper.h -- a printed sheet in memory, and ink put on it by hand. */
#ifndef TESTS_SIM_PAPER_H
#define TESTS_SIM_PAPER_H

#include <stddef.h>
#include <stdint.h>

#include "core/error.h"
#include "tests/sim/chance.h"

/*
 * Grey at `dpi`, row y at pixels + y * width; 255 is bare paper. Lengths in
 * this file are millimetres from the paper's top left, x right, y down.
 *
 * The sheet is kept in square tiles of PAPER_TILE pixels: which hold ink, so
 * that a scanner need not look at bare paper, and which are no longer as the
 * blank form was, so that the next sheet restores only those. Whoever writes
 * to `pixels` calls paper_touch.
 */
enum {
    PAPER_DPI = 300,
    PAPER_TILE = 16,
    PAPER_SLACK = 64,
    PAPER_EDGE_MAX_PX = 10000,
    PAPER_HARMS_MAX = 16,
    STROKE_POINTS_MAX = 1024
};

struct rect_mm {
    double left, top, right, bottom;
};

/* A part of the sheet that is no longer as printed and marked. */
enum paper_loss { PAPER_CREASE, PAPER_GONE };

struct paper_harm {
    struct rect_mm area;
    enum paper_loss loss;
};

struct paper {
    uint8_t *pixels; /* owned */
    int width_px, height_px, dpi;
    uint8_t *inked, *dirty; /* owned, a byte a tile, row by row */
    int tiles_x, tiles_y;
    const struct paper *blank; /* what clean tiles hold; borrowed, only compared */
    int blank_toner;
    size_t room_bytes;                        /* what `pixels` can hold */
    struct paper_harm harms[PAPER_HARMS_MAX]; /* told by paper_harm */
    int harm_count;
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

/*
 * paper_load - a binary PGM of an A4 page at 300 or 600 dpi (told by its width)
 *
 * Released with paper_release, which is happy with zeros.
 */
int paper_load(const char *path, struct paper *out, struct error *err)
        __attribute__((warn_unused_result));
void paper_release(struct paper *paper);

/*
 * paper_copy - `to` becomes `from`, its black lifted to `toner` (0: as printed)
 *
 * from  stays where it is, unchanged, for as long as `to` is used.
 * to    zeros, or a paper used before: only what differs is written.
 */
int paper_copy(const struct paper *from, int toner, struct paper *to, struct error *err)
        __attribute__((warn_unused_result));

/* paper_touch - these pixels (half-open, cut to the paper) have been written to. */
void paper_touch(struct paper *paper, int left, int top, int right, int bottom);

/* paper_harm - remember that this part is creased, or gone or covered. */
void paper_harm(struct paper *paper, const struct rect_mm *area, enum paper_loss loss);

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
