/* shrink.h -- half the resolution: what 600 dpi shows, 300 shows as well. */
#ifndef OMR_SHRINK_H
#define OMR_SHRINK_H

#include "omr/image.h"

/* shrink_half - each pixel the mean of four; `out` keeps its memory. -1: no memory. */
int shrink_half(const struct image *image, struct image *out, struct error *err)
        __attribute__((warn_unused_result));

#endif
