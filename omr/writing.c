/* writing.c -- ink that is writing: neither mark nor dirt, outside the rows. */
#include "omr/writing.h"

#include <string.h>

enum {
    LEAST_UM2 = 3400000, /* 3 mm2 of ink: two letters of 2.5 mm with a thin pen */
    SIDE_UM = 1900,      /* 2 mm: smaller figures are dirt or accents */
    AREA_MARGIN_UM = 5000,
    CODE_MARGIN_UM = 500,
    SIDE_MARGIN_UM = 14000, /* punched holes */
    END_MARGIN_UM = 7000    /* shadows */
};

void writing_start(struct writing *writing, const struct layout_page *page,
        const struct printed *printed, int is_test)
{
    struct layout_rect *text = &writing->text;
    size_t i;

    memset(writing, 0, sizeof(*writing));
    writing->page = page;
    writing->is_test = is_test;
    *text = (struct layout_rect){SIDE_MARGIN_UM, END_MARGIN_UM,
            printed_um(printed->width) - SIDE_MARGIN_UM,
            printed_um(printed->height) - END_MARGIN_UM};
    for (i = 0; is_test && i < page->row_count; i++)
        if (i == 0 || page->rows[i].rect.bottom_um > text->bottom_um)
            text->bottom_um = page->rows[i].rect.bottom_um;
}

/* A stamp or signature may leave its area; a word that begins near one is none. */
static int is_in_area(const struct writing *writing, const struct figure *figure)
{
    size_t i;

    for (i = 0; i < writing->page->area_count; i++) {
        const struct layout_rect *area = &writing->page->areas[i].rect;
        struct layout_rect near = rect_grown(area, AREA_MARGIN_UM);

        if (figure_inside(figure, area) > 0 ||
                figure_inside(figure, &near) * 2 >= figure->count)
            return 1;
    }
    return 0;
}

static int is_in_code(const struct writing *writing, const struct figure *figure)
{
    size_t i;

    for (i = 0; i < writing->page->code_count; i++) {
        struct layout_rect rect =
                rect_grown(&writing->page->codes[i].rect, CODE_MARGIN_UM);

        if (figure_inside(figure, &rect) == figure->count)
            return 1;
    }
    return 0;
}

void writing_add(struct writing *writing, const struct figure *figure)
{
    if (figure_longer_side(figure) < SIDE_UM || is_in_area(writing, figure))
        return;
    if (figure_inside(figure, &writing->text) * 2 >= figure->count &&
            !is_in_code(writing, figure))
        writing->area_um2 += figure->area_um2;
}

int writing_is_there(const struct writing *writing)
{
    return writing->area_um2 >= LEAST_UM2;
}
