/* printed.h -- the blank page as printed, and where its ink may lie. */
#ifndef OMR_PRINTED_H
#define OMR_PRINTED_H

#include "core/error.h"
#include "core/layout.h"

enum { PRINTED_WIDE_CELLS = 3 }; /* 0.5 mm around printed ink is its own */

/* Cells of 1/LAYOUT_PRINTED_DPI inch from the page's top left. */
struct printed {
    int32_t width, height;
    uint8_t *ink;  /* 1: printed */
    uint8_t *wide; /* 1: printed, or so near that it may be print's edge */
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

/* printed_cell - the cell of a length on the page. */
int32_t printed_cell(int32_t um);

#endif
