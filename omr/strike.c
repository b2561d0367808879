/* strike.c -- is a printed name struck out? */
#include "omr/strike.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "omr/figure.h"
#include "omr/patch.h"
#include "omr/wide.h"

enum {
    WIDTH_MAX = 1400, /* cells of a name; more is left out */
    HEIGHT_MAX = 120,
    ABOVE_CELLS = 4,       /* 0.7 mm: strokes that leave the name's own height */
    FREE_CELLS = 2,        /* 0.3 mm from print: its blurred edge is no stroke */
    FREE_CELLS_COARSE = 3, /* where pixels are larger than PIXEL_UM: they blur more */
    PIXEL_UM = 100,
    DARK = 64,          /* 25 % of toner */
    DARK_DOTS = 100,    /* 39 %, in black and white: two pixels of four */
    WHITE_COST = 6,     /* of a white cell against a dark one: 85 % must be dark */
    FOLD_COST = 1,      /* of a cell of a level fold: no way along it */
    COVER_PERCENT = 60, /* of the name's width */
    PROOF_PERCENT = 8,  /* of the width dark where the print is white, at least */
    HINT_PERCENT = 6,   /* fewer dark columns: nothing to follow */
    WINDOW_CELLS = 24,  /* 4 mm: letters even out */
    HEAVY_PERCENT = 24, /* of a window's free cells dark: a scribble */
    WIDTH_LEAST = 24,   /* a shorter name tells nothing */
    NEAR_UM = 1000,     /* around a name: lines that its cells may show */
    BESIDE_UM = 500,    /* of a line: its edge and shade */
    SHIFT = 16,
    PIXELS_MAX = 4608,         /* of one row of a name, at what is read of the image */
    PATH_SCORE = 1 << 11,      /* a path: its score, */
    PATH_START = (1 << 11) - 1 /* less the column that it starts in */
};

_Static_assert(WIDTH_MAX < PATH_START, "columns fit");

static const double cell_um = 25400.0 / LAYOUT_PRINTED_DPI;

/* What one cell of a name shows. */
enum sight { SIGHT_PRINT, SIGHT_WHITE, SIGHT_DARK, SIGHT_FOLD };

struct strike_work {
    int32_t left, top, width, height; /* in cells of the page */
    uint8_t sight[HEIGHT_MAX][WIDTH_MAX];
    int8_t gains[WIDTH_MAX][HEIGHT_MAX];
    /* The best path that ends in each cell of a column, its score before its start: the
     * larger the better, and the earlier it starts, of two with one score. */
    int32_t paths[2][HEIGHT_MAX + 2];
};

struct strike_work *strike_work_new(void)
{
    return calloc(1, sizeof(struct strike_work));
}

void strike_work_free(struct strike_work *work)
{
    free(work);
}

static int32_t clamp(int32_t value, int32_t least, int32_t most)
{
    if (value < least)
        return least;
    return value > most ? most : value;
}

static void span_set(const struct printed *printed, const struct layout_rect *rect,
        struct strike_work *work)
{
    int32_t right = clamp(printed_cell(rect->right_um) + 1, 1, printed->width);
    int32_t bottom =
            clamp(printed_cell(rect->bottom_um) + 1 + ABOVE_CELLS, 1, printed->height);

    work->left = clamp(printed_cell(rect->left_um), 0, right - 1);
    work->top = clamp(printed_cell(rect->top_um) - ABOVE_CELLS, 0, bottom - 1);
    work->width = clamp(right - work->left, 1, WIDTH_MAX);
    work->height = clamp(bottom - work->top, 1, HEIGHT_MAX);
}

/* A row of a name's cells in the image: from cell to cell, 2^SHIFT a pixel. */
struct walk {
    int64_t x, y, step_x, step_y;
};

static int is_within(const struct image *image, int64_t x, int64_t y)
{
    return x >= 0 && y >= 0 && (x >> SHIFT) + 1 < image->width_px &&
           (y >> SHIFT) + 1 < image->height_px;
}

/* The mean of the four pixels around a place is darker than `limit`. */
static inline int is_dark(const struct image *image, int64_t x, int64_t y, int limit)
{
    size_t pitch = (size_t)image->width_px;
    const uint8_t *pixel =
            image->pixels + (size_t)(y >> SHIFT) * pitch + (size_t)(x >> SHIFT);

    return pixel[0] + pixel[1] + pixel[pitch] + pixel[pitch + 1] <= 4 * limit;
}

/* The same for all pixels of a row, and the row below it. */
WIDE_LOOP static void darks_find(const uint8_t *restrict row,
        const uint8_t *restrict below, int32_t count, uint16_t most,
        uint8_t *restrict sight)
{
    int32_t x;

    for (x = 0; x < count; x++) {
        uint16_t sum = (uint16_t)(row[x] + row[x + 1] + below[x] + below[x + 1]);

        sight[x] = (uint8_t)(SIGHT_WHITE + (sum <= most));
    }
}

