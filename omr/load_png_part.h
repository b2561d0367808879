/* load_png_part.h -- the quick way for the PNG that scanners write. */
#ifndef OMR_LOAD_PNG_PART_H
#define OMR_LOAD_PNG_PART_H

#include "core/error.h"
#include "omr/image.h"

/* A file and its pixels together; larger ones are left to libpng, which reads
 * piece by piece. 8-bit grey A4 fits at 600 dpi. */
enum { LOAD_PNG_GREY_MAX_BYTES = 48 << 20 };

/*
 * load_png_grey - 8-bit grey, not interlaced, whole and sound
 *
 * libpng inflates by zlib in small pieces and takes three times as long as
 * libdeflate over the whole. Only what needs no second thought is read here:
 * every chunk with its check sum, the data in one run, their length exact.
 *
 * image  its pixels and resolution on success; undefined otherwise.
 *
 * Returns 1 if it was read; 0 if the file is of another kind or damaged,
 * which is libpng's to read or refuse; -1 for ERROR_MEMORY.
 *
 * Source: PNG specification, third edition: 5 datastream, 9 filtering.
 */
int load_png_grey(int descriptor, struct image *image, struct error *err)
        __attribute__((warn_unused_result));

#endif
