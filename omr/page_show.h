/* page_show.h -- the stages' pictures: what was found, where boxes lie, what they hold.
 */
#ifndef OMR_PAGE_SHOW_H
#define OMR_PAGE_SHOW_H

#include "core/layout.h"
#include "core/reading.h"
#include "omr/find.h"
#include "omr/image.h"
#include "omr/outline.h"
#include "omr/register.h"
#include "omr/stray.h"
#include "omr/trace.h"
#include "omr/weigh.h"

/* All of them do nothing if `trace` is NULL. */

/* page_show_found - "2-found": crosses on the corners. */
void page_show_found(
        struct trace *trace, const struct image *image, const struct find_result *found);

/* page_show_registered - "3-registered": every fiducial where the map puts it. */
void page_show_registered(struct trace *trace, const struct image *image,
        const struct layout_page *page, const struct register_map *map);

/* page_show_code - "4-code": the codes' places of the page recognised. */
void page_show_code(struct trace *trace, const struct image *image,
        const struct layout_page *page, const struct register_map *map);

/* page_show_marks - "5-weighed": ink by colour; "6-judged": marks, rows and names. */
void page_show_marks(struct trace *trace, const struct image *image,
        const struct layout_page *page, const struct register_map *map,
        const struct outline *outlines, const struct weight *weights,
        const enum mark *marks, const struct stray *stray);

#endif
