/* spine.h -- how long the strokes in a box are: the middle line of its ink. */
#ifndef OMR_SPINE_H
#define OMR_SPINE_H

#include "omr/inside.h"
#include "omr/thin.h"

enum { SPINE_EDGE_MAX = PATCH_EDGE_MAX + 2 };

struct spine_work { /* working memory, contents are nobody's */
    uint8_t soft[PATCH_EDGE_MAX * PATCH_EDGE_MAX];
    uint8_t spare[PATCH_EDGE_MAX * PATCH_EDGE_MAX];
    struct thin thin;
    uint16_t depth[SPINE_EDGE_MAX * SPINE_EDGE_MAX];
    uint32_t cells[SPINE_EDGE_MAX * SPINE_EDGE_MAX];
};

/*
 * spine_um - the length of all strokes inside a box's outline, in um
 *
 * inside  softened; outline_um: the printed line's width.
 *
 * The ink is thinned to a line one cell wide; ends that leave the window stay where they
 * leave it. Counted is the line where it lies half as deep in the ink as the strokes are
 * broad: not what a broad nib's round ends and the edge of another stroke add to it; and
 * a quarter of a breadth for what ends and bends lose. The window is larger than what is
 * weighed: it reaches to where the outline's own blur begins. What lies between it and
 * the outline is added: the cells in which strokes leave, over the strokes' breadth.
 * `exits_um` receives the length of the window's edge that is inked: where strokes leave,
 * more of it than their breadth if they leave aslant or run along the edge.
 *
 * A black and white scan's dots are blurred together first, within the window that is
 * weighed, as the outline would run in with them. A felt pen's line is some half a
 * millimetre too long: ink reaches in from strokes whose middle lies outside. How well it
 * parts marks, judge.c says at M5.
 *
 * Source: thinning by simple points; lengths as Vossepoel and Smeulders weigh steps.
 */
int32_t spine_um(const struct inside *inside, int32_t outline_um, struct spine_work *work,
        int32_t *exits_um);

#endif
