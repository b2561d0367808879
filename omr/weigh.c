/* weigh.c -- the ink inside one box's outline: how much, how long, from where. */
#include "omr/weigh.h"

#include <math.h>
#include <string.h>

#include "omr/light.h"

enum {
    INSET_UM = 300,
    GAP_CELLS = 2,        /* figures nearer than this are one */
    RING_CELLS = 8,       /* 0.8 mm: where a faint stroke's surroundings are */
    PAPER_PERCENT = 40,   /* of the box is paper even under a large tick or X */
    PAPER_DARK_MOST = 26, /* 10 %: paper in the shade of a fold or edge */
    PAPER_DARKER = 6,     /* than around the box: the slope of a shade */
    AROUND_CELLS = 4,     /* from the outline to what counts as around it */
    FAINT_REACH_UM = 1200,
    EDGE_PATCH_TENTHS = 3,
    EDGE_WHITE_PERCENT = 12
};

struct inside { /* half-open, in cells of the patch */
    int32_t left, top, right, bottom;
    int32_t border; /* cells from the box's outer edge to the inside */
};

static int32_t cells_up(int32_t um)
{
    return (um + PATCH_CELL_UM - 1) / PATCH_CELL_UM;
}

static int32_t clamp(int32_t value, int32_t least, int32_t most)
{
    if (value < least)
        return least;
    return value > most ? most : value;
}

static struct inside inside_of(const struct patch *patch, const struct outline *outline,
        int32_t outline_um, int32_t pixel_um)
{
    struct inside inside;

    inside.border = cells_up(outline_um + INSET_UM + (pixel_um < 300 ? pixel_um : 300));
    inside.left = PATCH_MARGIN_CELLS + outline->shift_x + inside.border;
    inside.top = PATCH_MARGIN_CELLS + outline->shift_y + inside.border;
    inside.right = patch->width - PATCH_MARGIN_CELLS + outline->shift_x - inside.border;
    inside.bottom = patch->height - PATCH_MARGIN_CELLS + outline->shift_y - inside.border;
    inside.left = clamp(inside.left, 0, patch->width - 1);
    inside.top = clamp(inside.top, 0, patch->height - 1);
    inside.right = clamp(inside.right, inside.left + 1, patch->width);
    inside.bottom = clamp(inside.bottom, inside.top + 1, patch->height);
    return inside;
}

struct figure { /* a connected figure inside the box */
    int32_t left, top, right, bottom, count, edge, dark;
    int32_t reach; /* deepest cell, counted from the inside's nearest edge */
    int touches;   /* the inside's edge */
};

static void figure_add(const struct patch *patch, const struct inside *inside,
        struct figure *figure, int32_t x, int32_t y, int level)
{
    const uint8_t *cell = &patch->dark[y * patch->width + x];
    int32_t depth = x - inside->left;

    depth = inside->right - 1 - x < depth ? inside->right - 1 - x : depth;
    depth = y - inside->top < depth ? y - inside->top : depth;
    depth = inside->bottom - 1 - y < depth ? inside->bottom - 1 - y : depth;
    if (depth == 0)
        figure->touches = 1;
    if (depth + 1 > figure->reach)
        figure->reach = depth + 1;
    figure->left = x < figure->left ? x : figure->left;
    figure->right = x >= figure->right ? x + 1 : figure->right;
    figure->top = y < figure->top ? y : figure->top;
    figure->bottom = y >= figure->bottom ? y + 1 : figure->bottom;
    figure->count++;
    if (*cell > figure->dark)
        figure->dark = *cell;
    if (depth > 0)
        figure->edge += (cell[-1] < level) + (cell[1] < level) +
                        (cell[-patch->width] < level) + (cell[patch->width] < level);
}

/* Takes one figure of cells at least `level` dark; small gaps are bridged. */
static struct figure figure_take(const struct patch *patch, const struct inside *inside,
        int level, int32_t start, struct weigh_work *work)
{
    struct figure figure = {patch->width, patch->height, 0, 0, 0, 0, 0, 0, 0};
    int32_t depth = 0;

    work->state[start] = 0;
    work->stack[depth++] = start;
    while (depth > 0) {
        int32_t at = work->stack[--depth];
        int32_t x = at % patch->width, y = at / patch->width;
        int32_t x0 = clamp(x - GAP_CELLS, inside->left, inside->right);
        int32_t x1 = clamp(x + GAP_CELLS + 1, inside->left, inside->right);
        int32_t y0 = clamp(y - GAP_CELLS, inside->top, inside->bottom);
        int32_t y1 = clamp(y + GAP_CELLS + 1, inside->top, inside->bottom);
        int32_t i, j;

        figure_add(patch, inside, &figure, x, y, level);
        for (j = y0; j < y1; j++)
            for (i = x0; i < x1; i++)
                if (work->state[j * patch->width + i]) {
                    work->state[j * patch->width + i] = 0;
                    work->stack[depth++] = j * patch->width + i;
                }
    }
    return figure;
}

