/* judge.h -- from measured ink to empty, unsure or filled. */
#ifndef OMR_JUDGE_H
#define OMR_JUDGE_H

#include <stddef.h>

#include "core/reading.h"
#include "omr/weigh.h"

/*
 * What counts as a mark, in numbered rules; their parameters stand in judge.c, M4's in
 * judge_pen.c and judge_fill.c, those of M5's lengths in judge_part.c, and M9's in
 * judge_row.c.
 *
 * M1  A mark has ink: 3.8 % of the box, a twelfth of all its ink as dark as pen or soft
 *     pencil, deeper in the box than 1 mm.
 * M2  And it has length: it spans the box, or is a figure of 3.3 mm or a crossing, with
 *     5 mm of stroke inside but for what the outline hides. What a skipping pen left in
 *     pieces is one figure if its paler trail joins them.
 * M3  A figure that lies wholly inside must itself be longer than 3 mm: shorter strokes
 *     and dots from 0.9 to 2 mm are unsure.
 * M4  Pale ink whose edges, without the blur that the sheet's own print shows, are wider
 *     than a pen's, or that is mottled (in a halftone: loose dots of ink) came through
 *     from the other side: unsure. A fill without edges inside is looked at just outside
 *     its outline; without edges there it came through if it is paler than the sheet's
 *     other marks.
 * M5  Of a shorter figure that leaves the box, the length of its strokes' middle line
 *     inside, the share inside, and how much of the box's edge it crosses without coming
 *     near the middle, unless all of it is inside, decide together; all inside, and as
 *     long as M3 asks, it needs nothing more. Other ink that is shorter is still this
 *     box's if half of its whole figure lies inside, or a third with 5 mm of stroke;
 *     all else of it is unsure.
 * M6  A dot of 0.6 mm or less is nothing, nor are two specks side by side.
 * M7  Nor is a stroke from elsewhere that reaches 1 mm or less into the box; one along
 *     its outline is this box's, and unsure (along.h).
 * M8  Light pencil and a rubber's residue, though no ink, are not blank: unsure.
 * M9  A box filled solid or scratched beside another mark is a correction; a felt pen's
 *     fat X leaves the middles of the sides white, and is none.
 * M10 A box whose outline is not seen, and not vouched for by its neighbours, is never
 *     empty.
 * M11 Bars alone, straight through the box, narrower than 0.7 mm or going on beyond it on
 *     both sides, may be streaks that were not recognised: unsure, unless the largest is
 *     broad and clear paper shows within 5 mm on both sides that it ends. Where a streak
 *     was taken out of the box a second one may be frayed.
 */

/*
 * judge_box - what one box holds; integers only
 *
 * is_sure     0: where the box lies is not known (outline_is_sure); then never empty.
 * is_crossed  1: a streak or fold runs through the box: a narrow pale line is it.
 *
 * Filled needs M1 and M2, or M3 (M4 comes with the whole side); empty needs that there is
 * nothing but what M6 to M8 leave; all else is unsure. Source: README, "What counts as a
 * mark".
 */
enum mark judge_box(const struct weight *weight, int is_sure, int is_crossed);

/* judge_streaked - a streak runs down through the box: what may be left of a second one
 * beside it is taken for a bar (M11). */
void judge_streaked(struct weight *weight);

/* judge_is_inked - 1 if the ink inside could be a mark's, whatever its length. */
int judge_is_inked(const struct weight *weight);

/* judge_is_part - 1 if the box holds a part of a figure that its share must judge;
 * body_percent  as below. */
int judge_is_part(const struct weight *weight, int body_percent);

/* judge_asks_spine - 1 if judge_is_body will go by the length of a box's middle line,
 * which takes as long as all else that is weighed (weigh_spine). */
int judge_asks_spine(const struct weight *weight);

/*
 * judge_is_body - 1 if a box holds so much of a figure that it is this box's mark (M5)
 *
 * body_percent  share of the whole figure, inside and outside, that is inside; 0: not
 *               known.
 */
int judge_is_body(const struct weight *weight, int body_percent);

/* judge_is_tail - 1 if ink that is little of its figure may be but its tail (M5). */
int judge_is_tail(const struct weight *weight);

/* judge_is_dotted - 1 if most of the boxes without a mark hold something dark: dots of
 * the paper itself, as grey paper has in black and white. */
int judge_is_dotted(const struct weight *weights, const enum mark *marks, size_t count);

#endif
