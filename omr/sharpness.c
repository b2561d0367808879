/* sharpness.c -- how steeply this scan shows the edges of its own print. */
#include "omr/sharpness.h"

#include <math.h>

#include "omr/inside.h"
#include "omr/rise.h"
#include "omr/smooth.h"

enum {
    SQUARE_LEAST_UM = 4500, /* the corner squares; edge marks are lower */
    SQUARES_MOST = 4,
    DARK_LEAST = 40, /* fainter print has no edges to go by */
    /* Sharp scans at 300 dpi have 91 to 112 um, at 200 dpi 117 to 125: cells smoothed are
     * blurred by their size, */
    FINE_UM = 110,
    FINE_CELL_UM = 85,
    COARSE_UM = 124,
    COARSE_CELL_UM = 127 /* and are not smoothed where they are coarser yet */
};

static int is_square(const struct layout_rect *rect)
{
    return rect->right_um - rect->left_um >= SQUARE_LEAST_UM &&
           rect->bottom_um - rect->top_um >= SQUARE_LEAST_UM && patch_fits(rect);
}

static int32_t way_um(const struct rise_ways *ways, int way, double cell_um)
{
    return ways->count[way] > 0 ? rise_um(ways->steep[way], cell_um) : SHARPNESS_NONE;
}

static double patch_cell_um(const struct patch *patch)
{
    return (patch->cell_x_um + patch->cell_y_um) / 2;
}

/* The square's rises; 0 if it has none. */
static int square_rises(struct sharpness_work *work, struct sharpness *out)
{
    const struct patch *patch = &work->patch;
    struct ink_window raw = {patch->dark, patch->width, patch->width, patch->height};
    struct ink_window soft;
    double cell_um = patch_cell_um(patch);
    struct rise_ways ways;
    int32_t rise;

    if (patch->is_bilevel || patch->full < DARK_LEAST)
        return 0;
    smooth_fine(&raw, cell_um, work->soft, &soft);
    rise = rise_sixteenths(&soft, 1, patch->full / 4, patch->full * 3 / 4, &ways);
    if (rise == RISE_NONE)
        return 0;
    out->um = rise_um(rise, cell_um);
    out->ways_um[0] = way_um(&ways, 0, cell_um);
    out->ways_um[2] = way_um(&ways, 2, cell_um);
    return 1;
}

/* Into its place among `count` that are in order. */
static void insert(int32_t *sorted, int count, int32_t value)
{
    int at;

    for (at = count; at > 0 && sorted[at - 1] > value; at--)
        sorted[at] = sorted[at - 1];
    sorted[at] = value;
}

static int32_t sharp_um(double cell_um)
{
    if (cell_um <= FINE_CELL_UM || cell_um > SMOOTH_COARSE_UM)
        return FINE_UM;
    return FINE_UM + (int32_t)((COARSE_UM - FINE_UM) * (cell_um - FINE_CELL_UM) /
                               (COARSE_CELL_UM - FINE_CELL_UM));
}

void sharpness_none(struct sharpness *out)
{
    int way;

    out->sharp_um = FINE_UM;
    out->coarse_um = 0;
    out->um = SHARPNESS_NONE;
    for (way = 0; way < RISE_WAYS; way++)
        out->ways_um[way] = SHARPNESS_NONE;
}

int32_t sharpness_slope_um(const struct sharpness *print, int32_t rise_um)
{
    return rise_um - (print->um < SHARPNESS_NONE ? print->um : print->sharp_um);
}

/* Blurs add by their squares; a square's own edges do not slant. */
static int32_t slanting_um(int32_t across_um, int32_t down_um)
{
    double across = across_um, down = down_um;

    if (across_um >= SHARPNESS_NONE || down_um >= SHARPNESS_NONE)
        return SHARPNESS_NONE;
    return (int32_t)lround(sqrt((across * across + down * down) / 2));
}

void sharpness_measure(const struct image *image, const struct light *light,
        const struct layout_page *page, const struct register_map *map,
        struct sharpness_work *work, struct sharpness *out)
{
    int32_t um[SQUARES_MOST], across[SQUARES_MOST], down[SQUARES_MOST];
    struct sharpness square;
    size_t i;
    int count = 0;

    sharpness_none(out);
    for (i = 0; i < page->fiducial_count && count < SQUARES_MOST; i++) {
        const struct layout_rect *rect = &page->fiducials[i].rect;

        if (!is_square(rect) || patch_take(image, light, map, rect, &work->patch) != 0)
            continue;
        out->sharp_um = sharp_um(patch_cell_um(&work->patch));
        out->coarse_um = rise_coarse_um(patch_cell_um(&work->patch));
        if (!square_rises(work, &square))
            continue;
        insert(um, count, square.um);
        insert(across, count, square.ways_um[0]);
        insert(down, count++, square.ways_um[2]);
    }
    if (count == 0)
        return;
    out->um = um[count / 2];
    out->ways_um[0] = across[count / 2];
    out->ways_um[2] = down[count / 2];
    out->ways_um[1] = slanting_um(out->ways_um[0], out->ways_um[2]);
}
