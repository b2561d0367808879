/* excess.c -- ink on the sheet that nobody printed there. */
#include "omr/excess.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "omr/coarse.h"
#include "omr/eight.h"
#include "omr/wide.h"

enum {
    BLOCK = 16,        /* cells of one white, 2.7 mm: light does not change faster */
    CELLS_MAX = 20000, /* a row */
    SHADE_DARK = 1,    /* bits of a shade: no paper, */
    SHADE_INK = 2,     /* and ink */
    LINE_BYTES = 64,   /* of memory, that come together */
    PROBE_UM = 100000  /* along which a cell's size is measured */
};

struct excess_work {
    uint16_t sums[IMAGE_EDGE_MAX_PX];
    uint8_t level[CELLS_MAX], shade[CELLS_MAX + BACKMAP_SPAN];
    uint8_t limit[CELLS_MAX], ink[CELLS_MAX]; /* the levels of no trace, and of ink */
    struct backmap_row row;
    uint16_t *columns; /* those of this row's strip */
};

void excess_init(struct excess *excess)
{
    memset(excess, 0, sizeof(*excess));
    backmap_init(&excess->backmap);
}

void excess_release(struct excess *excess)
{
    int i;

    free(excess->state);
    free(excess->traces);
    free(excess->rims);
    for (i = 0; i < EXCESS_STRIPS; i++)
        free(excess->columns[i]);
    free(excess->work);
    backmap_release(&excess->backmap);
    excess_init(excess);
}

static int room_make(struct excess *excess, struct error *err)
{
    size_t cells =
            (size_t)excess->pitch * (size_t)(excess->height + 2 * EXCESS_SIDE_ROWS);
    int i, is_full = 1;

    if (excess->work == NULL) {
        excess->work = calloc(1, sizeof(*excess->work));
        for (i = 0; i < EXCESS_STRIPS; i++)
            excess->columns[i] = calloc(CELLS_MAX, sizeof(*excess->columns[i]));
    }
    for (i = 0; i < EXCESS_STRIPS; i++)
        is_full = is_full && excess->columns[i] != NULL;
    if (cells > excess->room) {
        free(excess->state);
        free(excess->traces);
        free(excess->rims);
        excess->room = cells;
        excess->state = malloc(cells);
        excess->traces = malloc(cells * sizeof(*excess->traces));
        excess->rims = malloc(cells * sizeof(*excess->rims));
    }
    if (!is_full || excess->work == NULL || excess->state == NULL ||
            excess->traces == NULL || excess->rims == NULL) {
        excess_release(excess);
        return error_set(err, ERROR_MEMORY, "no memory to compare a page");
    }
    return 0;
}

/* Cells of about 1/LAYOUT_PRINTED_DPI inch. */
static int size_set(const struct image *image, const struct register_map *map,
        struct excess *excess, struct error *err)
{
    struct spot from = register_place(map, 0, 0), to = register_place(map, PROBE_UM, 0);
    double pitch_px = hypot(to.x_px - from.x_px, to.y_px - from.y_px) / PROBE_UM;
    double pixels = floor(pitch_px * 25400 / LAYOUT_PRINTED_DPI + 0.5);

    pixels = pixels > 1 ? pixels : 1;
    excess->pixels = (int32_t)fmin(pixels, COARSE_PIXELS_MAX);
    excess->width = image->width_px / excess->pixels;
    excess->height = image->height_px / excess->pixels;
    excess->pitch = excess->width + 2 * EXCESS_SIDE;
    excess->cell_um = (int32_t)(excess->pixels / fmax(pitch_px, 1e-4) + 0.5);
    if (excess->width < 1 || excess->width > CELLS_MAX)
        return error_set(err, ERROR_RANGE, "an image of %d cells", (int)excess->width);
    return room_make(excess, err);
}

/* Levels below which a cell is a trace, and ink, for the rows of one block. */
static void limits_set(
        const struct light *light, int is_bilevel, const struct excess *excess, int32_t y)
{
    struct excess_work *work = excess->work;
    int32_t trace = is_bilevel ? EXCESS_DOTS_TRACE : EXCESS_TRACE;
    int32_t ink = is_bilevel ? EXCESS_DOTS : EXCESS_INK;
    int32_t x, middle = BLOCK / 2;

    for (x = 0; x < excess->width; x += BLOCK) {
        int32_t count = excess->width - x < BLOCK ? excess->width - x : BLOCK;
        int white = light_white(light, (double)(x + middle) * excess->pixels,
                (double)(y + middle) * excess->pixels);
        int span = white > light->black ? white - light->black : 1;

        memset(work->limit + x, white - span * trace / LIGHT_DARK_FULL, (size_t)count);
        memset(work->ink + x, white - span * ink / LIGHT_DARK_FULL, (size_t)count);
    }
}

