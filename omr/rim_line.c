/* rim_line.c -- ink beside print along one line: a staple's, a ring's or an arm's. */
#include "omr/rim_line.h"

enum {
    THIN_OFF_UM =
            150, /* straighter is a line of any ink, up to 0.5 mm broad; and so is */
    BAND_OFF_UM = 300, /* a broader one that is full of it: low letters over a title, off
                          by 0.16 and 0.27 mm, had a third of that ink */
    BAND_PERCENT = 33,
    FAINT_OFF_UM = 100, /* where less is seen, of a letter or two, it may be by chance, */
    FAINT_LONG_UM = 2500, /* but for a line as straight and as long */
    LUMP_ALONG_UM = 580,  /* a line of 2 mm is spread so far along; a lump of 0.7 mm, all
                             that two letters over a title left, by 0.2 */
    LUMP_NEAR_UM = 2000,  /* so near goes on a line that a tile cuts: half as much */
    LONG_UM = 4500        /* a staple's or a ring's line goes on through two tiles */
};

/* The longer side of what the places within the bounds take. */
static int32_t length_within(const struct figure *figure)
{
    const struct layout_rect *rect = &figure->bounds;
    struct figure within = {
            .bounds = {rect->right_um, rect->bottom_um, rect->left_um, rect->top_um}};
    struct layout_rect *own = &within.bounds;
    int32_t i;

    for (i = 0; i < figure->count; i++) {
        const struct backmap_place *at = &figure->places[i];

        if (!figure_place_in(at, rect))
            continue;
        own->left_um = at->x_um < own->left_um ? at->x_um : own->left_um;
        own->right_um = at->x_um > own->right_um ? at->x_um : own->right_um;
        own->top_um = at->y_um < own->top_um ? at->y_um : own->top_um;
        own->bottom_um = at->y_um > own->bottom_um ? at->y_um : own->bottom_um;
    }
    return figure_longer_side(&within);
}

/* What lies within its bounds is too short for a line, and goes on nowhere. */
static int is_lump(const struct figure *figure)
{
    struct layout_rect near = rect_grown(&figure->bounds, LUMP_NEAR_UM);

    return figure_line_along(figure, &figure->bounds) < LUMP_ALONG_UM &&
           figure_inside(figure, &near) * 2 < figure_inside(figure, &figure->bounds) * 3;
}

/* Off a line by no more than a broad one's ink is. */
static int is_band(const struct figure *figure, int32_t off, int32_t cell_um2)
{
    int64_t area_um2 = (int64_t)figure_inside(figure, &figure->bounds) * cell_um2;

    return off < BAND_OFF_UM &&
           (int64_t)off * length_within(figure) * 100 <= area_um2 * BAND_PERCENT;
}

int rim_is_line(
        const struct figure *figure, const struct rim_line_kind *kind, int is_faint)
{
    int32_t off = figure_line_off(figure, &figure->bounds);

    if (off < FAINT_OFF_UM && (!is_faint || kind->is_dots))
        return 1;
    if (is_faint)
        return off < FAINT_OFF_UM && length_within(figure) >= FAINT_LONG_UM;
    return (off < THIN_OFF_UM || is_band(figure, off, kind->cell_um2)) &&
           !(kind->has_lumps && is_lump(figure));
}

int rim_is_long_line(const struct figure *figure, const struct rim_line_kind *kind)
{
    return rim_is_line(figure, kind, 0) && length_within(figure) >= LONG_UM;
}
