/* tiff_write.h -- a grey picture as a TIFF file. */
#ifndef FORMS_TIFF_WRITE_H
#define FORMS_TIFF_WRITE_H

#include <stdint.h>

#include "core/error.h"

/*
 * tiff_write_grey - one page, 8-bit grey, 0 black, uncompressed
 *
 * pixels  width_px * height_px bytes, row by row.
 *
 * Uncompressed by measurement (a deck's page of 2480 x 3508 px): raw 8.7 MB
 * in 3 ms; Deflate level 1 5.2 MB in 63 ms; LZW 5.7 MB in 110 ms; PackBits
 * 8.8 MB in 34 ms. Noise does not compress.
 *
 * The bytes depend on the arguments alone. On failure a part of the file may
 * remain: write into a folder that is thrown away then. ERROR_IO names the path.
 */
int tiff_write_grey(const char *path, const uint8_t *pixels, int32_t width_px,
        int32_t height_px, int32_t dpi, struct error *err)
        __attribute__((warn_unused_result));

#endif
