/* hand_between.c -- the lines of marks that are ignored or held. */
#include <math.h>

#include "tests/sim/hand.h"

static void dots_put(struct shape *shape, const struct rect_mm *box, int count,
        double reach, struct chance *c)
{
    double x = (box->left + box->right) / 2, y = (box->top + box->bottom) / 2;
    int i;

    for (i = 0; i < count; i++) {
        struct stroke *stroke = shape_stroke(
                shape, x + chance_around(c, reach), y + chance_around(c, reach));
        /* A pen that rests turns a little. */
        stroke_line(stroke, stroke->points[0].x + 0.02, stroke->points[0].y, 0, c);
    }
}

static void speck_lines(struct shape *shape, enum kind kind, const struct rect_mm *box,
        struct nib *nib, struct chance *c)
{
    nib->swing = nib->blob = nib->skips = 0;
    nib->edge_mm = 0.085;
    if (kind == KIND_SPECKS) {
        nib->width_mm = chance_between(c, 0.1, 0.35);
        nib->level = chance_between(c, 30, 140);
        dots_put(shape, box, 1 + chance_below(c, 3), 2.4, c);
    } else if (kind == KIND_DOT) {
        nib->width_mm = chance_between(c, 0.2, 0.56);
        dots_put(shape, box, 1, 1.9, c);
    } else {
        nib->width_mm = chance_between(c, 0.9, 1.95);
        dots_put(shape, box, 1, 1.5, c);
    }
}

static void short_lines(
        struct shape *shape, const struct rect_mm *box, struct nib *nib, struct chance *c)
{
    double x = (box->left + box->right) / 2, y = (box->top + box->bottom) / 2, length;

    nib->width_mm = fmin(nib->width_mm, 1.1);
    nib->blob = fmin(nib->blob, 0);
    length = chance_between(c, 1.6, 3) - nib->width_mm;
    shape_slash(shape, x + chance_around(c, 1), y + chance_around(c, 1),
            fmax(length, 0.5), chance_between(c, 0, 3.1416), 0.1, c);
}

/* A cross or tick as far from the middle as mostly outside means. */
static void outside_lines(struct shape *shape, const struct rect_mm *box, double least,
        double most, struct chance *c)
{
    double turn = chance_between(c, 0, 6.2832), away = chance_between(c, least, most);
    double x = (box->left + box->right) / 2 + away * cos(turn),
           y = (box->top + box->bottom) / 2 + away * sin(turn) * 0.8;

    if (chance_hit(c, 0.5))
        shape_cross(shape, x, y, chance_between(c, 1.4, 2.4), chance_between(c, 1.4, 2.4),
                0.3, c);
    else
        shape_tick(shape, x, y, chance_between(c, 0.8, 1.2), 1, chance_hit(c, 0.2),
                chance_hit(c, 0.2), c);
}

static void beside_lines(struct shape *shape, enum kind kind, const struct rect_mm *box,
        struct nib *nib, struct chance *c)
{
    double side = chance_hit(c, 0.5) ? 1 : -1;
    double x = (box->left + box->right) / 2 + side * chance_between(c, 5.2, 7.4),
           y = (box->top + box->bottom) / 2 + chance_around(c, 1.5);
    int shape_of = chance_below(c, 3);

    if (kind == KIND_BESIDE && shape_of == 0)
        shape_tick(shape, x, y, chance_between(c, 0.6, 0.9), 1, 0, 0, c);
    else if (kind == KIND_BESIDE)
        shape_cross(shape, x, y, chance_between(c, 1, 1.7), chance_between(c, 1, 1.7),
                0.25, c);
    else if (shape_of == 0) {
        struct rect_mm spot = {x, y, x, y};

        nib->width_mm = chance_between(c, 1.2, 2.6);
        dots_put(shape, &spot, 1, 0, c);
    } else if (shape_of == 1)
        shape_tangle(shape, x, y, chance_between(c, 1, 1.8), 4 + chance_below(c, 6), c);
    else
        shape_slash(shape, x, y, chance_between(c, 2.5, 5), chance_between(c, 0.6, 2.5),
                0.3, c);
}

