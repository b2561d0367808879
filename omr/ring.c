/* ring.c -- the outer ring of a round stamp, and what joins it from outside. */
#include "omr/ring.h"

#include <math.h>
#include <string.h>

enum {
    LEAST_UM = 25000, /* stamps are 30 to 36 mm across, their inner rings 20 */
    MOST_UM = 48000,  /* with what joins them */
    RADIUS_LEAST_UM = 12500,
    RADIUS_MOST_UM = 19000,
    NEAR_UM = 1500,    /* of the circle: two rings beside each other are fitted as one */
    MOST_PERCENT = 60, /* of the figure */
    STEPS = 8,         /* a word of 10 mm in its figure draws the first 2.2 mm aside, the
                          third 0.9, the sixth no more */
    ARC_LEAST_UM = 10000,
    ARC_PERCENT = 90, /* of the figure */
    ARC_SEEN = 12,
    OUT_UM = 2000, /* the ring's own outer line, a blot and a slip */
    MARGIN_UM = 1000,
    LEAVES_UM = 3000, /* pieces of a double ring's outer line were 1.3 to 2.5 mm off */
    BEYOND_UM = 4000  /* print that it joins; a word of two letters goes on farther */
};

/* Without hypot's care for lengths that no page has. */
static double ring_distance(const struct ring *ring, const struct backmap_place *place)
{
    double x = place->x_um - ring->x_um, y = place->y_um - ring->y_um;

    return sqrt(x * x + y * y);
}

static int is_near(const struct ring *ring, const struct backmap_place *place)
{
    return ring->radius_um <= 0 ||
           fabs(ring_distance(ring, place) - ring->radius_um) <= NEAR_UM;
}

/* Sums over the cells, by their places from a middle. */
struct moments {
    double n, x, y, xx, xy, yy, xz, yz;
};

static struct moments moments_find(
        const struct figure *figure, const struct ring *ring, double x_um, double y_um)
{
    struct moments sum = {0, 0, 0, 0, 0, 0, 0, 0};
    int32_t i;

    for (i = 0; i < figure->count; i++) {
        double x = figure->places[i].x_um - x_um, y = figure->places[i].y_um - y_um;

        if (!is_near(ring, &figure->places[i]))
            continue;
        sum.n++;
        sum.x += x;
        sum.y += y;
        sum.xx += x * x;
        sum.xy += x * y;
        sum.yy += y * y;
        sum.xz += x * (x * x + y * y);
        sum.yz += y * (x * x + y * y);
    }
    return sum;
}

/* The circle nearest to the cells that lie near the one before; returns how many. */
static double ring_fit(const struct figure *figure, struct ring *ring)
{
    struct moments sum = moments_find(figure, ring, 0, 0);
    double x_um = sum.n > 0 ? sum.x / sum.n : 0, y_um = sum.n > 0 ? sum.y / sum.n : 0;
    double determinant, x, y;

    sum = moments_find(figure, ring, x_um, y_um);
    determinant = sum.xx * sum.yy - sum.xy * sum.xy;
    if (determinant <= 0)
        return 0;
    x = (sum.xz * sum.yy - sum.yz * sum.xy) / (2 * determinant);
    y = (sum.yz * sum.xx - sum.xz * sum.xy) / (2 * determinant);
    ring->x_um = x_um + x;
    ring->y_um = y_um + y;
    ring->radius_um = sqrt(x * x + y * y + (sum.xx + sum.yy) / sum.n);
    return sum.n;
}

/* How many sectors of the circle hold some of it. */
static int sectors_count(const struct figure *figure, const struct ring *ring)
{
    uint8_t is_seen[RING_SECTORS] = {0};
    int32_t i;
    int count = 0, k;

    for (i = 0; i < figure->count; i++) {
        double turn;

        if (!is_near(ring, &figure->places[i]))
            continue;
        turn = atan2(
                figure->places[i].y_um - ring->y_um, figure->places[i].x_um - ring->x_um);
        is_seen[(int)((turn / (2 * M_PI) + 1) * RING_SECTORS) % RING_SECTORS] = 1;
    }
    for (k = 0; k < RING_SECTORS; k++)
        count += is_seen[k];
    return count;
}

