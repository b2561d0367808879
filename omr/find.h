/* find.h -- the four squares near the page's corners. */
#ifndef OMR_FIND_H
#define OMR_FIND_H

#include "core/layout.h"
#include "omr/blob.h"
#include "omr/image.h"
#include "omr/light.h"

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

struct find_result {
    struct spot corners[FIND_CORNERS];
    int is_found[FIND_CORNERS];
    int count;     /* of corners found that agree with each other */
    uint8_t black; /* the squares' own level; only if count > 0 */
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

/*
 * find_corners - the squares within 40 mm of the image's corners
 *
 * A square has the right size (20 %), is solid and straight; those taken
 * agree in angle, distance and proportion with each other. A corner that
 * is not seen is not made up: is_found says so.
 */
void find_corners(const struct image *image, const struct light *light,
        const struct find_target *target, const struct find_dpi *dpi,
        struct blob_window *window, struct find_result *out);

#endif
