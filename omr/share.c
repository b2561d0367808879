/* share.c -- how the boxes that hold ink share one figure of the page. */
#include "omr/share.h"

#include <string.h>

void share_find(const struct layout_page *page, const uint8_t *is_inked_box,
        const struct figure *figure, int32_t inside[LAYOUT_BOXES_MAX],
        uint8_t is_near[LAYOUT_BOXES_MAX], struct share *out)
{
    size_t i;

    memset(out, 0, sizeof(*out));
    for (i = 0; i < page->box_count; i++) {
        const struct layout_rect *box = &page->boxes[i].rect;
        struct layout_rect near = rect_grown(box, SHARE_NEAR_UM);

        inside[i] = 0;
        is_near[i] = 0;
        if (!is_inked_box[i] || !rects_meet(&figure->bounds, &near))
            continue;
        is_near[i] = figure_inside(figure, &near) > 0;
        inside[i] = figure_inside(figure, box);
        out->is_near = out->is_near || is_near[i];
        out->inside += inside[i];
        out->boxes += inside[i] > 0;
        out->largest = inside[i] > out->largest ? inside[i] : out->largest;
    }
}
