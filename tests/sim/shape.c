/* shape.c -- the lines of a mark before any ink: how long, how deep, how far. */
#include "tests/sim/shape.h"

#include <math.h>

static const double full_turn = 6.2831853;

void shape_clear(struct shape *shape)
{
    shape->count = 0;
}

struct stroke *shape_stroke(struct shape *shape, double x, double y)
{
    int at = shape->count < SHAPE_STROKES_MAX ? shape->count++ : SHAPE_STROKES_MAX - 1;

    shape->strength[at] = 1;
    stroke_start(&shape->strokes[at], x, y);
    return &shape->strokes[at];
}

void shape_cross(struct shape *shape, double x, double y, double reach_x, double reach_y,
        double bow, struct chance *c)
{
    double j = fmin(reach_x, reach_y) * 0.22;
    int i;

    for (i = 0; i < 2; i++) {
        double side = i == 0 ? -1 : 1;
        struct stroke *stroke =
                shape_stroke(shape, x + side * reach_x + chance_around(c, j),
                        y - reach_y + chance_around(c, j));

        stroke_line(stroke, x - side * reach_x + chance_around(c, j),
                y + reach_y + chance_around(c, j), bow, c);
    }
}

void shape_tick(struct shape *shape, double x, double y, double size, double arm,
        int is_mirrored, int is_two, struct chance *c)
{
    double way = is_mirrored ? -size : size,
           low_x = x - 0.6 * way + chance_around(c, 0.3),
           low_y = y + 1.6 * size + chance_around(c, 0.2);
    struct stroke *stroke = shape_stroke(shape, x - 1.7 * way + chance_around(c, 0.3),
            y - 0.2 * size + chance_around(c, 0.3));

    stroke_line(stroke, low_x, low_y, 0.2, c);
    if (is_two)
        stroke = shape_stroke(
                shape, low_x + chance_around(c, 0.25), low_y + chance_around(c, 0.25));
    stroke_line(stroke, low_x + 2.6 * way * arm + chance_around(c, 0.3),
            low_y - 3.6 * size * arm + chance_around(c, 0.3), 0.3, c);
}

void shape_slash(struct shape *shape, double x, double y, double length, double angle,
        double bow, struct chance *c)
{
    double dx = length / 2 * cos(angle), dy = length / 2 * sin(angle);
    struct stroke *stroke = shape_stroke(shape, x - dx, y - dy);

    stroke_line(stroke, x + dx, y + dy, bow, c);
}

void shape_hatch(
        struct shape *shape, const struct rect_mm *area, double pitch, struct chance *c)
{
    double along = area->top, slant = chance_around(c, 1.0);
    int turn = 0, upright = chance_hit(c, 0.4);
    struct stroke *stroke = shape_stroke(shape, area->left, area->top);
    double wide = area->right - area->left, high = area->bottom - area->top;

    for (along = 0; along < (upright ? wide : high);
            along += pitch * chance_between(c, 0.7, 1.2) / 2) {
        double end = turn++ % 2 ? 0 : upright ? high : wide;
        double at = along + (turn % 2 ? slant : 0);

        at = fmin(fmax(at, 0), upright ? wide : high);
        end += chance_around(c, 0.25);
        stroke_line(stroke, area->left + (upright ? at : end),
                area->top + (upright ? end : at), 0.1, c);
    }
}

void shape_zigzag(struct shape *shape, double x, double y, double reach_x, double reach_y,
        int turns, struct chance *c)
{
    struct stroke *stroke = shape_stroke(shape, x - reach_x, y + chance_around(c, 0.4));
    double slant = chance_around(c, 0.6);
    int i;

    for (i = 0; i < turns; i++) {
        double t = turns > 1 ? 2.0 * i / (turns - 1) - 1 : 0, side = i % 2 ? 1 : -1;
        double high = reach_y * chance_between(c, 0.75, 1.05);

        stroke_line(stroke, x + reach_x * t + side * slant, y + side * high, 0.25, c);
    }
}

void shape_tangle(struct shape *shape, double x, double y, double reach, int turns,
        struct chance *c)
{
    struct stroke *stroke = shape_stroke(
            shape, x + chance_around(c, reach * 0.7), y + chance_around(c, reach * 0.7));
    int i;

    for (i = 0; i < turns; i++)
        stroke_line(stroke, x + (i % 2 ? 1 : -1) * chance_between(c, 0.5, 1) * reach,
                y + chance_around(c, reach), 0.6, c);
}

void shape_spiral(struct shape *shape, double x, double y, double reach, double rounds,
        struct chance *c)
{
    double start = chance_between(c, 0, full_turn), way = chance_hit(c, 0.5) ? 1 : -1;
    double flat = chance_between(c, 0.75, 1);
    struct stroke *stroke = shape_stroke(shape, x, y);
    int i, steps = (int)(rounds * 14);

    for (i = 1; i <= steps; i++) {
        double turn = start + way * i * full_turn / 14;
        double r = reach * (0.25 + 0.75 * i / steps) * chance_between(c, 0.9, 1.05);

        stroke_line(stroke, x + r * cos(turn), y + r * flat * sin(turn), 0.05, c);
    }
}

void shape_ring(struct shape *shape, double x, double y, double reach_x, double reach_y,
        struct chance *c)
{
    double start = chance_between(c, 0, full_turn), drift = chance_around(c, 0.06);
    double way = chance_hit(c, 0.7) ? -1 : 1, over = chance_between(c, 0.97, 1.15);
    struct stroke *stroke =
            shape_stroke(shape, x + reach_x * cos(start), y + reach_y * sin(start));
    int i;

    for (i = 1; i <= 36; i++) {
        double turn = start + way * full_turn * over * i / 36;
        double r = 1 + drift * i / 36;

        stroke_line(stroke, x + r * reach_x * cos(turn), y + r * reach_y * sin(turn),
                0.06, c);
    }
}

static double point_depth(double x, double y, const struct rect_mm *box)
{
    double across = fmin(x - box->left, box->right - x),
           down = fmin(y - box->top, box->bottom - y);

    return fmin(across, down);
}

struct shape_size shape_measure(
        const struct shape *shape, const struct rect_mm *box, double half)
{
    struct shape_size size = {0, 0, -1000};
    int k, i, m;

    for (k = 0; k < shape->count; k++) {
        const struct stroke *stroke = &shape->strokes[k];

        for (i = 1; i < stroke->count; i++) {
            struct stroke_point a = stroke->points[i - 1], b = stroke->points[i];
            double piece = hypot(b.x - a.x, b.y - a.y);

            size.length += piece;
            for (m = 0; m < 4; m++) {
                double t = (m + 0.5) / 4, depth = point_depth(a.x + (b.x - a.x) * t,
                                                  a.y + (b.y - a.y) * t, box);

                size.depth = fmax(size.depth, depth + half);
                size.inside += depth >= 0 ? piece / 4 : 0;
            }
        }
        if (stroke->count > 0) {
            struct stroke_point end = stroke->points[stroke->count - 1];

            size.depth = fmax(size.depth, point_depth(end.x, end.y, box) + half);
        }
    }
    return size;
}
