/* judge.c -- from measured ink to empty, unsure or filled. */
#include "omr/judge.h"

#include "omr/judge_part.h"
#include "omr/judge_pieces.h"

/* The parameters: what is asked of a mark, why, and the figure that supports it. Darkness
 * is 0..255; a box of 6 mm is weighed over some 4.9 x 4.9 mm. */
enum {
    /* M1: thin strokes have 4 %, specks 1 % (2,666 real marks, OMR.md). */
    FILLED_INK_PPM = 38000,
    /* M1: part of it is as dark as pen or soft pencil; light pencil has none. */
    FILLED_CORE_PPM = 4000,
    /* M1: and that is no grain of it alone: of soft pencil's ink 18 % or more is as dark
     * (1,955 marks), one mark with a weak arm 11 %, of pens' 70 % (4,400), of half the
     * light pencil that has any less than 8 %. */
    FILLED_CORE_PERCENT = 8,
    /* M1: crosses and ticks of light pencil have 24 % at most; a box scribbled full or
     * hatched with soft pencil is a mark however pale a blur makes it. */
    FILLED_PALE_PPM = 300000,
    /* M2: strokes of 3 mm, felt and all, have bounds of 3.5 mm. */
    FILLED_EXTENT_UM = 3300,
    FILLED_SIDE_UM = 2400,
    /* M2: a crossing whose arms are short, or the end of one. */
    CORNER_EXTENT_UM = 2300,
    CORNER_STROKE_UM = 3900,
    /* M2: a stroke right across is one however short its edges make it. */
    SPAN_UM = 4400,
    SPAN_STROKE_UM = 2600,
    /* M2: 5 mm but for what the outline hides; of 17,286 simulated marks that are to be
     * read 3 had less, of 551 mostly outside one in twenty had more. */
    STROKE_UM = 3400,
    /* M3: away from the outline no stroke is hidden, and 3 mm of felt pen are at most
     * 3.5 mm across and 4.4 mm long by their edge; in a halftone 6.2 mm, and a dot of
     * 2 mm 7.4: there one figure's bounds alone tell. */
    WHOLE_EXTENT_UM = 3600,
    WHOLE_STROKE_UM = 3900,
    WHOLE_LONG_UM = 6800,
    WHOLE_SUM_UM = 5000, /* of several figures: a tick or X that a pen left in pieces */
    WHOLE_REST_UM = 1200,
    /* M5 */
    BODY_EXTENT_UM = 1800,
    /* M5: or its paler trail joins pieces that are shorter; then its middle line is
     * measured. Of 105,700 off-centre marks 10 had no piece so long and were held, 5
     * of them with such a trail; of 97,200 mostly outside, short strokes and tails 7. */
    BODY_PIECES_UM = 3800,
    BODY_PERCENT = 48,
    OFF_CENTRE_PERCENT = 30,
    /* M5: figures that leave the box and are shorter go by their middle line
     * (judge_part.c). */
    PART_STROKE_UM = 5000,
    SPINE_MOST_UM = WHOLE_LONG_UM, /* by its edges: a longer one needs no middle line; */
    SPINE_DOTS_UM = 12000,         /* dots have edges of their own */
    OFF_CENTRE_STROKE_UM = 4000,   /* 5 mm but for what the outline hides */
    OFF_CENTRE_REACH_UM = 1700,    /* a ring round the box stays nearer its edge */
    /* M5: a tail is one stroke of 3 mm; a large X has more in its box, however far its
     * arms go on. A halftone's dots have edges that seem as long, within short bounds. */
    TAIL_MOST_UM = 5400,
    /* By its middle line: of 6,607 tails 2 have more (the others up to 4.58 mm), of 17
     * off-centre marks taken for tails 14. */
    TAIL_SPINE_UM = 4900,
    /* M5: at 200 dpi a halftone's dots are not all run together: a tail's line was 6.2 mm
     * long within bounds of 3.3 mm, and the page's coarse view did not show its figure.
     * Of some 11,000 off-centre marks in black and white two more are held for it. */
    DOTS_EXTENT_UM = 3600,
    /* A tail comes from beyond the box's margin: of 1,058 such 78 % of the ink at the box
     * lay inside at most, of 12 of 53 off-centre marks that were held 69 to 99. */
    DOTS_ASIDE_PERCENT = 85,
    /* M3: of a dot of 2 mm the halftone's dots have a middle line of 5.5 mm, in bounds of
     * 2.6 mm. */
    DOT_EXTENT_UM = 2900,
    /* M6: a dot of 0.6 mm, blurred, and six pixels of a 200 dpi scan; one of 0.9 mm
     * measures 0.85 and more. */
    SPECK_UM = 800,
    /* Grey paper's dots alone are 3 to 11 % of ink in black and white; there light pencil
     * is told by the dots it adds, seen from further away (M8). */
    SPECKS_PPM = 30000,
    PAIR_UM = 950,     /* two specks side by side weigh no more than one; any dot of */
    PAIR_DOT_UM = 430, /* 0.9 mm as dark as ink, any stroke of 1.5 mm weighs more */
    /* M6: at 200 dpi a dot of 0.9 mm in pale ink may be six pixels long and weigh as
     * little as a black one of 0.5 mm; but where half as dark as its darkest it is 0.8 mm
     * broad. Of 2,200 specks and dots up to 0.56 mm that were empty none had 0.6 mm. */
    DOT_BROAD_UM = 700,
    /* M11: of a thin streak at the outline 1.4 mm were left beside a broad one. */
    BARS_REST_UM = 1500,
    /* M1, M7: from the box's outer edge: 0.25 mm of line, 1 mm and a blur. */
    REACH_UM = 1450,
    /* M7: without the blur, ink is not nothing. Of 3,200 simulated strokes that reach
     * 0.95 mm in 4 at most lie between the two, of marks that reach 1.2 mm in 162 of the
     * 2,100 nearest. */
    REACH_LEAST_UM = 1280,
    REACH_SPECK_UM = 1300,  /* a pixel more, of less ink than a stroke so long has: */
    REACH_SPECK_PPM = 9000, /* specks, in 6 of 9 good sheets held for such a reach */
    /* M8: light pencil; show-through is paler, the shade of a fold softer. */
    FAINT_EXTENT_UM = 2000,
    FAINT_SHARP = 66, /* per mille of white: print of a thin paper's other side has up to
                         64, a thin grey stroke 70, residues 112, light pencil 160 */
    FAINT_PPM = 300000,
    /* Of print that shines through short pieces are as dark, and in black and white any
     * few dots that lie near each other. Of 2,025 to 7,718 light pencil ticks, crosses
     * and residues each, none of which has so little, all are as held as before; of 77
     * good sheets 16 are not. Two pieces of black print under thin paper had 85 and 88.
     */
    FAINT_LONG_UM = 2700,
    FAINT_SHORT_SHARP = 90,
    FAINT_DOTS_SHARP = 150,
    /* M8: paler still, but of this side of the paper. Print that shines through, ghosts
     * and folds are up to 61 per mille darker than paper, of fineness 4 to 28; a rubbed
     * pencil's X that one sees 63 to 83 and 22 to 63. A halftone is finer than grain. */
    RESIDUE_UM = 2600,
    RESIDUE_SHARP = 62,
    RESIDUE_FINE = 20,
    RESIDUE_SUM = 88, /* where both are at their least it is a ghost's or a fold's */
    RESIDUE_FINE_MOST = 100
};

