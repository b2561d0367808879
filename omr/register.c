/* register.c -- from places on the printed page to places in the image. */
#include "omr/register.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "omr/fiducial.h"

enum {
    NEAR_UM = 450,   /* a mark lies so near to where its neighbour puts it, */
    FAR_UM = 2200,   /* or at least so near: half of what separates it from the next */
    AWAIT_UM = 1000, /* around a mark: what is read of it if it lies near */
    CONTRAST_PERCENT = 25, /* of the sheet's white to black */
    CONTRAST_LEAST = 12,   /* levels */
    PROBES_LEAST = 3 /* one way; a streak over most of a mark leaves two the other */
};

static double middle(int32_t a, int32_t b)
{
    return ((double)a + (double)b) / 2;
}

struct pair { /* a place on paper and in the image */
    double x_um, y_um, x_px, y_px;
};

/* Least squares over four places: each image axis is linear in x_um and y_um. */
static void affine_fit(const struct pair pairs[FIND_CORNERS], struct register_map *map)
{
    double mx = 0, my = 0, mu = 0, mv = 0;
    double sxx = 0, sxy = 0, syy = 0, sxu = 0, syu = 0, sxv = 0, syv = 0, det;
    int i;

    for (i = 0; i < FIND_CORNERS; i++) {
        mx += pairs[i].x_um / FIND_CORNERS;
        my += pairs[i].y_um / FIND_CORNERS;
        mu += pairs[i].x_px / FIND_CORNERS;
        mv += pairs[i].y_px / FIND_CORNERS;
    }
    for (i = 0; i < FIND_CORNERS; i++) {
        double x = pairs[i].x_um - mx, y = pairs[i].y_um - my;
        double u = pairs[i].x_px - mu, v = pairs[i].y_px - mv;

        sxx += x * x;
        sxy += x * y;
        syy += y * y;
        sxu += x * u;
        syu += y * u;
        sxv += x * v;
        syv += y * v;
    }
    det = sxx * syy - sxy * sxy;
    map->xx = (sxu * syy - syu * sxy) / det;
    map->xy = (syu * sxx - sxu * sxy) / det;
    map->yx = (sxv * syy - syv * sxy) / det;
    map->yy = (syv * sxx - sxv * sxy) / det;
    map->x0 = mu - map->xx * mx - map->xy * my;
    map->y0 = mv - map->yx * mx - map->yy * my;
}

static struct spot affine_place(const struct register_map *map, double x_um, double y_um)
{
    struct spot spot;

    spot.x_px = map->xx * x_um + map->xy * y_um + map->x0;
    spot.y_px = map->yx * x_um + map->yy * y_um + map->y0;
    return spot;
}

static struct register_link link_make(
        const struct register_map *map, double x_um, double y_um, struct spot spot)
{
    struct spot plain = affine_place(map, x_um, y_um);
    struct register_link link = {
            x_um, y_um, spot.x_px - plain.x_px, spot.y_px - plain.y_px};

    return link;
}

void register_corners(const struct layout_page *page, const struct find_result *found,
        int32_t rotation, struct register_map *map)
{
    struct find_target target;
    struct pair pairs[FIND_CORNERS];
    int corner;

    memset(map, 0, sizeof(*map));
    map->rotation = rotation;
    if (find_target_of(page, &target) != 0)
        return;
    for (corner = 0; corner < FIND_CORNERS; corner++) {
        int at = rotation == 180 ? FIND_BR - corner : corner;

        pairs[corner].x_um =
                middle(target.corners[corner].left_um, target.corners[corner].right_um);
        pairs[corner].y_um =
                middle(target.corners[corner].top_um, target.corners[corner].bottom_um);
        pairs[corner].x_px = found->corners[at].x_px;
        pairs[corner].y_px = found->corners[at].y_px;
    }
    affine_fit(pairs, map);
    for (corner = 0; corner < FIND_CORNERS; corner++) {
        const struct pair *pair = &pairs[corner];
        struct spot spot = {pair->x_px, pair->y_px};
        int side = corner & 1;

        map->chain[side][map->chain_count[side]++] =
                link_make(map, pair->x_um, pair->y_um, spot);
    }
}

