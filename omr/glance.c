/* glance.c -- an image of which only a part is looked at: read where it lies, if it can.
 */
#include "omr/glance.h"

#include <string.h>
#include <sys/mman.h>

#include "omr/load.h"
#include "omr/load_part.h"

enum {
    MEMORY_PAGE_BYTES = 4096,
    BOTH_MAX_BYTES = 16 << 20 /* decoded and mapped: more only one at a time */
};

static void view_drop(struct glance *glance)
{
    if (glance->map != NULL)
        (void)munmap(glance->map, glance->map_bytes);
    glance->map = NULL;
    memset(&glance->view, 0, sizeof(glance->view));
}

void glance_release(struct glance *glance)
{
    view_drop(glance);
    image_release(&glance->decoded);
}

/* 0 if it cannot be mapped, or not be read through: then it is decoded. */
static int view_map(struct glance *glance, int descriptor, const struct load_place *place,
        int is_whole)
{
    int64_t begin = place->offset / MEMORY_PAGE_BYTES * MEMORY_PAGE_BYTES;
    size_t before = (size_t)(place->offset - begin);
    size_t size = before + (size_t)place->width_px * (size_t)place->height_px;
    void *map;

    if ((int64_t)place->width_px * place->height_px > IMAGE_PIXELS_MAX)
        return 0;
    if (size + glance->decoded.room_bytes > BOTH_MAX_BYTES)
        image_release(&glance->decoded);
    map = mmap(NULL, size, PROT_READ, MAP_PRIVATE, descriptor, (off_t)begin);
    if (map == MAP_FAILED)
        return 0;
    if (is_whole && madvise(map, size, MADV_POPULATE_READ) != 0) {
        (void)munmap(map, size);
        return 0;
    }
    glance->map = map;
    glance->map_bytes = size;
    glance->view.pixels = (uint8_t *)map + before;
    glance->view.width_px = place->width_px;
    glance->view.height_px = place->height_px;
    glance->view.dpi_x = place->dpi_x;
    glance->view.dpi_y = place->dpi_y;
    glance->view.is_bilevel = image_has_only_extremes(&glance->view);
    return 1;
}

static int page_take(struct glance *glance, struct load_file *file, int descriptor,
        int32_t index, int is_whole, const struct image **image, struct error *err)
{
    struct load_place place;

    view_drop(glance);
    if (load_place_of(file, index, &place) &&
            view_map(glance, descriptor, &place, is_whole)) {
        *image = &glance->view;
        return 0;
    }
    *image = &glance->decoded;
    return load_page(file, index, &glance->decoded, err);
}

int glance_page(struct glance *glance, struct load_file *file, int descriptor,
        int32_t index, const struct image **image, struct error *err)
{
    return page_take(glance, file, descriptor, index, 1, image, err);
}

int glance_take(struct glance *glance, int descriptor, int32_t index,
        const struct image **image, struct error *err)
{
    struct load_file *file;
    int result;

    if (load_open(descriptor, &file, err) != 0)
        return -1;
    result = page_take(glance, file, descriptor, index, 0, image, err);
    load_close(file);
    return result;
}
