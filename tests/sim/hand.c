/* hand.c -- shapes that a hand draws in, across and beside a box. */
#include "tests/sim/hand.h"

#include <math.h>
#include <stddef.h>

struct centre {
    double x, y, half; /* half: of the inside's edge */
};

static struct centre centre_of(const struct rect_mm *box)
{
    return (struct centre){(box->left + box->right) / 2, (box->top + box->bottom) / 2,
            (box->right - box->left) / 2};
}

/* The level on paper that this scanner shows as `seen`. */
static double level_of(const struct hand *hand, double seen)
{
    return 255 * pow(seen / 255, 1 / hand->gamma);
}

void hand_pen(struct hand *hand)
{
    struct chance *c = hand->chance;

    switch (chance_below(c, 5)) {
    case 0: /* ball point, black, blue or red */
    case 1:
        hand->pen = (struct pen){chance_between(c, 0.35, 0.6), chance_between(c, 30, 100),
                chance_between(c, 0, 0.3)};
        break;
    case 2: /* gel */
        hand->pen =
                (struct pen){chance_between(c, 0.4, 0.7), chance_between(c, 15, 90), 0};
        break;
    case 3: /* felt */
        hand->pen =
                (struct pen){chance_between(c, 0.9, 1.6), chance_between(c, 20, 90), 0};
        break;
    default: /* soft pencil */
        hand->pen = (struct pen){chance_between(c, 0.5, 0.9),
                level_of(hand, chance_between(c, 80, 130)), chance_between(c, 0.2, 0.6)};
        break;
    }
}

static double draw_line(struct hand *hand, double x0, double y0, double x1, double y1,
        const struct pen *pen)
{
    struct stroke stroke;

    stroke_start(&stroke, x0, y0);
    stroke_line(&stroke, x1, y1, 0.25, hand->chance);
    paper_stroke(hand->paper, &stroke, pen);
    return hypot(x1 - x0, y1 - y0);
}

/* Two strokes of a cross, each end off by its own chance. */
static void cross_strokes(struct hand *hand, double x, double y, double reach,
        struct stroke *one, struct stroke *two)
{
    struct chance *c = hand->chance;
    double j = reach * 0.22, squeeze = chance_between(c, 0.7, 1.2);

    stroke_start(one, x - reach + chance_around(c, j),
            y - reach * squeeze + chance_around(c, j));
    stroke_line(one, x + reach + chance_around(c, j),
            y + reach * squeeze + chance_around(c, j), 0.25, c);
    stroke_start(two, x + reach + chance_around(c, j),
            y - reach * squeeze + chance_around(c, j));
    stroke_line(two, x - reach + chance_around(c, j),
            y + reach * squeeze + chance_around(c, j), 0.25, c);
}

static void draw_cross(
        struct hand *hand, double x, double y, double reach, const struct pen *pen)
{
    struct stroke one, two;

    cross_strokes(hand, x, y, reach, &one, &two);
    paper_stroke(hand->paper, &one, pen);
    paper_stroke(hand->paper, &two, pen);
}

static void tick_stroke(
        struct hand *hand, double x, double y, double size, struct stroke *stroke)
{
    struct chance *c = hand->chance;

    stroke_start(stroke, x - 1.7 * size + chance_around(c, 0.3),
            y - 0.2 * size + chance_around(c, 0.3));
    stroke_line(stroke, x - 0.6 * size + chance_around(c, 0.3),
            y + 1.6 * size + chance_around(c, 0.2), 0.2, c);
    stroke_line(stroke, x + 2.0 * size + chance_around(c, 0.4),
            y - 2.0 * size + chance_around(c, 0.5), 0.3, c);
}

/* A cross (two strokes) or tick (one) put off centre, with `least` to `most` mm inside.
 */