WIDE_LOOP static void shades_find(const uint8_t *restrict level,
        const uint8_t *restrict limit, const uint8_t *restrict ink,
        uint8_t *restrict shade, int32_t width)
{
    int32_t x;

    for (x = 0; x < width; x++)
        shade[x] = (uint8_t)((level[x] < limit[x] ? SHADE_DARK : 0) |
                             (level[x] <= ink[x] ? SHADE_INK : 0));
}

static void rim_add(struct excess *excess, int32_t x, int32_t y)
{
    struct backmap_place place = backmap_at(&excess->work->row, x);

    excess->state[excess_at(excess, x, y)] = EXCESS_RIM;
    excess->rims[excess->rim_count++] =
            (struct excess_trace){(uint16_t)x, (uint16_t)y, place.x_um, place.y_um};
}

static void trace_add(struct excess *excess, int32_t x, int32_t y)
{
    struct backmap_place place = backmap_at(&excess->work->row, x);

    excess->work->columns[x]++;
    excess->traces[excess->trace_count++] =
            (struct excess_trace){(uint16_t)x, (uint16_t)y, place.x_um, place.y_um};
}

/* No ink in the cell, which is near enough to print, nor in the eight about it. `near`
 * counts a diagonal step as two. */
static int is_off_print(const struct printed *printed, int32_t column, int32_t line)
{
    size_t pitch = (size_t)printed->width;
    const uint8_t *near = printed->near + (size_t)line * pitch + (size_t)column;

    if (*near > EXCESS_RIM_NEAR)
        return 1;
    if (column == 0 || line == 0 || column + 1 == printed->width ||
            line + 1 == printed->height)
        return 0;
    return near[pitch - 1] != 0 && near[pitch + 1] != 0 &&
           near[-1 - (ptrdiff_t)pitch] != 0 && near[1 - (ptrdiff_t)pitch] != 0;
}

static void rims_add(struct excess *excess, const struct printed *printed,
        const struct backmap_steps *steps, int32_t x, int32_t y, uint64_t under)
{
    for (; under != 0; under &= under - 1) {
        int32_t i = eight_first(under);

        if (is_off_print(printed, backmap_step(steps->x, steps->step_x, i),
                    backmap_step(steps->y, steps->step_y, i)))
            rim_add(excess, x + i, y);
    }
}

/* Is the cell that lies `count` on? */
static int is_on_page(
        const struct printed *printed, const struct backmap_steps *steps, int32_t count)
{
    uint32_t column = (uint32_t)backmap_step(steps->x, steps->step_x, count);
    uint32_t line = (uint32_t)backmap_step(steps->y, steps->step_y, count);

    return column < (uint32_t)printed->width && line < (uint32_t)printed->height;
}

static const uint8_t *near_at(const struct printed *printed, int32_t column, int32_t line)
{
    return printed->near + (size_t)line * (size_t)printed->width + (size_t)column;
}

/* Cell by cell, for the dark ones; those off the page are dark no more. */
static uint64_t near_gather_dark(
        const struct printed *printed, const struct backmap_steps *steps, uint64_t *dark)
{
    uint64_t left, near = 0;

    for (left = *dark; left != 0; left &= left - 1) {
        int32_t i = eight_first(left);

        if (is_on_page(printed, steps, i))
            near |= (uint64_t)*near_at(printed, backmap_step(steps->x, steps->step_x, i),
                            backmap_step(steps->y, steps->step_y, i))
                    << 8 * i;
        else
            *dark &= ~(left & -left);
    }
    return near;
}

/* The same for all eight, which lie on the page: nothing to guess at. */
static uint64_t near_gather(
        const struct printed *printed, const struct backmap_steps *steps)
{
    uint64_t near = 0;
    int32_t i;

    for (i = 0; i < EIGHT; i++)
        near |= (uint64_t)*near_at(printed, backmap_step(steps->x, steps->step_x, i),
                        backmap_step(steps->y, steps->step_y, i))
                << 8 * i;
    return near;
}

/* The same for eight that mostly lie side by side; the line below is asked for next. */
static uint64_t near_take(
        const struct printed *printed, const struct backmap_steps *steps)
{
    int32_t column = backmap_step(steps->x, steps->step_x, 0);
    int32_t line = backmap_step(steps->y, steps->step_y, 0);
    int32_t last = backmap_step(steps->x, steps->step_x, EIGHT - 1);
    const uint8_t *near = near_at(printed, column, line);

    __builtin_prefetch(near + printed->width);
    if (line == backmap_step(steps->y, steps->step_y, EIGHT - 1)) {
        if (last - column == EIGHT - 1)
            return eight_take(near);
        if (column - last == EIGHT - 1)
            return __builtin_bswap64(eight_take(near - (EIGHT - 1)));
    }
    return near_gather(printed, steps);
}

