/* judge_part.c -- M5: is what lies in a box long enough to be this box's own? */
#include "omr/judge_part.h"

/* The parameters, as in judge.c. */
enum {
    /* Length inside, and SHARE_UM for each per cent of the figure that is inside: 4.35 mm
     * at half of it. Taken off is what crosses the box's edge by how far it stays from
     * the middle: a stroke that runs along the edge, a felt pen's above all, crosses more
     * of it than its breadth and lies mostly beyond. Of 7,700 simulated marks with 5 mm
     * inside that were asked 23 are below, of 18,300 mostly outside 78 are above; without
     * what is taken off 57 and 132. In dots, which shorten strokes when they are blurred,
     * of 40,300 and 8,700 45 and 97; without 45 and 395. */
    PART_UM = 5750,
    PART_DOTS_UM = 5650,
    SHARE_UM = 28,
    SHARE_MOST = 75,  /* a stroke of 3 mm all inside has a line of 2.7 mm */
    SHARE_WHOLE = 55, /* M3: away from the outline 4 mm are more than any short one,
                         whose figures the coarse view does not measure */
    /* Where the image's own pixels tell the share too (aside.h), which they do better,
     * the mean of both counts for more: 4.45 mm at half of it. Of 45,600 marks with 5 mm
     * inside, under two seeds, 53 were held, of which 7 are read for it; of 12,350 mostly
     * outside 57 are read for 56, of as many short strokes, tails and dots each none
     * more. With 650 it were 9 and 61. In dots it is asked where the coarse view shows
     * nothing: else of 7,080 mostly outside 14 more were read, besides 86. */
    BOTH_UM = 700, /* over PART_UM */
    BOTH_SHARE_UM = 40,
    MIDDLE_UM = 3000,     /* of a box, from its edge; for each millimetre less, */
    EXITS_PART_UM = 3300, /* three tenths of the crossed edge */
    /* Of a figure that lies all inside but for what its own outline hides nothing is
     * beyond: half a fill crosses 8 mm of the edge. Of 30,400 marks mostly outside none
     * had so much inside, of 11,200 tails 2; of 24,100 half fills and scribbles 220 had
     * less. */
    SHARE_ALL = 97,
    /* The middle line is no longer than what its edges show, or something pale, as a
     * streak beside the outline, is measured with it. */
    WHOLE_PERCENT = 140,
    PERCENT = 250, /* no edges lie between a felt pen's strokes */
    /* But a pale pen's own trail may be what is longer, if seen more palely the figure is
     * longer than a short stroke. Of 43,600 of those and dots, without a streak, none had
     * a line so long; of 5,800 with one 16: with 3.75 mm at most, and a streak along the
     * outline crosses 3.9 mm of the edge. Of 105,700 marks with 5 mm inside that were
     * held 7, of thin pens that skip, have a trail of 3.9 to 4.4 mm and cross 2.7 mm at
     * most; of 97,200 mostly outside, short strokes and tails 2 have lines too long for
     * their edges, but trails of 2.8 mm, and cross 5.6 mm. Where there is ink enough
     * nothing paler is measured: there the dark figure itself must be as long, as a cross
     * with a weak arm is. Of 43,400 marks mostly outside, short strokes and dots one was,
     * under a broad streak. */
    TRAIL_UM = 3800,
    TRAIL_DARK_UM = 4400,
    TRAIL_EXITS_UM = 3500
};

int judge_part_is_all(int body_percent)
{
    return body_percent >= SHARE_ALL;
}

/* What crosses the box's edge without coming to its middle lies beyond it. */
static int32_t beyond_um(const struct weight *weight, int body_percent)
{
    int32_t away = MIDDLE_UM - weight->reach_um;

    if (away <= 0 || judge_part_is_all(body_percent))
        return 0;
    return (int32_t)((int64_t)weight->exits_um * away / EXITS_PART_UM);
}

static int is_trail(const struct weight *weight)
{
    return (weight->faint_broad_um >= TRAIL_UM ||
                   weight->main_extent_um >= TRAIL_DARK_UM) &&
           weight->exits_um <= TRAIL_EXITS_UM;
}

static int lengths_agree(const struct weight *weight)
{
    int percent = weight->main_is_whole ? WHOLE_PERCENT : PERCENT;

    return (int64_t)weight->spine_um * 100 <= (int64_t)weight->stroke_um * percent ||
           is_trail(weight);
}

/* Strokes so long are the box's if so much of them is inside, at the least. */
static int is_enough(
        const struct weight *weight, int body_percent, int share, int share_um, int least)
{
    int is_whole = weight->main_is_whole && !judge_part_is_all(body_percent);
    int most = is_whole ? SHARE_WHOLE : SHARE_MOST;

    if (share > most)
        share = most;
    least += weight->is_dots ? PART_DOTS_UM : PART_UM;
    return weight->spine_um + share_um * share - beyond_um(weight, body_percent) >= least;
}

/* By the pixels, and the coarse view if it shows the figure; of dots it then shows
 * more. */
static int is_enough_in_both(const struct weight *weight, int body_percent)
{
    int both = weight->aside_percent;

    if (body_percent > 0 && weight->is_dots)
        return 0;
    if (body_percent > 0)
        both = (both + body_percent) / 2;
    return is_enough(weight, body_percent, both, BOTH_SHARE_UM, BOTH_UM);
}

int judge_part_is_own(const struct weight *weight, int body_percent)
{
    int share = body_percent > 0 ? body_percent : JUDGE_SHARE_UNKNOWN;

    return lengths_agree(weight) &&
           (is_enough(weight, body_percent, share, SHARE_UM, 0) ||
                   is_enough_in_both(weight, body_percent));
}
