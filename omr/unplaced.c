/* unplaced.c -- why a sheet's four corner squares were not all found. */
#include "omr/unplaced.h"

#include <math.h>

enum {
    SHORT_PERMILLE = 900 /* of the page's height: the end is cut off */
};

static const double side_slack = 0.1;    /* borders */
static const double scale_most = 0.0153; /* as in register_judge.c */

int32_t unplaced_height_um(const struct image *image, const struct find_dpi *dpi)
{
    return (int32_t)(image->height_px * 25400.0 / dpi->y);
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

    if ((int64_t)unplaced_height_um(sight->image, sight->dpi) * 1000 <
            (int64_t)sight->layout->page_height_um * SHORT_PERMILLE)
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

static double distance_um(struct spot a, struct spot b, const struct find_dpi *dpi)
{
    return hypot((b.x_px - a.x_px) * 25400 / dpi->x, (b.y_px - a.y_px) * 25400 / dpi->y);
}

int unplaced_is_scaled(const struct unplaced_sight *sight)
{
    int left;

    for (left = FIND_TL; left <= FIND_BL && sight->found->count == 3; left += 2) {
        const struct layout_rect *a = &sight->target->corners[left];
        const struct layout_rect *b = &sight->target->corners[left + 1];
        double printed = (b->left_um + b->right_um - a->left_um - a->right_um) / 2.0;

        if (!sight->found->is_found[left] || !sight->found->is_found[left + 1])
            continue;
        return fabs(distance_um(sight->found->corners[left],
                            sight->found->corners[left + 1], sight->dpi) /
                               printed -
                       1) > scale_most;
    }
    return 0;
}

/* As wide as a page is high; half a page has that shape too, so the file must tell the
 * resolution. */
static int is_on_side(const struct unplaced_sight *sight)
{
    const struct layout *layout = sight->layout;
    double wide = sight->image->dpi_x > 0
                          ? sight->image->width_px * 25400.0 / sight->image->dpi_x
                          : 0;

    return layout->page_height_um > layout->page_width_um &&
           fabs(wide / layout->page_height_um - 1) < side_slack;
}

enum reason unplaced_reason(
        const struct unplaced_sight *sight, enum verdict *verdict, const char **detail)
{
    *verdict = VERDICT_HELD;
    *detail = "";
    if (!sight->is_ours && sight->found->count < 2) {
        *verdict = VERDICT_REFUSED;
        return REASON_NOT_A_BALLOT;
    }
    if (sight->is_double)
        return REASON_TOO_LONG;
    if (is_on_side(sight)) {
        *detail = "the sheet lies on its side";
        return REASON_FIDUCIAL_MISSING;
    }
    if (is_cut(sight))
        return REASON_TRUNCATED;
    *detail = "not all four corner squares were seen";
    return REASON_FIDUCIAL_MISSING;
}
