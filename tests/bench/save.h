/* save.h -- pixels to the kinds of files that scanners and programs write. */
#ifndef TESTS_BENCH_SAVE_H
#define TESTS_BENCH_SAVE_H

#include "omr/image.h"

enum save_kind {
    SAVE_RAW,     /* TIFF, 8-bit grey, not compressed, strips of 64 rows */
    SAVE_G4,      /* TIFF, 1-bit, fax group 4, one strip */
    SAVE_DEFLATE, /* TIFF, 8-bit grey, deflate, strips of 64 rows */
    SAVE_PNG,     /* 8-bit grey, libpng's own choices */
    SAVE_PNG_BIT, /* 1-bit grey */
    SAVE_JPEG,    /* 8-bit grey, quality 85 */
    SAVE_KINDS
};

/* save_word - "raw", "g4", ... */
const char *save_word(enum save_kind kind);

/* save_image - 0, or -1 if the file cannot be written. */
int save_image(const struct image *image, enum save_kind kind, const char *path)
        __attribute__((warn_unused_result));

#endif