static void draw_partly(struct hand *hand, const struct rect_mm *box, double away_least,
        double away_most, double least, double most)
{
    struct centre m = centre_of(box);
    struct stroke one, two;
    struct chance *c = hand->chance;
    int tries, is_cross = chance_hit(c, 0.6);

    for (tries = 0; tries < 400; tries++) {
        double turn = chance_between(c, 0, 6.2832);
        double away = chance_between(c, away_least, away_most);
        double x = m.x + away * cos(turn), y = m.y + away * sin(turn) * 0.9, inside;

        two.count = 0;
        if (is_cross)
            cross_strokes(hand, x, y, chance_between(c, 1.6, 2.4), &one, &two);
        else
            tick_stroke(hand, x, y, chance_between(c, 0.8, 1.1), &one);
        inside = stroke_inside(&one, box) + (is_cross ? stroke_inside(&two, box) : 0);
        if (inside >= least && inside <= most)
            break;
    }
    paper_stroke(hand->paper, &one, &hand->pen);
    if (is_cross)
        paper_stroke(hand->paper, &two, &hand->pen);
}

/* Strokes to and fro over a rectangle, at an angle of the voter's own. */
static void draw_hatching(struct hand *hand, const struct rect_mm *area, double pitch,
        const struct pen *pen)
{
    struct stroke stroke;
    struct chance *c = hand->chance;
    double y = area->top, slant = chance_around(c, 1.0);
    int turn = 0;

    stroke_start(&stroke, area->left, area->top);
    while (y < area->bottom) {
        double to = turn++ % 2 ? area->left : area->right;
        double high = y + (turn % 2 ? slant : 0);

        high = fmin(fmax(high, area->top), area->bottom);
        stroke_line(&stroke, to + chance_around(c, 0.25), high, 0.1, c);
        y += pitch * chance_between(c, 0.7, 1.2) / 2;
    }
    paper_stroke(hand->paper, &stroke, pen);
}

static void draw_fill(struct hand *hand, const struct rect_mm *box, int is_half)
{
    struct rect_mm area = *box;
    struct pen pen = hand->pen;
    double in = chance_between(hand->chance, 0.1, 0.5);

    area.left += in;
    area.right -= in;
    area.top += in;
    area.bottom -= in;
    if (is_half && chance_hit(hand->chance, 0.5))
        area.right = (area.left + area.right) / 2;
    else if (is_half)
        area.top = (area.top + area.bottom) / 2;
    pen.width_mm = fmax(pen.width_mm, 0.45);
    draw_hatching(
            hand, &area, pen.width_mm * chance_between(hand->chance, 0.8, 1.4), &pen);
}

static void draw_scribble(struct hand *hand, const struct rect_mm *box)
{
    struct centre m = centre_of(box);
    struct stroke stroke;
    struct chance *c = hand->chance;
    int i, turns = 6 + chance_below(c, 8);

    stroke_start(&stroke, m.x + chance_around(c, 2), m.y + chance_around(c, 2));
    for (i = 0; i < turns; i++)
        stroke_line(&stroke, m.x + (i % 2 ? 1 : -1) * chance_between(c, 0.8, 2.6),
                m.y + chance_around(c, 2.5), 0.6, c);
    paper_stroke(hand->paper, &stroke, &hand->pen);
}

/* One stroke through the middle at any angle, edge to edge of the inside. */
static void draw_slash(struct hand *hand, const struct rect_mm *box, double length,
        const struct pen *pen)
{
    struct centre m = centre_of(box);
    struct chance *c = hand->chance;
    double turn = chance_between(c, 0, 3.1416), x = m.x + chance_around(c, 0.4),
           y = m.y + chance_around(c, 0.4);
    double dx = length / 2 * cos(turn), dy = length / 2 * sin(turn);

    (void)draw_line(hand, x - dx, y - dy, x + dx, y + dy, pen);
}

static void draw_short(struct hand *hand, const struct rect_mm *box)
{
    struct centre m = centre_of(box);
    struct chance *c = hand->chance;
    double turn = chance_between(c, 0, 3.1416), half = chance_between(c, 0.9, 1.4);
    double x = m.x + chance_around(c, 1.0), y = m.y + chance_around(c, 1.0);
    struct pen pen = hand->pen;

    pen.width_mm = fmin(pen.width_mm, 0.7);
    (void)draw_line(hand, x - half * cos(turn), y - half * sin(turn),
            x + half * cos(turn), y + half * sin(turn), &pen);
}

