/* omr_drawn_box.h -- one box drawn into a patch, for tests of what is weighed in it. */
#ifndef TESTS_OMR_DRAWN_BOX_H
#define TESTS_OMR_DRAWN_BOX_H

#include <stdint.h>
#include <string.h>

#include "omr/patch.h"

/* Cells of 0.1 mm; a box of 6 mm with lines of 0.3 mm, and 1.8 mm around it. */
enum {
    CELL_UM = 100,
    OUTLINE_UM = 300,
    MARGIN = 18,
    BOX = 60,
    LINE = 3,
    EDGE = BOX + 2 * MARGIN
};

static struct patch patch;

static void fill(int left, int top, int right, int bottom, int dark)
{
    int x, y;

    for (y = top; y < bottom; y++)
        for (x = left; x < right; x++)
            patch.dark[y * EDGE + x] = (uint8_t)dark;
}

static void box_draw(void)
{
    memset(&patch, 0, sizeof(patch));
    patch.width = patch.height = EDGE;
    patch.cell_x_um = patch.cell_y_um = CELL_UM;
    patch.white = patch.full = 255;
    patch.left = patch.top = MARGIN;
    patch.right = patch.bottom = MARGIN + BOX;
    fill(MARGIN, MARGIN, MARGIN + BOX, MARGIN + BOX, 255);
    fill(MARGIN + LINE, MARGIN + LINE, MARGIN + BOX - LINE, MARGIN + BOX - LINE, 0);
}

#endif