/* How many of `count` cells from the walk's place on lie in the same row of pixels. */
static int32_t cells_level(const struct walk *walk, int32_t count)
{
    int64_t into = walk->y & ((1 << SHIFT) - 1), level = count;

    if (walk->step_y > 0)
        level = ((1 << SHIFT) - into + walk->step_y - 1) / walk->step_y;
    else if (walk->step_y < 0)
        level = into / -walk->step_y + 1;
    return level < count ? (int32_t)level : count;
}

/* Cells that lie in one row of pixels, all in the picture; as many pixels as there is
 * room for. */
static void level_see(const struct image *image, const struct walk *walk, int limit,
        int32_t count, uint8_t *sight)
{
    uint8_t seen[PIXELS_MAX];
    int64_t x = walk->x, last = walk->x + (count - 1) * walk->step_x;
    int32_t left = (int32_t)((x < last ? x : last) >> SHIFT), i;
    int32_t right = (int32_t)((x < last ? last : x) >> SHIFT);
    size_t pitch = (size_t)image->width_px;
    const uint8_t *row =
            image->pixels + (size_t)(walk->y >> SHIFT) * pitch + (size_t)left;

    darks_find(row, row + pitch, right - left + 1, (uint16_t)(4 * limit), seen);
    for (i = 0; i < count; i++, x += walk->step_x)
        sight[i] = seen[(x >> SHIFT) - left];
}

/* Row of pixels by row of pixels, all in the picture. */
static void cells_see_whole(const struct image *image, struct walk walk, int limit,
        int32_t count, uint8_t *sight)
{
    while (count > 0) {
        int32_t level = cells_level(&walk, count);

        level_see(image, &walk, limit, level, sight);
        walk.x += level * walk.step_x;
        walk.y += level * walk.step_y;
        sight += level;
        count -= level;
    }
}

/* Cell by cell; those out of the picture are white. */
static void cells_see_careful(const struct image *image, struct walk walk, int limit,
        int32_t count, uint8_t *sight)
{
    int32_t i;

    for (i = 0; i < count; i++, walk.x += walk.step_x, walk.y += walk.step_y)
        sight[i] =
                (uint8_t)(SIGHT_WHITE + (is_within(image, walk.x, walk.y) &&
                                                is_dark(image, walk.x, walk.y, limit)));
}

static void cells_see(const struct image *image, struct walk walk, int limit,
        int32_t count, uint8_t *sight)
{
    int64_t across = (count - 1) * walk.step_x, down = (count - 1) * walk.step_y;
    int64_t most = (int64_t)(PIXELS_MAX - 2) << SHIFT;

    if (is_within(image, walk.x, walk.y) &&
            is_within(image, walk.x + across, walk.y + down) && across < most &&
            across > -most)
        cells_see_whole(image, walk, limit, count, sight);
    else
        cells_see_careful(image, walk, limit, count, sight);
}

/* One row of a name's cells. */
static void row_see(const struct image *image, const struct light *light,
        const struct register_map *map, const struct printed *printed, int32_t y,
        struct strike_work *work)
{
    struct register_line line = register_line(map, (work->top + y + 0.5) * cell_um);
    const uint8_t *near =
            printed->near + (size_t)(work->top + y) * (size_t)printed->width + work->left;
    double from = (work->left + 0.5) * cell_um;
    double x_px = line.x0 + line.dx * from - 0.5, y_px = line.y0 + line.dy * from - 0.5;
    struct walk walk = {(int64_t)(x_px * (1 << SHIFT)), (int64_t)(y_px * (1 << SHIFT)),
            (int64_t)(line.dx * cell_um * (1 << SHIFT)),
            (int64_t)(line.dy * cell_um * (1 << SHIFT))};
    int white = light_white(light, x_px, y_px);
    int dark = image->is_bilevel ? DARK_DOTS : DARK;
    uint8_t least = fabs(line.dx) * PIXEL_UM < 1 ? FREE_CELLS_COARSE : FREE_CELLS;
    int limit = white - (white - light->black) * dark / LIGHT_DARK_FULL;
    int32_t x;

    cells_see(image, walk, limit, work->width, work->sight[y]);
    for (x = 0; x < work->width; x++)
        work->sight[y][x] = near[x] < least ? SIGHT_PRINT : work->sight[y][x];
}

/* Where a streak runs down, nothing is seen; a path may cross a level fold, not follow
 * it. */
