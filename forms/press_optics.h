/* press_optics.h -- the scanner's lens, lamp and sensor (inside of press). */
#ifndef FORMS_PRESS_OPTICS_H
#define FORMS_PRESS_OPTICS_H

#include <stdint.h>

#include "core/error.h"
#include "forms/press.h"

/*
 * press_blur - a Gaussian lens, in place
 *
 * samples  width * height; darkness times 256.
 * sigma    pixels, 0..1.5; below 0.2 nothing is done.
 * ERROR_MEMORY leaves the samples as they were.
 */
int press_blur(uint16_t *samples, int32_t width_px, int32_t height_px, double sigma,
        struct error *err) __attribute__((warn_unused_result));

/* press_expose - tone, gamma, lamp, noise and dust: the samples as grey bytes. */
int press_expose(const uint16_t *samples, int32_t width_px, int32_t height_px,
        const struct press_scanner *scanner, uint8_t *grey, struct error *err)
        __attribute__((warn_unused_result));

#endif
