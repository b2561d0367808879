/* glance.h -- an image of which only a part is looked at: read where it lies, if it can.
 */
#ifndef OMR_GLANCE_H
#define OMR_GLANCE_H

#include <stddef.h>

#include "core/error.h"
#include "omr/image.h"
#include "omr/load.h"

struct glance {           /* zeroed at first */
    struct image decoded; /* its memory is kept */
    struct image view;    /* of `map`; its pixels are not to be released or changed */
    void *map;
    size_t map_bytes;
};

/*
 * glance_take - one page of an image file
 *
 * descriptor  as load_open wants it.
 * image       *image is good until the next call; only to be read.
 *
 * A page that stands in the file without compression is mapped and not copied: 0.3 ms in
 * place of 3. A file that shrinks meanwhile then ends the process by a signal, as a
 * decoder that crashes does: only for who can lose this process. Errors as load_page.
 */
int glance_take(struct glance *glance, int descriptor, int32_t index,
        const struct image **image, struct error *err)
        __attribute__((warn_unused_result));

/*
 * glance_page - the same of an open file, to be looked at all over
 *
 * file  of `descriptor`, which stays open until the next call.
 *
 * The page is read from the disk first: where that fails it is decoded in place of being
 * mapped, and load_page says why. A page that is in memory costs 0.2 ms in place of 1.
 * What is kept for decoding is given back where both would be large.
 */
int glance_page(struct glance *glance, struct load_file *file, int descriptor,
        int32_t index, const struct image **image, struct error *err)
        __attribute__((warn_unused_result));
void glance_release(struct glance *glance);

#endif
