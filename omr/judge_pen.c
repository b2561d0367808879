/* judge_pen.c -- M4: ink of this side, by the scan's sharpness and the sheet's pens. */
#include "omr/judge_pen.h"

#include <assert.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "omr/judge_dots.h"
#include "omr/judge_fill.h"

/* The parameters, as in judge.c. */
enum {
    /* Felt come through has a darkest tenth of 70 to 132, in dots of 136 and in
     * sharpened scans of 142; darker ink is a pen's. */
    SOFT_TOP_MOST = 142,
    /* How wide ink's own edges are, without the scan's blur: the mean of the steepest
     * quarter's and the middle one's, as they are crossed, or twice the mean square to
     * each edge against print that faces the same way, whichever is less; where the page
     * moved under the sensor only the second tells. A pen's edge fades over 0.1 to 0.2
     * mm, felt come through over 0.4 to 0.7 mm. Of 31,000 pale marks of pens and pencils
     * 6 have more than 154; weak arms, half fills at 200 dpi and scans without print to
     * go by have up to 176. Of 6,700 that came through, with what each is paler than the
     * sheet's palest sure mark, a quarter of it, 4 that are no mottles have less, all but
     * 2 in sharpened scans, and the next 166 there, 170 in others. */
    WIDTH_UM = 164,
    WIDTH_PALER = 4,
    SQUARE_TIMES = 2,
    SQUARE_PART = 4, /* a way that fewer rises face than one in so many tells nothing */
    /* How much more slowly than print the edges of a mark rise that is surely of this
     * side, and at most those of a sheet's pen: of 2,490 that came through 99 % by 83 um
     * and more; in coarse and in faint scans whole sheets of pencil lie at 60 to 66. */
    SLOPE_SURE_UM = 40,
    SLOPE_UM = 66,
    /* A sharpened scan makes steep edges of what came through in mottles: narrow strokes,
     * if they were any. Of 3,087 pale marks on sheets of crosses with a weak arm the
     * narrowest have 221, 237 and 247 um; nine that came through in sharpened scans, as
     * steep as a pen's, have 160 to 198. */
    MOTTLED_UM = 215,
    /* However sharp print is, no pen's ink has so much edge: in sharpened and in noisy
     * scans 170 fills, scribbles and spirals in pencil, beside a darker pen's marks, have
     * 23 mm at most. Of 10,025 that came through, in all scans, 1,722 have more. */
    MOTTLED_EDGE_UM = 26000,
    MOTTLED_EDGE_PALER = 20,
    /* But for a small spiral, as steep as print everywhere: of 18 in pencil beside a
     * darker pen all have 32 mm at most, places (flank_um) that rise by 14 um more slowly
     * than print's at most, 17 by 10, and edges by 16. Of 11,851 that came through, 2,610
     * of them in sharpened scans, one with as little edge has 11 and 24, and none less.
     */
    SPIRAL_EDGE_UM = 34000,
    SPIRAL_FLANK_UM = 10,
    SPIRAL_SLOPE_UM = 20,
    /* However steep few edges are: of 29,000 marks of a pen none is paler than so and by
     * so much paler than its sheet's; one that came through was, a vote by 15 rises. */
    NO_PEN_TOP = 100,
    NO_PEN_PALER = 60,
    /* A fill hides its edges. Where strokes overlap they are no paler than alone: of
     * 95 pale fills in the pen of the sheet's marks one was paler by more than 6; of 270
     * that came through all but 7, and one in 10 million positions, without an edge
     * outside its box, was by 5. Of those of a second pen half are as dark as its. */
    FILL_PALER = 4,
    FILL_TOP_MOST = 132,
    FILL_TOP = 112,  /* where no marks tell: a pencil's have 116 and more */
    DOTS_LIKE = 120, /* dots' core against the sheet's middle mark, per mille */
    /* A pencil's marks resemble each other; of fewer than these only the palest tells. */
    PEN_MARKS_LEAST = 4
};

static int int_compare(const void *a, const void *b)
{
    return *(const int32_t *)a - *(const int32_t *)b;
}

