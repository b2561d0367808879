/* flat.h -- the page laid flat: its darkness on the printed page's own cells. */
#ifndef OMR_FLAT_H
#define OMR_FLAT_H

#include "core/error.h"
#include "omr/image.h"
#include "omr/light.h"
#include "omr/printed.h"
#include "omr/register.h"

/* Same cells as struct printed: cell (x, y) of one is cell (x, y) of the other. */
struct flat {
    int32_t width, height;
    uint8_t *dark; /* 0 paper .. LIGHT_DARK_FULL toner; outside the image 0 */
    size_t room;   /* bytes at `dark` */
};

void flat_init(struct flat *flat);
void flat_release(struct flat *flat);

/*
 * flat_make - sample the image at the place of every printed cell
 *
 * flat  its memory is used again. -1 only for ERROR_MEMORY.
 * Cost: one reading of four pixels for each of 2.2 million cells of A4.
 */
int flat_make(const struct image *image, const struct light *light,
        const struct register_map *map, const struct printed *printed, struct flat *flat,
        struct error *err) __attribute__((warn_unused_result));

#endif
