/* judge_pieces.c -- M2: strokes that a skipping pen left in pieces. */
#include "omr/judge_pieces.h"

/* The parameters, as in judge.c. */
enum {
    STROKE_UM = 4400,
    REST_UM = 1200,   /* beside the largest piece: less are crumbs */
    EXTENT_UM = 3700, /* in places of 0.25 mm; two ticks in black and white had 3.77 mm */
    REACH_UM = 1900,  /* a ring's parts stay nearer the box's edge */
    INK_PPM = 50000,
    /* M2's 5 mm but for what the outline hides, where the trail is as long as the box:
     * ticks of 6 mm in black and white, which shows nothing of the pale half of them. Of
     * 1,930 strokes of 1.5 to 3 mm and dots each none is read for it, in black and white
     * or a halftone; a short stroke leaves one piece. */
    ACROSS_EXTENT_UM = 4600,
    ACROSS_STROKE_UM = 3400,
    /* Strokes 1 to 1.5 mm wide whose pen failed in the middle have 164,000 to 211,000. */
    CROSS_EXTENT_UM = 5100,
    CROSS_INK_PPM = 150000,
    /* Across, not along a side: of 2,300 marks mostly outside one, an X whose middle lies
     * on the outline, shows two arms as long, and reaches in 2.23 mm. */
    CROSS_REACH_UM = 2300,
    /* Both ends cross 2.8 to 3.1 mm of the box's edge; two arms of a felt pen's X beside
     * the box seem a trail too, but cross 7 mm (3 of 1,930 mostly outside). */
    CROSS_EXITS_UM = 3500
};

int judge_pieces_are_mark(const struct weight *weight)
{
    int is_across = weight->faint_broad_um >= ACROSS_EXTENT_UM;

    return weight->stroke_um >= (is_across ? ACROSS_STROKE_UM : STROKE_UM) &&
           weight->stroke_um - weight->main_stroke_um >= REST_UM &&
           weight->faint_broad_um >= EXTENT_UM && weight->reach_um >= REACH_UM &&
           weight->ink_ppm >= INK_PPM;
}

int judge_pieces_cross(const struct weight *weight)
{
    return weight->faint_broad_um >= CROSS_EXTENT_UM &&
           weight->reach_um >= CROSS_REACH_UM && weight->ink_ppm >= CROSS_INK_PPM &&
           weight->exits_um <= CROSS_EXITS_UM && judge_pieces_are_mark(weight);
}
