/* judge_pen.c -- M4: ink of this side, by the scan's sharpness and the sheet's pens. */
#include "omr/judge_pen.h"

#include <stdlib.h>
#include <string.h>

/* The parameters, as in judge.c. */
enum {
    /* Felt come through has a darkest tenth of 70 to 132; darker ink is a pen's. */
    SOFT_TOP_MOST = 132,
    /* Of 6,000 pale marks that are to be read, in scans of any sharpness, the
     * steepest quarter of the edges rises within 64 um more than print does (99.5 %; 79
     * at most), of 2,100 that came through 99 % by 88 um and more, half by 200. */
    SLOPE_UM = 70,
    SLOPE_SHARP_UM = 110, /* print's own in a sharp scan, where it can't be measured */
    /* Where the page moved under the sensor, slanting strokes are blurred more than
     * print is: by up to 130 um, and all of a pen's marks alike. */
    SLOPE_MOVED_UM = 140,
    ALIKE_PERCENT = 120,
    /* Where the sheet's other marks are so much darker, another hand made it, and
     * that these rise as slowly excuses nothing. */
    OTHER_PALER = 40,
    SLOPE_OTHER_UM = 65,
    /* A fill hides its edges. Where strokes overlap they are no paler than alone: of
     * 110 pale fills none was paler than its sheet's marks by 9 to 41, eight by more; of
     * 240 that came through all but 15 by more than 20. */
    FILL_PALER = 20,
    SLOPE_SURE_UM = 50, /* a pale mark as steep is of this side: a second pen's */
    FILL_TOP = 112,     /* where no marks tell: a pencil's have 116 and more */
    /* A pencil's marks resemble each other; fewer than these tell nothing. */
    PEN_MARKS_LEAST = 4,
    PEN_PALER = 12
};

static int int_compare(const void *a, const void *b)
{
    return *(const int32_t *)a - *(const int32_t *)b;
}

/* How much more slowly than print it rises from the paper. */
static int32_t slope_um(int32_t rise_um, int32_t print_um)
{
    return rise_um - (print_um < WEIGH_RISE_NONE_UM ? print_um : SLOPE_SHARP_UM);
}

/* Could marks with these medians be ink of this side? */
static int is_of_this_side(const struct judge_pen *pen)
{
    return pen->top_dark > SOFT_TOP_MOST || pen->rise_um >= WEIGH_RISE_NONE_UM ||
           slope_um(pen->rise_um, pen->print_um) <= SLOPE_MOVED_UM;
}

/* The palest of the marks that are surely of this side. */
static int32_t pale_dark(const struct weight *weights, const enum mark *marks,
        size_t count, int32_t print_um)
{
    int32_t palest = LIGHT_DARK_FULL;
    size_t i;

    for (i = 0; i < count; i++)
        if (marks[i] == MARK_FILLED && weights[i].top_dark < palest &&
                weights[i].rise_um < WEIGH_RISE_NONE_UM &&
                slope_um(weights[i].rise_um, print_um) <= SLOPE_SURE_UM)
            palest = weights[i].top_dark;
    return palest;
}

void judge_pen(const struct weight *weights, const enum mark *marks, size_t count,
        int32_t print_um, struct judge_pen *pen)
{
    int32_t tops[LAYOUT_BOXES_MAX], rises[LAYOUT_BOXES_MAX];
    size_t i, found = 0;

    for (i = 0; i < count && i < LAYOUT_BOXES_MAX; i++)
        if (marks[i] == MARK_FILLED) {
            tops[found] = weights[i].top_dark;
            rises[found++] = weights[i].rise_um;
        }
    memset(pen, 0, sizeof(*pen));
    pen->print_um = print_um;
    if (found < PEN_MARKS_LEAST)
        return;
    qsort(tops, found, sizeof(tops[0]), int_compare);
    qsort(rises, found, sizeof(rises[0]), int_compare);
    pen->top_dark = tops[found / 2];
    pen->rise_um = rises[found / 2];
    pen->is_known = is_of_this_side(pen);
    if (pen->is_known && pen->top_dark > SOFT_TOP_MOST && pen->rise_um < print_um &&
            print_um < WEIGH_RISE_NONE_UM)
        pen->print_um = pen->rise_um;
    pen->pale_dark = pale_dark(weights, marks, count, pen->print_um);
}

static int is_slope(const struct weight *weight, const struct judge_pen *pen)
{
    int is_other = pen->is_known && weight->top_dark < pen->top_dark - OTHER_PALER;

    if (slope_um(weight->rise_um, pen->print_um) <=
            (is_other ? SLOPE_OTHER_UM : SLOPE_UM))
        return 0;
    return is_other || !pen->is_known || pen->rise_um >= WEIGH_RISE_NONE_UM ||
           weight->rise_um * 100 > pen->rise_um * ALIKE_PERCENT;
}

/* A fill shows no edges to go by: only the sheet's other marks tell. */
static int is_fill_bled(const struct weight *weight, const struct judge_pen *pen)
{
    if (!pen->is_known)
        return weight->top_dark <= FILL_TOP;
    return pen->top_dark - weight->top_dark > FILL_PALER &&
           pen->pale_dark - weight->top_dark > PEN_PALER;
}

int judge_is_bled(const struct weight *weight, const struct judge_pen *pen)
{
    int32_t paler = pen->is_known ? pen->top_dark - weight->top_dark : LIGHT_DARK_FULL;

    if (weight->top_dark > SOFT_TOP_MOST)
        return 0;
    if (weight->is_dots)
        return paler > PEN_PALER;
    if (weight->rise_um >= WEIGH_RISE_NONE_UM)
        return is_fill_bled(weight, pen);
    return is_slope(weight, pen);
}

int judge_is_pale(const struct weight *weight)
{
    return weight->top_dark <= SOFT_TOP_MOST;
}