static int32_t state_fill(const struct patch *patch, const struct inside *inside,
        int level, struct weigh_work *work)
{
    int32_t x, y, count = 0;

    for (y = inside->top; y < inside->bottom; y++)
        for (x = inside->left; x < inside->right; x++) {
            int is_dark = patch->dark[y * patch->width + x] >= level;

            work->state[y * patch->width + x] = (uint8_t)is_dark;
            count += is_dark;
        }
    return count;
}

static int32_t longer_side_um(const struct figure *figure)
{
    int32_t width = figure->right - figure->left, height = figure->bottom - figure->top;

    return (width > height ? width : height) * PATCH_CELL_UM;
}

static int32_t diagonal_um(const struct figure *figure)
{
    return (int32_t)hypot((figure->right - figure->left) * (double)PATCH_CELL_UM,
            (figure->bottom - figure->top) * (double)PATCH_CELL_UM);
}

/* Half the edge, of which stairs make too much by 4 to pi; a fill has little edge
 * and is as long as its area drawn with a pen of 2 mm. */
static int32_t stroke_um(const struct figure *figure)
{
    int32_t by_edge = figure->edge * PATCH_CELL_UM * 785 / 2000;
    int32_t by_area = figure->count * PATCH_CELL_UM / 20;

    return by_edge > by_area ? by_edge : by_area;
}

static void ink_measure(const struct patch *patch, const struct inside *inside,
        struct weigh_work *work, struct weight *out)
{
    int32_t x, y, most = 0;

    for (y = inside->top; y < inside->bottom; y++)
        for (x = inside->left; x < inside->right; x++) {
            struct figure figure;
            int32_t side, reach;

            if (!work->state[y * patch->width + x])
                continue;
            figure = figure_take(patch, inside, WEIGH_INK, y * patch->width + x, work);
            side = longer_side_um(&figure);
            reach = (figure.reach + inside->border) * PATCH_CELL_UM;
            if (side >= WEIGH_STROKE_UM && reach > out->reach_um)
                out->reach_um = reach;
            if (!figure.touches && side > out->speck_um)
                out->speck_um = side;
            if (figure.touches && reach > out->reach_um)
                out->reach_um = reach;
            if (diagonal_um(&figure) >= WEIGH_STROKE_UM)
                out->stroke_um += stroke_um(&figure);
            if (figure.count > most) {
                most = figure.count;
                out->main_extent_um = diagonal_um(&figure);
                out->main_side_um = side;
                out->main_stroke_um = stroke_um(&figure);
            }
        }
}

/* Means of 0.3 mm squares: pencil stands out from the noise that dots make. */
static void soften(
        const struct patch *patch, const struct inside *inside, struct patch *soft)
{
    int32_t x, y, i, j;

    soft->width = patch->width;
    soft->height = patch->height;
    for (y = inside->top; y < inside->bottom; y++)
        for (x = inside->left; x < inside->right; x++) {
            int32_t sum = 0;

            for (j = -1; j <= 1; j++)
                for (i = -1; i <= 1; i++)
                    sum += patch->dark[clamp(y + j, inside->top, inside->bottom - 1) *
                                               patch->width +
                                       clamp(x + i, inside->left, inside->right - 1)];
            soft->dark[y * soft->width + x] = (uint8_t)(sum / 9);
        }
}

/* The level below which the paler part of these cells lies. */
static int paler_level(const int32_t counts[256])
{
    int32_t total = 0, wanted;
    int level;

    for (level = 0; level < 256; level++)
        total += counts[level];
    wanted = total * PAPER_PERCENT / 100;
    for (level = 0; level < PAPER_DARK_MOST; level++) {
        wanted -= counts[level];
        if (wanted < 0)
            break;
    }
    return level;
}

static int around_dark(const struct patch *patch)
{
    int32_t counts[256] = {0}, x, y, wide = PATCH_MARGIN_CELLS - AROUND_CELLS;

    for (y = 0; y < patch->height; y++)
        for (x = 0; x < patch->width; x++)
            if (y < wide || y >= patch->height - wide || x < wide ||
                    x >= patch->width - wide)
                counts[patch->dark[y * patch->width + x]]++;
    return paler_level(counts);
}

/* The box's own paper: the middle darkness, but no more than paper ever is, and hardly
 * more than around it: what a rubber left may cover most of a box. */
static int paper_dark(
        const struct patch *patch, const struct patch *soft, const struct inside *inside)
{
    int32_t counts[256] = {0}, x, y;
    int own, around = around_dark(patch) + PAPER_DARKER;

    for (y = inside->top; y < inside->bottom; y++)
        for (x = inside->left; x < inside->right; x++)
            counts[soft->dark[y * soft->width + x]]++;
    own = paler_level(counts);
    return own < around ? own : around;
}

