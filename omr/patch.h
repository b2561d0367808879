/* patch.h -- a box and its surroundings on a fine grid of its own. */
#ifndef OMR_PATCH_H
#define OMR_PATCH_H

#include "core/layout.h"
#include "omr/image.h"
#include "omr/light.h"
#include "omr/register.h"

enum {
    PATCH_CELL_UM = 100,
    PATCH_MARGIN_CELLS = 20, /* 2 mm around the box */
    PATCH_EDGE_MAX = 240     /* cells: boxes up to 20 mm */
};

/* Darkness whatever resolution, skew or stretch the image has. The box's own
 * left edge is at column PATCH_MARGIN_CELLS if it lies as registered. */
struct patch {
    int32_t width, height; /* cells */
    uint8_t dark[PATCH_EDGE_MAX * PATCH_EDGE_MAX];
};

/* patch_fits - 1 if a box is small enough for a patch. */
int patch_fits(const struct layout_rect *box);

/* patch_take - darkness, 0 paper .. LIGHT_DARK_FULL, around a box that fits. */
void patch_take(const struct image *image, const struct light *light,
        const struct register_map *map, const struct layout_rect *box, struct patch *out);

#endif
