/* effect.h -- what goes wrong between a printer and an image, each by its name. */
#ifndef TESTS_SIM_EFFECT_H
#define TESTS_SIM_EFFECT_H

#include "tests/sim/scan.h"

enum effect {
    EFFECT_NONE,
    EFFECT_SKEW,
    EFFECT_SHIFT,
    EFFECT_SCALE,
    EFFECT_STRETCH,
    EFFECT_SHEAR,
    EFFECT_TURNED,
    EFFECT_BLUR,
    EFFECT_NOISE,
    EFFECT_LIGHT,
    EFFECT_GAMMA,
    EFFECT_TONER,
    EFFECT_PAPER,
    EFFECT_BLACK_BORDER,
    EFFECT_JPEG,
    EFFECT_BILEVEL,
    EFFECT_DITHER,
    EFFECT_DPI,
    EFFECT_STREAK_THIN,
    EFFECT_STREAK_WIDE,
    EFFECT_STREAK_WHITE,
    EFFECT_FOLD,
    EFFECT_CORNER,
    EFFECT_HOLES,
    EFFECT_COUNT
};

const char *effect_name(enum effect effect);

/* effect_scan - set what the printer (toner: paper_copy's) and the scanner do wrong. */
void effect_scan(
        enum effect effect, struct scan *scan, int *toner, struct chance *chance);

/* effect_paper - what happens to the sheet after the voter has marked it. */
void effect_paper(enum effect effect, struct paper *paper, struct chance *chance);

#endif
