/* code_find.h -- are these modules printed here? */
#ifndef OMR_CODE_FIND_H
#define OMR_CODE_FIND_H

#include "core/layout.h"
#include "omr/image.h"
#include "omr/light.h"
#include "omr/register.h"

enum { CODE_SAME_PERMILLE = 1000, CODE_UNKNOWN = 2 };

/* Row by row: 1 black, 0 white; where something is expected also CODE_UNKNOWN. */
struct code_cells {
    uint8_t cells[LAYOUT_MODULES_MAX * LAYOUT_MODULES_MAX];
};

struct code_shift { /* of the code against its registered place */
    int32_t x_um, y_um;
};

/*
 * code_sample - each module's four inner pixels against the middle of white and black
 *
 * map  of the page as it lies. Modules outside the picture are white.
 */
void code_sample(const struct image *image, const struct light *light,
        const struct register_map *map, const struct layout_code *code,
        struct code_shift shift, struct code_cells *out);

/* code_agreement - share of the modules that are as printed, 0..CODE_SAME_PERMILLE. */
int code_agreement(
        const struct code_cells *scanned, const struct layout_modules *printed, int side);

/*
 * code_align - where within 0.8 mm the modules known beforehand agree best
 *
 * expected  what all papers have in common there (a code's finder patterns among it),
 *           CODE_UNKNOWN elsewhere.
 * shift     in: where to begin; out: the best.
 *
 * Down the page first, as a feeder stretches it, then across, then down again: across it
 * may begin less than half a module off.
 */
void code_align(const struct image *image, const struct light *light,
        const struct register_map *map, const struct layout_code *code,
        const struct code_cells *expected, struct code_shift *shift);

#endif
