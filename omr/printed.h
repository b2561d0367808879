/* printed.h -- the blank page as printed, and how far every place is from its ink. */
#ifndef OMR_PRINTED_H
#define OMR_PRINTED_H

#include <stddef.h>

#include "core/error.h"
#include "core/layout.h"
#include "omr/image.h"

enum {
    PRINTED_FAR = 15,       /* cells; no nearness is told beyond */
    PRINTED_WIDE_CELLS = 3, /* 0.5 mm around printed ink may be its own edge */
    PRINTED_STRIPS = 12     /* the page cut for the search for folds */
};

/*
 * Cells of 1/LAYOUT_PRINTED_DPI inch from the page's top left.
 *
 * open_rows[strip * height + y] is how many of the cells of row y in an
 * upright strip lie farther than PRINTED_WIDE_CELLS from print;
 * open_columns[strip * width + x] likewise in a level strip.
 */
struct printed {
    int32_t width, height;
    uint8_t *near; /* cells to the nearest printed one along rows and columns; 0: ink */
    uint16_t *open_rows, *open_columns;
};

/*
 * printed_load - decode the layout's picture of one page
 *
 * ERROR_RANGE if the page carries no picture or one of another size,
 * ERROR_SYNTAX if it is broken. The caller releases *out.
 */
int printed_load(const struct layout *layout, const struct layout_page *page,
        struct printed *out, struct error *err) __attribute__((warn_unused_result));
void printed_release(struct printed *printed);

/* printed_picture - the same picture as it is, grey; `out` is the caller's, initialised.
 * Fails as printed_load does. */
int printed_picture(const struct layout *layout, const struct layout_page *page,
        struct image *out, struct error *err) __attribute__((warn_unused_result));

/* printed_cell - the cell of a length on the page. */
static inline int32_t printed_cell(int32_t um)
{
    return (int32_t)((int64_t)um * LAYOUT_PRINTED_DPI / 25400);
}

/* printed_um - the length of so many cells. */
int32_t printed_um(int32_t cells);

/* printed_strip - the strip that a cell lies in; `length` cells are cut. */
static inline int32_t printed_strip(int32_t cell, int32_t length)
{
    return cell * PRINTED_STRIPS / length;
}

/* printed_strip_end - the first cell beyond a strip. */
static inline int32_t printed_strip_end(int32_t strip, int32_t length)
{
    return ((strip + 1) * length + PRINTED_STRIPS - 1) / PRINTED_STRIPS;
}

#endif
