/* streak.h -- long straight lines through the page: dirt on the scanner's glass, folds.
 */
#ifndef OMR_STREAK_H
#define OMR_STREAK_H

#include "omr/excess.h"

enum {
    STREAK_MAX = 24,
    STREAK_KNOTS = 17,
    STREAK_SHADES = 49, /* 6 mm to either side: farther off folded paper lies flat */
    STREAK_SHADE_MIDDLE = STREAK_SHADES / 2, /* the line's own */
    STREAK_SHADE_STEP_UM = 250
};

enum streak_kind {
    STREAK_GLASS, /* one column of the image, whatever the skew */
    STREAK_FOLD   /* along the paper's edges, within a degree */
};

/*
 * A line on the page. It runs down the page if is_down, else to the right; its
 * middle goes straight from knot to knot. Lengths in um of the page.
 */
struct streak {
    enum streak_kind kind;
    int is_down;
    int32_t along_um[STREAK_KNOTS]; /* rising */
    int32_t across_um[STREAK_KNOTS];
    int32_t first_um, last_um;    /* along: where it begins and ends */
    int32_t width_um;             /* where it is half as dark as in its middle */
    int32_t dark;                 /* in its middle, 0 .. LIGHT_DARK_FULL */
    int32_t shade[STREAK_SHADES]; /* of the paper beside a fold, without the line */
};

/*
 * streak_find - columns of the image that are darker than paper, long or all the way
 *
 * Dirt on the glass keeps its column while the paper passes; it may come and go. Seen
 * on 40 % of the column where no print hides it, and in each third, or for 35 mm
 * nearly without a gap; nobody draws so straight along the scanner's own axis, but for
 * marks one below another (streak_is_open). Off the boxes 12 mm will do, if it is ruled
 * (streak_short.h). Returns
 * how many stand in `out`; their cells of `excess` become EXCESS_LINE.
 */
int streak_find(const struct image *image, const struct light *light,
        const struct register_map *map, const struct layout_page *page,
        const struct printed *printed, struct excess *excess, int count,
        struct streak out[STREAK_MAX]);

/* streak_take - the line's own cells become EXCESS_LINE. */
void streak_take(const struct streak *streak, struct excess *excess);

/* streak_across - where the line is, across, at a place along it. */
int32_t streak_across(const struct streak *streak, int32_t along_um);

/* streak_crosses - 1 if the line touches a rectangle of the page, 0.3 mm around it. */
int streak_crosses(const struct streak *streak, const struct layout_rect *rect);

/* streak_overlaps - 1 if some of the line lies in a rectangle: beside a box it hides
 * nothing of it. */
int streak_overlaps(const struct streak *streak, const struct layout_rect *rect);

/* streak_hides - 1 if it is so wide and dark that a stroke could lie in it, or it could
 * be taken for one: 0.4 mm of ink, 0.6 of a fold. */
int streak_hides(const struct streak *streak);

#endif
