/* hand_words.c -- what a hand does beside the boxes: letters, a stamp, a signature. */
#include <math.h>

#include "tests/sim/hand.h"

void hand_strike(struct hand *hand, const struct rect_mm *name)
{
    struct chance *c = hand->chance;
    double middle = (name->top + name->bottom) / 2;
    struct stroke stroke;

    stroke_start(
            &stroke, name->left + chance_around(c, 2), middle + chance_around(c, 0.8));
    stroke_line(&stroke, name->right + chance_around(c, 2),
            middle + chance_around(c, 0.8), 0.25, c);
    paper_stroke(hand->paper, &stroke, &hand->pen);
}

void hand_write(struct hand *hand, double x, double y, double height, int letters)
{
    struct chance *c = hand->chance;
    int i, k;

    for (i = 0; i < letters; i++) {
        struct stroke stroke;
        double left = x + i * height * 0.75;

        stroke_start(&stroke, left, y + chance_between(c, 0, height));
        for (k = 0; k < 4; k++)
            stroke_line(&stroke, left + chance_between(c, 0, height * 0.6),
                    y + chance_between(c, 0, height), 0.5, c);
        paper_stroke(hand->paper, &stroke, &hand->pen);
    }
}

void hand_stamp(struct hand *hand, const struct rect_mm *area)
{
    struct chance *c = hand->chance;
    struct pen ink = {0.7, chance_between(c, 60, 130), 0.4}, own = hand->pen;
    double radius = 16.5, x = (area->left + area->right) / 2 + chance_around(c, 0.8),
           y = (area->top + area->bottom) / 2 + chance_around(c, 0.8);
    struct stroke stroke;
    int ring, i;

    for (ring = 0; ring < 3; ring++, radius -= ring == 1 ? 1.2 : 6) {
        stroke_start(&stroke, x + radius, y);
        for (i = 1; i <= 90; i++)
            stroke_line(&stroke, x + radius * cos(i * 0.0698),
                    y + radius * sin(i * 0.0698), 0.02, c);
        paper_stroke(hand->paper, &stroke, &ink);
    }
    hand->pen = ink;
    for (i = 0; i < 14; i++)
        hand_write(hand, x + 12.4 * cos(i * 0.449) - 1.2, y + 12.4 * sin(i * 0.449) - 1.5,
                2.6, 1);
    hand->pen = own;
}

void hand_sign(struct hand *hand, const struct rect_mm *area)
{
    struct chance *c = hand->chance;
    struct stroke stroke;
    double left = area->left + 8, right = area->right - 8, top = area->top + 3,
           bottom = area->bottom - 3, x;

    stroke_start(&stroke, left, (top + bottom) / 2);
    for (x = left + 2; x < right; x += chance_between(c, 2, 5))
        stroke_line(
                &stroke, x + chance_around(c, 2), chance_between(c, top, bottom), 0.6, c);
    stroke_line(&stroke, left, bottom, 0.8, c);
    paper_stroke(hand->paper, &stroke, &hand->pen);
}
