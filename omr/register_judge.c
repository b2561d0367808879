/* register_judge.c -- does what was registered look like a sheet printed and fed well? */
#include "omr/register_judge.h"

#include <math.h>
#include <stdlib.h>

enum {
    WHOLE_PPM = 1000000,
    SCALE_PPM = 15300, /* 1.5 %, and what centres a quarter of a pixel off amount to */
    APART_PPM = 8300,  /* 0.8 %, likewise */
    FEEDER_PPM = 15500,
    EVEN_UM = 25,        /* marks off their straight line by less lie evenly */
    SIDES_PART_UM = 1500 /* left against right: shear of 4 per mille is 0.8 mm */
};

/* A stretch of 1.5 % that comes and goes three times down a page bends the line of the
 * marks by half of this, times the distances up and down, in um and um: 0.015 * 2 pi *
 * 3 / 297 mm. */
static const double bend_per_um = 0.96e-6;
static const double bend_slack_um = 200; /* centres at 150 dpi in black and white */
static const double slope_slack_um = 150;

static double pitch_y(const struct register_map *map)
{
    return hypot(map->xy, map->yy);
}

/* Along the page's own axis down: how far a link lies off, in um. */
static double link_off_um(
        const struct register_map *map, const struct register_link *link)
{
    double pitch = pitch_y(map);

    return (link->shift_x_px * map->xy + link->shift_y_px * map->yy) / (pitch * pitch);
}

static struct spot link_spot(
        const struct register_map *map, const struct register_link *link)
{
    struct spot spot = {
            map->xx * link->x_um + map->xy * link->y_um + map->x0 + link->shift_x_px,
            map->yx * link->x_um + map->yy * link->y_um + map->y0 + link->shift_y_px};

    return spot;
}

/* The distance between two links as scanned, against the one printed. */
static double links_scale(const struct register_map *map, const struct find_dpi *dpi,
        const struct register_link *a, const struct register_link *b)
{
    struct spot from = link_spot(map, a), to = link_spot(map, b);
    double x = (to.x_px - from.x_px) * 25400 / dpi->x;
    double y = (to.y_px - from.y_px) * 25400 / dpi->y;

    return hypot(x, y) / hypot(b->x_um - a->x_um, b->y_um - a->y_um);
}

/* Across: the mean over all pairs of marks. Down: from corner to corner. */
static void scales_measure(const struct register_map *map, const struct find_dpi *dpi,
        struct register_result *result)
{
    int count = map->chain_count[0] < map->chain_count[1] ? map->chain_count[0]
                                                          : map->chain_count[1];
    double across = 0, down = 0;
    int i, side;

    for (i = 0; i < count; i++)
        across += links_scale(map, dpi, &map->chain[0][i], &map->chain[1][i]) / count;
    for (side = 0; side < 2; side++)
        down += links_scale(map, dpi, &map->chain[side][0],
                        &map->chain[side][map->chain_count[side] - 1]) /
                2;
    result->scale_x_ppm = (int32_t)lround(across * WHOLE_PPM);
    result->scale_y_ppm = (int32_t)lround(down * WHOLE_PPM);
}

/* The marks' distance from their own best straight line, root of the mean square. */
static double side_unevenness_um(const struct register_map *map, int side)
{
    int count = map->chain_count[side], i;
    double my = 0, mo = 0, syy = 0, syo = 0, soo = 0;

    for (i = 0; i < count; i++) {
        my += map->chain[side][i].y_um / count;
        mo += link_off_um(map, &map->chain[side][i]) / count;
    }
    for (i = 0; i < count; i++) {
        double y = map->chain[side][i].y_um - my;
        double off = link_off_um(map, &map->chain[side][i]) - mo;

        syy += y * y;
        syo += y * off;
        soo += off * off;
    }
    return sqrt(fmax(0, soo - (syy > 0 ? syo * syo / syy : 0)) / count);
}

/* Beyond what printer and scanner may do, with or without a feeder's stretch. */
static int is_scale_off(
        const struct register_map *map, const struct register_result *result)
{
    int32_t x = result->scale_x_ppm - WHOLE_PPM, y = result->scale_y_ppm - WHOLE_PPM;
    int is_even =
            side_unevenness_um(map, 0) < EVEN_UM && side_unevenness_um(map, 1) < EVEN_UM;
    int32_t feeder = is_even ? 0 : FEEDER_PPM;

    return abs(x) > SCALE_PPM || abs(y) > SCALE_PPM + feeder ||
           abs(x - y) > APART_PPM + feeder;
}

/* How far a link lies off the line between its neighbours; *most: what is explained. */
static double bend_um(
        const struct register_map *map, const struct register_link *link, double *most)
{
    double up = link->y_um - link[-1].y_um, down = link[1].y_um - link->y_um;
    double above = link_off_um(map, link - 1), below = link_off_um(map, link + 1);

    *most = bend_slack_um + bend_per_um * up * down / 2;
    return fabs(link_off_um(map, link) - (above * down + below * up) / (up + down));
}

/* Between two marks the page may be as much longer than it is wide as the scale's and
 * the feeder's limits together allow. */
static int is_slope_off(const struct register_map *map, const struct find_dpi *dpi,
        const struct register_result *result, const struct register_link *link)
{
    double span = link[1].y_um - link->y_um;
    double most = (APART_PPM + FEEDER_PPM) / (double)WHOLE_PPM + slope_slack_um / span;
    double apart = links_scale(map, dpi, link, link + 1) -
                   (double)result->scale_x_ppm / WHOLE_PPM;

    return fabs(apart) > most;
}

static int side_is_stretched(const struct register_map *map, const struct find_dpi *dpi,
        int side, struct register_result *result)
{
    int i, is_off = 0;
    double most;

    for (i = 0; i + 1 < map->chain_count[side]; i++) {
        const struct register_link *link = &map->chain[side][i];
        double bend;

        if (link[1].y_um <= link->y_um)
            return 1;
        is_off |= is_slope_off(map, dpi, result, link);
        if (i == 0)
            continue;
        bend = bend_um(map, link, &most);
        is_off |= bend > most;
        if (bend > result->bend_um)
            result->bend_um = (int32_t)bend;
    }
    return is_off;
}

static int sides_part(const struct register_map *map)
{
    int i;

    for (i = 0; i < map->chain_count[0] && i < map->chain_count[1]; i++)
        if (fabs(link_off_um(map, &map->chain[0][i]) -
                    link_off_um(map, &map->chain[1][i])) > SIDES_PART_UM)
            return 1;
    return 0;
}

void register_judge(const struct register_map *map, const struct find_dpi *dpi,
        struct register_result *result)
{
    int is_stretched;

    scales_measure(map, dpi, result);
    is_stretched = side_is_stretched(map, dpi, 0, result);
    is_stretched |= side_is_stretched(map, dpi, 1, result) | sides_part(map);
    if (is_scale_off(map, result))
        result->fault = REGISTER_SCALE;
    else if (is_stretched)
        result->fault = REGISTER_STRETCHED;
}
