/* load_tiff_part.h -- the two ways from a TIFF's strips and tiles to pixels. */
#ifndef OMR_LOAD_TIFF_PART_H
#define OMR_LOAD_TIFF_PART_H

#include <stdint.h>

#include <tiffio.h>

#include "core/error.h"
#include "omr/image.h"

/* What libtiff complained of since the count was last set to 0. */
struct load_complaints {
    uint32_t count;
    char first[160];
};

/* What one directory says of its page; all checked by load_tiff.c. */
struct load_tiff_shape {
    uint32_t width, height;
    uint16_t bits, samples, photometric, compression, planar, orientation;
};

/* load_tiff_strips_fit - 1 if load_tiff_strips can read such a page. */
int load_tiff_strips_fit(TIFF *tiff, const struct load_tiff_shape *shape);

/*
 * load_tiff_strips - the common scans, strip by strip, without detours
 *
 * image  allocated in the page's size. Any complaint of libtiff and any
 * strip that is not filled to its last row is ERROR_SYNTAX.
 */
int load_tiff_strips(TIFF *tiff, const struct load_tiff_shape *shape,
        struct load_complaints *complaints, struct image *image, struct error *err)
        __attribute__((warn_unused_result));

/* load_tiff_rgba - everything else that libtiff turns into RGBA; 4 bytes a pixel. */
int load_tiff_rgba(TIFF *tiff, const struct load_tiff_shape *shape,
        struct load_complaints *complaints, struct image *image, struct error *err)
        __attribute__((warn_unused_result));

#endif
