/* locate.c -- where a known page lies in an image: for people's eyes, never to count. */
#include "omr/locate.h"

#include <string.h>

#include "omr/find.h"
#include "omr/light.h"
#include "omr/shrink.h"

enum { SHRINK_FROM_DPI = 450, PAPER_UNKNOWN = 255 };

/* As a scanner that crops to the paper gives it. */
static void map_fill(const struct image *image, const struct layout *layout,
        int32_t rotation, struct register_map *map)
{
    memset(map, 0, sizeof(*map));
    map->rotation = rotation;
    map->xx = (double)image->width_px / layout->page_width_um;
    map->yy = (double)image->height_px / layout->page_height_um;
    if (rotation != 180)
        return;
    map->xx = -map->xx;
    map->yy = -map->yy;
    map->x0 = image->width_px;
    map->y0 = image->height_px;
}

static void map_refine(const struct image *image, struct light *light,
        const struct layout_page *page, const struct find_result *found, int32_t rotation,
        struct register_map *map)
{
    struct register_result result;

    light->black = found->black;
    register_corners(page, found, rotation, map);
    register_edges(image, light, page, map, &result);
    if (result.fault == REGISTER_MARK_MISSING)
        register_corners(page, found, rotation, map);
}

static void corners_find(const struct image *image, const struct light *light,
        const struct find_target *target, struct find_dpi dpi, struct blob_window *window,
        struct find_result *found)
{
    struct find_result again;

    find_corners(image, light, target, &dpi, window, found);
    /* A border around the page may have made the resolution seem higher than it is. */
    if (found->count == FIND_CORNERS || dpi.x == image->dpi_x ||
            find_dpi_lower(&dpi) != 0)
        return;
    find_corners(image, light, target, &dpi, window, &again);
    if (again.count == FIND_CORNERS)
        *found = again;
}

int locate_page(const struct image *image, const struct layout *layout,
        const struct layout_page *page, int32_t rotation, struct locate_work *work,
        struct located *out, struct error *err)
{
    struct find_dpi dpi = find_dpi(image, layout->page_width_um);
    struct find_target target;
    struct find_result found;
    struct light light;

    if (find_target_of(page, &target) != 0)
        return error_set(
                err, ERROR_RANGE, "page %d: the layout lacks a corner", page->page);
    if (dpi.x >= SHRINK_FROM_DPI) {
        if (shrink_half(image, &work->shrunk, err) != 0)
            return -1;
        image = &work->shrunk;
        dpi.x /= 2;
        dpi.y /= 2;
    }
    memset(out, 0, sizeof(*out));
    out->image = image;
    out->paper = PAPER_UNKNOWN;
    map_fill(image, layout, rotation, &out->map);
    if (light_measure(image, &light) != 0)
        return 0;
    out->paper = light.paper;
    if (rotation == 180)
        target = find_target_turned(
                &target, layout->page_width_um, layout->page_height_um);
    corners_find(image, &light, &target, dpi, &work->window, &found);
    if (found.count < FIND_CORNERS)
        return 0;
    map_refine(image, &light, page, &found, rotation, &out->map);
    out->is_registered = 1;
    return 0;
}

void locate_work_release(struct locate_work *work)
{
    image_release(&work->shrunk);
}
