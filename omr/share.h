/* share.h -- how the boxes that hold ink share one figure of the page. */
#ifndef OMR_SHARE_H
#define OMR_SHARE_H

#include "core/layout.h"
#include "omr/figure.h"

enum {
    SHARE_NEAR_UM = 1200, /* around a box: its mark's ends */
    SHARE_PIECE_UM = 3900 /* 4 mm: at most this long is a skip of a mark's stroke */
};

struct share {
    int32_t inside;  /* cells in all of them together */
    int32_t largest; /* in the one that holds most */
    int32_t boxes;   /* that hold any */
    int is_near;     /* 1: it is within SHARE_NEAR_UM of one at least */
};

/*
 * share_find - what each box, and all of them, hold of a figure
 *
 * is_inked_box  one a box, as stray_find's: the others hold nothing.
 * inside        cells of the figure in each box; is_near: 1 if it is near to it.
 */
void share_find(const struct layout_page *page, const uint8_t *is_inked_box,
        const struct figure *figure, int32_t inside[LAYOUT_BOXES_MAX],
        uint8_t is_near[LAYOUT_BOXES_MAX], struct share *out);

/*
 * share_is_end - 1 if a figure is the end of one stroke of an inked box's mark, parted
 * from it by a printed line or by the pen
 *
 * share, is_near  share_find's, of the figure. If the box holds nothing else, it is a
 * tail all the same.
 */
int share_is_end(const struct share *share, const struct layout_page *page,
        const uint8_t is_near[LAYOUT_BOXES_MAX], const struct figure *figure);

#endif
