/* square.h -- the solid squares in one part of the image. */
#ifndef OMR_SQUARE_H
#define OMR_SQUARE_H

#include "core/layout.h"
#include "omr/blob.h"
#include "omr/find_target.h"
#include "omr/image.h"
#include "omr/light.h"

enum { SQUARES_MAX = 7 };

struct square {
    struct spot centre;
    int level; /* of its inside */
};

struct squares {
    struct square squares[SQUARES_MAX];
    int count;
};

/*
 * squares_list - what may be a printed square of this size
 *
 * rect      as printed; only its size is used.
 * permille  of the way from white to black: darker is figure, at first sight.
 *
 * First sight takes cells of half a millimetre; what has the right size
 * (20 %) is then measured edge by edge (fiducial.h): four of five lines one
 * way and two the other must agree. A round hole's lines do not. A square whose
 * one side is 8 % shorter than the other, but for print, is partly hidden, and
 * none: its middle is not where it was printed.
 * Costs 0.01 ms for each figure of that size, and 3 ns a pixel it looks at.
 */
void squares_list(const struct image *image, const struct light *light,
        const struct layout_rect *rect, const struct find_dpi *dpi,
        const struct blob_area *area, int permille, struct blob_window *window,
        struct squares *out);

/*
 * square_measure - is there a square at this place, within `reach_um`?
 *
 * Returns 0; -1 if not.
 */
int square_measure(const struct image *image, const struct light *light,
        const struct layout_rect *rect, const struct find_dpi *dpi, struct spot expected,
        int32_t reach_um, struct square *out) __attribute__((warn_unused_result));

#endif
