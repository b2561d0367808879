/* patch.c -- a box and its surroundings on a fine grid of its own. */
#include "omr/patch.h"

#include <assert.h>

#include "omr/sample.h"

static int32_t cells_of(int32_t length_um)
{
    return (length_um + PATCH_CELL_UM / 2) / PATCH_CELL_UM + 2 * PATCH_MARGIN_CELLS;
}

int patch_fits(const struct layout_rect *box)
{
    return cells_of(box->right_um - box->left_um) <= PATCH_EDGE_MAX &&
           cells_of(box->bottom_um - box->top_um) <= PATCH_EDGE_MAX;
}

void patch_take(const struct image *image, const struct light *light,
        const struct register_map *map, const struct layout_rect *box, struct patch *out)
{
    struct spot middle = register_place(map, (box->left_um + box->right_um) / 2.0,
            (box->top_um + box->bottom_um) / 2.0);
    int white = light_white(light, middle.x_px, middle.y_px);
    uint8_t dark_of[256];
    int32_t x, y;
    int level;

    assert(patch_fits(box));
    out->width = cells_of(box->right_um - box->left_um);
    out->height = cells_of(box->bottom_um - box->top_um);
    for (level = 0; level < 256; level++)
        dark_of[level] = (uint8_t)light_dark(level, white, light->black);
    for (y = 0; y < out->height; y++) {
        double y_um = box->top_um + (y - PATCH_MARGIN_CELLS + 0.5) * PATCH_CELL_UM;
        struct register_line line = register_line(map, y_um);
        double x_um = box->left_um + (0.5 - PATCH_MARGIN_CELLS) * PATCH_CELL_UM;
        double x_px = line.x0 + line.dx * x_um, y_px = line.y0 + line.dy * x_um;

        for (x = 0; x < out->width; x++) {
            out->dark[y * out->width + x] =
                    dark_of[sample_level(image, x_px, y_px, white)];
            x_px += line.dx * PATCH_CELL_UM;
            y_px += line.dy * PATCH_CELL_UM;
        }
    }
}
