/* fiducial.c -- one printed solid rectangle, measured by its four edges. */
#include "omr/fiducial.h"

#include <math.h>
#include <string.h>

#include "omr/levels.h"
#include "omr/probe.h"

enum {
    STEP_UM = 80,          /* along a line, or one pixel if that is longer */
    AROUND_UM = 500,       /* of paper seen beyond the reach */
    LENGTH_SLACK_UM = 350, /* a threshold far off moves each edge by 0.15 mm */
    LENGTH_SLACK_PERCENT = 15,
    FULL_PERCENT = 70, /* of a line between its edges that is dark */
    PROBES_LEAST = 2
};

static const uint32_t FIXED = 1 << 16;

/* Along one axis of the figure, all in pixels for a step or um. */
struct axis {
    double along_x, along_y; /* px a um */
    double side_x, side_y;   /* px a um, the other axis */
    double step_um;
    int32_t size_um, side_um; /* of the figure, along and aside */
    int32_t half_um;          /* seen to both sides of `expected` */
    int count;                /* samples */
};

static struct axis axis_make(double along_x, double along_y, double side_x, double side_y,
        int32_t size_um, int32_t side_um, int32_t reach_um)
{
    struct axis axis = {along_x, along_y, side_x, side_y, STEP_UM, size_um, side_um,
            size_um / 2 + reach_um + AROUND_UM, 0};
    double pixel_um = 1 / hypot(along_x, along_y);

    if (pixel_um > axis.step_um)
        axis.step_um = pixel_um;
    while (2 * axis.half_um / axis.step_um > LEVELS_MAX - 2)
        axis.step_um *= 2; /* a resolution that no scanner has */
    axis.count = 2 * (int)(axis.half_um / axis.step_um) + 1;
    return axis;
}

/* A line over the figure. Returns -1 if it leaves the picture. */
static int line_set(const struct image *image, const struct axis *axis,
        struct spot middle, struct levels_line *line)
{
    double back = axis->step_um * (axis->count - 1) / 2;
    double first_x = middle.x_px - back * axis->along_x;
    double first_y = middle.y_px - back * axis->along_y;
    double last_x = middle.x_px + back * axis->along_x;
    double last_y = middle.y_px + back * axis->along_y;

    if (!(first_x >= 1 && first_y >= 1 && last_x >= 1 && last_y >= 1 &&
                first_x < image->width_px - 1 && last_x < image->width_px - 1 &&
                first_y < image->height_px - 1 && last_y < image->height_px - 1))
        return -1;
    line->x = (uint32_t)(first_x * FIXED);
    line->y = (uint32_t)(first_y * FIXED);
    line->step_x = (uint32_t)(int32_t)(axis->along_x * axis->step_um * FIXED);
    line->step_y = (uint32_t)(int32_t)(axis->along_y * axis->step_um * FIXED);
    return 0;
}

static int is_full(const struct levels *levels, double from, double to)
{
    int first = (int)from + 1, last = (int)ceil(to), count = last - first;

    return count <= 0 ||
           (count - levels_bright(levels, first, last)) * 100 >= count * FULL_PERCENT;
}

/* The mean of the inner half. */
static int level_inside(const struct levels *levels, double from, double to)
{
    int first = (int)(from + (to - from) / 4), last = (int)(to - (to - from) / 4), i;
    int sum = 0;

    for (i = first; i <= last; i++)
        sum += levels->level[i];
    return sum / ((last - first + 1) * LEVELS_SUM);
}

/* The pair of edges whose distance is nearest to the figure's. Returns -1: none. */
static int probe_fit(
        const struct axis *axis, struct levels *levels, int middle, struct probe *out)
{
    double nearest = LENGTH_SLACK_UM + axis->size_um * LENGTH_SLACK_PERCENT / 100.0;
    struct levels_turns turns;
    int i, k, found = -1;

    levels_turns(levels, middle, &turns);
    for (i = 0; i < turns.fall_count; i++)
        for (k = 0; k < turns.rise_count; k++) {
            double from = turns.falls[i], to = turns.rises[k];
            double length = (to - from) * axis->step_um;
            double centre = ((from + to) / 2 - (axis->count - 1) / 2.0) * axis->step_um;
            double off = fabs(length - axis->size_um);

            if (off >= nearest || !is_full(levels, from, to))
                continue;
            nearest = off;
            out->length_um = (int32_t)lround(length);
            out->centre_um = (int32_t)lround(centre);
            out->level = level_inside(levels, from, to);
            found = 0;
        }
    return found;
}

