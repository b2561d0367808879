/* code_find.h -- are these modules printed here? */
#ifndef OMR_CODE_FIND_H
#define OMR_CODE_FIND_H

#include "core/layout.h"
#include "omr/image.h"
#include "omr/light.h"
#include "omr/register.h"

enum { CODE_SAME_PERMILLE = 1000 };

/* The modules as scanned: 1 black. */
struct code_cells {
    uint8_t cells[LAYOUT_MODULES_MAX * LAYOUT_MODULES_MAX];
};

struct code_shift { /* of the code against its registered place */
    int32_t x_um, y_um;
};

/* code_sample - read each module's middle third against the middle of white and black. */
void code_sample(const struct image *image, const struct light *light,
        const struct register_map *map, const struct layout_code *code,
        struct code_shift shift, struct code_cells *out);

/* code_agreement - share of the modules that are as printed, 0..CODE_SAME_PERMILLE. */
int code_agreement(
        const struct code_cells *scanned, const struct layout_modules *printed, int side);

/*
 * code_search - where within half a millimetre the modules agree best
 *
 * shift  in: where to begin; out: the best. Returns its agreement.
 */
int code_search(const struct image *image, const struct light *light,
        const struct register_map *map, const struct layout_code *code,
        const struct layout_modules *printed, struct code_shift *shift);

#endif
