/* shrink.c -- half the resolution: what 600 dpi shows, 300 shows as well. */
#include "omr/shrink.h"

#include "omr/coarse.h"

int shrink_half(const struct image *image, struct image *out, struct error *err)
{
    int32_t width = image->width_px / 2, height = image->height_px / 2, y;

    if (image_allocate(out, width, height, err) != 0)
        return -1;
    out->dpi_x = image->dpi_x / 2;
    out->dpi_y = image->dpi_y / 2;
    out->is_bilevel = image->is_bilevel;
    for (y = 0; y < height; y++)
        coarse_row(image, 2, y, NULL, out->pixels + (size_t)y * (size_t)width);
    return 0;
}
