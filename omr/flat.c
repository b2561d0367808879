/* flat.c -- the page laid flat: its darkness on the printed page's own cells. */
#include "omr/flat.h"

#include <stdlib.h>
#include <string.h>

enum { RUN = 32, SHIFT = 16 }; /* cells of one white; fraction bits of a place */

static const double cell_um = 25400.0 / LAYOUT_PRINTED_DPI;

void flat_init(struct flat *flat)
{
    memset(flat, 0, sizeof(*flat));
}

void flat_release(struct flat *flat)
{
    free(flat->dark);
    flat_init(flat);
}

/* One line of cells; the four pixels around each place count alike. */
static void line_make(const struct image *image, const struct light *light,
        const struct register_line *line, int32_t width, uint8_t *out)
{
    double x_px = line->x0 + line->dx * cell_um / 2 - 0.5;
    double y_px = line->y0 + line->dy * cell_um / 2 - 0.5;
    int64_t step_x = (int64_t)(line->dx * cell_um * (1 << SHIFT));
    int64_t step_y = (int64_t)(line->dy * cell_um * (1 << SHIFT));
    int64_t x = (int64_t)(x_px * (1 << SHIFT)), y = (int64_t)(y_px * (1 << SHIFT));
    int32_t cell, white = 255, scale = 0;
    size_t pitch = (size_t)image->width_px;

    for (cell = 0; cell < width; cell++, x += step_x, y += step_y) {
        int64_t column = x >> SHIFT, row = y >> SHIFT;
        const uint8_t *pixel;
        int32_t dark;

        if (cell % RUN == 0) {
            white = light_white(light, (double)column, (double)row);
            scale = LIGHT_DARK_FULL * 64 /
                    (white > light->black ? white - light->black : 1);
        }
        if (column < 0 || row < 0 || column + 1 >= image->width_px ||
                row + 1 >= image->height_px) {
            out[cell] = 0;
            continue;
        }
        pixel = image->pixels + (size_t)row * pitch + (size_t)column;
        dark = (4 * white - pixel[0] - pixel[1] - pixel[pitch] - pixel[pitch + 1]) *
               scale / 256;
        out[cell] = (uint8_t)(dark < 0                 ? 0
                              : dark > LIGHT_DARK_FULL ? LIGHT_DARK_FULL
                                                       : dark);
    }
}

int flat_make(const struct image *image, const struct light *light,
        const struct register_map *map, const struct printed *printed, struct flat *flat,
        struct error *err)
{
    size_t cells = (size_t)printed->width * (size_t)printed->height;
    int32_t row;

    if (cells > flat->room) {
        uint8_t *grown = realloc(flat->dark, cells);

        if (grown == NULL)
            return error_set(err, ERROR_MEMORY, "no memory for the flat page");
        flat->dark = grown;
        flat->room = cells;
    }
    flat->width = printed->width;
    flat->height = printed->height;
    for (row = 0; row < flat->height; row++) {
        struct register_line line = register_line(map, (row + 0.5) * cell_um);

        line_make(image, light, &line, flat->width,
                flat->dark + (size_t)row * (size_t)flat->width);
    }
    return 0;
}
