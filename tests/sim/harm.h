/* harm.h -- whether dirt or damage meets what an engine must see. */
#ifndef TESTS_SIM_HARM_H
#define TESTS_SIM_HARM_H

#include "core/layout.h"
#include "tests/sim/scan.h"

/* May be joined. */
enum harm {
    HARM_BOX = 1,          /* a box is crossed by a streak, or gone */
    HARM_FIDUCIAL = 2,     /* the same for a fiducial, edge marks included */
    HARM_CODE = 4,         /* the same for a code */
    HARM_CREASE_BOX = 8,   /* a fold crosses a box */
    HARM_CREASE_OTHER = 16 /* a fold crosses a fiducial or a code */
};

/*
 * harm_find - which of the page's parts are met, by their true places
 *
 * scan, paper  as given to scan_take, after all effects.
 * near_mm      what lies this near counts as met.
 *
 * Returns harms joined. What is out of the image (cut off, or shifted away)
 * counts as gone.
 */
int harm_find(const struct scan *scan, const struct paper *paper,
        const struct layout_page *page, double near_mm);

/*
 * harm_is_cut - whether a box, a fiducial or a code is out of the image, in part
 *
 * scan, paper  as for harm_find; dirt and damage of the paper do not count.
 */
int harm_is_cut(const struct scan *scan, const struct paper *paper,
        const struct layout_page *page);

#endif
