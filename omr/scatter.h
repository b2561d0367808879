/* scatter.h -- small pieces of ink near each other: writing seen between printed letters.
 */
#ifndef OMR_SCATTER_H
#define OMR_SCATTER_H

#include <stdint.h>

#include "omr/figure.h"

enum {
    SCATTER_BLOCK_UM = 3000, /* two by two of these are looked at together */
    SCATTER_WIDE = 110,      /* blocks of A3, and some slack */
    SCATTER_HIGH = 150,
    SCATTER_FOUND_MAX = 8 /* more such places are a noisy scan, not writing */
};

/* The pieces whose middles lie in each block. */
struct scatter_pieces {
    uint32_t area_um2[SCATTER_HIGH][SCATTER_WIDE];
    uint8_t count[SCATTER_HIGH][SCATTER_WIDE];
};

/* All zero is an empty one. */
struct scatter {
    struct scatter_pieces small, large;
    uint8_t is_beside[SCATTER_HIGH][SCATTER_WIDE]; /* 1: ink at print, on two by two */
};

/*
 * scatter_take - one more piece
 *
 * is_small  1: too small to be judged by itself. 0: judged, and no word by itself; it
 *           says nothing of noise.
 * paper  the sheet's place on the page. Dust is left out, and what lies along the
 *        paper's edge, near a box, near an area for a stamp, or in a code.
 */
void scatter_take(struct scatter *scatter, const struct layout_page *page,
        const struct layout_rect *paper, const struct figure *figure, int is_small);

/*
 * scatter_beside - on two by two blocks from here, a piece hides in the edge of print
 *
 * It is one more to those that are seen. Blocks off the page are left out.
 */
void scatter_beside(struct scatter *scatter, int32_t x, int32_t y);

/*
 * scatter_find - places with more of them than specks and dirt come to
 *
 * Letters over print leave but pieces between the printed ones: three and more within
 * 6 mm (one 1.5 mm long is as many as two, and ink in the edge of print is one more),
 * and together 0.4 mm2. Of 6,600 simulated sheets without words none that was in order
 * had more than 0.29 mm2; what words over a title left is twice as much. Returns how
 * many stand in `out`; 0 if they are all over the page.
 */
int scatter_find(
        const struct scatter *scatter, struct layout_rect out[SCATTER_FOUND_MAX]);

#endif