/* One figure, but for crumbs. */
static int is_one(const struct weight *weight)
{
    return weight->stroke_um - weight->main_stroke_um < WHOLE_REST_UM;
}

/* A figure away from the outline is all there is of it. */
static int is_long_whole(const struct weight *weight)
{
    if (weight->stroke_um >= WHOLE_LONG_UM && !(is_one(weight) && weight->is_dots))
        return 1;
    if (!is_one(weight))
        return weight->stroke_um >= WHOLE_SUM_UM;
    return weight->main_extent_um >= WHOLE_EXTENT_UM &&
           weight->stroke_um >= WHOLE_STROKE_UM;
}

static int is_long(const struct weight *weight)
{
    if (weight->main_is_whole)
        return is_long_whole(weight);
    return weight->stroke_um >=
           (weight->main_side_um >= SPAN_UM ? SPAN_STROKE_UM : STROKE_UM);
}

/* One long figure, or a crossing whose arms are short: off centre, 5 mm of stroke inside.
 */
static int has_extent(const struct weight *weight)
{
    if (judge_pieces_are_mark(weight))
        return 1;
    if (!is_long(weight))
        return 0;
    if (weight->main_extent_um >= FILLED_EXTENT_UM &&
            weight->main_side_um >= FILLED_SIDE_UM)
        return 1;
    /* a halftone's dots have edges that seem as long as a crossing's arms */
    return !weight->is_dots && weight->main_extent_um >= CORNER_EXTENT_UM &&
           weight->main_stroke_um >= CORNER_STROKE_UM;
}