/* So much of a figure lies along so many sectors of a circle of a stamp's size. */
static int circle_find(
        const struct figure *figure, int percent, int seen, struct ring *out)
{
    struct ring ring = {0, 0, 0, 0};
    double count = 0;
    int i;

    for (i = 0; i < STEPS; i++)
        count = ring_fit(figure, &ring);
    if (count * 100 < (double)figure->count * percent ||
            ring.radius_um < RADIUS_LEAST_UM || ring.radius_um > RADIUS_MOST_UM)
        return 0;
    ring.seen = sectors_count(figure, &ring);
    if (ring.seen < seen)
        return 0;
    *out = ring;
    return 1;
}

int ring_find(const struct figure *figure, struct ring *out)
{
    int32_t width = figure->bounds.right_um - figure->bounds.left_um;
    int32_t height = figure->bounds.bottom_um - figure->bounds.top_um;

    return width >= LEAST_UM && height >= LEAST_UM && width <= MOST_UM &&
           height <= MOST_UM && circle_find(figure, MOST_PERCENT, RING_SEEN, out);
}

int ring_arc_find(const struct figure *figure, struct ring *out)
{
    int32_t side = figure_longer_side(figure);

    return side >= ARC_LEAST_UM && side <= MOST_UM &&
           circle_find(figure, ARC_PERCENT, ARC_SEEN, out);
}

/* How far outside the ring a rectangle's middle lies. */
static double ring_off(const struct ring *ring, const struct layout_rect *rect)
{
    struct backmap_place middle = {
            (rect->left_um + rect->right_um) / 2, (rect->top_um + rect->bottom_um) / 2};

    return ring_distance(ring, &middle) - ring->radius_um;
}

int ring_leaves(const struct ring *ring, const struct layout_rect *rect)
{
    return ring_off(ring, rect) > LEAVES_UM;
}

int ring_holds(const struct ring *ring, const struct layout_rect *rect)
{
    double reach = ring->radius_um + BEYOND_UM;

    return ring_off(ring, rect) <= MARGIN_UM && rect->left_um >= ring->x_um - reach &&
           rect->right_um <= ring->x_um + reach && rect->top_um >= ring->y_um - reach &&
           rect->bottom_um <= ring->y_um + reach;
}

void ring_rest_take(const struct figure *figure, const struct ring *ring,
        const struct layout_rect *paper, struct ring_rest *out)
{
    struct layout_rect *bounds = &out->figure.bounds;
    int32_t i;

    memset(&out->figure, 0, sizeof(out->figure));
    out->figure.places = out->places;
    *bounds = (struct layout_rect){INT32_MAX, INT32_MAX, INT32_MIN, INT32_MIN};
    for (i = 0; i < figure->count && out->figure.count < RING_REST_MAX; i++) {
        const struct backmap_place *place = &figure->places[i];

        if (ring_distance(ring, place) < ring->radius_um + OUT_UM ||
                !figure_place_in(place, paper))
            continue;
        out->places[out->figure.count++] = *place;
        bounds->left_um = place->x_um < bounds->left_um ? place->x_um : bounds->left_um;
        bounds->top_um = place->y_um < bounds->top_um ? place->y_um : bounds->top_um;
        if (place->x_um >= bounds->right_um)
            bounds->right_um = place->x_um + 1;
        if (place->y_um >= bounds->bottom_um)
            bounds->bottom_um = place->y_um + 1;
    }
    if (out->figure.count == 0)
        return;
    out->figure.columns_um = bounds->right_um - bounds->left_um;
    out->figure.area_um2 = figure->area_um2 / figure->count * out->figure.count;
}
