/* heading.h -- ink at the print over the first boxes: a word, or what marks' arms leave.
 */
#ifndef OMR_HEADING_H
#define OMR_HEADING_H

#include "core/layout.h"
#include "omr/figure.h"
#include "omr/rim_line.h"

enum { HEADING_PLACES_MAX = 2048 };

/* All zero: none is there. */
struct heading {
    struct backmap_place places[HEADING_PLACES_MAX];
    uint8_t is_judged[HEADING_PLACES_MAX]; /* 0: of the row's own, which tells of lines */
    int32_t count;
    struct rim_line_kind kind;
    int32_t least; /* judged cells on two by two blocks (SCATTER_BLOCK_UM): a word */
};

/*
 * heading_add - one more cell of ink within 0.5 mm of print, and off it
 *
 * is_judged  0: it lies in a row, and tells but whether what is over it is a line.
 * What has no room is left out: what has is far more than a word.
 */
void heading_add(
        struct heading *heading, const struct backmap_place *place, int is_judged);

/* heading_cross - a mark's figure reaches so far: what is beside it there is its. */
void heading_cross(struct heading *heading, const struct figure *figure);

/* heading_is_written - 1 if what is left is as much as a word leaves, and no line. */
int heading_is_written(const struct heading *heading);

#endif
