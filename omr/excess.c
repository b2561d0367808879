/* excess.c -- ink on the sheet that nobody printed there. */
#include "omr/excess.h"

#include <endian.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "omr/coarse.h"
#include "omr/wide.h"

enum {
    BLOCK = 16,        /* cells of one white, 2.7 mm: light does not change faster */
    WORD = 8,          /* cells looked at together */
    CELLS_MAX = 20000, /* a row */
    BLOCKS_MAX = CELLS_MAX / BLOCK + 1
};

static const double probe_um = 100000;

struct excess_work {
    uint16_t sums[IMAGE_EDGE_MAX_PX];
    uint8_t level[CELLS_MAX + WORD], is_dark[CELLS_MAX + WORD];
    uint8_t limit[CELLS_MAX + WORD]; /* the level that is no trace, one a cell */
    uint8_t ink[BLOCKS_MAX];         /* the level that is ink, one a block */
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
    struct spot from = register_place(map, 0, 0), to = register_place(map, probe_um, 0);
    double pitch_px = hypot(to.x_px - from.x_px, to.y_px - from.y_px) / probe_um;
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
        work->ink[x / BLOCK] = (uint8_t)(white - span * ink / LIGHT_DARK_FULL);
    }
}

WIDE_LOOP static void dark_find(const uint8_t *restrict level,
        const uint8_t *restrict limit, uint8_t *restrict is_dark, int32_t width)
{
    int32_t x;

    for (x = 0; x < width; x++)
        is_dark[x] = level[x] < limit[x];
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

/* No ink in the cell nor in the eight about it. `near` counts a diagonal step as two. */
static int is_off_print(
        const struct printed *printed, int32_t column, int32_t line, int least)
{
    size_t pitch = (size_t)printed->width;
    const uint8_t *near = printed->near + (size_t)line * pitch + (size_t)column;

    if (*near != EXCESS_RIM_NEAR || least > EXCESS_RIM_NEAR || column == 0 || line == 0 ||
            column + 1 == printed->width || line + 1 == printed->height)
        return *near >= least && *near > EXCESS_RIM_NEAR;
    return near[pitch - 1] != 0 && near[pitch + 1] != 0 &&
           near[-1 - (ptrdiff_t)pitch] != 0 && near[1 - (ptrdiff_t)pitch] != 0;
}

/* The dark cells among WORD of them from x on; `dark` has a byte for each. */
static void word_compare(struct excess *excess, const struct printed *printed, int32_t x,
        int32_t y, uint64_t dark)
{
    static const uint8_t states[2][2] = {
            {EXCESS_FAINT, EXCESS_CELL}, {EXCESS_NONE, EXCESS_UNDER}};
    const struct excess_work *work = excess->work;
    uint8_t *state = &excess->state[excess_at(excess, x, y)];
    struct backmap_steps steps = backmap_steps(&work->row, x);
    int ink = work->ink[(uint32_t)x / BLOCK];
    int least = excess->pixels > 1 ? EXCESS_RIM_NEAR : EXCESS_RIM_NEAR_COARSE;

    for (; dark != 0; dark &= dark - 1) {
        int32_t i = __builtin_ctzll(dark) / 8;
        int32_t column = backmap_step(steps.x, steps.step_x, i);
        int32_t line = backmap_step(steps.y, steps.step_y, i);
        int is_wide;

        if (column < 0 || line < 0 || column >= printed->width || line >= printed->height)
            continue;
        is_wide = printed_is_wide(printed, column, line);
        state[i] = states[is_wide][work->level[x + i] <= ink];
        if (!is_wide)
            trace_add(excess, x + i, y);
        else if (state[i] == EXCESS_UNDER && is_off_print(printed, column, line, least))
            rim_add(excess, x + i, y);
    }
}

/* While the cells of a row are compared, the next row's pixels come from memory. */
static void row_compare(struct excess *excess, const struct image *image,
        const struct printed *printed, int32_t y)
{
    size_t area = (size_t)excess->pixels * (size_t)excess->pixels;
    const uint8_t *next = image->pixels + (size_t)(y + 1 < excess->height ? y + 1 : y) *
                                                  (size_t)excess->pixels *
                                                  (size_t)image->width_px;
    struct excess_work *work = excess->work;
    int32_t x;

    dark_find(work->level, work->limit, work->is_dark, excess->width);
    memset(work->is_dark + excess->width, 0, WORD);
    backmap_row_take(&excess->backmap, y, &work->row);
    work->columns = excess->columns[(int)((int64_t)y * EXCESS_STRIPS / excess->height)];
    for (x = 0; x < excess->width; x += WORD) {
        uint64_t dark;

        __builtin_prefetch(next + (size_t)x * area);
        memcpy(&dark, work->is_dark + x, sizeof(dark));
        if (dark != 0)
            word_compare(excess, printed, x, y, le64toh(dark));
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
