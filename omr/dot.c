/* dot.c -- small ink: a dot in a row, or what a box's own weighing judges. */
#include "omr/dot.h"

enum {
    /* A dot of 0.6 mm, and 0.07 mm more all round it, as a cell on its edge counts whole.
     * Of 3,475 sheets with such dots and with specks none was larger; a broad pen set
     * down lightly leaves 0.72 mm, which is 0.49 mm2. */
    LEAST_UM2 = 420000,
    IN_UM = 1000 /* within a box's outline */
};

int dot_is_ink(const struct layout_page *page, const uint8_t *is_inked_box,
        int32_t near_um, const struct figure *figure)
{
    size_t i;

    if (figure->area_um2 < LEAST_UM2)
        return 0;
    for (i = 0; i < page->box_count; i++) {
        struct layout_rect near =
                rect_grown(&page->boxes[i].rect, is_inked_box[i] ? near_um : 0);

        if (rects_meet(&figure->bounds, &near))
            return 0;
    }
    return 1;
}

int dot_is_boxes(const struct layout_page *page, const struct figure *figure)
{
    size_t i;

    for (i = 0; i < page->box_count; i++) {
        struct layout_rect inner = rect_grown(&page->boxes[i].rect, -IN_UM);

        if (figure_inside(figure, &inner) == figure->count)
            return 1;
    }
    return 0;
}