/* Square to the edges, each against print that is blurred as it is; the mean. */
static int32_t square_slope_um(const struct weight *weight, const struct sharpness *print)
{
    const struct rise_ways *ways = &weight->ways;
    int32_t all = rise_ways_count(ways), count = 0, sum = 0;
    int way;

    if (print->ways_um[1] >= SHARPNESS_NONE)
        return WEIGH_RISE_NONE_UM;
    for (way = 0; way < RISE_WAYS; way++)
        if (ways->count[way] * SQUARE_PART >= all) {
            sum += ways->count[way] * (ways->steep[way] - print->ways_um[way]);
            count += ways->count[way];
        }
    assert(count > 0); /* one of three ways has a third of them */
    return sum * SQUARE_TIMES / count;
}

int judge_pen_asks_edges(const struct weight *weight)
{
    return judge_is_pale(weight) || weight->is_dots;
}

int judge_pen_asks_verge(const struct weight *weight)
{
    return judge_is_pale(weight) && !weight->is_dots &&
           rise_ways_count(&weight->ways) < WEIGH_RISES_LEAST;
}

/* How much more slowly than print it rises from the paper; WEIGH_RISE_NONE_UM: it has no
 * edges. */
static int32_t slope_um(const struct weight *weight, const struct sharpness *print)
{
    int32_t crossed, square;

    if (weight->rise_um >= WEIGH_RISE_NONE_UM ||
            rise_ways_count(&weight->ways) < WEIGH_RISES_LEAST)
        return WEIGH_RISE_NONE_UM;
    crossed = sharpness_slope_um(print, weight->rise_um); /* longer if it slants */
    square = square_slope_um(weight, print);
    return crossed < square ? crossed : square;
}

/* The palest of the marks that are surely of this side. */
static int32_t pale_dark(const struct weight *weights, const enum mark *marks,
        size_t count, const struct sharpness *print)
{
    int32_t palest = LIGHT_DARK_FULL;
    size_t i;

    for (i = 0; i < count; i++)
        if (marks[i] == MARK_FILLED && weights[i].top_dark < palest &&
                slope_um(&weights[i], print) <= SLOPE_SURE_UM)
            palest = weights[i].top_dark;
    return palest;
}

static int32_t middle(int32_t *values, size_t count)
{
    qsort(values, count, sizeof(values[0]), int_compare);
    return values[count / 2];
}

/* The sheet's marks, as steep as `um`, tell the scan better than worn print does. */
static void print_sharpen(struct sharpness *print, int32_t um)
{
    int32_t less = print->um - um;
    int way;

    if (print->um >= SHARPNESS_NONE || less <= 0)
        return;
    print->um -= less;
    for (way = 0; way < RISE_WAYS; way++)
        if (print->ways_um[way] < SHARPNESS_NONE && print->ways_um[way] > um)
            print->ways_um[way] =
                    print->ways_um[way] - less > um ? print->ways_um[way] - less : um;
}

/* Where most marks of a halftone have little core, its dots do that. */
static int32_t dots_least(
        const struct weight *weights, const enum mark *marks, size_t count)
{
    int32_t margins[LAYOUT_BOXES_MAX], like;
    size_t i, found = 0;

    for (i = 0; i < count && i < LAYOUT_BOXES_MAX; i++)
        if (marks[i] == MARK_FILLED)
            margins[found++] = judge_dots_margin(&weights[i]);
    like = found < PEN_MARKS_LEAST ? 0 : middle(margins, found) - DOTS_LIKE;
    return like < 0 ? like : 0;
}

void judge_pen(const struct weight *weights, const enum mark *marks, size_t count,
        const struct sharpness *print, struct judge_pen *pen)
{
    int32_t tops[LAYOUT_BOXES_MAX], rises[LAYOUT_BOXES_MAX], slopes[LAYOUT_BOXES_MAX];
    int32_t slope;
    size_t i, found = 0;

    for (i = 0; i < count && i < LAYOUT_BOXES_MAX; i++)
        if (marks[i] == MARK_FILLED) {
            tops[found] = weights[i].top_dark;
            slopes[found] = slope_um(&weights[i], print);
            rises[found++] = weights[i].rise_um;
        }
    memset(pen, 0, sizeof(*pen));
    pen->print = *print;
    pen->pale_dark = pale_dark(weights, marks, count, print);
    pen->dots_least = dots_least(weights, marks, count);
    if (found < PEN_MARKS_LEAST)
        return;
    pen->top_dark = middle(tops, found);
    slope = middle(slopes, found);
    pen->is_known = pen->top_dark > SOFT_TOP_MOST || slope <= SLOPE_UM ||
                    slope >= WEIGH_RISE_NONE_UM;
    print_sharpen(&pen->print, middle(rises, found));
    pen->pale_dark = pale_dark(weights, marks, count, &pen->print);
}