/* Mean darkness of what is paper in and around a figure's bounds. */
static int surroundings_dark(const struct patch *soft, const struct inside *inside,
        const struct figure *figure, int level)
{
    int32_t left = clamp(figure->left - RING_CELLS, inside->left, inside->right);
    int32_t right = clamp(figure->right + RING_CELLS, inside->left, inside->right);
    int32_t top = clamp(figure->top - RING_CELLS, inside->top, inside->bottom);
    int32_t bottom = clamp(figure->bottom + RING_CELLS, inside->top, inside->bottom);
    int32_t x, y, sum = 0, count = 0;

    for (y = top; y < bottom; y++)
        for (x = left; x < right; x++)
            if (soft->dark[y * soft->width + x] < level) {
                sum += soft->dark[y * soft->width + x];
                count++;
            }
    return count > 0 ? sum / count : 0;
}

/* Faint figures against the box's own paper; those that only reach in are left out. */
static void faint_measure(const struct patch *patch, const struct inside *inside,
        struct weigh_work *work, struct weight *out)
{
    struct patch *soft = &work->soft;
    int level;
    int32_t x, y;

    soften(patch, inside, soft);
    level = paper_dark(patch, soft, inside) + WEIGH_FAINT;
    out->faint_cells = state_fill(soft, inside, level, work);
    for (y = inside->top; y < inside->bottom; y++)
        for (x = inside->left; x < inside->right; x++) {
            struct figure figure;

            if (!work->state[y * patch->width + x])
                continue;
            figure = figure_take(soft, inside, level, y * patch->width + x, work);
            if (diagonal_um(&figure) <= out->faint_extent_um ||
                    (figure.touches && (figure.reach + inside->border) * PATCH_CELL_UM <=
                                               FAINT_REACH_UM))
                continue;
            out->faint_extent_um = diagonal_um(&figure);
            out->faint_sharp =
                    figure.dark - surroundings_dark(soft, inside, &figure, level);
        }
}

/* Dark runs met by lines across and down, ten times the mean of the busier way. */
static int32_t runs_tenths(const struct patch *patch, const struct inside *inside)
{
    int32_t x, y, across = 0, down = 0;
    int32_t width = inside->right - inside->left, height = inside->bottom - inside->top;

    for (y = inside->top; y < inside->bottom; y++)
        for (x = inside->left + 1; x < inside->right; x++) {
            const uint8_t *cell = &patch->dark[y * patch->width + x];

            across += cell[0] >= WEIGH_INK && cell[-1] < WEIGH_INK;
            if (y > inside->top)
                down += cell[0] >= WEIGH_INK && cell[-patch->width] < WEIGH_INK;
        }
    across = across * 10 / height;
    down = down * 10 / width;
    return across > down ? across : down;
}

static int patch_is_white(const struct patch *patch, int32_t left, int32_t top,
        int32_t right, int32_t bottom)
{
    int32_t x, y, dark = 0, count = 0;

    for (y = top; y < bottom; y++)
        for (x = left; x < right; x++) {
            dark += patch->dark[y * patch->width + x] >= WEIGH_INK;
            count++;
        }
    return dark * 100 < count * EDGE_WHITE_PERCENT;
}

/* The middles of the four sides: an X leaves them white, a fill does not. */
static int32_t white_edges(const struct patch *patch, const struct inside *inside)
{
    int32_t width = inside->right - inside->left, height = inside->bottom - inside->top;
    int32_t w = width * EDGE_PATCH_TENTHS / 10, h = height * EDGE_PATCH_TENTHS / 10;
    int32_t x = inside->left + (width - w) / 2, y = inside->top + (height - h) / 2;
    int32_t thin_w = w / 2, thin_h = h / 2;

    return patch_is_white(patch, x, inside->top, x + w, inside->top + thin_h) +
           patch_is_white(patch, x, inside->bottom - thin_h, x + w, inside->bottom) +
           patch_is_white(patch, inside->left, y, inside->left + thin_w, y + h) +
           patch_is_white(patch, inside->right - thin_w, y, inside->right, y + h);
}

static int32_t share_ppm(int32_t part, int32_t whole)
{
    return (int32_t)((int64_t)part * 1000000 / whole);
}

void weigh_box(const struct patch *patch, const struct outline *outline,
        int32_t outline_um, int32_t pixel_um, struct weigh_work *work, struct weight *out)
{
    struct inside inside = inside_of(patch, outline, outline_um, pixel_um);

    memset(out, 0, sizeof(*out));
    out->inside_cells = (inside.right - inside.left) * (inside.bottom - inside.top);
    out->core_ppm =
            share_ppm(state_fill(patch, &inside, WEIGH_CORE, work), out->inside_cells);
    faint_measure(patch, &inside, work, out);
    out->faint_ppm = share_ppm(out->faint_cells, out->inside_cells);
    out->ink_ppm =
            share_ppm(state_fill(patch, &inside, WEIGH_INK, work), out->inside_cells);
    if (out->ink_ppm == 0)
        return;
    ink_measure(patch, &inside, work, out);
    out->runs_tenths = runs_tenths(patch, &inside);
    out->white_corners = white_edges(patch, &inside);
}
