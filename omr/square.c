/* square.c -- the solid squares in one part of the image. */
#include "omr/square.h"

#include <math.h>

#include "omr/fiducial.h"

enum {
    CELL_UM = 500,
    REACH_UM = 900,        /* from a blob's middle to the square's */
    CONTRAST_PERCENT = 18, /* of paper white to black: faint toner under a pale gamma */
    CONTRAST_LEAST = 12,   /* levels */
    PROBES_MOST_LEAST = 4, /* of five, one way */
    PROBES_LEAST = 2,      /* the other way: a wide streak leaves two */
    SIDES_PERCENT = 8      /* one side against the other, as printed: a threshold far
                            * off moves both, a flap along an edge hides of one */
};

static const double size_slack = 0.20; /* of a square's side, besides a cell */
static const double um_per_inch = 25400;

static int is_about_square(const struct blob *blob, const struct layout_rect *rect,
        const struct find_dpi *dpi, int step)
{
    double width = (rect->right_um - rect->left_um) * (double)dpi->x / um_per_inch;
    double height = (rect->bottom_um - rect->top_um) * (double)dpi->y / um_per_inch;
    double has_width = blob->right_px - blob->left_px;
    double has_height = blob->bottom_px - blob->top_px;

    return fabs(has_width - width) <= size_slack * width + step &&
           fabs(has_height - height) <= size_slack * height + step &&
           blob->area_px >= 0.6 * width * height;
}

/* One side shorter than printed, the other not: a part of it is hidden. */
static int is_cut(const struct fiducial *figure, const struct layout_rect *rect)
{
    int64_t wide = (int64_t)figure->width_um * (rect->bottom_um - rect->top_um);
    int64_t high = (int64_t)figure->height_um * (rect->right_um - rect->left_um);
    int64_t apart = wide > high ? wide - high : high - wide;

    return apart * 200 > (wide + high) * SIDES_PERCENT;
}

int square_measure(const struct image *image, const struct light *light,
        const struct layout_rect *rect, const struct find_dpi *dpi, struct spot expected,
        int32_t reach_um, struct square *out)
{
    struct fiducial_axes axes = {dpi->x / um_per_inch, 0, 0, dpi->y / um_per_inch};
    int contrast = (light_white(light, expected.x_px, expected.y_px) - light->black) *
                   CONTRAST_PERCENT / 100;
    struct fiducial figure;

    if (contrast < CONTRAST_LEAST)
        contrast = CONTRAST_LEAST;
    if (fiducial_measure(image, &axes, rect, expected, reach_um, contrast, &figure) != 0)
        return -1;
    if (figure.probes_across < PROBES_LEAST || figure.probes_down < PROBES_LEAST ||
            (figure.probes_across < PROBES_MOST_LEAST &&
                    figure.probes_down < PROBES_MOST_LEAST) ||
            is_cut(&figure, rect))
        return -1;
    out->centre = figure.centre;
    out->level = figure.level;
    return 0;
}

void squares_list(const struct image *image, const struct light *light,
        const struct layout_rect *rect, const struct find_dpi *dpi,
        const struct blob_area *area, int permille, struct blob_window *window,
        struct squares *out)
{
    int step = (int)(dpi->x * CELL_UM / um_per_inch + 0.5), least, level, count, i;
    struct blob blobs[BLOB_MAX];
    double cell_um;

    step = step < 1 ? 1 : step;
    cell_um = um_per_inch * step / dpi->x;
    least = (int)((rect->right_um - rect->left_um) / cell_um *
                  (rect->bottom_um - rect->top_um) / cell_um / 2);
    level = light_level(light, (area->left_px + area->right_px) / 2.0,
            (area->top_px + area->bottom_px) / 2.0, permille);
    count = blob_list(image, area, step, level, least, window, blobs);
    out->count = 0;
    for (i = 0; i < count && out->count < SQUARES_MAX; i++)
        if (is_about_square(&blobs[i], rect, dpi, step) &&
                square_measure(image, light, rect, dpi, blobs[i].centre, REACH_UM,
                        &out->squares[out->count]) == 0)
            out->count++;
}
