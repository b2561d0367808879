/* omr_weighed_box.h -- the drawn box weighed, for tests of what is found in it. */
#ifndef TESTS_OMR_WEIGHED_BOX_H
#define TESTS_OMR_WEIGHED_BOX_H

#include "omr/weigh.h"
#include "tests/omr_drawn_box.h"

/* What is weighed begins 0.3 + 0.2 + 0.1 mm from the box's outer edge. */
enum { FIRST = MARGIN + 6, INSIDE = 48 };

static const struct outline drawn_outline = {0, 0, 4, 1, 0, 0, {0}};

static struct weigh_work work;

static inline struct weight weigh(void)
{
    struct weight weight;

    weigh_box(&patch, &drawn_outline, OUTLINE_UM, &work, &weight);
    return weight;
}

#endif
