/* resample.h -- a part of the printed page drawn upright and straight from its scan. */
#ifndef OMR_RESAMPLE_H
#define OMR_RESAMPLE_H

#include "core/layout.h"
#include "omr/image.h"
#include "omr/register.h"

enum {
    RESAMPLE_WIDTH_MAX_PX = 4096,
    RESAMPLE_OUTSIDE = 200 /* the grey of what lies beyond the scan */
};

/*
 * resample_part - every pixel of `out` is the mean of what it stands for
 *
 * image  as scanned, with `map` from the page to it.
 * part   of the printed page, not empty; it may reach beyond page and image.
 * out    allocated by the caller to the wanted size, at most RESAMPLE_WIDTH_MAX_PX
 *        wide; its pixels are written.
 *
 * Where several pixels of the scan fall on one, up to 4 x 4 of them are averaged; where
 * it is enlarged, it is smoothed. A4 at 300 dpi to 1000 pixels' width: 15 ms.
 */
void resample_part(const struct image *image, const struct register_map *map,
        const struct layout_rect *part, struct image *out);

#endif
