/* unplaced.c -- why a sheet's four corner squares were not all found. */
#include "omr/unplaced.h"

enum { SHORT_PERMILLE = 900 /* of the page's height: the end is cut off */ };

int unplaced_permille(const struct layout *layout, const struct image *image,
        const struct find_dpi *dpi)
{
    return (int)(image->height_px * 25400.0 / dpi->y * 1000 / layout->page_height_um);
}

static int is_outside(const struct unplaced_sight *sight, int corner)
{
    const struct layout_rect *rect = &sight->target->corners[corner];
    struct spot spot = find_expect(sight->found, sight->target, sight->dpi, corner);
    double half = (rect->bottom_um - rect->top_um) * (double)sight->dpi->y / 25400 / 2;

    return spot.x_px < half || spot.y_px < half ||
           spot.x_px > sight->image->width_px - half ||
           spot.y_px > sight->image->height_px - half;
}

static int is_cut(const struct unplaced_sight *sight)
{
    const int *is_found = sight->found->is_found;
    int corner;

    if (unplaced_permille(sight->layout, sight->image, sight->dpi) < SHORT_PERMILLE)
        return 1;
    if (sight->found->count < 2)
        return 0;
    if (is_found[FIND_TL] + is_found[FIND_TR] == 0 ||
            is_found[FIND_BL] + is_found[FIND_BR] == 0)
        return 1;
    for (corner = 0; corner < FIND_CORNERS; corner++)
        if (!is_found[corner] && is_outside(sight, corner))
            return 1;
    return 0;
}

enum reason unplaced_reason(const struct unplaced_sight *sight, enum verdict *verdict)
{
    *verdict = VERDICT_HELD;
    if (!sight->is_ours && sight->found->count < 2) {
        *verdict = VERDICT_REFUSED;
        return REASON_NOT_A_BALLOT;
    }
    if (sight->is_double)
        return REASON_TOO_LONG;
    return is_cut(sight) ? REASON_TRUNCATED : REASON_FIDUCIAL_MISSING;
}