/* Bars alone are streaks on the glass as likely as anybody's strokes. */
static int is_streak_like(const struct weight *weight)
{
    return weight->main_is_bar && weight->stroke_um - weight->bars_um < BARS_REST_UM;
}

/* As dark as a pen in a part of it, or too much of it to be light pencil's one stroke. */
static int has_core(const struct weight *weight)
{
    return weight->ink_ppm >= FILLED_PALE_PPM ||
           (weight->core_ppm >= FILLED_CORE_PPM &&
                   (int64_t)weight->core_ppm * 100 >=
                           (int64_t)weight->ink_ppm * FILLED_CORE_PERCENT);
}

static int has_ink(const struct weight *weight)
{
    return weight->ink_ppm >= FILLED_INK_PPM && has_core(weight) &&
           weight->reach_um > REACH_UM;
}

static int is_faint_stroke(int32_t extent_um, int32_t sharp, int is_dots)
{
    if (sharp < (is_dots ? FAINT_DOTS_SHARP : FAINT_SHORT_SHARP))
        return extent_um >= FAINT_LONG_UM && sharp >= FAINT_SHARP;
    return extent_um >= FAINT_EXTENT_UM;
}

static int has_faint_stroke(const struct weight *weight, int is_crossed)
{
    if (weight->faint_ppm >= FAINT_PPM)
        return 1;
    return is_crossed ? is_faint_stroke(weight->faint_broad_um, weight->faint_broad_sharp,
                                weight->is_dots)
                      : is_faint_stroke(weight->faint_extent_um, weight->faint_sharp,
                                weight->is_dots);
}

static int has_residue(const struct weight *weight)
{
    return weight->residue_um >= RESIDUE_UM && weight->residue_sharp >= RESIDUE_SHARP &&
           weight->residue_fine >= RESIDUE_FINE &&
           weight->residue_sharp + weight->residue_fine >= RESIDUE_SUM &&
           weight->residue_fine <= RESIDUE_FINE_MOST;
}

/* One narrow straight figure, paler than any pen: the streak or fold itself. */
static int is_line_alone(const struct weight *weight)
{
    return weight->core_ppm == 0 && weight->main_narrow_um <= WEIGH_LINE_UM &&
           weight->stroke_um <= weight->main_stroke_um && weight->speck_um <= SPECK_UM;
}

/* M6: longer than a speck, and heavier than two that lie side by side; or as broad. */
static int is_dot(const struct weight *weight)
{
    return (!weight->is_dots && weight->broad_um > DOT_BROAD_UM) ||
           weight->speck_um > PAIR_UM ||
           (weight->speck_um > SPECK_UM && weight->dot_um > PAIR_DOT_UM);
}

/* M7: farther than a stroke from elsewhere, or specks beside the outline, may come. */
static int reaches_in(const struct weight *weight)
{
    return weight->reach_um >
           (weight->ink_ppm < REACH_SPECK_PPM ? REACH_SPECK_UM : REACH_LEAST_UM);
}

enum mark judge_box(const struct weight *weight, int is_sure, int is_crossed)
{
    if (has_ink(weight) && has_extent(weight))
        return is_streak_like(weight) ? MARK_UNSURE : MARK_FILLED;
    if (!is_sure || has_faint_stroke(weight, is_crossed) || has_residue(weight))
        return MARK_UNSURE;
    if (is_crossed && is_line_alone(weight))
        return MARK_EMPTY;
    if (is_dot(weight) || reaches_in(weight))
        return MARK_UNSURE;
    if (!weight->is_dots && weight->reach_um == 0 && weight->ink_ppm > SPECKS_PPM)
        return MARK_UNSURE;
    return MARK_EMPTY;
}

