/* spine.c -- how long the strokes in a box are: the middle line of its ink. */
#include "omr/spine.h"

#include <string.h>

#include "omr/smooth.h"

enum {
    /* 18 %: what a skipping pen leaves joins its stroke; at 32 % fourteen times as many
     * of thin pens' marks lie beyond one in a thousand of the others. */
    INK_DARK = 45,
    /* of a black and white scan's: of a halftone's dots the paler half of pens leaves no
     * more once they are blurred */
    INK_DOTS = 50,
    DOTS_UM = 135, /* the blur's standard deviation: dots lie 0.3 mm apart */
    RIM_PART = 3,  /* a line of cells is the outline's rim if fewer than a third are */
    RIM_DARK = 15, /* paler than a third of that */
    STEP = 3,      /* to the next cell, and aslant: chamfer distances */
    STEP_ASLANT = 4,
    DEEP = UINT16_MAX,
    BROAD_PERCENT = 80, /* of the line lies no deeper than the strokes' half breadth */
    ENDS_PART =
            4, /* of a breadth is lost at ends and bends, where the ink is less deep */
    STRAIGHT_PERMILLE = 948,
    ASLANT_PERMILLE = 1343
};

enum { NONE, INK, KEPT };

/* The window, with one cell of paper around it. */
struct grid {
    struct spine_work *work;
    int32_t width, height, pitch;
    int32_t cell_count; /* of ink, row by row */
};

static int is_rim(const struct ink_window *window, ptrdiff_t first, ptrdiff_t step,
        int32_t count, int level)
{
    int32_t i, pale = 0;

    for (i = 0; i < count; i++)
        pale += window->dark[first + i * step] < level;
    return pale * RIM_PART <= count;
}

/* One line of cells off each side that is but the outline's blur; 0 when none is. */
static int rim_trim(struct ink_window *window, int level)
{
    ptrdiff_t pitch = window->pitch;
    int32_t width = window->width, height = window->height;
    int left = is_rim(window, 0, pitch, height, level);
    int right = is_rim(window, width - 1, pitch, height, level);
    int top = is_rim(window, 0, 1, width, level);
    int bottom = is_rim(window, (height - 1) * pitch, 1, width, level);

    window->dark += left + top * pitch;
    window->width -= left + right;
    window->height -= top + bottom;
    return left + right + top + bottom;
}

/* From one cell within the outline inwards, smoothed, without its rim; never less than
 * what is weighed. */
static void window_find(const struct inside *inside, int32_t outline_um,
        struct spine_work *work, struct ink_window *out)
{
    int32_t grow = (int32_t)((inside->border_um - outline_um) / inside->cell_um) - 1;
    struct ink_window raw = inside->raw;
    int level = inside_level(inside, RIM_DARK);

    while (grow > 0 && (inside->left < grow || inside->top < grow ||
                               inside->left + raw.width + grow > inside->patch->width ||
                               inside->top + raw.height + grow > inside->patch->height))
        grow--;
    grow = grow < 0 ? 0 : grow;
    raw.dark -= grow * raw.pitch + grow;
    raw.width += 2 * grow;
    raw.height += 2 * grow;
    smooth_fine(&raw, inside->cell_um, work->soft, out);
    while (grow-- > 0 && rim_trim(out, level) > 0) {
    }
}

/* The window as it is weighed, with the dots of a black and white scan run together; its
 * outline would run in with them. */
static void dots_find(
        const struct inside *inside, struct spine_work *work, struct ink_window *out)
{
    double cells = DOTS_UM / inside->cell_um;
    int times = (int)(2 * cells * cells + 0.5); /* each adds half a cell squared */

    smooth_often(&inside->raw, times > 1 ? times : 1, work->soft, work->spare, out);
}

static void grid_fill(const struct ink_window *window, int level, struct grid *grid)
{
    uint8_t *ink = grid->work->ink;
    int32_t x, y, i;

    grid->cell_count = 0;
    grid->width = window->width;
    grid->height = window->height;
    grid->pitch = window->width + 2;
    memset(ink, NONE, (size_t)grid->pitch * (size_t)(grid->height + 2));
    for (y = 0; y < grid->height; y++)
        for (x = 0; x < grid->width; x++) {
            if (window->dark[y * window->pitch + x] < level)
                continue;
            i = (y + 1) * grid->pitch + x + 1;
            ink[i] = INK;
            grid->work->cells[grid->cell_count++] = (uint32_t)i;
        }
}

