/* pen.h -- what a hand holds: strokes that swell, skip, blot and fade. */
#ifndef TESTS_SIM_PEN_H
#define TESTS_SIM_PEN_H

#include "tests/sim/chance.h"
#include "tests/sim/paper.h"

enum { TOOTH_SIDE = 256 };

/* The paper's roughness, 0..255 a pixel; each row is there twice, to be read on. */
struct tooth {
    uint8_t at[TOOTH_SIDE][2 * TOOTH_SIDE];
};

void tooth_fill(struct tooth *tooth);

enum pen_kind { PEN_BALL, PEN_GEL, PEN_FELT, PEN_PENCIL, PEN_LIGHT, PEN_KINDS };

/*
 * Levels are what a scan shows of 255 white, as the least of red, green and
 * blue: black 15-60, blue 30-100, red 20-80, soft pencil 70-130, light 150-195.
 */
struct nib {
    enum pen_kind kind;
    double width_mm; /* under middling pressure */
    double level;
    double grain;   /* 0 even .. 1 full of gaps: the paper's tooth */
    double swing;   /* share by which pressure widens and narrows the line */
    double blob;    /* share by which its ends are wider; below 0: they thin out */
    double skips;   /* share of its length where the pen writes poorly */
    double hollow;  /* share of darkness lost along the middle */
    double edge_mm; /* over which its edge fades */
};

/* nib_choose - one such pen out of all, new or worn, in one of its inks. */
void nib_choose(struct nib *nib, enum pen_kind kind, struct chance *chance);

/*
 * nib_draw - put the stroke on paper
 *
 * tooth  of the paper, read at an offset of the stroke's own.
 * strength  1: as the nib says; 0.5: half as dark.
 */
void nib_draw(struct paper *paper, const struct tooth *tooth, const struct stroke *stroke,
        const struct nib *nib, double strength, struct chance *chance);

#endif
