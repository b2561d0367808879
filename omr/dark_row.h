/* dark_row.h -- which cells of a row are dark. */
#ifndef OMR_DARK_ROW_H
#define OMR_DARK_ROW_H

#include "omr/image.h"

enum { DARK_ROW_SHIFT = 16 };

/* From cell to cell in the image, 2^DARK_ROW_SHIFT a pixel. */
struct dark_row {
    int64_t x, y, step_x, step_y;
};

/*
 * dark_row_see - 1 for each cell whose four pixels have a mean of `limit` or less, else 0
 *
 * out  room for `count`. A cell that is not in the picture is 0.
 *
 * Cost: cells of two pixels, one beside the other, are seen together.
 */
void dark_row_see(const struct image *image, const struct dark_row *row, int limit,
        int32_t count, uint8_t *out);

#endif
