/* speck.h -- figures of ink too small to be strokes. */
#ifndef OMR_SPECK_H
#define OMR_SPECK_H

#include "omr/ink.h"
#include "omr/inside.h"

struct speck {
    int32_t side_um;  /* the longer side of its bounds */
    int32_t dot_um;   /* diameter of a black dot that weighs as much */
    int32_t broad_um; /* of a disc as large as what is half as dark as its darkest: a
                         dot's own diameter, however pale or blurred */
};

/*
 * speck_measure - a figure that lies within the box
 *
 * figure  of inside->soft at `level`, its parts no more than a gap apart.
 * A figure up to 1.2 mm long that is a pair of specks with paper between them is
 * measured as the larger of the two: neither is part of a stroke. In black and white
 * any stroke may have gaps, and nothing is parted.
 * Source: README, "What counts as a mark", rule M6.
 */
void speck_measure(const struct inside *inside, const struct ink_figure *figure,
        int level, struct ink_work *work, struct speck *out);

#endif
