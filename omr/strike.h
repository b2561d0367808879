/* strike.h -- is a printed name struck out? */
#ifndef OMR_STRIKE_H
#define OMR_STRIKE_H

#include "core/layout.h"
#include "omr/image.h"
#include "omr/light.h"
#include "omr/printed.h"
#include "omr/register.h"
#include "omr/streak.h"

struct strike_work; /* working memory */

struct strike_work *strike_work_new(void); /* NULL: no memory */
void strike_work_free(struct strike_work *work);

/*
 * strike_find - a stroke or scribble over most of a printed name
 *
 * streaks    lines that are no strokes, with their count.
 * is_dotted  1: the paper itself shows dots, as grey paper does in black and white.
 * is_struck  one a name, in order.
 *
 * Looks at the names alone, whatever else is looked at. A stroke is a path from left
 * to right that is dark wherever the print leaves the paper white, for 60 % of the
 * name's width; the path may rise or fall by a cell at each. Where large pixels blur the
 * print, cells close to it count only if they are light in the page's other names. A
 * scribble is far more ink over most of the name than the page's other names have. On
 * dotted paper dots smaller than any stroke are left out; where the page's own squares
 * are blurred, what is near print is. In black and white a stroke may be a screen's
 * dots: less of it is proof then, but only so far from print as a screen frays it.
 *
 * Source: the path by dynamic programming, as seams are found in stitching
 * pictures; only what the print leaves white can tell a stroke, as letters
 * make lines as well (a bar of d, rows of serifs).
 */
void strike_find(const struct image *image, const struct light *light,
        const struct register_map *map, const struct layout_page *page,
        const struct printed *printed, const struct streak *streaks, int streak_count,
        int is_dotted, struct strike_work *work, uint8_t is_struck[LAYOUT_NAMES_MAX]);

#endif
