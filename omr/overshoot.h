/* overshoot.h -- do arms alone of a mark reach beyond its row? */
#ifndef OMR_OVERSHOOT_H
#define OMR_OVERSHOOT_H

#include "omr/figure.h"

/*
 * overshoot_is_arms - 1 if what lies of a figure in a row is single strokes side by side
 *
 * row  its rectangle on the page.
 *
 * Arms that a mark sends into the next row are strokes, be it felt, each apart from the
 * other by 0.5 mm; so are the rim of a fill and the point of a tick. A small cross is
 * none of these: it may be that row's own, joined to its neighbour's mark.
 */
int overshoot_is_arms(const struct figure *figure, const struct layout_rect *row);

/* overshoot_has_word - 1 if a part of the figure in a rectangle, white left and right of
 * it, is as broad as a word and no stroke, or two parts are no strokes: letters. */
int overshoot_has_word(const struct figure *figure, const struct layout_rect *rect);

#endif
