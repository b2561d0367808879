/* sharpness.c -- how steeply this scan shows the edges of its own print. */
#include "omr/sharpness.h"

#include "omr/inside.h"
#include "omr/rise.h"

enum {
    SQUARE_LEAST_UM = 4500, /* the corner squares; edge marks are lower */
    SQUARES_MOST = 4,
    DARK_LEAST = 40 /* fainter print has no edges to go by */
};

static int is_square(const struct layout_rect *rect)
{
    return rect->right_um - rect->left_um >= SQUARE_LEAST_UM &&
           rect->bottom_um - rect->top_um >= SQUARE_LEAST_UM && patch_fits(rect);
}

/* The square's rise, or SHARPNESS_NONE. */
static int32_t square_rise(struct sharpness_work *work)
{
    const struct patch *patch = &work->patch;
    struct ink_window raw = {patch->dark, patch->width, patch->width, patch->height};
    struct ink_window soft;
    double cell_um = (patch->cell_x_um + patch->cell_y_um) / 2;
    int32_t rise;

    if (patch->is_bilevel || patch->full < DARK_LEAST)
        return SHARPNESS_NONE;
    inside_smooth(&raw, cell_um, work->soft, &soft);
    rise = rise_sixteenths(&soft, patch->full / 4, patch->full * 3 / 4);
    if (rise == RISE_NONE)
        return SHARPNESS_NONE;
    return rise_um(rise, cell_um);
}

int32_t sharpness_um(const struct image *image, const struct light *light,
        const struct layout_page *page, const struct register_map *map,
        struct sharpness_work *work)
{
    int32_t rises[SQUARES_MOST], rise;
    size_t i;
    int count = 0, at;

    for (i = 0; i < page->fiducial_count && count < SQUARES_MOST; i++) {
        const struct layout_rect *rect = &page->fiducials[i].rect;

        if (!is_square(rect) || patch_take(image, light, map, rect, &work->patch) != 0)
            continue;
        rise = square_rise(work);
        if (rise == SHARPNESS_NONE)
            continue;
        for (at = count++; at > 0 && rises[at - 1] > rise; at--)
            rises[at] = rises[at - 1];
        rises[at] = rise;
    }
    return count > 0 ? rises[count / 2] : SHARPNESS_NONE;
}
