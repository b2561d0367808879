/* patch.h -- a box and its surroundings: the image's own pixels, upright, as darkness. */
#ifndef OMR_PATCH_H
#define OMR_PATCH_H

#include "core/layout.h"
#include "omr/image.h"
#include "omr/light.h"
#include "omr/register.h"

enum {
    PATCH_CELL_LEAST_UM = 60, /* finer pixels are averaged, 2 x 2 or more to a cell */
    PATCH_MARGIN_UM = 1500,   /* around the box */
    PATCH_BOX_MAX_UM = 20000,
    PATCH_EDGE_MAX = 416 /* cells: the largest box with its margins, and some slack */
};

/*
 * A cell is one pixel of the image, or the mean of a few. Rows and columns are moved by
 * whole pixels against each other until the box stands upright; nothing is interpolated.
 * x and y run as in the image: a box of a page lying upside down is upside down here.
 */
struct patch {
    int32_t width, height;           /* cells; row y begins at dark + y * width */
    double cell_x_um, cell_y_um;     /* paper under one cell */
    double left, top, right, bottom; /* the box's outer edges as registered, in cells */
    int is_bilevel;                  /* dots: their edges tell nothing */
    int white, full;                 /* the paper's level; darkness of black, 1..255 */
    uint8_t dark[PATCH_EDGE_MAX * PATCH_EDGE_MAX]; /* levels under white */
};

/* patch_level - the darkness that is `dark` of LIGHT_DARK_FULL of the way to black. */
static inline int patch_level(const struct patch *patch, int dark)
{
    int level = dark * patch->full / LIGHT_DARK_FULL;

    return level < 1 ? 1 : level;
}

/* patch_fits - 1 if a box is small enough for a patch. */
int patch_fits(const struct layout_rect *box);

/* patch_await - image_await for what patch_take reads. */
void patch_await(const struct image *image, const struct register_map *map,
        const struct layout_rect *box);

/*
 * patch_take - darkness, 0 paper .. out->full toner or darker, around a box that fits
 *
 * Black is the toner's, but never paler than a twelfth of the white: a faint print
 * must not turn the paper's grain into ink. Places outside the image are 0.
 * Returns 0; -1 if the map is no upright page's: then the patch is not to be used.
 * Reads each pixel once.
 */
int patch_take(const struct image *image, const struct light *light,
        const struct register_map *map, const struct layout_rect *box, struct patch *out)
        __attribute__((warn_unused_result));

#endif
