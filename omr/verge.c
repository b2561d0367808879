/* verge.c -- the paper just outside a box's outline: where a fill's edges show. */
#include "omr/verge.h"

#include <math.h>

#include "omr/smooth.h"

enum {
    INSET_UM = 200, /* as within the outline */
    CELLS_LEAST = 3,
    FAR_CELLS = 8 /* of the printed page: 1.35 mm, as far as a patch goes */
};

enum side { LEFT, RIGHT, TOP, BOTTOM };

/* Is the line of cells `away` from a side of the box free of print? */
static int line_is_free(const struct printed *printed, const struct layout_rect *box,
        enum side side, int32_t away)
{
    int32_t left = printed_cell(box->left_um), right = printed_cell(box->right_um);
    int32_t top = printed_cell(box->top_um), bottom = printed_cell(box->bottom_um);
    int32_t x, y;

    if (side == LEFT || side == RIGHT)
        left = right = side == LEFT ? left - away : right + away;
    else
        top = bottom = side == TOP ? top - away : bottom + away;
    if (left < 0 || top < 0 || right >= printed->width || bottom >= printed->height)
        return 0;
    for (y = top; y <= bottom; y++)
        for (x = left; x <= right; x++)
            if (printed->near[y * printed->width + x] == 0)
                return 0;
    return 1;
}

/* Up to a cell before the next print, and one for where in its cell the box begins. */
static int32_t depth_um(
        const struct printed *printed, const struct layout_rect *box, enum side side)
{
    int32_t away = 1;

    while (away <= FAR_CELLS && line_is_free(printed, box, side, away + 1))
        away++;
    return printed_um(away - 1);
}

/* Half-open, in cells of the patch. */
struct span {
    int32_t first, last;
};

static int32_t within(double value, int32_t most)
{
    return value < 0 ? 0 : value > most ? most : (int32_t)lround(value);
}

/* Along one axis: what lies before the outline if way < 0, after it if way > 0, from
 * `from` to `to` away; else all its length. */
static struct span span_of(
        double first, double last, int way, double from, double to, int32_t most)
{
    double start = way < 0 ? first - to : way > 0 ? last + from : first;
    double end = way < 0 ? first - from : way > 0 ? last + to : last;
    struct span span = {within(start, most), within(end, most)};

    return span;
}

/* What lies between `from` and `to` um outside one side of the outline. */
static void window_set(const struct patch *patch, const struct outline *outline,
        enum side side, int32_t from_um, int32_t to_um, struct ink_window *out)
{
    double x = outline->shift_x_um / patch->cell_x_um;
    double y = outline->shift_y_um / patch->cell_y_um;
    struct span across =
            span_of(patch->left + x, patch->right + x, (side == RIGHT) - (side == LEFT),
                    from_um / patch->cell_x_um, to_um / patch->cell_x_um, patch->width);
    struct span down =
            span_of(patch->top + y, patch->bottom + y, (side == BOTTOM) - (side == TOP),
                    from_um / patch->cell_y_um, to_um / patch->cell_y_um, patch->height);

    out->dark = patch->dark + down.first * patch->width + across.first;
    out->pitch = patch->width;
    out->width = across.last - across.first;
    out->height = down.last - down.first;
}

static enum side turned(enum side side, int32_t rotation)
{
    static const enum side other[VERGE_SIDES] = {RIGHT, LEFT, BOTTOM, TOP};

    return rotation == 180 ? other[side] : side;
}

int verge_take(const struct patch *patch, const struct outline *outline,
        const struct layout_rect *box, int32_t rotation, const struct printed *printed,
        uint8_t *room, struct ink_window windows[VERGE_SIDES])
{
    double cell_um = (patch->cell_x_um + patch->cell_y_um) / 2;
    int count = 0, i;

    for (i = 0; i < VERGE_SIDES; i++) {
        enum side side = (enum side)i;
        int32_t to_um = depth_um(printed, box, turned(side, rotation));
        struct ink_window raw;

        window_set(patch, outline, side, INSET_UM + (int32_t)cell_um, to_um, &raw);
        if (raw.width < CELLS_LEAST || raw.height < CELLS_LEAST)
            continue;
        smooth_fine(&raw, cell_um, room, &windows[count++]);
        room += raw.width * raw.height;
    }
    return count;
}
