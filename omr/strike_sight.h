/* strike_sight.h -- what a printed name's cells show between its letters. */
#ifndef OMR_STRIKE_SIGHT_H
#define OMR_STRIKE_SIGHT_H

#include "core/layout.h"
#include "omr/image.h"
#include "omr/light.h"
#include "omr/printed.h"
#include "omr/register.h"
#include "omr/streak.h"

enum {
    STRIKE_WIDTH_MAX = 1400, /* cells of a name; more is left out */
    STRIKE_HEIGHT_MAX = 120,
    STRIKE_ABOVE_CELLS = 4,  /* 0.7 mm: strokes that leave the name's own height */
    STRIKE_WINDOW_CELLS = 24 /* 4 mm: letters even out */
};

/* What one cell of a name shows. GAP: white between the dots that a screen makes of a
 * pen's stroke. FOLD: of a level fold, or print would hide it. */
enum sight { SIGHT_PRINT, SIGHT_WHITE, SIGHT_DARK, SIGHT_GAP, SIGHT_FOLD };

/* All that a name is looked at with; borrowed. */
struct strike_scene {
    const struct image *image;
    const struct light *light;
    const struct register_map *map;
    const struct printed *printed;
    const struct streak *streaks;
    int streak_count;
};

struct strike_sight {
    int least;     /* set before: cells nearer to print show nothing; */
    int is_dotted; /* 1: dots smaller than a stroke are left out */
    int is_screen; /* 1: a stroke is looked for that a screen made dots of */
    int32_t left, top, width, height; /* in cells of the page */
    int32_t hints;                    /* columns that are dark somewhere */
    uint8_t cells[STRIKE_HEIGHT_MAX][STRIKE_WIDTH_MAX]; /* enum sight */
    uint8_t raw[STRIKE_HEIGHT_MAX][STRIKE_WIDTH_MAX];   /* working memory */
};

/* strike_sight_take - fill in what the name's cells show; 0: nothing to follow there. */
int strike_sight_take(const struct strike_scene *scene, const struct layout_rect *name,
        struct strike_sight *sight);

/* strike_sight_is_heavy - 1 if STRIKE_WINDOW_CELLS columns from `left` are a scribble. */
int strike_sight_is_heavy(const struct strike_sight *sight, int32_t left);

#endif