/* Where edges do not tell, and a fill shows none, the sheet's other marks do. */
static int is_paler_than_all(const struct weight *weight, const struct judge_pen *pen)
{
    if (weight->top_dark > FILL_TOP_MOST)
        return 0;
    if (!pen->is_known)
        return weight->top_dark <= FILL_TOP ||
               (pen->pale_dark < LIGHT_DARK_FULL &&
                       pen->pale_dark - weight->top_dark > FILL_PALER);
    return pen->top_dark - weight->top_dark > FILL_PALER &&
           pen->pale_dark - weight->top_dark > FILL_PALER;
}

/* Blurs add by their squares: what is left of a rise without the scan's own blur. */
static double own_um(int32_t rise_um, int32_t print_um, int32_t coarse_um)
{
    double rise = rise_um + coarse_um, print = print_um + coarse_um;

    return rise > print ? sqrt(rise * rise - print * print) : 0;
}

/* Square to the edges, each against print that is blurred as it is; the mean. */
static double square_own_um(const struct weight *weight, const struct sharpness *print)
{
    const struct rise_ways *ways = &weight->ways;
    int32_t all = rise_ways_count(ways), count = 0;
    double sum = 0;
    int way;

    for (way = 0; way < RISE_WAYS; way++)
        if (ways->count[way] * SQUARE_PART >= all) {
            sum += ways->count[way] *
                   own_um(ways->steep[way], print->ways_um[way], print->coarse_um);
            count += ways->count[way];
        }
    assert(count > 0);
    return SQUARE_TIMES * sum / count;
}

/* How wide its own edges are, crossed or square to them. */
static int32_t width_um(const struct weight *weight, const struct sharpness *print)
{
    int32_t print_um = print->um < SHARPNESS_NONE ? print->um : print->sharp_um;
    double crossed = (own_um(weight->rise_um, print_um, print->coarse_um) +
                             own_um(weight->ways.middle, print_um, print->coarse_um)) /
                     2;
    double square;

    if (print->ways_um[1] >= SHARPNESS_NONE)
        return (int32_t)crossed;
    square = square_own_um(weight, print);
    return (int32_t)(crossed < square ? crossed : square);
}

/* As little edge, and as steep, as only a pen's own. */
static int is_spiral(const struct weight *weight, const struct judge_pen *pen)
{
    return weight->stroke_um <= SPIRAL_EDGE_UM &&
           slope_um(weight, &pen->print) <= SPIRAL_SLOPE_UM &&
           sharpness_slope_um(&pen->print, weight->flank_um) <= SPIRAL_FLANK_UM;
}

/* Nothing but mottles, or too pale for any pen beside the marks of a darker one. */
static int is_no_pens(const struct weight *weight, const struct judge_pen *pen)
{
    int32_t paler = pen->top_dark - weight->top_dark;

    return (weight->breadth_um > 0 && weight->breadth_um < MOTTLED_UM) ||
           (weight->stroke_um > MOTTLED_EDGE_UM && paler > MOTTLED_EDGE_PALER &&
                   !is_spiral(weight, pen)) ||
           (weight->top_dark <= NO_PEN_TOP && paler > NO_PEN_PALER);
}

/* Its edges are less steep than any pen's, the less the paler it is beside the others. */
static int is_wide(const struct weight *weight, const struct judge_pen *pen)
{
    int32_t paler =
            pen->pale_dark < LIGHT_DARK_FULL ? pen->pale_dark - weight->top_dark : 0;

    return width_um(weight, &pen->print) + (paler > 0 ? paler / WIDTH_PALER : 0) >
           WIDTH_UM;
}

int judge_is_bled(const struct weight *weight, const struct judge_pen *pen)
{
    if (weight->is_dots)
        return judge_dots_are_bled(weight, pen);
    if (!judge_is_pale(weight))
        return 0;
    if (slope_um(weight, &pen->print) >= WEIGH_RISE_NONE_UM)
        return judge_fill_is_bled(weight, pen, is_paler_than_all(weight, pen));
    return is_no_pens(weight, pen) || is_wide(weight, pen);
}

int judge_is_pale(const struct weight *weight)
{
    return weight->top_dark <= SOFT_TOP_MOST;
}
