/* hand_words.c -- what a hand does beside the boxes: letters, a stamp, a signature. */
#include <math.h>

#include "tests/sim/hand.h"

static void line_put(struct hand *hand, double x0, double y0, double x1, double y1)
{
    struct stroke *stroke;

    shape_clear(&hand->work);
    stroke = shape_stroke(&hand->work, x0, y0);
    stroke_line(stroke, x1, y1, 0.35, hand->chance);
    hand_ink(hand, &hand->work, &hand->nib);
}

/* Up and down, or to and fro, along the name. */
static void wave_put(struct hand *hand, const struct rect_mm *name, double high,
        double step_least, double step_most)
{
    struct chance *c = hand->chance;
    double middle = (name->top + name->bottom) / 2,
           x = name->left + chance_around(c, 1.5);
    struct stroke *stroke;
    int turn = 0;

    shape_clear(&hand->work);
    stroke = shape_stroke(&hand->work, x, middle);
    while (x < name->right + 1) {
        x += chance_between(c, step_least, step_most);
        stroke_line(stroke, x + chance_around(c, 0.2),
                middle + (turn++ % 2 ? 1 : -1) * high * chance_between(c, 0.6, 1.1), 0.25,
                c);
    }
    hand_ink(hand, &hand->work, &hand->nib);
}

void hand_strike(struct hand *hand, enum kind kind, const struct rect_mm *name)
{
    struct chance *c = hand->chance;
    double middle = (name->top + name->bottom) / 2,
           reach = (name->bottom - name->top) / 2;
    double left = name->left + chance_around(c, 2),
           right = name->right + chance_around(c, 2);
    double slope = chance_around(c, 0.8);

    if (kind == KIND_STRUCK_WAVE)
        wave_put(hand, name, chance_between(c, 0.6, 1.4), 1.5, 4);
    else if (kind == KIND_STRUCK_SCRIBBLE)
        wave_put(hand, name, chance_between(c, 1.4, 2.6), 0.4, 1.2);
    else if (kind == KIND_STRUCK_CROSS) {
        line_put(hand, left, middle - reach - 1, right, middle + reach + 1);
        line_put(hand, left, middle + reach + 1, right, middle - reach - 1);
    } else {
        double apart = kind == KIND_STRUCK_DOUBLE ? chance_between(c, 0.5, 1.1) : 0;

        line_put(hand, left, middle - apart - slope, right, middle - apart + slope);
        if (apart > 0)
            line_put(hand, left + chance_around(c, 1), middle + apart - slope,
                    right + chance_around(c, 1), middle + apart + slope);
    }
}

void hand_write(struct hand *hand, double x, double y, double height, int letters)
{
    struct chance *c = hand->chance;
    double lean = chance_between(c, -0.05, 0.35) * height, wide = height * 0.6;
    int i, k;

    for (i = 0; i < letters; i++) {
        double left = x + i * height * chance_between(c, 0.62, 0.75);
        double top = y + (chance_hit(c, 0.35) ? 0 : 0.35 * height), turn = 0;
        int loops = 2 + chance_below(c, 4);
        struct stroke *stroke;

        shape_clear(&hand->work);
        stroke = shape_stroke(
                &hand->work, left + lean, chance_between(c, top, y + height));
        for (k = 0; k < loops; k++) {
            double at = (double)(k + 1) / loops;

            turn = k % 2 ? chance_between(c, 0, 0.25) : chance_between(c, 0.75, 1);
            stroke_line(stroke,
                    left + at * wide * chance_between(c, 0.6, 1) + lean * (1 - turn),
                    top + (y + height - top) * turn, 0.45, c);
        }
        hand_ink(hand, &hand->work, &hand->nib);
        if (chance_hit(c, 0.3)) /* a diacritic */
            line_put(hand, left + lean + wide * 0.3, y - 0.3, left + lean + wide * 0.6,
                    y - 0.8);
    }
}

static void ring_put(struct hand *hand, double x, double y, double radius)
{
    struct stroke *stroke;
    int i;

    shape_clear(&hand->work);
    stroke = shape_stroke(&hand->work, x + radius, y);
    for (i = 1; i <= 90; i++)
        stroke_line(stroke, x + radius * cos(i * 0.0698), y + radius * sin(i * 0.0698), 0,
                hand->chance);
    hand_ink(hand, &hand->work, &hand->nib);
}

void hand_stamp(struct hand *hand, double x, double y, double radius)
{
    struct chance *c = hand->chance;
    struct nib own = hand->nib;
    double turn = chance_between(c, 0, 6.28);
    int i;

    hand->nib = (struct nib){PEN_FELT, 0.8, chance_between(c, 40, 130),
            chance_between(c, 0.2, 0.6), 0.2, 0, chance_between(c, 0, 0.1), 0, 0.15};
    ring_put(hand, x, y, radius);
    hand->nib.width_mm = 0.4;
    ring_put(hand, x, y, radius - 1.2);
    ring_put(hand, x, y, radius * 0.58);
    for (i = 0; i < 16; i++) {
        double at = turn + i * 0.39, r = radius * 0.76;

        hand_write(hand, x + r * cos(at) - 0.9, y + r * sin(at) - 1.2, 2.4, 1);
    }
    for (i = 0; i < 5; i++) /* the star, or what is left of it */
        line_put(hand, x + 4 * cos(turn + i * 2.513), y + 4 * sin(turn + i * 2.513),
                x + 4 * cos(turn + (i + 1) * 2.513), y + 4 * sin(turn + (i + 1) * 2.513));
    hand->nib = own;
}

void hand_sign(struct hand *hand, const struct rect_mm *area)
{
    struct chance *c = hand->chance;
    struct stroke *stroke;
    double left = area->left + chance_between(c, 6, 14),
           right = area->right - chance_between(c, 6, 18), top = area->top + 3,
           bottom = area->bottom - 3, x;

    shape_clear(&hand->work);
    stroke = shape_stroke(&hand->work, left, (top + bottom) / 2);
    for (x = left + 2; x < right; x += chance_between(c, 2, 5))
        stroke_line(
                stroke, x + chance_around(c, 2), chance_between(c, top, bottom), 0.6, c);
    stroke_line(stroke, left, bottom, 0.8, c);
    hand_ink(hand, &hand->work, &hand->nib);
}

void hand_staple(struct hand *hand, double x, double y)
{
    struct chance *c = hand->chance;
    struct nib own = hand->nib;
    double turn = chance_between(c, -0.2, 0.9), half = chance_between(c, 5, 6.2);

    hand->nib = (struct nib){PEN_BALL, 0.5, chance_between(c, 60, 150), 0.1, 0, 0.4, 0,
            chance_between(c, 0, 0.5), 0.085};
    if (chance_hit(c, 0.5)) {
        line_put(hand, x - half * cos(turn), y + half * sin(turn), x + half * cos(turn),
                y - half * sin(turn));
    } else { /* taken out: two holes */
        hand->nib.width_mm = 0.7;
        line_put(hand, x - half * cos(turn), y + half * sin(turn),
                x - half * cos(turn) + 0.1, y + half * sin(turn));
        line_put(hand, x + half * cos(turn), y - half * sin(turn),
                x + half * cos(turn) + 0.1, y - half * sin(turn));
    }
    hand->nib = own;
}
