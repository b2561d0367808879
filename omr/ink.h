/* ink.h -- connected figures of ink inside one box. */
#ifndef OMR_INK_H
#define OMR_INK_H

#include <stddef.h>
#include <stdint.h>

enum {
    INK_WIDTH_MAX = 512, /* cells */
    INK_RUNS_MAX = 8192, /* a box of 6 mm at 400 dpi has 2,000 at the very most */
    INK_FIGURES_MAX = 512
};

/* Darkness inside a box; row y begins at dark + y * pitch. At most INK_WIDTH_MAX wide. */
struct ink_window {
    const uint8_t *dark;
    int32_t pitch, width, height;
};

/* Cells at least `level` dark that hang together. All counts are in cells. */
struct ink_figure {
    int32_t left, top, right, bottom; /* half-open */
    int32_t count;
    int32_t mass; /* sum of their darkness */
    int32_t peak; /* the darkest */
    int32_t core; /* cells at least `core` dark */
    int32_t edge; /* sides of cells where the figure ends; the window's edge is none */
    int32_t across, down; /* dark runs begun, seen across and seen downwards */
    int32_t depth;        /* deepest cell, 1 for the window's outermost */
    int is_outside;       /* touches the window's edge */
};

struct ink_run {              /* cells of one row with no more than small gaps */
    int16_t row, first, last; /* half-open */
    int16_t is_outside;
    int32_t parent; /* itself, or a run before it of the same figure */
    int32_t count, mass, peak, core, edge, across, down, depth;
};

struct ink_work { /* working memory; runs are nobody's between calls */
    struct ink_run runs[INK_RUNS_MAX];
    int32_t figure_of[INK_RUNS_MAX];
    struct ink_figure figures[INK_FIGURES_MAX];
    size_t run_count, figure_count;
    int is_overfull; /* more than there is room for: dust or a dithered grey */
};

/* What to look for, in darkness and cells. */
struct ink_wish {
    int level, core; /* level: 1 .. 255 */
    int32_t gap;     /* so far apart, or less, is one figure: 1 for neighbours only */
};

/*
 * ink_figures - find the figures at least `level` dark
 *
 * Answers in work->figures. If overfull, those that had room are right, and the
 * last takes up the rest.
 * Source: runs joined to figures, as in quirc and every fax decoder.
 */
void ink_figures(const struct ink_window *window, const struct ink_wish *wish,
        struct ink_work *work);

#endif
