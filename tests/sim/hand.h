/* hand.h -- shapes that a hand draws in, across and beside a box. */
#ifndef TESTS_SIM_HAND_H
#define TESTS_SIM_HAND_H

#include "tests/sim/chance.h"
#include "tests/sim/kind.h"
#include "tests/sim/paper.h"
#include "tests/sim/pen.h"
#include "tests/sim/shape.h"

enum { PLACE_OTHERS_MAX = 16 };

/* A box and those near it: insides of the outlines, mm. */
struct place {
    struct rect_mm box;
    struct rect_mm others[PLACE_OTHERS_MAX];
    int other_count;
    int below; /* of these, the box below; -1: none */
};

struct hand {
    struct paper *paper;
    struct chance *chance;
    const struct tooth *tooth;
    struct nib nib;    /* this voter's */
    double gamma;      /* the scanner's: grey inks are given as it will see them */
    int sees_faint;    /* 0: a scanner for which soft pencil must be dark */
    double cut;        /* mm of the margins that may be out of the image */
    double entry;      /* mm by which the last mark reaches into the box below */
    struct shape work; /* of the mark being drawn */
};

void hand_start(struct hand *hand, struct paper *paper, const struct tooth *tooth,
        double gamma, int sees_faint, struct chance *chance);

/* hand_pen - a voter's pen: ball point, gel, felt or soft pencil, of any colour. */
void hand_pen(struct hand *hand);

/*
 * hand_draw - a mark of this kind for the place
 *
 * Its lines are drawn again until their length inside the box, the share of it
 * and its depth are within the kind's bounds and no other box is entered by
 * more than 1 mm (KIND_TAIL: 1.6 to 3 mm). Returns 0, and -1 with nothing
 * drawn if there is no room for such a mark here.
 *
 * KIND_FILL_AND_CROSS, KIND_SCRATCH_AND_CROSS and KIND_RING_AND_CROSS draw what
 * is cancelled; KIND_TWO, struck names and writing draw nothing.
 */
int hand_draw(struct hand *hand, enum kind kind, const struct place *place)
        __attribute__((warn_unused_result));

/* hand_seen - the level on paper that this scanner shows as `seen`. */
double hand_seen(const struct hand *hand, double seen);
void hand_ink(struct hand *hand, const struct shape *shape, const struct nib *nib);

/* shape_read, shape_between - the kind's lines; the nib may be changed to suit. */
void shape_read(struct shape *shape, enum kind kind, const struct place *place,
        struct nib *nib, struct chance *chance);
void shape_between(struct shape *shape, enum kind kind, const struct place *place,
        struct nib *nib, struct chance *chance);

/* What a hand does beside the boxes (hand_words.c). */
void hand_strike(struct hand *hand, enum kind kind, const struct rect_mm *name);
/* hand_write - a few letters, `height` mm tall, from (x, y) rightwards. */
void hand_write(struct hand *hand, double x, double y, double height, int letters);
/* hand_stamp - a round red stamp about (x, y). */
void hand_stamp(struct hand *hand, double x, double y, double radius);
void hand_sign(struct hand *hand, const struct rect_mm *area);
void hand_staple(struct hand *hand, double x, double y);

#endif
