/* picture.h -- what the simulator made, to be looked at: PNG files. */
#ifndef TESTS_SIM_PICTURE_H
#define TESTS_SIM_PICTURE_H

#include "tests/sim/trial.h"

int picture_save(const char *path, const struct image *image, struct error *err)
        __attribute__((warn_unused_result));

/* picture_contact - sixty boxes with a mark of each kind, a row of crops a kind,
 * as drawn on paper; `only` but KIND_COUNT: that kind alone. */
int picture_contact(const struct world *world, const char *path, enum kind only,
        uint64_t seed, struct error *err) __attribute__((warn_unused_result));

#endif
