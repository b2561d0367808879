/* levels.h -- grey levels along a line over a printed figure, and where it ends. */
#ifndef OMR_LEVELS_H
#define OMR_LEVELS_H

#include <stdint.h>

#include "omr/image.h"

enum {
    LEVELS_MAX = 192,              /* of one line */
    LEVELS_TOGETHER = 16,          /* worked on at once; LEVELS_MAX is a multiple */
    LEVELS_LINES = 3,              /* side by side, added up */
    LEVELS_SUM = LEVELS_LINES * 3, /* pixels whose levels each number adds up */
    LEVELS_TURNS_MAX = 12          /* edges on one line */
};

/* A straight line through the image, in 65536ths of a pixel: where it begins and
 * its step, in which a step back wraps around, as it may. */
struct levels_line {
    uint32_t x, y, step_x, step_y;
};

/* Each number stands for LEVELS_SUM pixels. What lies beyond `count` is as the last. */
struct levels {
    int count;
    int16_t level[LEVELS_MAX];
    uint8_t is_bright[LEVELS_MAX + 8]; /* above the middle, as levels_split was told */
};

struct levels_turns { /* where a line turns dark, and bright again; in samples */
    double falls[LEVELS_TURNS_MAX], rises[LEVELS_TURNS_MAX];
    int fall_count, rise_count;
};

/*
 * levels_take - three lines side by side, smoothed
 *
 * lines  all of `count` steps within the image; 1 < count <= LEVELS_MAX.
 * The levels side by side are added up, and each shares with the one before and the one
 * after it: the noise of single pixels makes no edge.
 */
void levels_take(const struct image *image, const struct levels_line lines[LEVELS_LINES],
        int count, struct levels *out);

/*
 * levels_middle - the middle between what is bright and what is dark; -1: no contrast
 *
 * contrast  levels, of LEVELS_SUM pixels, between the mean of both.
 * low       a level below that of a streak that is not quite as dark as the figure.
 */
int levels_middle(struct levels *levels, int contrast, int *low);

/* levels_turns - where the line crosses a level; the first LEVELS_TURNS_MAX each way.
 * Sets is_bright. */
void levels_turns(struct levels *levels, int middle, struct levels_turns *turns);

/* levels_bright - how many from `first` up to but not `last` are bright. */
int levels_bright(const struct levels *levels, int first, int last);

#endif