/* One probe: lines side by side around aside_um. */
static int probe_take(const struct image *image, const struct axis *axis,
        struct spot expected, double aside_um, int contrast, struct probe *out)
{
    struct levels_line lines[LEVELS_LINES];
    struct levels levels;
    double apart = axis->side_um / 20.0;
    int middle, low, i;

    for (i = 0; i < LEVELS_LINES; i++) {
        int line = i - LEVELS_LINES / 2; /* 0: the middle one */
        double aside = aside_um + line * apart;
        struct spot at = {expected.x_px + aside * axis->side_x,
                expected.y_px + aside * axis->side_y};

        if (line_set(image, axis, at, &lines[i]) != 0)
            return -1;
    }
    levels_take(image, lines, axis->count, &levels);
    middle = levels_middle(&levels, contrast * LEVELS_SUM, &low);
    if (middle < 0)
        return -1;
    if (probe_fit(axis, &levels, middle, out) == 0)
        return 0;
    return probe_fit(axis, &levels, low, out);
}

/* Pixels tell their middle's level: lines that run from middle to middle see edges where
 * they are, and others up to half a pixel beside. */
static struct spot spot_snap(struct spot spot)
{
    struct spot snapped = {floor(spot.x_px) + 0.5, floor(spot.y_px) + 0.5};

    return snapped;
}

static int axis_measure(const struct image *image, const struct axis *axis,
        struct spot expected, int contrast, struct probe *out)
{
    struct probe probes[FIDUCIAL_PROBES];
    int i, count = 0;

    memset(out, 0, sizeof(*out));
    for (i = 0; i < FIDUCIAL_PROBES; i++) {
        int probe = i - FIDUCIAL_PROBES / 2;
        double aside = axis->side_um * 0.2 * probe;

        if (probe_take(image, axis, expected, aside, contrast, &probes[count]) == 0)
            count++;
    }
    return probes_agree(probes, count, axis->size_um, (int32_t)axis->step_um, out);
}

/* How far `to` lies from `from` across the page, in um. */
static double spot_along(
        const struct fiducial_axes *axes, struct spot from, struct spot to)
{
    double square = axes->across_x * axes->across_x + axes->across_y * axes->across_y;

    return ((to.x_px - from.x_px) * axes->across_x +
                   (to.y_px - from.y_px) * axes->across_y) /
           square;
}

int fiducial_measure(const struct image *image, const struct fiducial_axes *axes,
        const struct layout_rect *rect, struct spot expected, int32_t reach_um,
        int contrast, struct fiducial *out)
{
    int32_t width = rect->right_um - rect->left_um,
            height = rect->bottom_um - rect->top_um;
    struct axis down = axis_make(axes->down_x, axes->down_y, axes->across_x,
            axes->across_y, height, width, reach_um);
    struct axis across = axis_make(axes->across_x, axes->across_y, axes->down_x,
            axes->down_y, width, height, reach_um);
    struct spot at = spot_snap(expected), seen;
    struct probe tall, wide;

    memset(out, 0, sizeof(*out));
    out->probes_down = axis_measure(image, &down, at, contrast, &tall);
    if (out->probes_down < PROBES_LEAST)
        return -1;
    at.x_px += tall.centre_um * axes->down_x;
    at.y_px += tall.centre_um * axes->down_y;
    seen = spot_snap(at);
    out->probes_across = axis_measure(image, &across, seen, contrast, &wide);
    if (out->probes_across < PROBES_LEAST)
        out->probes_across = 0;
    else {
        double along = wide.centre_um + spot_along(axes, at, seen);

        at.x_px += along * axes->across_x;
        at.y_px += along * axes->across_y;
        out->width_um = wide.length_um;
    }
    out->height_um = tall.length_um;
    out->centre = at;
    out->level = tall.level;
    return 0;
}
