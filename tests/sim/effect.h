/* effect.h -- what goes wrong between a printer and an image, each by its name. */
#ifndef TESTS_SIM_EFFECT_H
#define TESTS_SIM_EFFECT_H

#include "tests/sim/scan.h"

enum effect {
    EFFECT_NONE,
    /* where things lie */
    EFFECT_SKEW,
    EFFECT_SHIFT,
    EFFECT_SCALE,
    EFFECT_STRETCH,
    EFFECT_SHEAR,
    EFFECT_TURNED,
    /* light and sharpness */
    EFFECT_BLUR,
    EFFECT_MOTION,
    EFFECT_NOISE,
    EFFECT_LIGHT,
    EFFECT_SPINE,
    EFFECT_GAMMA,
    EFFECT_BANDS,
    /* paper and printing */
    EFFECT_PAPER,
    EFFECT_TEXTURE,
    EFFECT_REVERSE,
    EFFECT_TONER,
    EFFECT_PATCHY,
    EFFECT_VOIDS,
    EFFECT_GHOST,
    /* the sensor and its driver */
    EFFECT_BLACK_BORDER,
    EFFECT_SHARPEN,
    EFFECT_JPEG,
    EFFECT_BILEVEL,
    EFFECT_ADAPTIVE,
    EFFECT_DITHER,
    EFFECT_HALFTONE,
    EFFECT_DPI,
    /* dirt and damage */
    EFFECT_STREAK_THIN,
    EFFECT_STREAK_WIDE,
    EFFECT_STREAK_WHITE,
    EFFECT_FOLD,
    EFFECT_CORNER_FOLDED,
    EFFECT_CORNER_TORN,
    EFFECT_HOLES,
    EFFECT_COUNT
};

const char *effect_name(enum effect effect);

/*
 * effect_scan, effect_press, effect_paper - have it happen
 *
 * An effect acts in one or two of the three; all are to be called, in the order
 * of a sheet's life: effect_scan before the paper is chosen (it sets `dpi`,
 * and `toner` for paper_copy), effect_press on the fresh blank, effect_paper
 * once the voter has marked it.
 *
 * strength  0 (next to nothing) to 1: the most that a sheet in order bears.
 *           What has a direction takes it by chance.
 */
void effect_scan(enum effect effect, double strength, struct scan *scan, int *toner,
        struct chance *chance);
void effect_press(
        enum effect effect, double strength, struct paper *paper, struct chance *chance);
void effect_paper(
        enum effect effect, double strength, struct paper *paper, struct chance *chance);

#endif