/* The cells round the window's edge, in order: place i, less than ring_count. */
static int32_t ring_count(const struct grid *grid)
{
    return 2 * (grid->width + grid->height) - 4;
}

static int32_t ring_at(const struct grid *grid, int32_t i)
{
    int32_t across = grid->width - 1, down = grid->height - 1;

    i %= ring_count(grid);
    if (i < across)
        return grid->pitch + 1 + i;
    i -= across;
    if (i < down)
        return (1 + i) * grid->pitch + grid->width;
    i -= down;
    if (i < across)
        return grid->height * grid->pitch + grid->width - i;
    return (grid->height - (i - across)) * grid->pitch + 1;
}

/* Where a stroke leaves, the middle of it stays. Returns the cells in which strokes
 * leave.
 */
static int32_t exits_keep(struct grid *grid)
{
    uint8_t *ink = grid->work->ink;
    int32_t count = ring_count(grid), start = 0, cells = 0, i, run;

    while (start < count && ink[ring_at(grid, start)] != NONE)
        start++;
    for (i = 0; start < count && i < count; i += run) {
        for (run = 0; i + run < count && ink[ring_at(grid, start + i + run)] != NONE;)
            run++;
        cells += run;
        if (run > 0)
            ink[ring_at(grid, start + i + run / 2)] = KEPT;
        else
            run = 1;
    }
    return cells;
}

static void depth_lower(uint16_t *depth, ptrdiff_t back, int32_t pitch)
{
    int least = *depth, side = depth[back] + STEP;
    ptrdiff_t row = back * pitch, k;

    least = side < least ? side : least;
    for (k = -1; k <= 1; k++) {
        side = depth[row + k] + (k == 0 ? STEP : STEP_ASLANT);
        least = side < least ? side : least;
    }
    *depth = (uint16_t)least;
}

/* How far each cell of ink is from paper; beyond the window all counts as ink. */
static void depth_measure(struct grid *grid)
{
    uint16_t *depth = grid->work->depth;
    const uint32_t *cells = grid->work->cells;
    int32_t all = grid->pitch * (grid->height + 2), x, y, i;

    for (i = 0; i < all; i++)
        depth[i] = DEEP;
    for (y = 1; y <= grid->height; y++)
        for (x = 1; x <= grid->width; x++)
            if (grid->work->ink[y * grid->pitch + x] == NONE)
                depth[y * grid->pitch + x] = 0;
    for (i = 0; i < grid->cell_count; i++)
        depth_lower(depth + cells[i], -1, grid->pitch);
    for (i = grid->cell_count - 1; i >= 0; i--)
        depth_lower(depth + cells[i], 1, grid->pitch);
}

/* Neither an end nor needed to hold its neighbours together. */
static int is_simple(const uint8_t *ink, int32_t pitch)
{
    const int at[9] = {ink[1] > 0, ink[1 - pitch] > 0, ink[-pitch] > 0,
            ink[-1 - pitch] > 0, ink[-1] > 0, ink[pitch - 1] > 0, ink[pitch] > 0,
            ink[pitch + 1] > 0, ink[1] > 0};
    int count = 0, parts = 0, i;

    for (i = 0; i < 8; i += 2) {
        count += at[i] + at[i + 1];
        parts += !at[i] && (at[i + 1] || at[i + 2]);
    }
    return count >= 2 && parts == 1;
}

/* Takes one layer of cells off one side. Returns how many. Those that are gone, or kept,
 * are not looked at again. */
static int32_t side_thin(struct grid *grid, int32_t towards)
{
    uint8_t *ink = grid->work->ink;
    uint32_t *edge = grid->work->edge, *cells = grid->work->cells;
    int32_t count = 0, left = 0, taken = 0, i;

    for (i = 0; i < grid->cell_count; i++) {
        const uint8_t *cell = ink + cells[i];

        if (*cell != INK)
            continue;
        if (cell[towards] == NONE && is_simple(cell, grid->pitch))
            edge[count++] = cells[i];
        cells[left++] = cells[i];
    }
    grid->cell_count = left;
    for (i = 0; i < count; i++)
        if (is_simple(ink + edge[i], grid->pitch)) {
            ink[edge[i]] = NONE;
            taken++;
        }
    return taken;
}

