/* along.h -- a stroke drawn along a box's printed side, where nothing is weighed. */
#ifndef OMR_ALONG_H
#define OMR_ALONG_H

#include <stddef.h>

#include "core/layout.h"
#include "omr/outline.h"
#include "omr/patch.h"

/* What a sheet's sides are like: across is 0 for left and right, 1 for top and bottom. */
struct along {
    int32_t middle_um[2]; /* how thick the middle one of all is */
    int32_t thicker_um;   /* more than this is not the print's own doing */
    int32_t outline_um;   /* the line as printed */
};

/*
 * along_set - learn from the outlines of a page, measured
 *
 * outlines  one a box of the page. patch: of any of them; its cells are the finest that
 * can be told in black and white.
 */
void along_set(const struct outline *outlines, const struct layout_page *page,
        const struct patch *patch, struct along *out);

/* along_is_thick - 1 if one of a box's sides is thicker: look at it with along_is_drawn.
 */
int along_is_thick(const struct along *along, const struct outline *outline);

/*
 * along_is_drawn - 1 if a pen made a side thicker: it ends at a corner at least
 *
 * patch  of this box, as scanned: a streak or fold that was taken out runs on past both
 * corners, which tells it.
 *
 * Source: README, "What counts as a mark", rule M7: such a stroke is not from elsewhere.
 */
int along_is_drawn(const struct along *along, const struct outline *outline,
        const struct patch *patch);

#endif