static void draw_ring(struct hand *hand, const struct rect_mm *box)
{
    struct centre m = centre_of(box);
    struct stroke stroke;
    struct chance *c = hand->chance;
    double rx = chance_between(c, 4.4, 5.6), ry = chance_between(c, 4.3, 4.9),
           start = chance_between(c, 0, 6.28);
    double x = m.x + chance_around(c, 0.4), y = m.y + chance_around(c, 0.3);
    int i;

    stroke_start(&stroke, x + rx * cos(start), y + ry * sin(start));
    for (i = 1; i <= 40; i++)
        stroke_line(&stroke, x + rx * cos(start + i * 0.162),
                y + ry * sin(start + i * 0.162), 0.05, c);
    paper_stroke(hand->paper, &stroke, &hand->pen);
}

/* A small cross or tick between the boxes, not touching the outline. */
static void draw_beside(struct hand *hand, const struct rect_mm *box)
{
    struct centre m = centre_of(box);
    struct chance *c = hand->chance;
    double side = chance_hit(c, 0.5) ? 1 : -1;
    double x = m.x + side * chance_between(c, 6.0, 7.0), y = m.y + chance_around(c, 1.2);

    draw_cross(hand, x, y, chance_between(c, 1.0, 1.7), &hand->pen);
}

/* A cross one of whose strokes runs `depth` mm into the inside of the box below. */
static void draw_reaching(struct hand *hand, const struct rect_mm *box,
        const struct rect_mm *next, double depth)
{
    struct centre m = centre_of(box);
    struct chance *c = hand->chance;
    struct stroke stroke;
    double end = next->top + depth - hand->pen.width_mm / 2;
    double x = m.x + chance_around(c, 1.5);

    (void)draw_line(hand, m.x - 2.2, m.y + chance_around(c, 1.2), m.x + 2.2,
            m.y + chance_around(c, 1.2), &hand->pen);
    stroke_start(&stroke, m.x + chance_around(c, 2), m.y - chance_between(c, 1.5, 3));
    stroke_line(&stroke, x, end, 0.2, c);
    stroke.points[stroke.count - 1].y = end;
    paper_stroke(hand->paper, &stroke, &hand->pen);
}

static struct pen pen_light(struct hand *hand)
{
    struct chance *c = hand->chance;

    return (struct pen){chance_between(c, 0.4, 0.7),
            level_of(hand, chance_between(c, 150, 190)), chance_between(c, 0.1, 0.4)};
}

static void draw_faint(struct hand *hand, const struct rect_mm *box, enum kind kind)
{
    struct centre m = centre_of(box);
    struct chance *c = hand->chance;
    struct rect_mm area = {m.x - 2.2, m.y - 2.0, m.x + 2.2, m.y + 2.0};
    struct pen pen = pen_light(hand);

    if (kind == KIND_PENCIL_LIGHT) {
        draw_cross(hand, m.x + chance_around(c, 0.5), m.y + chance_around(c, 0.5),
                chance_between(c, 1.8, 2.8), &pen);
    } else if (kind == KIND_RESIDUE) {
        pen = (struct pen){1.0, level_of(hand, chance_between(c, 180, 212)),
                chance_between(c, 0.1, 0.4)};
        draw_hatching(hand, &area, 0.8, &pen);
    } else {
        pen = (struct pen){1.0, level_of(hand, chance_between(c, 235, 246)), 0.2};
        draw_cross(hand, m.x, m.y, chance_between(c, 1.8, 3.0), &pen);
    }
}

static void draw_speck(struct hand *hand, const struct rect_mm *box, double diameter)
{
    struct centre m = centre_of(box);
    struct chance *c = hand->chance;

    paper_dot(hand->paper, m.x + chance_around(c, 1.6), m.y + chance_around(c, 1.6),
            diameter, hand->pen.level);
}

