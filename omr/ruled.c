/* ruled.c -- pieces of one streak that print and marks left of it. */
#include "omr/ruled.h"

#include <stdlib.h>

enum {
    PIECE_UM = 5000,
    COLUMN_UM = 180 /* a cell: where an edge falls between two */
};

/* In a row, and off its boxes. */
static int is_in_row(const struct layout_page *page, const struct figure *figure)
{
    size_t i;

    for (i = 0; i < page->box_count; i++)
        if (rects_meet(&figure->bounds, &page->boxes[i].rect))
            return 0;
    for (i = 0; i < page->row_count; i++)
        if (rects_meet(&figure->bounds, &page->rows[i].rect))
            return 1;
    return 0;
}

int ruled_take(
        struct ruled *ruled, const struct layout_page *page, const struct figure *figure)
{
    struct ruled_piece *piece = &ruled->pieces[ruled->count];

    if (ruled->count == RULED_MAX || figure->rows_um < PIECE_UM ||
            !figure_is_ruled(figure) || !is_in_row(page, figure))
        return 0;
    piece->bounds = figure->bounds;
    piece->left_um = figure->left_um;
    piece->right_um = figure->left_um + figure->columns_um;
    ruled->count++;
    return 1;
}

int ruled_is_paired(const struct ruled *ruled, int piece)
{
    const struct ruled_piece *own = &ruled->pieces[piece];
    int i;

    for (i = 0; i < ruled->count; i++)
        if (i != piece && abs(ruled->pieces[i].left_um - own->left_um) <= COLUMN_UM &&
                abs(ruled->pieces[i].right_um - own->right_um) <= COLUMN_UM)
            return 1;
    return 0;
}
