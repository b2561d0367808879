/* backmap.h -- from places in the image back to places on the printed page. */
#ifndef OMR_BACKMAP_H
#define OMR_BACKMAP_H

#include "core/error.h"
#include "omr/register.h"

enum {
    BACKMAP_SPAN = 64,      /* cells between two nodes, 11 mm: as edge marks lie */
    BACKMAP_NODES_MAX = 400 /* across the widest image there is */
};

/* Places on the page in um. */
struct backmap_place {
    int32_t x_um, y_um;
};

struct backmap {
    int32_t columns, rows;       /* nodes */
    struct backmap_place *nodes; /* owned */
    size_t room;
};

/* 256ths of the printed page's cells. */
struct backmap_cell {
    int32_t x, y;
};

/* One row of cells: places at its nodes. */
struct backmap_row {
    struct backmap_place nodes[BACKMAP_NODES_MAX];
    struct backmap_cell cells[BACKMAP_NODES_MAX];
};

void backmap_init(struct backmap *backmap);
void backmap_release(struct backmap *backmap);

/*
 * backmap_make - turn a map round, for an image of width x height cells
 *
 * pixels  a cell is this many pixels square. ERROR_MEMORY, or ERROR_RANGE for
 *         an image wider than any that is read.
 *
 * The map is solved by Newton's method at nodes 64 cells apart and straight in
 * between: where a feeder's speed jumps by 1 % at an edge mark that is 0.03 mm off.
 * Cost: 600 nodes of A4, 0.1 ms.
 */
int backmap_make(struct backmap *backmap, const struct register_map *map, int32_t width,
        int32_t height, int32_t pixels, struct error *err)
        __attribute__((warn_unused_result));

/* backmap_row_take - ready for backmap_at along one row of cells. */
void backmap_row_take(const struct backmap *backmap, int32_t y, struct backmap_row *row);

/* backmap_at - the place on the page of a cell's middle. */
static inline struct backmap_place backmap_at(const struct backmap_row *row, int32_t x)
{
    const struct backmap_place *node = &row->nodes[x / BACKMAP_SPAN];
    int32_t part = x % BACKMAP_SPAN;
    struct backmap_place place = {
            node->x_um + (node[1].x_um - node->x_um) * part / BACKMAP_SPAN,
            node->y_um + (node[1].y_um - node->y_um) * part / BACKMAP_SPAN};

    return place;
}

/* Where the printed page's cells lie from one cell of the row to the next. */
struct backmap_steps {
    int32_t x, y, step_x, step_y; /* 2^14 a cell of the page */
};

/* backmap_steps - from cell x on, a multiple of BACKMAP_SPAN, as far as the next. */
static inline struct backmap_steps backmap_steps(const struct backmap_row *row, int32_t x)
{
    const struct backmap_cell *cell = &row->cells[x / BACKMAP_SPAN];
    struct backmap_steps steps = {cell[0].x * BACKMAP_SPAN, cell[0].y * BACKMAP_SPAN,
            cell[1].x - cell[0].x, cell[1].y - cell[0].y};

    return steps;
}

/* backmap_step - the page's column or line `count` cells on; less than 0 before it. */
static inline int32_t backmap_step(int32_t from, int32_t step, int32_t count)
{
    return (from + step * count) >> 14;
}

/* backmap_between - `part` of BACKMAP_SPAN of the way. */
static inline int32_t backmap_between(int32_t from, int32_t to, int32_t part)
{
    return from + (to - from) * part / BACKMAP_SPAN;
}

/* backmap_find - as backmap_at, for any cell of the image on its own. */
static inline struct backmap_place backmap_find(
        const struct backmap *backmap, int32_t x, int32_t y)
{
    const struct backmap_place *upper =
            backmap->nodes + (size_t)(y / BACKMAP_SPAN) * (size_t)backmap->columns +
            x / BACKMAP_SPAN;
    int32_t down = y % BACKMAP_SPAN, along = x % BACKMAP_SPAN;
    const struct backmap_place *lower = upper + backmap->columns;
    struct backmap_place place = {
            backmap_between(backmap_between(upper[0].x_um, lower[0].x_um, down),
                    backmap_between(upper[1].x_um, lower[1].x_um, down), along),
            backmap_between(backmap_between(upper[0].y_um, lower[0].y_um, down),
                    backmap_between(upper[1].y_um, lower[1].y_um, down), along)};

    return place;
}

#endif
