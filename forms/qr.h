/* qr.h -- a text as the modules of a QR code (libqrencode), and drawing them. */
#ifndef FORMS_QR_H
#define FORMS_QR_H

#include <stdint.h>

#include <cairo.h>

#include "core/error.h"
#include "core/layout.h"

/*
 * qr_make - the modules of a text of the alphanumeric mode, error level Q
 *
 * side  modules a side; another number than the text comes to is ERROR_RANGE.
 * out   text and cells are written on success only.
 */
int qr_make(const char *text, uint8_t side, struct layout_modules *out, struct error *err)
        __attribute__((warn_unused_result));

/* qr_draw - black modules as one path, so that no seams show between them. */
void qr_draw(const struct layout_modules *modules, uint8_t side,
        const struct layout_rect *rect, cairo_t *cairo);

#endif
