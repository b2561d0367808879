/* thin.c -- ink thinned to lines one cell wide, 64 cells a word. */
#include "omr/thin.h"

#include <assert.h>
#include <string.h>

#include "omr/wide.h"

enum { TOP_BIT = THIN_CELLS - 1 };

enum side { ABOVE, BELOW, LEFT, RIGHT };

/* A word's cells' neighbours: above, below, to the left, to the right, and aslant. */
struct around {
    uint64_t above, below, left, right;
    uint64_t above_left, above_right, below_left, below_right;
};

void thin_start(struct thin *thin, int32_t width, int32_t height)
{
    size_t bytes;

    assert(width > 0 && width <= THIN_EDGE_MAX && height > 0 && height <= THIN_EDGE_MAX);
    thin->words = (width + 2 + THIN_CELLS - 1) / THIN_CELLS;
    thin->height = height;
    bytes = (size_t)(thin->words * (height + 2) + 2) * sizeof(thin->ink[0]);
    memset(thin->ink, 0, bytes);
    memset(thin->kept, 0, bytes);
}

/* The word before is the row's, or the end of the row before, which is paper. */
static inline uint64_t left_of(const uint64_t *word)
{
    return word[0] << 1 | word[-1] >> TOP_BIT;
}

static inline uint64_t right_of(const uint64_t *word)
{
    return word[0] >> 1 | word[1] << TOP_BIT;
}

static inline struct around around_of(const uint64_t *word, ptrdiff_t words)
{
    struct around around = {word[-words], word[words], left_of(word), right_of(word),
            left_of(word - words), right_of(word - words), left_of(word + words),
            right_of(word + words)};

    return around;
}

/* At least two of the eight are ink. */
static inline uint64_t has_two(const struct around *a)
{
    uint64_t sides = a->above | a->below, sides_two = a->above & a->below;
    uint64_t across = a->left | a->right, across_two = a->left & a->right;
    uint64_t upper = a->above_left | a->above_right;
    uint64_t upper_two = a->above_left & a->above_right;
    uint64_t lower = a->below_left | a->below_right;
    uint64_t lower_two = a->below_left & a->below_right;
    uint64_t straight = sides | across, aslant = upper | lower;

    return sides_two | across_two | upper_two | lower_two | (sides & across) |
           (upper & lower) | (straight & aslant);
}

/* Around it there is one piece of ink: where it begins, a side is paper and what follows,
 * aslant or the next side, is ink. */
static inline uint64_t has_one_part(const struct around *a)
{
    uint64_t first = ~a->right & (a->above_right | a->above);
    uint64_t second = ~a->above & (a->above_left | a->left);
    uint64_t third = ~a->left & (a->below_left | a->below);
    uint64_t fourth = ~a->below & (a->below_right | a->right);

    return (first ^ second ^ third ^ fourth) & ~((first & second) | (third & fourth));
}

static inline uint64_t simple_of(const struct around *around)
{
    return has_one_part(around) & has_two(around);
}

static inline uint64_t at_side(const struct around *around, enum side side)
{
    switch (side) {
    case ABOVE:
        return around->above;
    case BELOW:
        return around->below;
    case LEFT:
        return around->left;
    case RIGHT:
        return around->right;
    }
    return 0;
}

/* Inlined where `side` is a number. */
static inline void edge_find(const uint64_t *restrict ink, const uint64_t *restrict kept,
        int32_t words, int32_t count, enum side side, uint64_t *restrict edge)
{
    int32_t i;

    for (i = 0; i < count; i++) {
        struct around around = around_of(ink + i, words);

        edge[i] = ink[i] & ~kept[i] & ~at_side(&around, side) & simple_of(&around);
    }
}

WIDE_LOOP static void edges_find(const uint64_t *restrict ink,
        const uint64_t *restrict kept, int32_t words, int32_t count, enum side side,
        uint64_t *restrict edge)
{
    if (side == ABOVE)
        edge_find(ink, kept, words, count, ABOVE, edge);
    else if (side == BELOW)
        edge_find(ink, kept, words, count, BELOW, edge);
    else if (side == LEFT)
        edge_find(ink, kept, words, count, LEFT, edge);
    else
        edge_find(ink, kept, words, count, RIGHT, edge);
}

/* Which of a word's cells at the edge go. Each hangs, besides what went before, on the
 * one to its left. */
static uint64_t word_gone(const uint64_t *word, ptrdiff_t words, uint64_t edge)
{
    struct around around = around_of(word, words);
    uint64_t simple = simple_of(&around), simple_alone, gone = 0;

    around.left = 0;
    simple_alone = simple_of(&around);
    for (; edge != 0; edge &= edge - 1) {
        uint64_t is_alone = gone << 1;

        gone |= edge & -edge & ((is_alone & simple_alone) | (~is_alone & simple));
    }
    return gone;
}

/* One layer off one side. Returns 1 if a cell of it went. */
static int side_thin(struct thin *thin, enum side side)
{
    int32_t words = thin->words, count = words * thin->height, i;
    uint64_t *ink = thin->ink + 1 + words, any = 0;

    edges_find(ink, thin->kept + 1 + words, words, count, side, thin->edge);
    for (i = 0; i < count; i++) {
        uint64_t gone = thin->edge[i] == 0 ? 0 : word_gone(ink + i, words, thin->edge[i]);

        ink[i] &= ~gone;
        any |= gone;
    }
    return any != 0;
}

void thin_lines(struct thin *thin)
{
    int is_thinner;

    do {
        is_thinner = side_thin(thin, ABOVE);
        is_thinner |= side_thin(thin, BELOW);
        is_thinner |= side_thin(thin, LEFT);
        is_thinner |= side_thin(thin, RIGHT);
    } while (is_thinner);
}
