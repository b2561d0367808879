/* overshoot.c -- do arms alone of a mark reach beyond its row? */
#include "omr/overshoot.h"

enum {
    STEP_UM = 500,       /* white so wide parts two arms */
    STEPS = 1024,        /* of the longest page, and some slack */
    STROKE_OFF_UM = 600, /* one stroke, be it felt; a small X is off by 0.8 mm */
    LEVEL_UM = 500,      /* cells so near in height lie no farther apart than a felt */
    FELT_UM = 2200,      /* pen is broad: 2.03 mm at most of three that were held */
    LEVELS = 64,         /* no row is higher than 32 mm */
    WORD_UM = 4000,      /* arms over the first row were 3 mm broad, at most; */
    WORD_OFF_UM = 300,   /* a word of 7.5 mm was off by 0.49 */
    LETTERS = 2          /* apart from each other: two arms of a mark are strokes */
};

/* Which steps from the figure's left on hold some of it in the row; how many there are.
 */
static int32_t steps_fill(const struct figure *figure, const struct layout_rect *row,
        uint8_t is_held[STEPS])
{
    int32_t steps = 0, i;

    for (i = 0; i < STEPS; i++)
        is_held[i] = 0;
    for (i = 0; i < figure->count; i++) {
        int32_t step = (figure->places[i].x_um - figure->bounds.left_um) / STEP_UM;

        if (!figure_place_in(&figure->places[i], row) || step >= STEPS)
            continue;
        is_held[step] = 1;
        steps = step >= steps ? step + 1 : steps;
    }
    return steps;
}

/* No broader at any height than a felt pen. A label that it crosses hides the middle of
 * its stroke, and what is left is off like two strokes: 0.61 to 0.63 mm. */
static int is_narrow(const struct figure *figure, const struct layout_rect *part)
{
    int32_t left[LEVELS], right[LEVELS], i;

    for (i = 0; i < LEVELS; i++) {
        left[i] = INT32_MAX;
        right[i] = 0;
    }
    for (i = 0; i < figure->count; i++) {
        const struct backmap_place *at = &figure->places[i];
        int32_t level = (at->y_um - part->top_um) / LEVEL_UM;

        if (!figure_place_in(at, part))
            continue;
        if (level >= LEVELS)
            return 0;
        left[level] = at->x_um < left[level] ? at->x_um : left[level];
        right[level] = at->x_um > right[level] ? at->x_um : right[level];
    }
    for (i = 0; i < LEVELS; i++)
        if (right[i] - left[i] > FELT_UM)
            return 0;
    return 1;
}

/* One arm, as far as it lies in the row. */
static int is_arm(const struct figure *figure, const struct layout_rect *part)
{
    return figure_line_off(figure, part) <= STROKE_OFF_UM || is_narrow(figure, part);
}

/* One stroke, or so little that it is none of a letter's two or three. */
static int is_no_letter(const struct figure *figure, const struct layout_rect *part)
{
    return is_narrow(figure, part) || figure_line_off(figure, part) <= WORD_OFF_UM ||
           figure_is_stroke(figure, part);
}

/* A felt pen's arm that leans is broad at every height, and off by half its own breadth;
 * but it is full of ink, and between letters there is paper. */
static int is_no_word(const struct figure *figure, const struct layout_rect *part)
{
    int32_t off;

    if (part->right_um - part->left_um < WORD_UM || is_narrow(figure, part))
        return 1;
    off = figure_line_off(figure, part);
    return off <= WORD_OFF_UM || (off <= STROKE_OFF_UM && figure_is_stroke(figure, part));
}

/* What lies of the figure in the row, part by part: how many are not so? */
static int parts_other(const struct figure *figure, const struct layout_rect *row,
        int (*is_so)(const struct figure *figure, const struct layout_rect *part))
{
    uint8_t is_held[STEPS];
    struct layout_rect part = *row;
    int32_t steps = steps_fill(figure, row, is_held), from = 0, i;
    int count = 0;

    for (i = 0; i < steps; i++) {
        if (!is_held[i]) {
            from = i + 1;
            continue;
        }
        if (i + 1 < steps && is_held[i + 1])
            continue;
        part.left_um = figure->bounds.left_um + from * STEP_UM;
        part.right_um = figure->bounds.left_um + (i + 1) * STEP_UM;
        count += !is_so(figure, &part);
    }
    return count;
}

int overshoot_is_arms(const struct figure *figure, const struct layout_rect *row)
{
    return parts_other(figure, row, is_arm) == 0;
}

int overshoot_has_word(const struct figure *figure, const struct layout_rect *rect)
{
    return parts_other(figure, rect, is_no_word) > 0 ||
           parts_other(figure, rect, is_no_letter) >= LETTERS;
}
