/* find_target.h -- what is looked for: four squares, at which resolution. */
#ifndef OMR_FIND_TARGET_H
#define OMR_FIND_TARGET_H

#include "core/layout.h"
#include "omr/image.h"

/* Corners in the order of the image, however the sheet lay. */
enum find_corner { FIND_TL, FIND_TR, FIND_BL, FIND_BR, FIND_CORNERS };

/* Where the squares are printed, in um of the page. */
struct find_target {
    struct layout_rect corners[FIND_CORNERS];
};

/* Resolution that the engine goes by. */
struct find_dpi {
    int32_t x, y;
};

/*
 * find_target_of - the corner squares of a page
 *
 * Returns 0; -1 if the layout lacks one of "tl", "tr", "bl", "br".
 */
int find_target_of(const struct layout_page *page, struct find_target *out)
        __attribute__((warn_unused_result));

/* find_target_turned - the same page laid upside down. */
struct find_target find_target_turned(
        const struct find_target *target, int32_t width_um, int32_t height_um);

/*
 * find_dpi - what the file says where the picture's width agrees to 15 %
 *
 * Else the usual resolution that is nearest to it.
 */
struct find_dpi find_dpi(const struct image *image, int32_t page_width_um);

/* find_dpi_lower - the next lower usual resolution. Returns 0; -1: there is none. */
int find_dpi_lower(struct find_dpi *dpi) __attribute__((warn_unused_result));

#endif
