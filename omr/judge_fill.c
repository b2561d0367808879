/* judge_fill.c -- M4: a fill that shows no edges, told by its texture. */
#include "omr/judge_fill.h"

/* The parameters, as in judge.c. */
enum {
    /* A pen's fill is even, and what seeps through paper is not: its palest places are as
     * dark as its darkest but for so much of them. Of 701 fills that came through and
     * show no edges, of 37,900 marks, none is so even and as dark, in a scan that is not
     * blurred, which would even them out, and with what edges it has as steep; of 19,000
     * other marks two are, of which one has 111, and one has soft ink outside its
     * outline: 13,000 ppm, 2,000 and 3,700 in coarser scans. Of 62 of a second pen, on
     * good sheets, 32 are but for the last. */
    EVEN_PERCENT = 14,
    EVEN_TOP = 112,
    EVEN_BLUR_UM = 20,
    EVEN_SLOPE_UM = 34,
    EVEN_VERGE_PPM = 1000, /* of the paper outside; more has edges to be seen */
    /* A fill without edges that is as dark as some mark of the sheet: its outline, half
     * of it, is up to 12.5 mm long in 921 of a pen, and mottles add to it (17.0 mm in
     * one); of 73 that are 20 paler than the sheet's middle mark 3 are as uneven as
     * another. */
    UNEVEN_PERCENT = 24,
    UNEVEN_EDGE_UM = 14000,
    UNEVEN_PALER_PERCENT = 30,
    UNEVEN_PALER = 20,
    /* A gap between a pen's strokes has steep flanks, though it be too shallow or too
     * short for an edge from paper to ink; what came through is blurred everywhere. How
     * much more slowly than print the steepest hundredth of the places rise: of 1,060
     * fills that came through, 225 of them in sharpened scans, those as dark have 54 and
     * more, paler ones down to 16. Of 110 of a second pen, on good sheets, 43 have less.
     */
    FLANK_UM = 45,
    FLANK_TOP = 112
};

/* Even as only a pen fills a box, in a scan that shows it; the few edges, if there are
 * any, are as steep, and no ink without any lies outside. */
static int is_even(const struct weight *weight, const struct sharpness *print)
{
    int is_blurred =
            print->um < SHARPNESS_NONE && print->um - print->sharp_um > EVEN_BLUR_UM;

    return !is_blurred && weight->spread_percent <= EVEN_PERCENT &&
           weight->top_dark >= EVEN_TOP &&
           (weight->rise_um >= WEIGH_RISE_NONE_UM
                           ? weight->verge_ppm <= EVEN_VERGE_PPM
                           : sharpness_slope_um(print, weight->rise_um) <= EVEN_SLOPE_UM);
}

/* Mottled as no pen fills a box: more edge than its outline's, or palest places much
 * paler than its darkest, beside a darker pen's marks. */
static int is_uneven(const struct weight *weight, const struct judge_pen *pen)
{
    return (weight->spread_percent > UNEVEN_PERCENT &&
                   weight->stroke_um > UNEVEN_EDGE_UM) ||
           (weight->spread_percent > UNEVEN_PALER_PERCENT &&
                   pen->top_dark - weight->top_dark > UNEVEN_PALER);
}

/* Gaps as steep as only a pen leaves, in ink as dark. */
static int has_flanks(const struct weight *weight, const struct sharpness *print)
{
    return weight->top_dark >= FLANK_TOP &&
           sharpness_slope_um(print, weight->flank_um) <= FLANK_UM;
}

int judge_fill_is_bled(
        const struct weight *weight, const struct judge_pen *pen, int is_paler)
{
    if (has_flanks(weight, &pen->print))
        return 0;
    return is_uneven(weight, pen) || (is_paler && !is_even(weight, &pen->print));
}
