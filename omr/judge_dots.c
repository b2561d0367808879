/* judge_dots.c -- M4 in black and white, where the other side's ink is dots as well. */
#include "omr/judge_dots.h"

/* The parameters, as in judge.c. */
enum {
    /* Blurred (dots_edge.h), a pen's ink rises so much within a millimetre that its
     * square, in blacks, is 1.6 times the step from paper to ink and more: of 6,590 marks
     * of a pen that show paper, in halftones and dithers, 4 are below, of some 1,380 that
     * came through all but 60. As pale as what comes through it must also have little core. */
    STEP_LEAST_PERMILLE = 300, /* else no paper is seen beside it */
    SOFT_TENTHS = 16,
    /* Ink as dark as pencil, which large dots make of what came through, by that alone:
     * of 1,516 that came through in halftones 79 in 100 are held, without it 56; of
     * 10,000 fills 4 more. */
    SOFT_DARK_TENTHS = 14,
    /* Where paper is not seen: in a halftone ink that is more than half black leaves holes, paler ink dots: by
     * core's share of the ink, which is more where strokes are broad and there is less
     * edge, and less where the darkest are darker. Of 5,800 that came through 1 in 350
     * are above, of 1,126 good sheets 1 in 200 has a mark below. */
    DOTS_CORE_PERCENT = 42,
    DOTS_INK_PERCENT = 90, /* of the share of ink in the box, which counts up to */
    DOTS_INK_MOST_PPM = 500000,
    DOTS_TOP = 126, /* and a level more than this, for so many tenths of a per cent */
    DOTS_TOP_TENTHS = 12,
    /* There a pen's ink is black, and what was rubbed out is not: where the sheet's
     * middle mark is so dark, one paler by so much, with more than 1 um of edges for 18
     * ppm of ink, as dots apart have. Of 41,140 rubbed crosses in all scans 21 in
     * halftones were read as votes, none since; of 2,490 good halftones 2 more are held.
     */
    DOTS_PEN_LEAST = 230,
    DOTS_PALER = 50,
    DOTS_EDGE_PPM = 18,
};

/* How much more of a mark's ink is core than of dots that paler ink leaves, per mille. */
int32_t judge_dots_margin(const struct weight *weight)
{
    int32_t ink =
            weight->ink_ppm < DOTS_INK_MOST_PPM ? weight->ink_ppm : DOTS_INK_MOST_PPM;
    int32_t wanted = DOTS_CORE_PERCENT * 10 + ink / 1000 * DOTS_INK_PERCENT / 100 -
                     (weight->top_dark - DOTS_TOP) * DOTS_TOP_TENTHS;

    return (int32_t)((int64_t)weight->core_ppm * 1000 /
                     (weight->ink_ppm > 0 ? weight->ink_ppm : 1)) -
           wanted;
}

/* Its edges are not a pen's. */
static int is_soft(const struct dots_edge *edge, int tenths)
{
    return (int64_t)edge->rise_permille * edge->rise_permille * 10 <
           (int64_t)edge->step_permille * 1000 * tenths;
}

/* Grey of dots among black marks. */
static int is_paler_dots(const struct weight *weight, const struct judge_pen *pen)
{
    return pen->top_dark >= DOTS_PEN_LEAST &&
           pen->top_dark - weight->top_dark >= DOTS_PALER &&
           (int64_t)weight->stroke_um * DOTS_EDGE_PPM >= weight->ink_ppm;
}

int judge_dots_are_bled(const struct weight *weight, const struct judge_pen *pen)
{
    int is_edged = weight->dots.step_permille >= STEP_LEAST_PERMILLE;

    if (is_paler_dots(weight, pen))
        return 1;
    if (!judge_is_pale(weight))
        return is_edged && is_soft(&weight->dots, SOFT_DARK_TENTHS);
    return judge_dots_margin(weight) < pen->dots_least &&
           (!is_edged || is_soft(&weight->dots, SOFT_TENTHS));
}
