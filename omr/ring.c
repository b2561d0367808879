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
                          third 0.9, the sixth no more; */
    STAYS_UM = 10,     /* a ring alone stays after two or three */
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
    double x = place->x_um - ring->x_um, y = place->y_um - ring->y_um;
    double inner = ring->radius_um - NEAR_UM, outer = ring->radius_um + NEAR_UM;
    double square = x * x + y * y;

    return ring->radius_um <= 0 ||
           (square <= outer * outer && (inner <= 0 || square >= inner * inner));
}

/* Sums over cells, by their places from the middle of the figure's bounds; z is the
 * square of the distance. */
struct moments {
    double n, x, y, xx, xy, yy, xz, yz;
};

static struct backmap_place figure_middle(const struct figure *figure)
{
    const struct layout_rect *bounds = &figure->bounds;

    return (struct backmap_place){(bounds->left_um + bounds->right_um) / 2,
            (bounds->top_um + bounds->bottom_um) / 2};
}

static struct moments moments_find(const struct figure *figure, const struct ring *ring,
        struct backmap_place middle)
{
    struct moments sum = {0, 0, 0, 0, 0, 0, 0, 0};
    int32_t i;

    for (i = 0; i < figure->count; i++) {
        double x = figure->places[i].x_um - middle.x_um;
        double y = figure->places[i].y_um - middle.y_um;

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

/* The circle nearest to the cells that lie near the one before: z = 2ax + 2by + c by
 * least squares, from one pass of sums. Returns how many. */
static double ring_fit(const struct figure *figure, struct ring *ring)
{
    struct backmap_place middle = figure_middle(figure);
    struct moments sum = moments_find(figure, ring, middle);
    double z = sum.xx + sum.yy, n = sum.n > 0 ? sum.n : 1;
    double xx = sum.xx - sum.x * sum.x / n, xz = sum.xz - sum.x * z / n;
    double yy = sum.yy - sum.y * sum.y / n, yz = sum.yz - sum.y * z / n;
    double xy = sum.xy - sum.x * sum.y / n;
    double determinant = xx * yy - xy * xy, x, y;

    if (determinant <= 0)
        return 0;
    x = (xz * yy - yz * xy) / (2 * determinant);
    y = (yz * xx - xz * xy) / (2 * determinant);
    ring->x_um = middle.x_um + x;
    ring->y_um = middle.y_um + y;
    ring->radius_um = sqrt(x * x + y * y + (z - 2 * x * sum.x - 2 * y * sum.y) / n);
    return sum.n;
}

/* Fits till it stays; returns how many of the figure's cells the last one had. */
static double ring_settle(const struct figure *figure, struct ring *ring)
{
    double count = 0;
    int i;

    for (i = 0; i < STEPS; i++) {
        struct ring before = *ring;

        count = ring_fit(figure, ring);
        if (fabs(ring->x_um - before.x_um) <= STAYS_UM &&
                fabs(ring->y_um - before.y_um) <= STAYS_UM &&
                fabs(ring->radius_um - before.radius_um) <= STAYS_UM)
            break;
    }
    return count;
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
    double count = ring_settle(figure, &ring);

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
