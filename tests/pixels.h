/* pixels.h -- a picture known by its pixels, however they are stored. */
#ifndef TESTS_PIXELS_H
#define TESTS_PIXELS_H

#include "core/digest.h"
#include "core/error.h"

/*
 * pixels_digest - of a TIFF file's first page: its size, depth and rows, decoded
 *
 * A scanner's picture is another file than the one its driver was given, but holds
 * the same rows.
 */
int pixels_digest(const char *path, struct digest *out, struct error *err)
        __attribute__((warn_unused_result));

#endif