void judge_streaked(struct weight *weight)
{
    if (!weight->main_is_frayed)
        return;
    weight->main_is_bar = 1;
    weight->bars_um = weight->stroke_um;
}

int judge_is_inked(const struct weight *weight)
{
    return has_ink(weight) && (weight->main_extent_um >= BODY_EXTENT_UM ||
                                      weight->faint_broad_um >= BODY_PIECES_UM);
}

/* The edges of dots tell nothing. */
static int is_short_part(const struct weight *weight)
{
    return weight->stroke_um < (weight->is_dots ? SPINE_DOTS_UM : PART_STROKE_UM);
}

/* All inside, and M3's length: as one that does not touch the outline. */
static int is_all_there(const struct weight *weight, int body_percent)
{
    return judge_part_is_all(body_percent) && !weight->is_dots && is_long_whole(weight);
}

int judge_is_part(const struct weight *weight, int body_percent)
{
    return judge_is_inked(weight) && !weight->main_is_whole && is_short_part(weight) &&
           !is_all_there(weight, body_percent) && !judge_pieces_cross(weight) &&
           !is_streak_like(weight);
}

/* Of a pen that skips the largest piece may be whole. */
static int is_own_whole(const struct weight *weight, int body_percent)
{
    if (weight->is_dots && is_one(weight) && weight->main_extent_um < DOT_EXTENT_UM)
        return 0;
    return weight->main_is_whole && judge_part_is_own(weight, body_percent);
}

/* As short, by its edges or within its bounds, as a tail may be. */
static int seems_tail(const struct weight *weight)
{
    return weight->stroke_um < TAIL_MOST_UM || weight->main_extent_um < FILLED_EXTENT_UM;
}

int judge_asks_spine(const struct weight *weight)
{
    int32_t most = weight->is_dots ? SPINE_DOTS_UM : SPINE_MOST_UM;

    if (!judge_is_inked(weight) || weight->stroke_um >= most)
        return 0;
    if (seems_tail(weight))
        return 1;
    return weight->main_is_whole ? !has_extent(weight) : is_short_part(weight);
}

/* One figure of dots, within short bounds, that the page's coarse view does not show. */
static int is_lost_in_dots(const struct weight *weight, int body_percent)
{
    return weight->is_dots && body_percent == 0 && !weight->main_is_whole &&
           is_one(weight) && weight->main_extent_um < DOTS_EXTENT_UM &&
           weight->aside_percent < DOTS_ASIDE_PERCENT;
}

int judge_is_body(const struct weight *weight, int body_percent)
{
    if (!judge_is_inked(weight) || is_streak_like(weight) ||
            is_lost_in_dots(weight, body_percent))
        return 0;
    if (!weight->main_is_whole && is_short_part(weight))
        return judge_part_is_own(weight, body_percent);
    if (is_own_whole(weight, body_percent))
        return 1;
    if (!is_long(weight))
        return 0;
    if (body_percent == 0 && !weight->main_is_whole)
        body_percent = JUDGE_SHARE_UNKNOWN;
    if (body_percent >= BODY_PERCENT)
        return 1;
    return body_percent >= OFF_CENTRE_PERCENT &&
           weight->stroke_um >= OFF_CENTRE_STROKE_UM &&
           weight->reach_um >= OFF_CENTRE_REACH_UM;
}

int judge_is_tail(const struct weight *weight)
{
    if (weight->spine_um > 0)
        return weight->spine_um < TAIL_SPINE_UM;
    return seems_tail(weight);
}

int judge_is_dotted(const struct weight *weights, const enum mark *marks, size_t count)
{
    size_t empty = 0, dark = 0, i;

    for (i = 0; i < count; i++)
        if (marks[i] != MARK_FILLED) {
            empty++;
            dark += weights[i].ink_ppm > 0;
        }
    return dark * 2 > empty;
}
