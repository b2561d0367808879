/* register.c -- from places on the printed page to places in the image. */
#include "omr/register.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { SEARCH_UM = 2500, LEVEL_PERMILLE = 400 };

static const double slope_slack = 0.03;    /* of the scale between two neighbours */
static const double side_slack_um = 1500;  /* between the left and the right edge */
static const double slope_least_um = 4000; /* nearer neighbours tell nothing */

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

static struct register_link chain_at(
        const struct register_link *chain, int count, double y_um)
{
    struct register_link at = chain[0];
    double part, span;
    int i = 0;

    if (count < 2)
        return at;
    while (i + 2 < count && chain[i + 1].y_um < y_um)
        i++;
    span = chain[i + 1].y_um - chain[i].y_um;
    part = span > 0 ? (y_um - chain[i].y_um) / span : 0;
    part = part < -0.2 ? -0.2 : part > 1.2 ? 1.2 : part;
    at.x_um += part * (chain[i + 1].x_um - chain[i].x_um);
    at.shift_x_px =
            chain[i].shift_x_px + part * (chain[i + 1].shift_x_px - chain[i].shift_x_px);
    at.shift_y_px =
            chain[i].shift_y_px + part * (chain[i + 1].shift_y_px - chain[i].shift_y_px);
    at.x_um = chain[i].x_um + part * (chain[i + 1].x_um - chain[i].x_um);
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

/* Pixels for one um across and down, signs left out. */
static double pitch_x(const struct register_map *map)
{
    return hypot(map->xx, map->yx);
}

static double pitch_y(const struct register_map *map)
{
    return hypot(map->xy, map->yy);
}

static int is_mark(const struct blob *blob, double width_px, double height_px)
{
    double has_width = blob->right_px - blob->left_px;
    double has_height = blob->bottom_px - blob->top_px;
    double lean = 0.06; /* a skew of 3 degrees widens the box by the other side */

    if (fabs(has_width - width_px) > 0.22 * width_px + lean * height_px + 2 ||
            fabs(has_height - height_px) > 0.22 * height_px + lean * width_px + 2)
        return 0;
    if (blob->area_px < 0.7 * width_px * height_px - 2 * (width_px + height_px) ||
            blob->area_px < 0.55 * width_px * height_px ||
            blob->area_px > 1.35 * width_px * height_px + 2 * (width_px + height_px))
        return 0;
    return blob->area_px >= 0.7 * has_width * has_height;
}

/* The figure of the mark's size nearest to where it is expected; -1: none. */
static int mark_find(const struct image *image, const struct light *light,
        const struct register_map *map, const struct layout_rect *rect,
        struct spot expected, struct blob_window *window, struct spot *out)
{
    double width = (rect->right_um - rect->left_um) * pitch_x(map);
    double height = (rect->bottom_um - rect->top_um) * pitch_y(map);
    double reach = SEARCH_UM * pitch_x(map), nearest = reach;
    struct blob_area area = {(int32_t)(expected.x_px - width / 2 - reach - 2),
            (int32_t)(expected.y_px - height / 2 - reach - 2),
            (int32_t)(expected.x_px + width / 2 + reach + 2),
            (int32_t)(expected.y_px + height / 2 + reach + 2)};
    struct blob blobs[BLOB_MAX];
    int level = light_level(light, expected.x_px, expected.y_px, LEVEL_PERMILLE);
    int count = blob_list(image, &area, 1, level, 8, window, blobs), i, best = -1;

    for (i = 0; i < count; i++) {
        double away = hypot(blobs[i].centre.x_px - expected.x_px,
                blobs[i].centre.y_px - expected.y_px);

        if (away < nearest && is_mark(&blobs[i], width, height)) {
            nearest = away;
            best = i;
        }
    }
    if (best < 0)
        return -1;
    *out = blob_centre(image, &blobs[best], 400 * pitch_x(map),
            light_white(light, expected.x_px, expected.y_px), light->black);
    return 0;
}

static const struct layout_fiducial *mark_of(
        const struct layout_page *page, const char *side, int number)
{
    char id[LAYOUT_ID_BYTES];
    size_t i;

    (void)snprintf(id, sizeof(id), "%s-%d", side, number);
    for (i = 0; i < page->fiducial_count; i++)
        if (strcmp(page->fiducials[i].id, id) == 0)
            return &page->fiducials[i];
    return NULL;
}

/* Fills one side's chain between its two corners. Returns -1: `where` is missing. */
static int side_refine(const struct image *image, const struct light *light,
        const struct layout_page *page, int side, struct blob_window *window,
        struct register_map *map, char where[LAYOUT_ID_BYTES])
{
    struct register_link *chain = map->chain[side];
    struct register_link last = chain[1];
    const struct layout_fiducial *mark;
    int number, count = 1;

    for (number = 1;
            (mark = mark_of(page, side == 0 ? "left" : "right", number)) != NULL &&
            count < REGISTER_CHAIN_MAX - 1;
            number++) {
        double x = middle(mark->rect.left_um, mark->rect.right_um);
        double y = middle(mark->rect.top_um, mark->rect.bottom_um);
        struct spot expected = affine_place(map, x, y), spot;

        expected.x_px += chain[count - 1].shift_x_px;
        expected.y_px += chain[count - 1].shift_y_px;
        if (mark_find(image, light, map, &mark->rect, expected, window, &spot) != 0) {
            memcpy(where, mark->id, LAYOUT_ID_BYTES);
            return -1;
        }
        chain[count++] = link_make(map, x, y, spot);
    }
    chain[count++] = last;
    map->chain_count[side] = count;
    return 0;
}

/* Along the page's own axis down: how far a link lies off, in um. */
static double link_off_um(
        const struct register_map *map, const struct register_link *link)
{
    double pitch = pitch_y(map);

    return (link->shift_x_px * map->xy + link->shift_y_px * map->yy) / (pitch * pitch);
}

static int side_is_stretched(const struct register_map *map, int side)
{
    int i, from = 0;

    for (i = 1; i < map->chain_count[side]; i++) {
        const struct register_link *a = &map->chain[side][from],
                                   *b = &map->chain[side][i];
        double span = b->y_um - a->y_um;

        if (span < slope_least_um)
            continue;
        if (fabs(link_off_um(map, b) - link_off_um(map, a)) > slope_slack * span)
            return 1;
        from = i;
    }
    return 0;
}

static int sides_disagree(const struct register_map *map)
{
    int i;

    for (i = 0; i < map->chain_count[0]; i++) {
        const struct register_link *left = &map->chain[0][i];
        struct register_link right =
                chain_at(map->chain[1], map->chain_count[1], left->y_um);

        if (fabs(link_off_um(map, left) - link_off_um(map, &right)) > side_slack_um)
            return 1;
    }
    return 0;
}

static int32_t scale_ppm(double along_x, double along_y, const struct find_dpi *dpi)
{
    return (int32_t)(hypot(along_x / dpi->x, along_y / dpi->y) * 25400 * 1000000 + 0.5);
}

void register_edges(const struct image *image, const struct light *light,
        const struct layout_page *page, const struct find_dpi *dpi,
        struct blob_window *window, struct register_map *map,
        struct register_result *result)
{
    int side;

    memset(result, 0, sizeof(*result));
    result->scale_x_ppm = scale_ppm(map->xx, map->yx, dpi);
    result->scale_y_ppm = scale_ppm(map->xy, map->yy, dpi);
    for (side = 0; side < 2; side++)
        if (side_refine(image, light, page, side, window, map, result->where) != 0) {
            result->fault = REGISTER_MARK_MISSING;
            return;
        }
    if (side_is_stretched(map, 0) || side_is_stretched(map, 1) || sides_disagree(map))
        result->fault = REGISTER_STRETCHED;
}
