/* sample.h -- the grey level at a place between pixels. */
#ifndef OMR_SAMPLE_H
#define OMR_SAMPLE_H

#include "omr/image.h"

/*
 * sample_level - weighted from the four pixels around a place
 *
 * x_px, y_px  pixel (0,0) covers 0..1. Places outside the image are
 *             `outside`: what is not in the picture is not known.
 * Returns 0..255.
 */
static inline int sample_level(
        const struct image *image, double x_px, double y_px, int outside)
{
    double x = x_px - 0.5, y = y_px - 0.5;
    int32_t left, top, right, bottom, fx, fy;
    const uint8_t *line, *next;

    if (!(x_px >= 0 && y_px >= 0 && x_px < image->width_px && y_px < image->height_px))
        return outside;
    x = x < 0 ? 0 : x;
    y = y < 0 ? 0 : y;
    left = (int32_t)x;
    top = (int32_t)y;
    fx = (int32_t)((x - left) * 256);
    fy = (int32_t)((y - top) * 256);
    right = left + 1 < image->width_px ? left + 1 : left;
    bottom = top + 1 < image->height_px ? top + 1 : top;
    line = image->pixels + (size_t)top * (size_t)image->width_px;
    next = image->pixels + (size_t)bottom * (size_t)image->width_px;
    return ((line[left] * (256 - fx) + line[right] * fx) * (256 - fy) +
                   (next[left] * (256 - fx) + next[right] * fx) * fy + 32768) >>
           16;
}

#endif
