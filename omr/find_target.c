/* find_target.c -- what is looked for: four squares, at which resolution. */
#include "omr/find_target.h"

#include <math.h>
#include <string.h>

int find_target_of(const struct layout_page *page, struct find_target *out)
{
    static const char *const ids[FIND_CORNERS] = {"tl", "tr", "bl", "br"};
    int corner;
    size_t i;

    for (corner = 0; corner < FIND_CORNERS; corner++) {
        for (i = 0; i < page->fiducial_count; i++)
            if (strcmp(page->fiducials[i].id, ids[corner]) == 0)
                break;
        if (i == page->fiducial_count)
            return -1;
        out->corners[corner] = page->fiducials[i].rect;
    }
    return 0;
}

struct find_target find_target_turned(
        const struct find_target *target, int32_t width_um, int32_t height_um)
{
    struct find_target turned = *target;
    int corner;

    for (corner = 0; corner < FIND_CORNERS; corner++) {
        const struct layout_rect *from = &target->corners[FIND_BR - corner];
        struct layout_rect *to = &turned.corners[corner];

        to->left_um = width_um - from->right_um;
        to->right_um = width_um - from->left_um;
        to->top_um = height_um - from->bottom_um;
        to->bottom_um = height_um - from->top_um;
    }
    return turned;
}

static const int32_t usual_dpi[] = {75, 100, 150, 200, 240, 300, 400, 600, 1200};

struct find_dpi find_dpi(const struct image *image, int32_t page_width_um)
{
    double estimate = image->width_px * 25400.0 / page_width_um;
    struct find_dpi dpi = {image->dpi_x, image->dpi_y};
    size_t i;

    if (fabs(dpi.x - estimate) > 0.15 * estimate) {
        dpi.x = usual_dpi[0];
        for (i = 1; i < sizeof(usual_dpi) / sizeof(usual_dpi[0]); i++)
            if (fabs(usual_dpi[i] - estimate) < fabs(dpi.x - estimate))
                dpi.x = usual_dpi[i];
    }
    if (fabs(dpi.y - (double)dpi.x) > 0.15 * dpi.x)
        dpi.y = dpi.x;
    return dpi;
}

int find_dpi_lower(struct find_dpi *dpi)
{
    size_t i = sizeof(usual_dpi) / sizeof(usual_dpi[0]);

    while (i > 0)
        if (usual_dpi[--i] < dpi->x) {
            dpi->x = dpi->y = usual_dpi[i];
            return 0;
        }
    return -1;
}
