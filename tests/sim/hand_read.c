/* hand_read.c -- the lines of marks that are always read. */
#include <math.h>

#include "tests/sim/hand.h"

struct middle {
    double x, y, half; /* half of the inside's edge */
};

static struct middle middle_of(const struct rect_mm *box)
{
    return (struct middle){(box->left + box->right) / 2, (box->top + box->bottom) / 2,
            (box->right - box->left) / 2};
}

static void cross_lines(struct shape *shape, enum kind kind, struct middle m,
        const struct nib *nib, struct chance *c)
{
    double x = m.x + chance_around(c, 0.5), y = m.y + chance_around(c, 0.5);
    double squeeze = chance_between(c, 0.75, 1.15), reach = chance_between(c, 1.8, 3.0),
           bow = 0.25;

    if (kind == KIND_CROSS_SMALL)
        reach = chance_between(c, 1.3, 1.8);
    else if (kind == KIND_CROSS_OVER)
        reach = chance_between(c, 3.4, 5.6);
    else if (kind == KIND_CROSS_ROUND)
        bow = chance_between(c, 0.7, 1.1);
    shape_cross(shape, x, y, reach, reach * squeeze, bow, c);
    if (kind == KIND_CROSS_WEAK)
        shape->strength[chance_below(c, 2)] = nib->kind == PEN_PENCIL
                                                      ? chance_between(c, 0.7, 0.9)
                                                      : chance_between(c, 0.5, 0.75);
}

/* A cross one of whose strokes runs down to the box below. */
static void long_lines(struct shape *shape, enum kind kind, struct middle m,
        const struct place *place, double half, struct chance *c)
{
    double side = chance_hit(c, 0.5) ? 1 : -1, reach = chance_between(c, 1.6, 2.6);
    double depth = kind == KIND_TAIL ? chance_between(c, 1.7, 2.9)
                                     : chance_between(c, 0.2, 0.95);
    double end = place->others[place->below].top + depth - half;
    struct stroke *stroke =
            shape_stroke(shape, m.x - side * reach + chance_around(c, 0.5),
                    m.y - chance_between(c, 0, reach));

    stroke_line(stroke, m.x + side * reach, m.y + chance_between(c, 0, reach), 0.25, c);
    stroke = shape_stroke(shape, m.x + side * chance_between(c, 0.5, 2.5),
            m.y - chance_between(c, 1.5, 3));
    stroke_line(stroke, m.x - side * chance_between(c, -0.5, 2.2), end, 0.2, c);
}

static void tick_lines(
        struct shape *shape, enum kind kind, struct middle m, struct chance *c)
{
    double x = m.x + chance_around(c, 0.4), y = m.y + chance_around(c, 0.4);
    double size = chance_between(c, 0.95, 1.3), arm = chance_between(c, 0.9, 1.15);

    if (kind == KIND_TICK_LARGE) {
        size = chance_between(c, 1.3, 1.8);
        y -= 0.4;
    } else if (kind == KIND_TICK_LONG)
        arm = chance_between(c, 1.4, 2.1);
    shape_tick(
            shape, x, y, size, arm, kind == KIND_TICK_MIRRORED, kind == KIND_TICK_TWO, c);
}

static void fill_lines(struct shape *shape, enum kind kind, const struct rect_mm *box,
        struct nib *nib, struct chance *c)
{
    double in = chance_between(c, -0.5, 0.5), half = nib->width_mm / 2;
    struct rect_mm area = {box->left + in + half, box->top + in + half,
            box->right - in - half, box->bottom - in - half};
    double part = chance_between(c, 0.45, 0.6);

    if (kind == KIND_HALF)
        switch (chance_below(c, 4)) {
        case 0:
            area.right = area.left + (area.right - area.left) * part;
            break;
        case 1:
            area.left = area.right - (area.right - area.left) * part;
            break;
        case 2:
            area.bottom = area.top + (area.bottom - area.top) * part;
            break;
        default:
            area.top = area.bottom - (area.bottom - area.top) * part;
            break;
        }
    nib->width_mm = fmax(nib->width_mm, 0.45);
    shape_hatch(shape, &area, nib->width_mm * chance_between(c, 0.8, 1.4), c);
}

static void scribble_lines(struct shape *shape, enum kind kind, struct middle m,
        struct nib *nib, struct chance *c)
{
    double x = m.x + chance_around(c, 0.4), y = m.y + chance_around(c, 0.4);

    if (kind == KIND_SCRIBBLE)
        shape_tangle(shape, x, y, chance_between(c, 2, 3), 6 + chance_below(c, 8), c);
    else if (kind == KIND_ZIGZAG)
        shape_zigzag(shape, x, y, chance_between(c, 1.7, 3.2),
                chance_between(c, 1.3, 2.8), 5 + chance_below(c, 6), c);
    else
        shape_spiral(shape, x, y, chance_between(c, 1.9, 2.8),
                fmax(1.6, 3.5 - nib->width_mm) * chance_between(c, 0.8, 1.3), c);
}

void shape_read(struct shape *shape, enum kind kind, const struct place *place,
        struct nib *nib, struct chance *c)
{
    struct middle m = middle_of(&place->box);

    if (kind == KIND_OFF_CENTRE) {
        double turn = chance_between(c, 0, 6.2832), away = chance_between(c, 0.8, 3);

        m.x += away * cos(turn);
        m.y += away * sin(turn) * 0.9;
        if (chance_hit(c, 0.6))
            shape_cross(shape, m.x, m.y, chance_between(c, 1.5, 2.6),
                    chance_between(c, 1.5, 2.6), 0.3, c);
        else
            tick_lines(shape, KIND_TICK, m, c);
    } else if (kind == KIND_TAIL || kind == KIND_CROSS_LONG) {
        if (place->below >= 0)
            long_lines(shape, kind, m, place, nib->width_mm / 2, c);
    } else if (kind <= KIND_CROSS_WEAK)
        cross_lines(shape, kind, m, nib, c);
    else if (kind == KIND_SLASH_WIDE) {
        nib->width_mm = chance_between(c, 1.05, 1.5);
        nib->swing = fmin(nib->swing, 0.05);
        nib->blob = 0;
        shape_slash(shape, m.x + chance_around(c, 0.4), m.y + chance_around(c, 0.4),
                chance_between(c, 5.4, 9), chance_between(c, 0, 3.1416), 0.25, c);
    } else if (kind == KIND_FILL || kind == KIND_HALF)
        fill_lines(shape, kind, &place->box, nib, c);
    else if (kind == KIND_SCRIBBLE || kind == KIND_ZIGZAG || kind == KIND_SPIRAL)
        scribble_lines(shape, kind, m, nib, c);
    else
        tick_lines(shape, kind, m, c);
}
