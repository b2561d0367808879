/* judge.c -- from measured ink to empty, unsure or filled, and from boxes to a row. */
#include "omr/judge.h"

#include <string.h>

/* A box of 6 mm is weighed over some 5 x 5 mm. */
enum {
    FILLED_INK_PPM = 38000,  /* thin slashes begin at 4 %, ticks at 4.5 % */
    FILLED_CORE_PPM = 10000, /* and part of it is as dark as pen or soft pencil */
    FILLED_EXTENT_UM = 3300,
    FILLED_SIDE_UM = 2400,
    FILLED_STROKE_UM = 2600,
    BODY_EXTENT_UM = 1800,
    BODY_PERCENT = 48,
    OFF_CENTRE_PERCENT = 30,
    LONG_EXTENT_UM = 2600, /* half the box across: an arm of a tick, not its tip */
    LONG_INK_PPM = 60000,
    LONG_REACH_UM = 1500,
    OFF_CENTRE_STROKE_UM = 4000, /* 5 mm but for what the outline hides */
    OFF_CENTRE_REACH_UM = 1700,  /* a ring round the box stays nearer its edge */
    CORNER_EXTENT_UM = 2300,
    CORNER_STROKE_UM = 3900,
    SPECK_UM = 750, /* a dot of 0.6 mm, blurred */
    SPECKS_PPM = 30000,
    REACH_UM = 1450, /* from the box's outer edge; a stroke of 1 mm, blurred */
    FAINT_EXTENT_UM = 2000,
    FAINT_SHARP = 75, /* per mille of white */
    FAINT_PPM = 300000,
    SOLID_PPM = 550000,
    RAGGED_LEAST_PPM = 220000,
    RAGGED_RUNS_TENTHS = 25
};

/* One long figure, or a crossing whose arms are short: off centre, 5 mm of stroke inside.
 */
static int has_extent(const struct weight *weight)
{
    if (weight->main_extent_um >= FILLED_EXTENT_UM &&
            weight->main_side_um >= FILLED_SIDE_UM)
        return weight->stroke_um >= FILLED_STROKE_UM;
    return weight->main_extent_um >= CORNER_EXTENT_UM &&
           weight->main_stroke_um >= CORNER_STROKE_UM;
}

static int is_filled(const struct weight *weight)
{
    return weight->ink_ppm >= FILLED_INK_PPM && weight->core_ppm >= FILLED_CORE_PPM &&
           has_extent(weight);
}

static int has_faint_stroke(const struct weight *weight)
{
    return (weight->faint_extent_um >= FAINT_EXTENT_UM &&
                   weight->faint_sharp >= FAINT_SHARP) ||
           weight->faint_ppm >= FAINT_PPM;
}

enum mark judge_box(const struct weight *weight, int is_seen, int is_crossed)
{
    if (is_filled(weight) && weight->reach_um > REACH_UM)
        return MARK_FILLED;
    if (!is_seen)
        return MARK_UNSURE;
    if (weight->speck_um > SPECK_UM || weight->reach_um > REACH_UM)
        return MARK_UNSURE;
    if (weight->reach_um == 0 && weight->ink_ppm > SPECKS_PPM)
        return MARK_UNSURE;
    if (!is_crossed && has_faint_stroke(weight))
        return MARK_UNSURE;
    return MARK_EMPTY;
}

int judge_is_inked(const struct weight *weight)
{
    return weight->ink_ppm >= FILLED_INK_PPM && weight->core_ppm >= FILLED_CORE_PPM &&
           weight->main_extent_um >= BODY_EXTENT_UM && weight->reach_um > REACH_UM;
}

int judge_is_body(const struct weight *weight, int body_percent)
{
    if (!judge_is_inked(weight))
        return 0;
    if (body_percent >= BODY_PERCENT)
        return 1;
    if (body_percent < OFF_CENTRE_PERCENT)
        return 0;
    if (weight->main_extent_um >= LONG_EXTENT_UM && weight->ink_ppm >= LONG_INK_PPM &&
            weight->reach_um >= LONG_REACH_UM)
        return 1;
    return weight->stroke_um >= OFF_CENTRE_STROKE_UM &&
           weight->reach_um >= OFF_CENTRE_REACH_UM;
}

int judge_is_solid(const struct weight *weight)
{
    if (weight->ink_ppm >= SOLID_PPM)
        return weight->white_edges == 0;
    return weight->ink_ppm >= RAGGED_LEAST_PPM &&
           weight->runs_tenths >= RAGGED_RUNS_TENTHS;
}

void judge_row(const struct weight *weights, size_t count, struct reading *reading,
        struct reading_contest *contest)
{
    size_t i, filled = 0, unsure = 0, solid = 0;

    contest->chosen_count = 0;
    for (i = 0; i < count; i++) {
        const struct reading_box *box = &contest->boxes[i];

        if (box->mark == MARK_FILLED && contest->chosen_count < READING_CHOSEN_MAX)
            memcpy(contest->chosen[contest->chosen_count++], box->option,
                    sizeof(box->option));
        filled += box->mark == MARK_FILLED;
        unsure += box->mark == MARK_UNSURE;
        solid += box->mark == MARK_FILLED && judge_is_solid(&weights[i]);
    }
    if (filled + unsure > 1 && solid > 0 && solid < filled + unsure) {
        contest->state = CONTEST_UNSURE;
        reading_add_reason(reading, REASON_MARK_CANCELLED, VERDICT_HELD);
    } else if (filled > 1) {
        contest->state = CONTEST_OVER;
        reading_add_reason(reading, REASON_OVERVOTE, VERDICT_HELD);
    } else {
        contest->state = filled == 1 ? CONTEST_CHOSEN : CONTEST_BLANK;
    }
    if (unsure > 0) {
        contest->state = CONTEST_UNSURE;
        reading_add_reason(reading, REASON_MARK_UNSURE, VERDICT_HELD);
    }
}
