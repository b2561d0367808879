/* register.h -- from places on the printed page to places in the image. */
#ifndef OMR_REGISTER_H
#define OMR_REGISTER_H

#include "core/layout.h"
#include "omr/find.h"
#include "omr/spot.h"

enum {
    REGISTER_CHAIN_MAX = LAYOUT_FIDUCIALS_MAX / 2 + 2 /* marks down one long edge */
};

/* A printed mark, and how far it lies from where the corners alone put it. */
struct register_link {
    double x_um, y_um;
    double shift_x_px, shift_y_px;
};

struct register_map {
    /* x_px = xx * x_um + xy * y_um + x0; y_px likewise */
    double xx, xy, x0, yx, yy, y0;
    struct register_link chain[2][REGISTER_CHAIN_MAX]; /* left, right; downwards */
    int chain_count[2];
    int32_t rotation; /* 0 or 180 */
};

/* One line of the page: x_px = x0 + x_um * dx and so on. */
struct register_line {
    double x0, y0, dx, dy;
};

enum register_fault {
    REGISTER_GOOD,
    REGISTER_MARK_MISSING, /* an edge mark is not there or misshapen */
    REGISTER_STRETCHED,    /* marks do not lie on any sheet fed straight */
    REGISTER_SCALE         /* printed or scanned larger or smaller than it should be */
};

struct register_result {
    enum register_fault fault;
    int32_t scale_x_ppm, scale_y_ppm; /* 1000000: printed and scanned at 100 % */
    int32_t bend_um;             /* how far a mark lies off its neighbours, at the most */
    char where[LAYOUT_ID_BYTES]; /* the mark with the fault; else "" */
};

/*
 * register_corners - the map by the four corners alone
 *
 * rotation  0: image's top left is the page's; 180: the page's bottom right.
 * found     all four corners.
 */
void register_corners(const struct layout_page *page, const struct find_result *found,
        int32_t rotation, struct register_map *map);

/*
 * register_edges - refine by the marks down both long edges
 *
 * map     from register_corners of the same page; refined.
 * light   `black` is the corner squares'.
 *
 * Each mark is looked for within 2.2 mm of where its upper neighbour leads
 * one to expect it, and measured edge by edge (fiducial.h). A mark that is
 * missing is never inferred: the fault is reported and the map left half
 * refined. Where a streak along the feed hides a mark's left or right edge, its
 * place down the page is still seen, and its place across is taken from
 * the marks above and below: paper does not bend in its plane.
 *
 * Only `fault`, `where` and the map are written; register_judge does the rest.
 * Reads some 1,500 pixels a mark.
 */
void register_edges(const struct image *image, const struct light *light,
        const struct layout_page *page, struct register_map *map,
        struct register_result *result);

/* register_line - one line of the page at y_um, straight across. */
struct register_line register_line(const struct register_map *map, double y_um);

/* register_place - where a place of the page is in the image. */
struct spot register_place(const struct register_map *map, double x_um, double y_um);

#endif
