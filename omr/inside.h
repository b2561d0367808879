/* inside.h -- the place inside a box's outline: its cells, smoothed, and its paper. */
#ifndef OMR_INSIDE_H
#define OMR_INSIDE_H

#include "omr/ink.h"
#include "omr/outline.h"
#include "omr/patch.h"

enum {
    INSIDE_PLACE_UM = 250, /* half a pencil's stroke */
    INSIDE_PLACES_MAX = 96 /* along an edge: the largest box has 80 */
};

/* Mean darkness of square places, smoothed once: noise and JPEG's ripples go,
 * pencil strokes stay. */
struct inside_places {
    int32_t width, height;
    double edge_um; /* of a place, the mean of both ways */
    int mean;       /* of all */
    int most;       /* of the darkest place */
    uint8_t dark[INSIDE_PLACES_MAX * INSIDE_PLACES_MAX];
};

struct inside {
    const struct patch *patch; /* borrowed */
    struct ink_window raw;     /* in the patch, 0.2 mm and a pixel within the outline */
    struct ink_window soft;    /* the same, smoothed over 3 x 3 cells; unset before */
    int32_t left, top;         /* of the window in the patch */
    int32_t border_um;         /* from the box's outer edge to the window */
    double cell_um;            /* the mean of both ways */
    int paper;                 /* darkness of the box's own paper, once softened */
};

/* inside_set - the window of a box whose outline was found. */
void inside_set(const struct patch *patch, const struct outline *outline,
        int32_t outline_um, struct inside *inside);

/* inside_places - what is seen from further away. */
void inside_places(const struct inside *inside, struct inside_places *places);

/*
 * inside_is_plain - 1 if no place is darker than the rest
 *
 * The fast way out: two boxes in three are empty.
 */
int inside_is_plain(const struct inside *inside, const struct inside_places *places);

/* inside_soften - smooth the cells into `room`, of PATCH_EDGE_MAX squared, and measure
 * the paper. */
void inside_soften(
        struct inside *inside, const struct inside_places *places, uint8_t *room);

/* inside_level - the darkness that is `dark` of LIGHT_DARK_FULL of the way from the box's
 * paper, once measured, to black. */
int inside_level(const struct inside *inside, int dark);

/* inside_cells - a length in cells, at least 1; inside_um - and back. */
int32_t inside_cells(const struct inside *inside, int32_t um);
int32_t inside_um(const struct inside *inside, double cells);

#endif