/* The last link but one that lies above y_um. */
static int chain_index(const struct register_link *chain, int count, double y_um)
{
    int low = 0, high = count - 2;

    while (low < high) {
        int half = (low + high + 1) / 2;

        if (chain[half].y_um < y_um)
            low = half;
        else
            high = half - 1;
    }
    return low;
}

static struct register_link chain_at(
        const struct register_link *chain, int count, double y_um)
{
    const struct register_link *upper, *lower;
    struct register_link at = chain[0];
    double part, span;

    if (count < 2)
        return at;
    upper = &chain[chain_index(chain, count, y_um)];
    lower = upper + 1;
    span = lower->y_um - upper->y_um;
    part = span > 0 ? (y_um - upper->y_um) / span : 0;
    part = part < -0.2 ? -0.2 : part > 1.2 ? 1.2 : part;
    at.x_um = upper->x_um + part * (lower->x_um - upper->x_um);
    at.y_um = upper->y_um + part * span;
    at.shift_x_px = upper->shift_x_px + part * (lower->shift_x_px - upper->shift_x_px);
    at.shift_y_px = upper->shift_y_px + part * (lower->shift_y_px - upper->shift_y_px);
    return at;
}

struct register_line register_line(const struct register_map *map, double y_um)
{
    struct register_link left = chain_at(map->chain[0], map->chain_count[0], y_um);
    struct register_link right = chain_at(map->chain[1], map->chain_count[1], y_um);
    double width = right.x_um - left.x_um;
    double slope_x = width > 0 ? (right.shift_x_px - left.shift_x_px) / width : 0;
    double slope_y = width > 0 ? (right.shift_y_px - left.shift_y_px) / width : 0;
    struct register_line line;

    line.dx = map->xx + slope_x;
    line.dy = map->yx + slope_y;
    line.x0 = map->x0 + map->xy * y_um + left.shift_x_px - slope_x * left.x_um;
    line.y0 = map->y0 + map->yy * y_um + left.shift_y_px - slope_y * left.x_um;
    return line;
}

struct spot register_place(const struct register_map *map, double x_um, double y_um)
{
    struct register_line line = register_line(map, y_um);
    struct spot spot = {line.x0 + line.dx * x_um, line.y0 + line.dy * x_um};

    return spot;
}

/* A mark by its name, sought from where the one before it stands in the list. */
static const struct layout_fiducial *mark_of(
        const struct layout_page *page, const char *side, int number, size_t *at)
{
    char id[LAYOUT_ID_BYTES];
    size_t i;

    (void)snprintf(id, sizeof(id), "%s-%d", side, number);
    for (i = 0; i < page->fiducial_count; i++, ++*at) {
        if (*at >= page->fiducial_count)
            *at = 0;
        if (strcmp(page->fiducials[*at].id, id) == 0)
            return &page->fiducials[*at];
    }
    return NULL;
}

/* Near to where it is expected, or else a little farther off. */
static int mark_find(const struct image *image, const struct light *light,
        const struct fiducial_axes *axes, const struct layout_rect *rect,
        struct spot expected, struct fiducial *out)
{
    int contrast = (light_white(light, expected.x_px, expected.y_px) - light->black) *
                   CONTRAST_PERCENT / 100;
    int32_t reach_um;

    if (contrast < CONTRAST_LEAST)
        contrast = CONTRAST_LEAST;
    for (reach_um = NEAR_UM;; reach_um = FAR_UM) {
        if (fiducial_measure(image, axes, rect, expected, reach_um, contrast, out) == 0 &&
                (out->probes_down >= PROBES_LEAST || out->probes_across >= PROBES_LEAST))
            return 0;
        if (reach_um == FAR_UM)
            return -1;
    }
}

