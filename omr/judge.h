/* judge.h -- from measured ink to empty, unsure or filled, and from boxes to a row. */
#ifndef OMR_JUDGE_H
#define OMR_JUDGE_H

#include <stddef.h>

#include "core/reading.h"
#include "omr/weigh.h"

/*
 * judge_box - what one box holds; integers only
 *
 * is_seen      0: the box's own outline was not found; then it is never empty.
 * is_crossed   1: a streak or fold runs through the box: faint lines are its.
 *
 * Filled needs share of ink and extent of the stroke; empty needs that neither
 * ink nor faint figures are larger than a speck, or that ink only reaches in
 * from outside by a millimetre; all else is unsure.
 * Source: README, "What counts as a mark".
 */
enum mark judge_box(const struct weight *weight, int is_seen, int is_crossed);

/* judge_is_inked - 1 if the ink inside could be a mark's, whatever its length. */
int judge_is_inked(const struct weight *weight);

/*
 * judge_is_body - 1 if a box unsure for its stroke's length alone is filled
 *
 * body_percent  share of the whole figure, inside and outside, that is inside:
 *               half of it, or a third with an arm across half the box or 5 mm
 *               of stroke, make it this box's.
 */
int judge_is_body(const struct weight *weight, int body_percent);

/* judge_is_solid - 1 if a filled box looks painted over or scratched, as one cancels a
 * mark. */
int judge_is_solid(const struct weight *weight);

/*
 * judge_row - the state of one contest from its boxes
 *
 * weights, marks  one a box. `chosen` and reasons are filled in: over with
 * REASON_OVERVOTE, or unsure with REASON_MARK_CANCELLED if one of two marks
 * looks cancelled; any unsure box makes the row unsure.
 * contest->boxes  already filled in, in order.
 */
void judge_row(const struct weight *weights, size_t count, struct reading *reading,
        struct reading_contest *contest);

#endif
