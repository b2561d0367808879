/* grey_png.h -- a picture for a browser: a PNG of 16 greys, and nothing but pixels. */
#ifndef OMR_GREY_PNG_H
#define OMR_GREY_PNG_H

#include "omr/image.h"
#include "omr/picture.h"

enum { GREY_PNG_LEVELS = 16 };

/*
 * grey_png_encode - size, pixels and the end; no time, no text, no resolution
 *
 * image  8-bit grey; each pixel becomes the nearest of 16 greys.
 * out    written on success only; free out->bytes. ERROR_MEMORY.
 *
 * Source: PNG specification, third edition: 5 datastream, 11.2 critical chunks.
 */
int grey_png_encode(const struct image *image, struct picture *out, struct error *err)
        __attribute__((warn_unused_result));

#endif
