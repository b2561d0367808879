/* weigh.h -- the ink inside one box's outline: how much, how long, from where. */
#ifndef OMR_WEIGH_H
#define OMR_WEIGH_H

#include "core/layout.h"
#include "omr/bar.h"
#include "omr/dots_edge.h"
#include "omr/ink.h"
#include "omr/inside.h"
#include "omr/outline.h"
#include "omr/patch.h"
#include "omr/rise.h"
#include "omr/spine.h"

/* Darkness over the box's own paper; LIGHT_DARK_FULL is the sheet's black. */
enum {
    WEIGH_INK = 82,            /* 32 %: ink; thin strokes blurred by a scanner reach it */
    WEIGH_CORE = 105,          /* 41 %: what pen and soft pencil have somewhere */
    WEIGH_FAINT_PERMILLE = 62, /* of white, whatever the toner; paler is show-through */
    WEIGH_LINE_UM = 900,       /* narrower figures may be a streak or a fold */
    WEIGH_RISE_NONE_UM = 10000, /* too few rises from paper to ink, or made of dots */
    WEIGH_RISES_LEAST = 12,     /* fewer are a fill's, seen where the pen left a gap */
    WEIGH_STROKE_UM = 1200      /* longer figures are strokes, not specks */
};

struct weight {
    int32_t ink_ppm;        /* share of ink; the reading's figure */
    int32_t core_ppm;       /* share as dark as a pen */
    int32_t faint_ppm;      /* share not paper */
    int32_t top_dark;       /* what a tenth of the ink is as dark as */
    int32_t top_step;       /* the same over the paper, in levels of the image */
    int32_t main_extent_um; /* diagonal of the largest figure's bounds */
    int32_t main_side_um;   /* its longer side */
    int32_t main_is_whole;  /* 1: it lies within, away from the outline */
    int32_t stroke_um;      /* length of all strokes, half their edge */
    int32_t breadth_um;     /* of those strokes: the ink for its length; 0: no strokes */
    int32_t main_stroke_um; /* of the largest figure alone */
    int32_t spine_um;       /* length of all strokes by their middle line, up to the
                               outline (spine.h); 0: not asked for (weigh_spine) */
    int32_t exits_um;       /* how much of the window's edge they cross, likewise */
    int32_t aside_percent;  /* share of the ink in and right beside the box that is inside
                               (aside.h), likewise */
    int32_t reach_um;       /* how far ink reaches in, from the nearest outer edge */
    int32_t speck_um;    /* longest side of any figure that is no stroke from outside */
    int32_t dot_um;      /* diameter of a dot with as much ink as the largest of those */
    int32_t broad_um;    /* the broadest such figure's own diameter (speck.h) */
    int32_t main_is_bar; /* 1: as straight, and as far through, as a streak */
    int32_t main_is_frayed; /* 1: it may be what is left of one (bar_is_frayed) */
    int32_t bars_um;        /* of stroke_um, that of all figures which are such bars */
    struct bar bar;         /* where, if it is one */
    int32_t main_narrow_um; /* shorter side of the largest figure's bounds */
    int32_t faint_broad_um; /* diagonal of the longest faint figure that is no straight
                               line across or down */
    int32_t faint_broad_sharp;
    int32_t faint_extent_um; /* diagonal of the longest faint figure */
    int32_t faint_sharp; /* its darkness over that of its surroundings, per mille of white
                          */
    int32_t residue_um;  /* diagonal of the longest figure paler than faint (residue.h) */
    int32_t residue_sharp;  /* how much darker than the paper it is, per mille of white */
    int32_t residue_fine;   /* spread within its places in per cent of that */
    int32_t is_dots;        /* 1: of a black and white scan: its edges tell nothing, */
    struct dots_edge dots;  /* but blurred; 0: not asked for (weigh_rise) */
    int32_t rise_um;        /* from paper to ink where it is steep (rise.h); 0: not
                               asked for (weigh_rise) */
    struct rise_ways ways;  /* the same by the ways edges face, um */
    int32_t flank_um;       /* the same of the steepest places, whether or not they lead
                               from paper to ink; WEIGH_RISE_NONE_UM: no places */
    int32_t spread_percent; /* how much paler than the darkest of its places the palest
                               are, of top_step; likewise */
    int32_t verge_ppm;      /* share of the paper outside that is as dark as the foot of
                               its edges would be (weigh_verge) */
    int32_t runs_tenths;    /* dark runs met by a line across, ten times the mean */
    int32_t white_edges; /* of the middles of the four sides, how many are mostly white */
};

struct faint_work {
    struct ink_work ink;
    struct inside_places places;
    uint8_t bare[PATCH_EDGE_MAX * PATCH_EDGE_MAX]; /* the inside without its specks */
};

struct weigh_work { /* working memory, contents are nobody's */
    struct ink_work ink;
    struct faint_work faint;
    struct spine_work spine;
    struct inside inside;                          /* of the box weighed last */
    uint8_t soft[PATCH_EDGE_MAX * PATCH_EDGE_MAX]; /* the inside, smoothed */
};

/*
 * weigh_box - measure the inside of one box
 *
 * outline_um  the printed line's width; outline: where it was found.
 * All that is weighed lies 0.2 mm and one pixel within the line. A box with nothing
 * darker than its paper in any place of 0.25 mm is left at that: all zeros.
 */
void weigh_box(const struct patch *patch, const struct outline *outline,
        int32_t outline_um, struct weigh_work *work, struct weight *out);

/*
 * weigh_spine - the same box's middle line, which few boxes are asked for
 *
 * work, out  as weigh_box left them, with ink in it; its patch is still there.
 */
void weigh_spine(struct weigh_work *work, int32_t outline_um, struct weight *out);

/*
 * weigh_rise - how steeply the ink of a box rises, which few marks are asked for
 *
 * patch, outline, outline_um  as they were weighed; out  as weigh_box left it, with ink
 * in it. Black and white has no rises: there its dots are blurred together. How even the
 * places of 0.25 mm are is seen too, and how steep the steepest places.
 */
void weigh_rise(const struct patch *patch, const struct outline *outline,
        int32_t outline_um, struct weigh_work *work, struct weight *out);

/*
 * weigh_verge - the same outside the outline, for ink that shows no edges inside
 *
 * Where the outline hides the darker part of the edges, by their foot.
 * windows  verge_take's, of the patch that weigh_rise was given last. Overwrites what it
 *          found.
 */
void weigh_verge(const struct ink_window *windows, int count, double cell_um,
        const struct weigh_work *work, struct weight *out);

#endif
