/* along.c -- a stroke drawn along a box's printed side, where nothing is weighed. */
#include "omr/along.h"

#include "omr/fifths.h"

enum {
    /* Of 140 strokes of 0.4 to 0.8 mm along a side, in any pen, the palest pencil's adds
     * 144 um; of the other sides of 13 grey sheets the thickest has 50 more than the
     * middle one. */
    THICKER_UM = 125,
    THICKER_DOTS_UM = 60, /* and a cell, which is how much black and white may add */
    /* Of a screen's dots, grey paper's for example, many sides get their share: what four
     * in five have less of, three times. 24 of 26 good sheets held for it are read. */
    DOTS_PERCENT = 80,
    DOTS_TIMES = 3,
    THICK_BIT = 1 << 14 /* a patch is less than twice as wide, um */
};

/* Of all sides that lie one way, `first` and the one after it, as thick as so many in a
 * hundred: the largest number that no more of them are less than, found bit by bit. */
static int32_t thick_rank(
        const struct outline *outlines, size_t count, int first, size_t percent)
{
    int32_t all[2 * LAYOUT_BOXES_MAX], rank = 0, bit;
    size_t i, less;

    if (count == 0)
        return 0;
    for (i = 0; i < count; i++) {
        all[2 * i] = outlines[i].thick_um[first];
        all[2 * i + 1] = outlines[i].thick_um[first + 1];
    }
    for (bit = THICK_BIT; bit > 0; bit /= 2) {
        less = 0;
        for (i = 0; i < 2 * count; i++)
            less += all[i] < (rank | bit);
        rank = less * 100 <= 2 * count * percent ? rank | bit : rank;
    }
    return rank;
}

/* What a screen's dots beside the boxes add to most of their sides. */
static int32_t dots_um(const struct along *along, const struct outline *outlines,
        size_t count, const struct patch *patch)
{
    int32_t least = THICKER_DOTS_UM + (int32_t)patch->cell_x_um, most = 0, way;

    for (way = 0; way < 2; way++) {
        int32_t more = thick_rank(outlines, count, 2 * way, DOTS_PERCENT) -
                       along->middle_um[way];

        most = more > most ? more : most;
    }
    return most * DOTS_TIMES > least ? most * DOTS_TIMES : least;
}

void along_set(const struct outline *outlines, const struct layout_page *page,
        const struct patch *patch, struct along *out)
{
    out->outline_um = page->outline_um;
    out->middle_um[0] = thick_rank(outlines, page->box_count, 0, 50);
    out->middle_um[1] = thick_rank(outlines, page->box_count, 2, 50);
    out->thicker_um = patch->is_bilevel ? dots_um(out, outlines, page->box_count, patch)
                                        : THICKER_UM;
}

static int32_t thicker_by(
        const struct along *along, const struct outline *outline, int side)
{
    return outline->thick_um[side] - along->middle_um[side / 2];
}

int along_is_thick(const struct along *along, const struct outline *outline)
{
    int side, is_thick = 0;

    for (side = 0; side < OUTLINE_SIDES; side++)
        is_thick |= thicker_by(along, outline, side) > along->thicker_um;
    return is_thick;
}

/* Is there half as much ink on the side's line past both its corners? */
static int runs_on(const struct outline *outline, const struct patch *patch,
        int32_t outline_um, int side, int32_t thicker_um)
{
    int is_down = side / 2, is_far = side % 2;
    double cell_um = is_down ? patch->cell_y_um : patch->cell_x_um;
    double near = is_down ? patch->top : patch->left;
    double far = is_down ? patch->bottom : patch->right;
    double shift = (is_down ? outline->shift_y_um : outline->shift_x_um) / cell_um;
    double half = outline_um / cell_um / 2;
    struct fifths_side line = {(is_far ? far - half : near + half) + shift - 0.5, cell_um,
            is_far, patch->full};
    struct fifths fifths;

    return fifths_beyond(patch, is_down,
                   is_down ? outline->shift_x_um : outline->shift_y_um, &fifths) &&
           fifths_thick_um(&fifths, 0, &line) * 2 >= thicker_um &&
           fifths_thick_um(&fifths, 1, &line) * 2 >= thicker_um;
}

int along_is_drawn(const struct along *along, const struct outline *outline,
        const struct patch *patch)
{
    int side;

    for (side = 0; side < OUTLINE_SIDES; side++) {
        int32_t thicker_um = thicker_by(along, outline, side);

        if (thicker_um > along->thicker_um &&
                !runs_on(outline, patch, along->outline_um, side, thicker_um))
            return 1;
    }
    return 0;
}
