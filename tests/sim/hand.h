/* hand.h -- shapes that a hand draws in, across and beside a box. */
#ifndef TESTS_SIM_HAND_H
#define TESTS_SIM_HAND_H

#include "tests/sim/chance.h"
#include "tests/sim/kind.h"
#include "tests/sim/paper.h"

struct hand {
    struct paper *paper;
    struct chance *chance;
    struct pen pen; /* this voter's */
    double gamma;   /* the scanner's: grey inks are given as it will see them */
};

/* hand_pen - a voter's pen: ball point, gel, felt or soft pencil, of any colour. */
void hand_pen(struct hand *hand);

/*
 * hand_draw - a mark of this kind for the box
 *
 * box   inside of the outline, mm.
 * next  the box below it, or NULL; KIND_CROSS_LONG and KIND_TAIL reach into it
 *       (without one, a plain cross is drawn).
 *
 * KIND_FILL_AND_CROSS and KIND_SCRATCH_AND_CROSS draw what is cancelled;
 * KIND_TWO, KIND_NAME_STRUCK and writing draw nothing.
 */
void hand_draw(struct hand *hand, enum kind kind, const struct rect_mm *box,
        const struct rect_mm *next);

void hand_strike(struct hand *hand, const struct rect_mm *name);
/* hand_write - a few letters, `height` mm tall, from (x, y) rightwards. */
void hand_write(struct hand *hand, double x, double y, double height, int letters);
void hand_stamp(struct hand *hand, const struct rect_mm *area);
void hand_sign(struct hand *hand, const struct rect_mm *area);

#endif
