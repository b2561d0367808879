/* find.h -- the four squares near the page's corners. */
#ifndef OMR_FIND_H
#define OMR_FIND_H

#include "core/layout.h"
#include "omr/blob.h"
#include "omr/image.h"
#include "omr/light.h"
#include "omr/square.h"

struct find_result {
    struct spot corners[FIND_CORNERS];
    int is_found[FIND_CORNERS];
    int count;     /* of corners found that agree with each other */
    uint8_t black; /* the squares' own level; only if count > 0 */
};

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
