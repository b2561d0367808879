/* excess.c -- ink on the sheet that nobody printed there. */
#include "omr/excess.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "omr/coarse.h"
#include "omr/eight.h"
#include "omr/near.h"
#include "omr/wide.h"

enum {
    LINE_BYTES = 64,   /* of memory, that come together, */
    AHEAD_LINES = 8,   /* and so many at once: more would be waited for */
    BLOCK = 16,        /* cells of one white, 2.7 mm: light does not change faster */
    CELLS_MAX = 20000, /* a row, */
    ROW_CELLS = CELLS_MAX + 2 * BACKMAP_SPAN, /* and what lies beyond in its last span */
    SHADE_DARK = 1,                           /* bits of a shade: no paper, */
    SHADE_INK = 2,                            /* and ink */
    PROBE_UM = 100000                         /* along which a cell's size is measured */
};

struct excess_work {
    uint16_t sums[IMAGE_EDGE_MAX_PX];
    uint8_t level[ROW_CELLS], shade[ROW_CELLS], near[ROW_CELLS];
    uint8_t limit[ROW_CELLS], ink[ROW_CELLS]; /* the levels of no trace, and of ink */
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
        excess->state = malloc(cells + BACKMAP_SPAN);
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
    memset(work->limit + excess->width, 0, BACKMAP_SPAN);
}

/* Whole spans, as beyond the row's end the limits are 0. Returns how many are dark
 * somewhere: the first cell of each stands in `spans`. */
WIDE_LOOP static int32_t shades_find(const uint8_t *restrict level,
        const uint8_t *restrict limit, const uint8_t *restrict ink,
        uint8_t *restrict shade, int32_t width, uint16_t *restrict spans)
{
    int32_t count = 0, x, i;

    for (x = 0; x < width; x += BACKMAP_SPAN) {
        uint8_t some = 0;

        for (i = x; i < x + BACKMAP_SPAN; i++) {
            shade[i] = (uint8_t)((level[i] < limit[i] ? SHADE_DARK : 0) |
                                 (level[i] <= ink[i] ? SHADE_INK : 0));
            some |= shade[i];
        }
        spans[count] = (uint16_t)x;
        count += some & SHADE_DARK;
    }
    return count;
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

/* Each cell of some spans, by its shade and how far it is from print. Returns how many
 * of the spans, left in `spans`, hold traces, or ink at least `least` from print. */
WIDE_LOOP static int32_t states_find(const uint8_t *restrict shade,
        const uint8_t *restrict near, uint8_t least, uint16_t *restrict spans,
        int32_t count, uint8_t *restrict state)
{
    int32_t kept = 0, k, i;

    for (k = 0; k < count; k++) {
        uint16_t x = spans[k];
        uint8_t some = 0;

        for (i = x; i < x + BACKMAP_SPAN; i++) {
            uint8_t dark = shade[i] & SHADE_DARK, ink = (shade[i] / SHADE_INK) & dark;
            uint8_t own = near[i] > PRINTED_WIDE_CELLS ? dark : 0;

            state[i] = (uint8_t)(ink != 0 ? EXCESS_UNDER - own : own);
            some |= own | (near[i] >= least ? ink : 0);
        }
        spans[kept] = x;
        kept += some != 0;
    }
    return kept;
}

/* The traces of a span, and the ink off print. */
static void span_list(struct excess *excess, const struct printed *printed, uint8_t least,
        int32_t x, int32_t y)
{
    struct excess_work *work = excess->work;
    struct backmap_steps steps = backmap_steps(&work->row, x);
    int32_t end = x + BACKMAP_SPAN;

    for (; x < end; x += EIGHT) {
        uint64_t shades = eight_take(work->shade + x), near = eight_take(work->near + x);
        uint64_t dark = shades & EIGHT_ONES;
        uint64_t own = eight_reach(near, PRINTED_WIDE_CELLS + 1) & dark;
        uint64_t under = shades / SHADE_INK & dark & ~own;

        rims_add(excess, printed, &steps, x, y, under & eight_reach(near, least));
        for (; own != 0; own &= own - 1)
            trace_add(excess, x + eight_first(own), y);
        steps.x += EIGHT * steps.step_x;
        steps.y += EIGHT * steps.step_y;
    }
}

/* What is asked of memory ahead of its use, a little at a time. */
struct ahead {
    const uint8_t *next, *end;
};

/* The pixels of one row of cells; of none beyond the last. */
static struct ahead ahead_of(
        const struct image *image, const struct excess *excess, int32_t y)
{
    size_t pitch = (size_t)image->width_px * (size_t)excess->pixels;
    const uint8_t *line = image->pixels + pitch * (size_t)y;
    struct ahead ahead = {line, y < excess->height ? line + pitch : line};

    return ahead;
}

static void ahead_ask(struct ahead *ahead)
{
    int i;

    for (i = 0; i < AHEAD_LINES && ahead->next < ahead->end; i++) {
        __builtin_prefetch(ahead->next);
        ahead->next += LINE_BYTES;
    }
}

/* While print is looked up, the next row of the image comes from memory. */
static void nears_take(struct excess *excess, const struct printed *printed,
        const uint16_t *spans, int32_t count, struct ahead *ahead)
{
    struct excess_work *work = excess->work;
    int32_t i;

    for (i = 0; i < count; i++) {
        struct backmap_steps steps = backmap_steps(&work->row, spans[i]);

        ahead_ask(ahead);
        near_span(printed, &steps, work->shade + spans[i], work->near + spans[i]);
    }
    while (ahead->next < ahead->end)
        ahead_ask(ahead);
}

static void row_compare(struct excess *excess, const struct image *image,
        const struct printed *printed, int32_t y)
{
    struct excess_work *work = excess->work;
    struct ahead ahead = ahead_of(image, excess, y + 1);
    uint8_t least = excess->pixels > 1 ? EXCESS_RIM_NEAR : EXCESS_RIM_NEAR_COARSE;
    uint16_t spans[BACKMAP_NODES_MAX];
    int32_t count, i;

    backmap_row_take(&excess->backmap, y, &work->row);
    work->columns = excess->columns[(int)((int64_t)y * EXCESS_STRIPS / excess->height)];
    count = shades_find(
            work->level, work->limit, work->ink, work->shade, excess->width, spans);
    nears_take(excess, printed, spans, count, &ahead);
    count = states_find(work->shade, work->near, least, spans, count,
            &excess->state[excess_at(excess, 0, y)]);
    for (i = 0; i < count; i++)
        span_list(excess, printed, least, spans[i], y);
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
    excess->is_dots = image->is_bilevel;
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
