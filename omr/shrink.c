/* shrink.c -- half the resolution: what 600 dpi shows, 300 shows as well. */
#include "omr/shrink.h"

int shrink_half(const struct image *image, struct image *out, struct error *err)
{
    int32_t width = image->width_px / 2, height = image->height_px / 2, x, y;

    if (image_allocate(out, width, height, err) != 0)
        return -1;
    out->dpi_x = image->dpi_x / 2;
    out->dpi_y = image->dpi_y / 2;
    out->is_bilevel = image->is_bilevel;
    for (y = 0; y < height; y++) {
        const uint8_t *top = image->pixels + (size_t)(2 * y) * (size_t)image->width_px;
        const uint8_t *bottom = top + image->width_px;
        uint8_t *line = out->pixels + (size_t)y * (size_t)width;

        for (x = 0; x < width; x++)
            line[x] = (uint8_t)((top[2 * x] + top[2 * x + 1] + bottom[2 * x] +
                                        bottom[2 * x + 1] + 2) /
                                4);
    }
    return 0;
}
