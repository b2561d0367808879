/* aside.c -- how much of the ink at a box lies in it, seen in the image's own pixels. */
#include "omr/aside.h"

enum {
    INK_DARK = 45,  /* as spine.c's: what a skipping pen leaves is of its stroke */
    CLEAR_UM = 150, /* beyond the outline: its blur */
    ALL_PERCENT = 100
};

/* Ink in columns `first` up to but not `last`, of those that the patch has. */
static int32_t row_count(
        const struct patch *patch, int32_t y, int32_t first, int32_t last, int level)
{
    const uint8_t *row = patch->dark + y * patch->width;
    int32_t x, count = 0;

    first = first < 0 ? 0 : first;
    last = last > patch->width ? patch->width : last;
    for (x = first; x < last; x++)
        count += row[x] >= level;
    return count;
}

int32_t aside_percent(const struct inside *inside)
{
    const struct patch *patch = inside->patch;
    int level = inside_level(inside, INK_DARK);
    int32_t off_x = (int32_t)((inside->border_um + CLEAR_UM) / patch->cell_x_um + 0.5);
    int32_t off_y = (int32_t)((inside->border_um + CLEAR_UM) / patch->cell_y_um + 0.5);
    int32_t left = inside->left, right = inside->left + inside->raw.width;
    int32_t top = inside->top, bottom = inside->top + inside->raw.height;
    int32_t within = 0, beyond = 0, y;

    for (y = 0; y < patch->height; y++) {
        if (y < top - off_y || y >= bottom + off_y) {
            beyond += row_count(patch, y, 0, patch->width, level);
            continue;
        }
        beyond += row_count(patch, y, 0, left - off_x, level) +
                  row_count(patch, y, right + off_x, patch->width, level);
        if (y >= top && y < bottom)
            within += row_count(patch, y, left, right, level);
    }
    if (within == 0)
        return beyond > 0;
    y = (int32_t)((int64_t)within * ALL_PERCENT / (within + beyond));
    return y < 1 ? 1 : y;
}
