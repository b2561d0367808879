/* backmap.c -- from places in the image back to places on the printed page. */
#include "omr/backmap.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "omr/wide.h"

enum {
    STEPS = 2,        /* of Newton's method: a map bends by less than 2 % */
    FAR_UM = 3000000, /* places beyond are all the same: not on the page */
    PROBE_UM = 100000,
    CELL_TIMES = 192, /* with CELL_UM, in its lowest terms: places fit into 32 bits */
    CELL_UM = 127
};

_Static_assert(CELL_TIMES * 25400 == LAYOUT_PRINTED_DPI * 256 * CELL_UM, "same share");
_Static_assert(FAR_UM <= INT32_MAX / CELL_TIMES, "places fit");

/* The map as if it did not bend: its inverse is a matrix. */
struct plain {
    double x_px, y_px;     /* of the page's top left */
    double xx, xy, yx, yy; /* um for each pixel */
};

void backmap_init(struct backmap *backmap)
{
    memset(backmap, 0, sizeof(*backmap));
}

void backmap_release(struct backmap *backmap)
{
    free(backmap->nodes);
    backmap_init(backmap);
}

static struct plain plain_of(const struct register_map *map)
{
    struct spot from = register_place(map, 0, 0),
                right = register_place(map, PROBE_UM, 0),
                down = register_place(map, 0, PROBE_UM);
    double a = (right.x_px - from.x_px) / PROBE_UM,
           b = (down.x_px - from.x_px) / PROBE_UM;
    double c = (right.y_px - from.y_px) / PROBE_UM,
           d = (down.y_px - from.y_px) / PROBE_UM;
    double det = a * d - b * c;
    struct plain plain = {from.x_px, from.y_px, 0, 0, 0, 0};

    if (fabs(det) > 1e-12) {
        plain.xx = d / det;
        plain.xy = -b / det;
        plain.yx = -c / det;
        plain.yy = a / det;
    }
    return plain;
}

static int32_t um_of(double um)
{
    return um > -FAR_UM && um < FAR_UM ? (int32_t)lround(um) : FAR_UM;
}

static struct backmap_place place_solve(const struct register_map *map,
        const struct plain *plain, double x_px, double y_px)
{
    double off_x = x_px - plain->x_px, off_y = y_px - plain->y_px, x = 0, y = 0;
    struct backmap_place place;
    int step;

    for (step = 0; step <= STEPS; step++) {
        x += plain->xx * off_x + plain->xy * off_y;
        y += plain->yx * off_x + plain->yy * off_y;
        if (step < STEPS) {
            struct spot spot = register_place(map, x, y);

            off_x = x_px - spot.x_px;
            off_y = y_px - spot.y_px;
        }
    }
    place.x_um = um_of(x);
    place.y_um = um_of(y);
    return place;
}

static int room_make(struct backmap *backmap, struct error *err)
{
    size_t count = (size_t)backmap->columns * (size_t)backmap->rows;
    struct backmap_place *grown;

    if (count <= backmap->room)
        return 0;
    grown = realloc(backmap->nodes, count * sizeof(*grown));
    if (grown == NULL)
        return error_set(err, ERROR_MEMORY, "no memory to compare a page");
    backmap->nodes = grown;
    backmap->room = count;
    return 0;
}

int backmap_make(struct backmap *backmap, const struct register_map *map, int32_t width,
        int32_t height, int32_t pixels, struct error *err)
{
    struct plain plain = plain_of(map);
    struct backmap_place *node;
    int32_t row, column;

    backmap->columns = width / BACKMAP_SPAN + 2;
    backmap->rows = height / BACKMAP_SPAN + 2;
    if (backmap->columns > BACKMAP_NODES_MAX)
        return error_set(err, ERROR_RANGE, "an image of %d cells across", (int)width);
    if (room_make(backmap, err) != 0)
        return -1;
    node = backmap->nodes;
    for (row = 0; row < backmap->rows; row++)
        for (column = 0; column < backmap->columns; column++)
            *node++ = place_solve(map, &plain, (column * BACKMAP_SPAN + 0.5) * pixels,
                    (row * BACKMAP_SPAN + 0.5) * pixels);
    return 0;
}

/* 256ths of a printed cell: LAYOUT_PRINTED_DPI * 256 / 25400 of a micrometre. */
static int32_t cell_of(int32_t um)
{
    return um * CELL_TIMES / CELL_UM;
}

WIDE_LOOP static void nodes_between(const struct backmap_place *restrict upper,
        const struct backmap_place *restrict lower, int32_t part, int32_t count,
        struct backmap_row *restrict row)
{
    int32_t i;

    for (i = 0; i < count; i++) {
        int32_t x = backmap_between(upper[i].x_um, lower[i].x_um, part);
        int32_t y = backmap_between(upper[i].y_um, lower[i].y_um, part);

        row->nodes[i].x_um = x;
        row->nodes[i].y_um = y;
        row->cells[i].x = cell_of(x);
        row->cells[i].y = cell_of(y);
    }
}

void backmap_row_take(const struct backmap *backmap, int32_t y, struct backmap_row *row)
{
    const struct backmap_place *upper =
            backmap->nodes + (size_t)(y / BACKMAP_SPAN) * (size_t)backmap->columns;

    nodes_between(
            upper, upper + backmap->columns, y % BACKMAP_SPAN, backmap->columns, row);
}
