/* share.c -- how the boxes that hold ink share one figure of the page. */
#include "omr/share.h"

#include <string.h>

#include "omr/arm.h"

enum {
    PIECE_OFF_UM = 450, /* so straight, if it reaches into the box; felt is off by 0.4 */
    ARM_UM = 5500,      /* an overshooting arm behind a printed line */
    ARM_OFF_UM = 250,   /* is straighter than a ring's part or a small X; */
    ARM_LONG_UM = 11500 /* out of its box to the next row's: 6.4 to 10.9 mm measured */
};

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

/* The line of a straight figure runs through all the inked boxes that it is near. */
static int is_out_of_box(const struct layout_page *page,
        const uint8_t is_near[LAYOUT_BOXES_MAX], const struct figure *figure)
{
    size_t i;

    for (i = 0; i < page->box_count; i++)
        if (is_near[i] && !arm_runs_through(figure, &page->boxes[i].rect))
            return 0;
    return 1;
}

int share_is_end(const struct share *share, const struct layout_page *page,
        const uint8_t is_near[LAYOUT_BOXES_MAX], const struct figure *figure)
{
    int32_t side = figure_longer_side(figure), off;

    if (!share->is_near || share->boxes > 1 || side > ARM_LONG_UM)
        return 0;
    off = figure_line_off(figure, NULL);
    if (side > ARM_UM)
        return off <= ARM_OFF_UM && is_out_of_box(page, is_near, figure);
    return off <= ARM_OFF_UM || (side <= SHARE_PIECE_UM && off <= PIECE_OFF_UM);
}