/* Places across that a streak hides lie on the line between those that are seen. */
static void hidden_fill(struct register_link *chain, const uint8_t *is_hidden, int count)
{
    int i, above = 0, below;

    for (i = 1; i + 1 < count; i++) {
        double part;

        if (!is_hidden[i]) {
            above = i;
            continue;
        }
        for (below = i + 1; is_hidden[below]; below++)
            ;
        part = (chain[i].y_um - chain[above].y_um) /
               (chain[below].y_um - chain[above].y_um);
        chain[i].shift_x_px = chain[above].shift_x_px +
                              part * (chain[below].shift_x_px - chain[above].shift_x_px);
    }
}

struct side { /* one long edge on its way down */
    const char *name;
    struct register_link *chain;
    uint8_t is_hidden[REGISTER_CHAIN_MAX];
    int count;
};

static int side_step(const struct image *image, const struct light *light,
        const struct register_map *map, const struct layout_fiducial *mark,
        struct side *side)
{
    struct fiducial_axes axes = {map->xx, map->yx, map->xy, map->yy};
    double x = middle(mark->rect.left_um, mark->rect.right_um);
    double y = middle(mark->rect.top_um, mark->rect.bottom_um);
    const struct register_link *last = &side->chain[side->count - 1];
    struct spot expected = affine_place(map, x, y);
    struct fiducial figure;

    expected.x_px += last->shift_x_px;
    expected.y_px += last->shift_y_px;
    if (mark_find(image, light, &axes, &mark->rect, expected, &figure) != 0)
        return -1;
    side->is_hidden[side->count] = figure.probes_across < PROBES_LEAST;
    side->chain[side->count++] = link_make(map, x, y, figure.centre);
    return 0;
}

/* About where the corners alone put it. */
static void mark_await(const struct image *image, const struct register_map *map,
        const struct layout_rect *rect)
{
    double half_x = (rect->right_um - rect->left_um) / 2.0 + AWAIT_UM;
    double half_y = (rect->bottom_um - rect->top_um) / 2.0 + AWAIT_UM;
    struct spot spot = affine_place(map, middle(rect->left_um, rect->right_um),
            middle(rect->top_um, rect->bottom_um));

    image_await(
            image, spot.x_px, spot.y_px, half_x * fabs(map->xx), half_y * fabs(map->yy));
}

/* Fills one side's chain between its two corners. Returns -1: `where` is missing. */
static int side_refine(const struct image *image, const struct light *light,
        const struct layout_page *page, int which, struct register_map *map,
        char where[LAYOUT_ID_BYTES])
{
    struct side side = {which == 0 ? "left" : "right", map->chain[which], {0}, 1};
    struct register_link last = side.chain[1];
    size_t at = 0;
    const struct layout_fiducial *mark, *next = mark_of(page, side.name, 1, &at);
    int number;

    for (number = 2; next != NULL && side.count < REGISTER_CHAIN_MAX - 1; number++) {
        mark = next;
        next = mark_of(page, side.name, number, &at);
        if (next != NULL)
            mark_await(image, map, &next->rect);
        if (side_step(image, light, map, mark, &side) != 0) {
            memcpy(where, mark->id, LAYOUT_ID_BYTES);
            return -1;
        }
    }
    side.chain[side.count++] = last;
    map->chain_count[which] = side.count;
    hidden_fill(side.chain, side.is_hidden, side.count);
    return 0;
}

void register_edges(const struct image *image, const struct light *light,
        const struct layout_page *page, struct register_map *map,
        struct register_result *result)
{
    int side;

    memset(result, 0, sizeof(*result));
    for (side = 0; side < 2; side++)
        if (side_refine(image, light, page, side, map, result->where) != 0) {
            result->fault = REGISTER_MARK_MISSING;
            return;
        }
}
