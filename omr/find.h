/* find.h -- the four squares near the page's corners. */
#ifndef OMR_FIND_H
#define OMR_FIND_H

#include "core/layout.h"
#include "omr/blob.h"
#include "omr/image.h"
#include "omr/light.h"
#include "omr/square.h"

/* Corners in the order of the image, however the sheet lay. */
enum find_corner { FIND_TL, FIND_TR, FIND_BL, FIND_BR, FIND_CORNERS };

/* Where the squares are printed, in um of the page. */
struct find_target {
    struct layout_rect corners[FIND_CORNERS];
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

/* find_dpi_lower - the next lower usual resolution. Returns 0; -1: there is none. */
int find_dpi_lower(struct find_dpi *dpi) __attribute__((warn_unused_result));

/*
 * find_corners - the squares within 40 mm of the image's corners
 *
 * Those taken agree in angle, distance and proportion with each other. They are
 * looked for where a sheet that lies well has them, then in the whole
 * 40 mm and for paler toner; where two or three are known, the others are looked
 * for where those lead one to expect them (a streak may join a square to
 * other print). A corner that is not seen is not made up: is_found says so.
 *
 * Source: size_slack and the ranges below allow for a scale 1.5 % off, axes
 * 0.8 % apart, a feeder's 1.5 % on top, shear of 4 per mille and skew of 5 degrees.
 */
void find_corners(const struct image *image, const struct light *light,
        const struct find_target *target, const struct find_dpi *dpi,
        struct blob_window *window, struct find_result *out);

/*
 * find_expect - where a corner lies by two others
 *
 * found  two corners or more; the page is taken as neither sheared nor stretched.
 */
struct spot find_expect(const struct find_result *found, const struct find_target *target,
        const struct find_dpi *dpi, int corner);

/*
 * find_is_double - 1 if one end of the image shows two pairs of corner squares
 *
 * Two sheets fed as one, the second a little behind the first.
 */
int find_is_double(const struct image *image, const struct light *light,
        const struct find_target *target, const struct find_dpi *dpi,
        struct blob_window *window);

#endif