/* Rubbed grey, and what is left of the mark in it. */
static void residue_lines(struct shape *shape, double x, double y, struct chance *c)
{
    struct rect_mm area = {x - chance_between(c, 1.5, 2.5),
            y - chance_between(c, 1.3, 2.2), x + chance_between(c, 1.5, 2.5),
            y + chance_between(c, 1.3, 2.2)};

    shape_cross(shape, x, y, chance_between(c, 1.7, 2.6), chance_between(c, 1.7, 2.4),
            0.3, c);
    shape_hatch(shape, &area, chance_between(c, 0.9, 1.5), c);
    shape->strength[2] = chance_between(c, 0.5, 0.9);
}

/* Something else of the other side's marks. */
static void bleed_lines(struct shape *shape, const struct rect_mm *box, double x,
        double y, const struct nib *nib, struct chance *c)
{
    double in = chance_between(c, 0.2, 1);
    struct rect_mm area = {
            box->left + in, box->top + in, box->right - in, box->bottom - in};

    switch (chance_below(c, 4)) {
    case 0:
        shape_hatch(shape, &area, nib->width_mm * 0.9, c);
        break;
    case 1:
        shape_tick(shape, x, y, chance_between(c, 1, 1.5), 1, 1, 0, c);
        break;
    default:
        shape_cross(shape, x, y, chance_between(c, 1.8, 3), chance_between(c, 1.8, 3),
                0.3, c);
        break;
    }
}

/* A cross first, then worked over until it seems gone. */
static void scratch_lines(
        struct shape *shape, double x, double y, const struct nib *nib, struct chance *c)
{
    struct rect_mm area = {x - chance_between(c, 2, 3), y - chance_between(c, 1.8, 2.8),
            x + chance_between(c, 2, 3), y + chance_between(c, 1.8, 2.8)};

    shape_cross(shape, x, y, 2.2, 2.1, 0.25, c);
    if (chance_hit(c, 0.5))
        shape_hatch(shape, &area, nib->width_mm * chance_between(c, 1.4, 3), c);
    else
        shape_tangle(shape, x, y, chance_between(c, 2.2, 3), 9 + chance_below(c, 8), c);
}

static void line_lines(struct shape *shape, enum kind kind, double x, double y,
        struct nib *nib, struct chance *c)
{
    x += chance_around(c, 0.4);
    y += chance_around(c, 0.4);
    if (kind == KIND_SLASH_THIN) {
        nib->width_mm = chance_between(c, 0.3, 0.5);
        nib->skips = nib->hollow = 0;
        nib->grain = fmin(nib->grain, 0.15);
        nib->level = fmin(nib->level, 100);
        shape_slash(shape, x, y, chance_between(c, 5.4, 8.5),
                chance_between(c, 0, 3.1416), 0.25, c);
    } else if (kind == KIND_PENCIL_TICK)
        shape_tick(
                shape, x, y, chance_between(c, 0.95, 1.4), 1, chance_hit(c, 0.1), 0, c);
    else
        shape_cross(shape, x, y, chance_between(c, 1.8, 3), chance_between(c, 1.8, 2.8),
                0.3, c);
}

void shape_between(struct shape *shape, enum kind kind, const struct place *place,
        struct nib *nib, struct chance *c)
{
    const struct rect_mm *box = &place->box;
    double x = (box->left + box->right) / 2, y = (box->top + box->bottom) / 2;

    if (kind == KIND_DOT || kind == KIND_SPECKS || kind == KIND_DOT_LARGE)
        speck_lines(shape, kind, box, nib, c);
    else if (kind == KIND_SHORT)
        short_lines(shape, box, nib, c);
    else if (kind == KIND_OUTSIDE)
        outside_lines(shape, box, 2.6, 5, c);
    else if (kind == KIND_BESIDE || kind == KIND_BLOT)
        beside_lines(shape, kind, box, nib, c);
    else if (kind == KIND_RESIDUE)
        residue_lines(shape, x + chance_around(c, 0.4), y + chance_around(c, 0.4), c);
    else if (kind == KIND_BLEED)
        bleed_lines(shape, box, x, y, nib, c);
    else if (kind == KIND_RING || kind == KIND_RING_AND_CROSS)
        shape_ring(shape, x + chance_around(c, 0.4), y + chance_around(c, 0.3),
                chance_between(c, 4.3, 5.8), chance_between(c, 4.0, 4.9), c);
    else if (kind == KIND_FILL_AND_CROSS)
        shape_read(shape, KIND_FILL, place, nib, c);
    else if (kind == KIND_SCRATCH_AND_CROSS)
        scratch_lines(shape, x, y, nib, c);
    else
        line_lines(shape, kind, x, y, nib, c);
}
