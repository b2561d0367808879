/* spine.c -- how long the strokes in a box are: the middle line of its ink. */
#include "omr/spine.h"

#include <string.h>

#include "omr/eight.h"
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
    ROW_MAX = THIN_WORDS * THIN_CELLS,
    BROAD_PERCENT = 80, /* of the line lies no deeper than the strokes' half breadth */
    ENDS_PART =
            4, /* of a breadth is lost at ends and bends, where the ink is less deep */
    STRAIGHT_PERMILLE = 948,
    ASLANT_PERMILLE = 1343
};

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

/* A row's cells as bits, and as deep as can be or not at all. */
static void row_fill(const uint8_t *dark, int level, int32_t y, struct grid *grid,
        uint8_t is_ink[ROW_MAX])
{
    uint16_t *depth = grid->work->depth + y * grid->pitch;
    uint64_t *ink = grid->work->thin.ink + thin_word(&grid->work->thin, 0, y);
    int32_t x;

    for (x = 0; x < grid->width; x++)
        is_ink[x + 1] = dark[x] >= level;
    for (x = 1; x <= grid->width; x++)
        depth[x] = (uint16_t)-is_ink[x];
    for (x = 0; x < grid->pitch; x += EIGHT)
        ink[x / THIN_CELLS] |= eight_bits(eight_take(is_ink + x)) << x % THIN_CELLS;
}

static void cells_list(struct grid *grid)
{
    const struct thin *thin = &grid->work->thin;
    uint32_t *cells = grid->work->cells;
    int32_t y, i, count = 0;

    for (y = 1; y <= grid->height; y++)
        for (i = 0; i < thin->words; i++) {
            uint64_t ink = thin->ink[thin_word(thin, 0, y) + i];
            int32_t first = y * grid->pitch + i * THIN_CELLS;

            for (; ink != 0; ink &= ink - 1)
                cells[count++] = (uint32_t)(first + __builtin_ctzll(ink));
        }
    grid->cell_count = count;
}

/* What is beyond the window counts as ink where depths are asked for. */
static void grid_fill(const struct ink_window *window, int level, struct grid *grid)
{
    uint8_t is_ink[ROW_MAX] = {0};
    int32_t all, y;

    grid->width = window->width;
    grid->height = window->height;
    grid->pitch = window->width + 2;
    all = grid->pitch * (grid->height + 2);
    memset(grid->work->depth, UINT8_MAX, (size_t)all * sizeof(grid->work->depth[0]));
    thin_start(&grid->work->thin, grid->width, grid->height);
    for (y = 1; y <= grid->height; y++)
        row_fill(window->dark + (y - 1) * window->pitch, level, y, grid, is_ink);
    cells_list(grid);
}

/* The cells round the window's edge, in order: place i, less than ring_count. */
static int32_t ring_count(const struct grid *grid)
{
    return 2 * (grid->width + grid->height) - 4;
}

struct cell {
    int32_t x, y;
};

static struct cell ring_at(const struct grid *grid, int32_t i)
{
    int32_t across = grid->width - 1, down = grid->height - 1;

    i %= ring_count(grid);
    if (i < across)
        return (struct cell){1 + i, 1};
    i -= across;
    if (i < down)
        return (struct cell){grid->width, 1 + i};
    i -= down;
    if (i < across)
        return (struct cell){grid->width - i, grid->height};
    return (struct cell){1, grid->height - (i - across)};
}

static int ring_is_ink(const struct grid *grid, int32_t i)
{
    struct cell cell = ring_at(grid, i);

    return thin_is_ink(&grid->work->thin, cell.x, cell.y);
}

static void ring_keep(struct grid *grid, int32_t i)
{
    struct thin *thin = &grid->work->thin;
    struct cell cell = ring_at(grid, i);

    thin->kept[thin_word(thin, cell.x, cell.y)] |= thin_bit(cell.x);
}

/* Where a stroke leaves, the middle of it stays. Returns the cells in which strokes
 * leave.
 */
static int32_t exits_keep(struct grid *grid)
{
    int32_t count = ring_count(grid), start = 0, cells = 0, i, run;

    while (start < count && ring_is_ink(grid, start))
        start++;
    for (i = 0; start < count && i < count; i += run) {
        for (run = 0; i + run < count && ring_is_ink(grid, start + i + run);)
            run++;
        cells += run;
        if (run > 0)
            ring_keep(grid, start + i + run / 2);
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

/* How far each cell of ink is from paper. */
static void depth_measure(struct grid *grid)
{
    uint16_t *depth = grid->work->depth;
    const uint32_t *cells = grid->work->cells;
    int32_t i;

    for (i = 0; i < grid->cell_count; i++)
        depth_lower(depth + cells[i], -1, grid->pitch);
    for (i = grid->cell_count - 1; i >= 0; i--)
        depth_lower(depth + cells[i], 1, grid->pitch);
}

/* How deep in the ink the line, all `cells` of the grid, lies: BROAD_PERCENT of it no
 * deeper; 0: no paper, no depth.
 */
static int depth_broad(const struct grid *grid)
{
    uint32_t counts[SPINE_EDGE_MAX * STEP_ASLANT] = {0};
    uint32_t all = 0, sum = 0;
    int32_t i;

    for (i = 0; i < grid->cell_count; i++) {
        uint16_t depth = grid->work->depth[grid->work->cells[i]];

        if (depth < SPINE_EDGE_MAX * STEP_ASLANT) {
            counts[depth]++;
            all++;
        }
    }
    for (i = 0; i < SPINE_EDGE_MAX * STEP_ASLANT; i++) {
        sum += counts[i];
        if (sum > 0 && sum * 100 >= all * BROAD_PERCENT)
            return i;
    }
    return 0;
}

/* The line runs through this cell, at least so deep; `at` is its place in `depth`. */
static int is_line(const struct grid *grid, uint32_t at, int32_t x, int32_t y, int least)
{
    const struct spine_work *work = grid->work;

    return thin_is_ink(&work->thin, x, y) && work->depth[at] >= least;
}

static double line_cells(const struct grid *grid, int least)
{
    const struct thin *thin = &grid->work->thin;
    uint32_t pitch = (uint32_t)grid->pitch;
    int32_t straight = 0, aslant = 0, i;

    for (i = 0; i < grid->cell_count; i++) {
        uint32_t at = grid->work->cells[i];
        int32_t x = (int32_t)(at % pitch), y = (int32_t)(at / pitch);

        if (grid->work->depth[at] < least)
            continue;
        straight += is_line(grid, at + 1, x + 1, y, least) +
                    is_line(grid, at + pitch, x, y + 1, least);
        if (thin_is_ink(thin, x, y + 1))
            continue;
        aslant += is_line(grid, at + pitch + 1, x + 1, y + 1, least) &&
                  !thin_is_ink(thin, x + 1, y);
        aslant += is_line(grid, at + pitch - 1, x - 1, y + 1, least) &&
                  !thin_is_ink(thin, x - 1, y);
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
    thin_lines(&work->thin);
    cells_list(&grid);
    deep = depth_broad(&grid);
    breadth = 2.0 * deep / STEP - 1;
    cells = line_cells(&grid, deep / 2);
    if (breadth >= 1)
        cells += breadth / ENDS_PART +
                 exits * hidden_cells(inside, outline_um, &window) / breadth;
    return inside_um(inside, cells);
}
