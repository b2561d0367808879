/* judge_pen.h -- M4: ink of this side, by the scan's sharpness and the sheet's pens. */
#ifndef OMR_JUDGE_PEN_H
#define OMR_JUDGE_PEN_H

#include <stddef.h>

#include "core/reading.h"
#include "omr/sharpness.h"
#include "omr/weigh.h"

/* What the marks of one side have in common: most people use one pen. */
struct judge_pen {
    int is_known;           /* 0: too few marks, or these came through the paper */
    int32_t top_dark;       /* their median */
    struct sharpness print; /* the print's own; `um` that of ink too dark to have come
                               through, if it is steeper */
    int32_t pale_dark;      /* of the palest mark surely of this side, it may be a second
                          pen's; LIGHT_DARK_FULL: of none are the edges seen */
    int32_t dots_least;     /* in black and white: what a pale mark has at least of core
                               over loose dots, per mille of its ink; 0 or less */
};

/* judge_is_pale - 1 if a mark's ink is as pale as what comes through the paper. */
int judge_is_pale(const struct weight *weight);

/* judge_pen_asks_edges - 1 if a mark is to be told by its edges (weigh_rise). */
int judge_pen_asks_edges(const struct weight *weight);

/* judge_pen_asks_verge - 1 if a pale mark shows too few edges inside its outline: a
 * fill's are to be looked for outside (weigh_verge). */
int judge_pen_asks_verge(const struct weight *weight);

/*
 * judge_pen - learn the pen from the side's own marks
 *
 * weights, marks  one a box; only the filled ones count. print  sharpness_measure's.
 */
void judge_pen(const struct weight *weights, const enum mark *marks, size_t count,
        const struct sharpness *print, struct judge_pen *pen);

/* judge_is_bled - 1 if a filled box's ink came through from the other side (M4). */
int judge_is_bled(const struct weight *weight, const struct judge_pen *pen);

#endif