/* Eight cells from x on, of which some are dark. */
static void eight_compare(struct excess *excess, const struct printed *printed,
        const struct backmap_steps *steps, int is_inside, int32_t x, int32_t y,
        uint64_t shades)
{
    unsigned least = excess->pixels > 1 ? EXCESS_RIM_NEAR : EXCESS_RIM_NEAR_COARSE;
    uint64_t dark = shades & EIGHT_ONES;
    uint64_t near = is_inside ? near_take(printed, steps)
                              : near_gather_dark(printed, steps, &dark);
    uint64_t ink = shades / SHADE_INK & dark;
    uint64_t own = eight_reach(near, PRINTED_WIDE_CELLS + 1) & dark;
    uint64_t under = ink & ~own;

    eight_put(&excess->state[excess_at(excess, x, y)], (own & ~ink) * EXCESS_FAINT |
                                                               (own & ink) * EXCESS_CELL |
                                                               under * EXCESS_UNDER);
    rims_add(excess, printed, steps, x, y, under & eight_reach(near, least));
    for (; own != 0; own &= own - 1)
        trace_add(excess, x + eight_first(own), y);
}

static int span_is_dark(const uint8_t *shade)
{
    uint64_t all = 0;
    int32_t i;

    for (i = 0; i < BACKMAP_SPAN; i += EIGHT)
        all |= eight_take(shade + i);
    return (all & EIGHT_ONES * SHADE_DARK) != 0;
}

/* The cells between two nodes: a straight line on the page. */
static void span_compare(
        struct excess *excess, const struct printed *printed, int32_t x, int32_t y)
{
    struct backmap_steps steps = backmap_steps(&excess->work->row, x);
    int is_inside = is_on_page(printed, &steps, 0) &&
                    is_on_page(printed, &steps, BACKMAP_SPAN - 1);
    int32_t end = x + BACKMAP_SPAN;

    for (; x < end; x += EIGHT) {
        uint64_t shades = eight_take(excess->work->shade + x);

        if ((shades & EIGHT_ONES * SHADE_DARK) != 0)
            eight_compare(excess, printed, &steps, is_inside, x, y, shades);
        steps.x += EIGHT * steps.step_x;
        steps.y += EIGHT * steps.step_y;
    }
}

/* While a span's cells are compared, as many of the next row come from memory. */
static void span_await(const uint8_t *next, int32_t bytes)
{
    int32_t i;

    for (i = 0; i < bytes; i += LINE_BYTES)
        __builtin_prefetch(next + i);
}

static void row_compare(struct excess *excess, const struct image *image,
        const struct printed *printed, int32_t y)
{
    struct excess_work *work = excess->work;
    int32_t area = excess->pixels * excess->pixels, x, left;
    const uint8_t *next = image->pixels + (size_t)(y + 1 < excess->height ? y + 1 : y) *
                                                  (size_t)excess->pixels *
                                                  (size_t)image->width_px;

    shades_find(work->level, work->limit, work->ink, work->shade, excess->width);
    memset(work->shade + excess->width, 0, BACKMAP_SPAN);
    backmap_row_take(&excess->backmap, y, &work->row);
    work->columns = excess->columns[(int)((int64_t)y * EXCESS_STRIPS / excess->height)];
    for (x = 0; x < excess->width; x += BACKMAP_SPAN) {
        left = excess->width - x;
        span_await(next + x * area, (left < BACKMAP_SPAN ? left : BACKMAP_SPAN) * area);
        if (span_is_dark(work->shade + x))
            span_compare(excess, printed, x, y);
    }
}

int excess_make(const struct image *image, const struct light *light,
        const struct register_map *map, const struct printed *printed,
        struct excess *excess, struct error *err)
{
    size_t rim;
    int32_t y, i;

    if (size_set(image, map, excess, err) != 0 ||
            backmap_make(&excess->backmap, map, excess->width, excess->height,
                    excess->pixels, err) != 0)
        return -1;
    excess->trace_count = excess->rim_count = 0;
    rim = (size_t)excess->pitch * EXCESS_SIDE_ROWS;
    memset(excess->state, 0, rim);
    memset(excess->state + excess_at(excess, 0, excess->height) - EXCESS_SIDE, 0, rim);
    for (i = 0; i < EXCESS_STRIPS; i++)
        memset(excess->columns[i], 0,
                (size_t)excess->width * sizeof(*excess->columns[i]));
    for (y = 0; y < excess->height; y++) {
        if (y % BLOCK == 0)
            limits_set(light, image->is_bilevel, excess, y);
        memset(excess->state + excess_at(excess, 0, y) - EXCESS_SIDE, 0,
                (size_t)excess->pitch);
        coarse_row(image, excess->pixels, y, excess->work->sums, excess->work->level);
        row_compare(excess, image, printed, y);
    }
    return 0;
}
