/* fiducial.h -- one printed solid rectangle, measured by its four edges. */
#ifndef OMR_FIDUCIAL_H
#define OMR_FIDUCIAL_H

#include "core/layout.h"
#include "omr/image.h"
#include "omr/probe.h"
#include "omr/spot.h"

/* Pixels of the image for one micrometre along the page's own axes. */
struct fiducial_axes {
    double across_x, across_y, down_x, down_y;
};

enum { FIDUCIAL_PROBES = PROBES_MAX }; /* lines over the figure, each way */

struct fiducial {
    struct spot centre;
    int probes_across, probes_down; /* that agree, of FIDUCIAL_PROBES */
    int32_t width_um, height_um;    /* as scanned; 0 if probes_across is 0 */
    int level;                      /* of its inside, 0..255 */
};

/*
 * fiducial_measure - where exactly a rectangle of this size lies
 *
 * expected   its centre, wrong by at most `reach_um` (and 5 mm).
 * contrast   levels that its inside must be darker than what is around it.
 *
 * Five lines along each axis are followed over the figure; each gives two
 * edges where its own dark and bright meet halfway, so that blur, gamma and
 * faint toner move both edges alike and the centre not at all. The middle
 * one of the lines' centres stands (probe.h): a streak, a speck, a pen's stroke
 * or a flap over the figure's corner spoils the lines that it touches and not
 * the others. A streak along the feed
 * that hides the left or right edge leaves probes_across 0; the place
 * across is then `expected`'s and not to be relied upon.
 *
 * Returns 0; -1 if the figure is not there: fewer than two lines down agree in
 * place and length. Reads some 1,500 pixels.
 */
int fiducial_measure(const struct image *image, const struct fiducial_axes *axes,
        const struct layout_rect *rect, struct spot expected, int32_t reach_um,
        int contrast, struct fiducial *out) __attribute__((warn_unused_result));

#endif