static void streak_blank(const struct streak *streak, struct strike_work *work)
{
    int32_t reach = streak->width_um / 2 + BESIDE_UM, x, y;

    for (y = 0; y < work->height; y++)
        for (x = 0; x < work->width; x++) {
            int32_t x_um = (int32_t)((work->left + x + 0.5) * cell_um);
            int32_t y_um = (int32_t)((work->top + y + 0.5) * cell_um);
            int32_t off = streak->is_down ? x_um - streak_across(streak, y_um)
                                          : y_um - streak_across(streak, x_um);

            if (off >= -reach && off <= reach &&
                    (streak->is_down ? y_um : x_um) >= streak->first_um &&
                    (streak->is_down ? y_um : x_um) <= streak->last_um)
                work->sight[y][x] = streak->is_down ? SIGHT_PRINT : SIGHT_FOLD;
        }
}

/* Columns of the name that are dark somewhere. */
static int32_t hint_count(const struct strike_work *work)
{
    uint8_t has_dark[WIDTH_MAX] = {0};
    int32_t count = 0, x, y;

    for (y = 0; y < work->height; y++)
        for (x = 0; x < work->width; x++)
            has_dark[x] |= work->sight[y][x] == SIGHT_DARK;
    for (x = 0; x < work->width; x++)
        count += has_dark[x];
    return count;
}

/* Column after column, as paths run. */
static void gains_set(struct strike_work *work)
{
    static const int8_t gains[] = {0, -WHITE_COST, 1, -FOLD_COST}; /* by sight */
    int32_t x, y;

    for (x = 0; x < work->width; x++)
        for (y = 0; y < work->height; y++)
            work->gains[x][y] = gains[work->sight[y][x]];
}

/* One column: each cell's best path comes from the three to its left. What is `wanted` of
 * a path that strikes: its score, and how early it starts. */
WIDE_LOOP static int column_follow(const int32_t *restrict before,
        const int8_t *restrict gains, int32_t height, int32_t fresh, int32_t score_wanted,
        int32_t start_wanted, int32_t *restrict now)
{
    int32_t is_struck = 0, y;

    for (y = 0; y < height; y++) {
        int32_t above = before[y], best = before[y + 1], below = before[y + 2];

        best = above > best ? above : best;
        best = below > best ? below : best;
        best += gains[y] * PATH_SCORE;
        best = best < 0 ? fresh : best;
        now[y + 1] = best;
        is_struck |= (best >= score_wanted) & ((best & PATH_START) >= start_wanted);
    }
    return is_struck;
}

static int has_path(struct strike_work *work)
{
    int32_t score = (work->width * PROOF_PERCENT + 99) / 100;
    int32_t cover = (work->width * COVER_PERCENT + 99) / 100, x, y;

    gains_set(work);
    for (y = 0; y < HEIGHT_MAX + 2; y++)
        work->paths[0][y] = work->paths[1][y] = PATH_START;
    for (x = 0; x < work->width; x++)
        if (column_follow(work->paths[x & 1], work->gains[x], work->height,
                    PATH_START - (x + 1), score * PATH_SCORE,
                    PATH_START - (x + 1 - cover), work->paths[~x & 1]))
            return 1;
    return 0;
}

static int window_is_heavy(const struct strike_work *work, int32_t left)
{
    int32_t free_cells = 0, dark = 0, x, y;

    for (y = ABOVE_CELLS; y < work->height - ABOVE_CELLS; y++)
        for (x = left; x < left + WINDOW_CELLS; x++) {
            free_cells +=
                    work->sight[y][x] == SIGHT_WHITE || work->sight[y][x] == SIGHT_DARK;
            dark += work->sight[y][x] == SIGHT_DARK;
        }
    return dark * 100 >= free_cells * HEAVY_PERCENT && free_cells > 0;
}

static int is_heavy(const struct strike_work *work)
{
    int32_t left, windows = 0, heavy = 0;

    for (left = 0; left + WINDOW_CELLS <= work->width; left += WINDOW_CELLS / 2) {
        windows++;
        heavy += window_is_heavy(work, left);
    }
    return windows > 0 && heavy * 100 >= windows * COVER_PERCENT;
}

void strike_find(const struct image *image, const struct light *light,
        const struct register_map *map, const struct layout_page *page,
        const struct printed *printed, const struct streak *streaks, int streak_count,
        struct strike_work *work, uint8_t is_struck[LAYOUT_NAMES_MAX])
{
    struct layout_rect near;
    int32_t y;
    size_t i;
    int k;

    for (i = 0; i < page->name_count; i++) {
        if (i + 1 < page->name_count)
            patch_await(image, map, &page->names[i + 1].rect);
        is_struck[i] = 0;
        span_set(printed, &page->names[i].rect, work);
        if (work->width < WIDTH_LEAST)
            continue;
        for (y = 0; y < work->height; y++)
            row_see(image, light, map, printed, y, work);
        near = rect_grown(&page->names[i].rect, NEAR_UM);
        for (k = 0; k < streak_count; k++)
            if (streak_crosses(&streaks[k], &near))
                streak_blank(&streaks[k], work);
        if (hint_count(work) * 100 < work->width * HINT_PERCENT)
            continue;
        is_struck[i] = (uint8_t)(has_path(work) || is_heavy(work));
    }
}
