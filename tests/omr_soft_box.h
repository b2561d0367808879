/* omr_soft_box.h -- the drawn box's inside, smoothed, for tests of what is found there.
 */
#ifndef TESTS_OMR_SOFT_BOX_H
#define TESTS_OMR_SOFT_BOX_H

#include "omr/inside.h"
#include "tests/omr_drawn_box.h"

/* Good till the next. */
static inline struct inside soft_inside(void)
{
    static uint8_t room[PATCH_EDGE_MAX * PATCH_EDGE_MAX];
    struct outline outline = {0, 0, 4, 1, 0, 0, {0}};
    struct inside_places places;
    struct inside inside;

    inside_set(&patch, &outline, OUTLINE_UM, &inside);
    inside_places(&inside, &places);
    inside_soften(&inside, &places, room);
    return inside;
}

#endif
