/* weigh.h -- the ink inside one box's outline: how much, how long, from where. */
#ifndef OMR_WEIGH_H
#define OMR_WEIGH_H

#include "core/layout.h"
#include "omr/outline.h"
#include "omr/patch.h"

/* Shares of toner's darkness (LIGHT_DARK_FULL), on this sheet's own scale. */
enum {
    WEIGH_INK = 90,        /* 35 %: ink; thin strokes blurred by a scanner reach it */
    WEIGH_CORE = 102,      /* 40 %: what pen and soft pencil have somewhere */
    WEIGH_FAINT = 17,      /* 7 % over the box's own paper; paler is show-through */
    WEIGH_STROKE_UM = 1200 /* longer figures are strokes, not specks */
};

struct weight {
    int32_t inside_cells;   /* cells weighed */
    int32_t ink_ppm;        /* share of ink; the reading's figure */
    int32_t core_ppm;       /* share of cells as dark as a pen */
    int32_t faint_cells;    /* cells darker than the box's paper */
    int32_t faint_ppm;      /* share of cells not paper */
    int32_t main_extent_um; /* diagonal of the largest figure's bounds */
    int32_t main_side_um;   /* its longer side */
    int32_t stroke_um;      /* length of all strokes, half their edge */
    int32_t main_stroke_um; /* of the largest figure alone */
    int32_t reach_um;       /* how far ink reaches in, from the nearest outer edge */
    int32_t speck_um; /* longest side of any figure that is no stroke from outside */
    int32_t faint_extent_um; /* diagonal of the longest faint figure */
    int32_t faint_sharp;     /* its darkness over that of its surroundings */
    int32_t runs_tenths;     /* dark runs met by a line across, ten times the mean */
    int32_t white_corners;   /* of the four edge patches, how many are mostly white */
};

struct weigh_work { /* working memory, contents are nobody's */
    uint8_t state[PATCH_EDGE_MAX * PATCH_EDGE_MAX];
    int32_t stack[PATCH_EDGE_MAX * PATCH_EDGE_MAX];
    struct patch soft; /* the patch, smoothed, for faint strokes */
};

/*
 * weigh_box - measure the inside of one box
 *
 * outline_um  the printed line's width; outline: where it was found.
 * pixel_um    one pixel of the image: the inside begins 0.3 mm and one
 *             pixel within the line.
 */
void weigh_box(const struct patch *patch, const struct outline *outline,
        int32_t outline_um, int32_t pixel_um, struct weigh_work *work,
        struct weight *out);

#endif