static void grid_thin(struct grid *grid)
{
    while (side_thin(grid, -grid->pitch) + side_thin(grid, grid->pitch) +
                    side_thin(grid, -1) + side_thin(grid, 1) >
            0) {
    }
}

/* How deep in the ink the line lies: BROAD_PERCENT of it no deeper; 0: no paper, no
 * depth.
 */
static int depth_broad(const struct grid *grid)
{
    uint32_t *counts = grid->work->edge;
    int32_t cells = grid->pitch * (grid->height + 2), i;
    uint32_t all = 0, sum = 0;

    memset(counts, 0, SPINE_EDGE_MAX * STEP_ASLANT * sizeof(counts[0]));
    for (i = 0; i < cells; i++)
        if (grid->work->ink[i] != NONE &&
                grid->work->depth[i] < SPINE_EDGE_MAX * STEP_ASLANT) {
            counts[grid->work->depth[i]]++;
            all++;
        }
    for (i = 0; i < SPINE_EDGE_MAX * STEP_ASLANT; i++) {
        sum += counts[i];
        if (sum > 0 && sum * 100 >= all * BROAD_PERCENT)
            return i;
    }
    return 0;
}

static double line_cells(const struct grid *grid, int least)
{
    const uint16_t *depth = grid->work->depth;
    const uint8_t *ink = grid->work->ink;
    int32_t pitch = grid->pitch, x, y, straight = 0, aslant = 0;

    for (y = 1; y <= grid->height; y++)
        for (x = 1; x <= grid->width; x++) {
            int32_t i = y * pitch + x;
            int right = ink[i + 1] != NONE && depth[i + 1] >= least;
            int below = ink[i + pitch] != NONE && depth[i + pitch] >= least;

            if (ink[i] == NONE || depth[i] < least)
                continue;
            straight += right + below;
            aslant += ink[i + pitch + 1] != NONE && depth[i + pitch + 1] >= least &&
                      ink[i + 1] == NONE && ink[i + pitch] == NONE;
            aslant += ink[i + pitch - 1] != NONE && depth[i + pitch - 1] >= least &&
                      ink[i - 1] == NONE && ink[i + pitch] == NONE;
        }
    return (straight * STRAIGHT_PERMILLE + aslant * ASLANT_PERMILLE) / 1000.0;
}

/* Between the outline and the window, on each side. */
static double hidden_cells(
        const struct inside *inside, int32_t outline_um, const struct ink_window *window)
{
    double edge = (inside->raw.width + inside->raw.height) / 2.0 +
                  2 * (inside->border_um - outline_um) / inside->cell_um;
    double hidden = (edge - (window->width + window->height) / 2.0) / 2;

    return hidden > 0 ? hidden : 0;
}

int32_t spine_um(const struct inside *inside, int32_t outline_um, struct spine_work *work,
        int32_t *exits_um)
{
    struct grid grid = {work, 0, 0, 0, 0};
    int is_dots = inside->patch->is_bilevel, deep;
    struct ink_window window;
    double breadth, cells;
    int32_t exits;

    if (is_dots)
        dots_find(inside, work, &window);
    else
        window_find(inside, outline_um, work, &window);
    *exits_um = 0;
    if (window.width < 2 || window.height < 2)
        return 0;
    grid_fill(&window, inside_level(inside, is_dots ? INK_DOTS : INK_DARK), &grid);
    exits = exits_keep(&grid);
    *exits_um = inside_um(inside, exits);
    depth_measure(&grid);
    grid_thin(&grid);
    deep = depth_broad(&grid);
    breadth = 2.0 * deep / STEP - 1;
    cells = line_cells(&grid, deep / 2);
    if (breadth >= 1)
        cells += breadth / ENDS_PART +
                 exits * hidden_cells(inside, outline_um, &window) / breadth;
    return inside_um(inside, cells);
}