static void draw_scratch(struct hand *hand, const struct rect_mm *box)
{
    struct centre m = centre_of(box);
    struct chance *c = hand->chance;
    struct rect_mm area = {m.x - 2.7, m.y - 2.5, m.x + 2.7, m.y + 2.5};

    draw_cross(hand, m.x, m.y, 2.2, &hand->pen);
    draw_hatching(
            hand, &area, hand->pen.width_mm * chance_between(c, 1.4, 3), &hand->pen);
}

/* The marks that are always read. */
static void draw_plain(struct hand *hand, enum kind kind, const struct rect_mm *box)
{
    struct centre m = centre_of(box);
    struct chance *c = hand->chance;
    struct pen pen = hand->pen;
    struct stroke stroke;
    double x = m.x + chance_around(c, 0.5), y = m.y + chance_around(c, 0.5);

    if (kind == KIND_CROSS_SMALL)
        draw_cross(hand, x, y, chance_between(c, 1.35, 1.8), &pen);
    else if (kind == KIND_CROSS_OVER)
        draw_cross(hand, x, y, chance_between(c, 3.4, 5.4), &pen);
    else if (kind == KIND_TICK) {
        tick_stroke(hand, x, y, chance_between(c, 0.95, 1.4), &stroke);
        paper_stroke(hand->paper, &stroke, &pen);
    } else if (kind == KIND_SLASH_WIDE) {
        pen.width_mm = chance_between(c, 1.0, 1.5);
        draw_slash(hand, box, chance_between(c, 5.4, 8.5), &pen);
    } else
        draw_cross(hand, x, y, chance_between(c, 1.8, 3.0), &pen);
}

static void draw_thin(struct hand *hand, const struct rect_mm *box)
{
    struct pen pen = hand->pen;

    pen.width_mm = chance_between(hand->chance, 0.3, 0.5);
    draw_slash(hand, box, chance_between(hand->chance, 5.4, 8.5), &pen);
}

void hand_draw(struct hand *hand, enum kind kind, const struct rect_mm *box,
        const struct rect_mm *next)
{
    struct chance *c = hand->chance;

    if ((kind == KIND_CROSS_LONG || kind == KIND_TAIL) && next != NULL)
        draw_reaching(hand, box, next,
                kind == KIND_TAIL ? chance_between(c, 1.6, 3) : chance_between(c, -1, 1));
    else if (kind == KIND_OFF_CENTRE)
        draw_partly(hand, box, 0.8, 3, 5.0, 20);
    else if (kind == KIND_OUTSIDE)
        draw_partly(hand, box, 3, 5, 1.6, 2.8);
    else if (kind == KIND_FILL || kind == KIND_HALF || kind == KIND_FILL_AND_CROSS)
        draw_fill(hand, box, kind == KIND_HALF);
    else if (kind == KIND_SCRIBBLE)
        draw_scribble(hand, box);
    else if (kind == KIND_DOT)
        draw_speck(hand, box, chance_between(c, 0.2, 0.6));
    else if (kind == KIND_DOT_LARGE)
        draw_speck(hand, box, chance_between(c, 0.9, 1.5));
    else if (kind == KIND_SHOW_THROUGH || kind == KIND_PENCIL_LIGHT ||
             kind == KIND_RESIDUE)
        draw_faint(hand, box, kind);
    else if (kind == KIND_SLASH_THIN)
        draw_thin(hand, box);
    else if (kind == KIND_SHORT)
        draw_short(hand, box);
    else if (kind == KIND_RING)
        draw_ring(hand, box);
    else if (kind == KIND_BESIDE)
        draw_beside(hand, box);
    else if (kind == KIND_SCRATCH_AND_CROSS)
        draw_scratch(hand, box);
    else if (kind_entry(kind)->rule == RULE_READ)
        draw_plain(hand, kind, box);
}
