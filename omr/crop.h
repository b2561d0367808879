/* crop.h -- a piece of a scanned page for people's eyes: cut, upright, shrunk. */
#ifndef OMR_CROP_H
#define OMR_CROP_H

#include <stdint.h>
#include <stdio.h>

#include "core/error.h"
#include "core/layout.h"
#include "omr/image.h"

enum {
    CROP_MARGIN_UM = 5000, /* around the wanted rectangle, on every side */
    CROP_WIDTH_MAX_PX = 4096,
    CROP_GREYS = 16 /* of a sixel picture */
};

enum crop_form { CROP_PNG, CROP_SIXEL, CROP_KITTY };

struct crop_wish {
    struct layout_rect rect; /* of the printed page; right_um 0: the whole page */
    int32_t page_width_um, page_height_um; /* both at least 1 unless whole */
    int32_t rotation;                      /* 0 or 180: how the page lies in the image */
    int32_t width_px;                      /* at most; never enlarged */
};

/*
 * crop_cut - the wished part of `image` as an image of its own
 *
 * The page is taken to fill the image, edge on edge: what a scanner crops
 * or adds is within the margin. Each pixel of `out` is the mean of those
 * that it stands for. ERROR_RANGE if the rectangle lies outside the page.
 */
int crop_cut(const struct image *image, const struct crop_wish *wish, struct image *out,
        struct error *err) __attribute__((warn_unused_result));

/* crop_write - as a PNG, or for a terminal: sixels or kitty's graphics. ERROR_IO. */
int crop_write(const struct image *image, enum crop_form form, FILE *stream,
        struct error *err) __attribute__((warn_unused_result));

#endif
