/* thin.h -- ink thinned to lines one cell wide, 64 cells a word. */
#ifndef OMR_THIN_H
#define OMR_THIN_H

#include <stdint.h>

#include "omr/patch.h"

enum {
    THIN_CELLS = 64, /* a word */
    THIN_EDGE_MAX = PATCH_EDGE_MAX,
    THIN_WORDS = (THIN_EDGE_MAX + 2 + THIN_CELLS - 1) / THIN_CELLS,
    THIN_ROOM = (THIN_EDGE_MAX + 2) * THIN_WORDS + 2
};

/*
 * Cells 1 to width of rows 1 to height, with one cell of paper around them: cell x of row
 * y is bit x % 64 of word x / 64 of that row. Beside the first row and the last lies one
 * word more, so that each word has one before and one after it.
 */
struct thin {
    int32_t words, height;
    uint64_t ink[THIN_ROOM];
    uint64_t kept[THIN_ROOM]; /* ink that is not taken away */
    uint64_t edge[THIN_ROOM]; /* thin.c's own */
};

/* thin_start - all paper; width and height of 1 to THIN_EDGE_MAX cells. */
void thin_start(struct thin *thin, int32_t width, int32_t height);

/* thin_word - the place, in `ink` and `kept`, of the word that cell x of row y is in. */
static inline int32_t thin_word(const struct thin *thin, int32_t x, int32_t y)
{
    return 1 + y * thin->words + x / THIN_CELLS;
}

/* thin_bit - the cell's bit of that word. */
static inline uint64_t thin_bit(int32_t x)
{
    return UINT64_C(1) << x % THIN_CELLS;
}

/* thin_is_ink - 1 if the cell is ink. */
static inline int thin_is_ink(const struct thin *thin, int32_t x, int32_t y)
{
    return (thin->ink[thin_word(thin, x, y)] & thin_bit(x)) != 0;
}

/*
 * thin_lines - take ink away from its edges until lines are left, one cell wide
 *
 * In turns from above, below, the left and the right, a layer each time: cells that were
 * at that edge and simple when the layer was begun, row by row, each if it is simple
 * still. Simple is a cell that is neither an end nor needed to hold its neighbours
 * together, corners counted as neighbours.
 *
 * Source: thinning by simple points.
 */
void thin_lines(struct thin *thin);

#endif
