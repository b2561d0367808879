/* piece.h -- what a browser shows of a scanned page: the page, a row, a box. */
#ifndef OMR_PIECE_H
#define OMR_PIECE_H

#include "core/layout.h"
#include "omr/image.h"
#include "omr/locate.h"

enum {
    PIECE_ROW_MARGIN_UM = 3000, /* around a row, but not beyond the page */
    PIECE_BOX_MARGIN_UM = 3500  /* around a box */
};

/* piece_page - the page that a contest's row stands on; NULL: the layout has none. */
const struct layout_page *piece_page(const struct layout *layout, const char *contest);

/* piece_row - a contest's row with its margin. -1: it is not on this page. */
int piece_row(const struct layout *layout, const struct layout_page *page,
        const char *contest, struct layout_rect *out) __attribute__((warn_unused_result));

/*
 * piece_box - the square around a box. -1: it is not on this page.
 *
 * Its side is the box's longer one and the margin twice; it may leave the page.
 */
int piece_box(const struct layout_page *page, const char *contest, const char *option,
        struct layout_rect *out) __attribute__((warn_unused_result));

/*
 * piece_cut - a part of the page, upright, `width_px` wide and as high as it is long
 *
 * located  what locate_page says of it. The paper becomes white, whatever its grey. A
 *          picture that could not be registered gets a hatched frame.
 * out      the caller's, initialised; its memory is used again.
 *
 * ERROR_RANGE for a width outside 1 .. RESAMPLE_WIDTH_MAX_PX or a height of more than
 * twice that.
 */
int piece_cut(const struct located *located, const struct layout_rect *part,
        int32_t width_px, struct image *out, struct error *err)
        __attribute__((warn_unused_result));

/* piece_printed - the same part of the blank page, from the layout alone. */
int piece_printed(const struct layout *layout, const struct layout_page *page,
        const struct layout_rect *part, int32_t width_px, struct image *out,
        struct error *err) __attribute__((warn_unused_result));

/* piece_whiten - the paper's level becomes white, what is darker in proportion. */
void piece_whiten(struct image *image, uint8_t paper);

#endif
