/* picture.h -- pixels to a PNG in memory. */
#ifndef OMR_PICTURE_H
#define OMR_PICTURE_H

#include <stddef.h>
#include <stdint.h>

#include "core/error.h"

/* Bytes of a file in memory; `bytes` is the owner's to free. */
struct picture {
    uint8_t *bytes;
    size_t size, room;
};

/*
 * picture_encode - a PNG of 8-bit samples
 *
 * pixels    row by row without gaps, width * height * channels bytes.
 * channels  1: grey, 3: RGB.
 * out       written on success only; free out->bytes.
 */
int picture_encode(const uint8_t *pixels, int32_t width_px, int32_t height_px,
        int channels, struct picture *out, struct error *err)
        __attribute__((warn_unused_result));

#endif
