/* strike.h -- is a printed name struck out? */
#ifndef OMR_STRIKE_H
#define OMR_STRIKE_H

#include "core/layout.h"
#include "omr/flat.h"
#include "omr/printed.h"

/*
 * strike_find - a stroke or scribble over most of a printed name
 *
 * is_struck  one a name, in order.
 * A straight line, level or leaning a little, dark for 60 % of the name's
 * width without a gap as wide as letters leave; or far more ink over most
 * of the name than the page's other names have.
 */
void strike_find(const struct layout_page *page, const struct flat *flat,
        const struct printed *printed, uint8_t is_struck[LAYOUT_NAMES_MAX]);

#endif
