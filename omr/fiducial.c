/* fiducial.c -- one printed solid rectangle, measured by its four edges. */
#include "omr/fiducial.h"

#include <math.h>
#include <string.h>

#include "omr/probe.h"

enum {
    STEP_UM = 80,    /* along a line, or one pixel if that is longer */
    LOW_PART = 5,    /* of the way from dark to bright */
    LINES = 3,       /* side by side, averaged to one probe */
    AROUND_UM = 500, /* of paper seen beyond the reach */
    SAMPLES_MAX = 192,
    TURNS_MAX = 12,        /* edges on one line */
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
    while (2 * axis.half_um / axis.step_um > SAMPLES_MAX - 2)
        axis.step_um *= 2; /* a resolution that no scanner has */
    axis.count = 2 * (int)(axis.half_um / axis.step_um) + 1;
    return axis;
}

/* Adds one line's levels to `sums`. Returns -1 if it leaves the picture. */
static int line_add(
        const struct image *image, const struct axis *axis, struct spot middle, int *sums)
{
    double back = axis->step_um * (axis->count - 1) / 2;
    double first_x = middle.x_px - back * axis->along_x;
    double first_y = middle.y_px - back * axis->along_y;
    double last_x = middle.x_px + back * axis->along_x;
    double last_y = middle.y_px + back * axis->along_y;
    uint32_t x, y, step_x, step_y; /* a step back wraps around, as it may */
    size_t width = (size_t)image->width_px;
    int i;

    if (!(first_x >= 1 && first_y >= 1 && last_x >= 1 && last_y >= 1 &&
                first_x < image->width_px - 1 && last_x < image->width_px - 1 &&
                first_y < image->height_px - 1 && last_y < image->height_px - 1))
        return -1;
    x = (uint32_t)(first_x * FIXED);
    y = (uint32_t)(first_y * FIXED);
    step_x = (uint32_t)(int32_t)(axis->along_x * axis->step_um * FIXED);
    step_y = (uint32_t)(int32_t)(axis->along_y * axis->step_um * FIXED);
    for (i = 0; i < axis->count; i++) {
        sums[i] += image->pixels[(y / FIXED) * width + x / FIXED];
        x += step_x;
        y += step_y;
    }
    return 0;
}

/* Each level becomes the sum of three: the noise of single pixels makes no edge. */
static void levels_smooth(int *levels, int count)
{
    int before = levels[0], i;

    for (i = 0; i + 1 < count; i++) {
        int own = levels[i];

        levels[i] = before + own + levels[i + 1];
        before = own;
    }
    levels[count - 1] = before + 2 * levels[count - 1];
}

/* The middle between what is bright and what is dark on this line; -1: no contrast.
 * low: a level below that of a streak that is not quite as dark as the figure. */
static int level_between(const int *levels, int count, int contrast, int *low)
{
    int least = levels[0], most = levels[0], middle, i;
    int above = 0, below = 0, aboves = 0, belows = 0;

    for (i = 1; i < count; i++) {
        least = levels[i] < least ? levels[i] : least;
        most = levels[i] > most ? levels[i] : most;
    }
    middle = (least + most) / 2;
    for (i = 0; i < count; i++) {
        if (levels[i] > middle) {
            above += levels[i];
            aboves++;
        } else {
            below += levels[i];
            belows++;
        }
    }
    if (aboves == 0 || belows == 0 || above / aboves - below / belows < contrast)
        return -1;
    *low = below / belows + (above / aboves - below / belows) / LOW_PART;
    return (above / aboves + below / belows) / 2;
}

struct turns { /* where a line turns dark, and bright again; in samples */
    double falls[TURNS_MAX], rises[TURNS_MAX];
    int fall_count, rise_count;
};

static void turns_list(const int *levels, int count, int middle, struct turns *turns)
{
    int i;

    turns->fall_count = turns->rise_count = 0;
    for (i = 1; i < count; i++) {
        int a = levels[i - 1], b = levels[i];

        if ((a > middle) == (b > middle))
            continue;
        if (a > middle && turns->fall_count < TURNS_MAX)
            turns->falls[turns->fall_count++] = i - 1 + (double)(a - middle) / (a - b);
        else if (a <= middle && turns->rise_count < TURNS_MAX)
            turns->rises[turns->rise_count++] = i - 1 + (double)(a - middle) / (a - b);
    }
}

static int is_full(const int *levels, double from, double to, int middle)
{
    int i, dark = 0, count = 0;

    for (i = (int)from + 1; i < to; i++, count++)
        dark += levels[i] <= middle;
    return dark * 100 >= count * FULL_PERCENT;
}

/* The mean of the inner half; the levels are sums of LINES * 3. */
static int level_inside(const int *levels, double from, double to)
{
    int first = (int)(from + (to - from) / 4), last = (int)(to - (to - from) / 4), i;
    int sum = 0;

    for (i = first; i <= last; i++)
        sum += levels[i];
    return sum / ((last - first + 1) * LINES * 3);
}

/* The pair of edges whose distance is nearest to the figure's. Returns -1: none. */
static int probe_fit(const struct axis *axis, const int *levels, int middle,
        const struct turns *turns, struct probe *out)
{
    double nearest = LENGTH_SLACK_UM + axis->size_um * LENGTH_SLACK_PERCENT / 100.0;
    int i, k, found = -1;

    for (i = 0; i < turns->fall_count; i++)
        for (k = 0; k < turns->rise_count; k++) {
            double from = turns->falls[i], to = turns->rises[k];
            double length = (to - from) * axis->step_um;
            double centre = ((from + to) / 2 - (axis->count - 1) / 2.0) * axis->step_um;
            double off = fabs(length - axis->size_um);

            if (off >= nearest || !is_full(levels, from, to, middle))
                continue;
            nearest = off;
            out->length_um = (int32_t)lround(length);
            out->centre_um = (int32_t)lround(centre);
            out->level = level_inside(levels, from, to);
            found = 0;
        }
    return found;
}

/* One probe: LINES lines, side by side around aside_um. */
static int probe_take(const struct image *image, const struct axis *axis,
        struct spot expected, double aside_um, int contrast, struct probe *out)
{
    int levels[SAMPLES_MAX], middle, low, i;
    double apart = axis->side_um / 20.0;
    struct turns turns;

    memset(levels, 0, sizeof(*levels) * (size_t)axis->count);
    for (i = 0; i < LINES; i++) {
        int line = i - LINES / 2; /* 0: the middle one */
        double aside = aside_um + line * apart;
        struct spot at = {expected.x_px + aside * axis->side_x,
                expected.y_px + aside * axis->side_y};

        if (line_add(image, axis, at, levels) != 0)
            return -1;
    }
    levels_smooth(levels, axis->count);
    middle = level_between(levels, axis->count, contrast * LINES * 3, &low);
    if (middle < 0)
        return -1;
    turns_list(levels, axis->count, middle, &turns);
    if (probe_fit(axis, levels, middle, &turns, out) == 0)
        return 0;
    turns_list(levels, axis->count, low, &turns);
    return probe_fit(axis, levels, low, &turns, out);
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
