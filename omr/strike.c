/* strike.c -- is a printed name struck out? */
#include "omr/strike.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "omr/dark_row.h"
#include "omr/figure.h"
#include "omr/sharpness.h"
#include "omr/wide.h"

enum {
    WIDTH_MAX = 1400, /* cells of a name; more is left out */
    HEIGHT_MAX = 120,
    ABOVE_CELLS = 4,       /* 0.7 mm: strokes that leave the name's own height */
    FREE_CELLS = 2,        /* 0.3 mm from print: its blurred edge is no stroke */
    FREE_CELLS_COARSE = 3, /* where pixels are larger than PIXEL_UM: they blur more */
    PIXEL_UM = 100,
    BLURRED_UM = 150,        /* of the print's edges: as where pixels are large */
    DARK = 64,               /* 25 % of toner */
    DARK_DOTS = 100,         /* 39 %, in black and white: two pixels of four */
    WHITE_COST = 6,          /* of a white cell against a dark one: 85 % must be dark */
    FOLD_COST = 1,           /* of a cell of a level fold: no way along it */
    COVER_PERCENT = 60,      /* of the name's width */
    PROOF_PERCENT = 8,       /* of the width dark where the print is white, at least; */
    PROOF_LESS_PERCENT = 4,  /* or so much of it, and */
    PROOF_NEAR_PERCENT = 20, /* so much where cells nearer to print count, too, and */
    BLURRED_NAMES_PERCENT = 20, /* no more names show PROOF_PERCENT there */
    HINT_PERCENT = 6,           /* fewer dark columns: nothing to follow */
    WINDOW_CELLS = 24,          /* 4 mm: letters even out */
    HEAVY_PERCENT = 24,         /* of a window's free cells dark: a scribble */
    WIDTH_LEAST = 24,           /* a shorter name tells nothing */
    NEAR_UM = 1000,             /* around a name: lines that its cells may show */
    BESIDE_UM = 500,            /* of a line: its edge and shade */
    PATH_SHIFT = 12, /* a path: its score, and below these bits how early it starts */
    PATH_EARLY = (1 << PATH_SHIFT) - 1
};

_Static_assert(WIDTH_MAX < PATH_EARLY, "a path's start fits");

static const double cell_um = 25400.0 / LAYOUT_PRINTED_DPI;

/* What one cell of a name shows. */
enum sight { SIGHT_PRINT, SIGHT_WHITE, SIGHT_DARK, SIGHT_FOLD };

struct strike_work {
    int32_t left, top, width, height; /* in cells of the page */
    int least;                        /* cells from print that are looked at */
    uint8_t sight[HEIGHT_MAX][WIDTH_MAX];
    int32_t paths[2][HEIGHT_MAX + 2]; /* the best that ends in a cell */
    struct sharpness_work sharpness;
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

/* Near print nothing is seen. */
WIDE_LOOP static void print_hide(const uint8_t *restrict near, uint8_t least,
        int32_t count, uint8_t *restrict sight)
{
    int32_t i;

    for (i = 0; i < count; i++)
        sight[i] = (uint8_t)(near[i] < least ? SIGHT_PRINT : SIGHT_WHITE + sight[i]);
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
    double pixel = 1 << DARK_ROW_SHIFT;
    struct dark_row row = {(int64_t)(x_px * pixel), (int64_t)(y_px * pixel),
            (int64_t)(line.dx * cell_um * pixel), (int64_t)(line.dy * cell_um * pixel)};
    int white = light_white(light, x_px, y_px);
    int dark = image->is_bilevel ? DARK_DOTS : DARK;
    int limit = white - (white - light->black) * dark / LIGHT_DARK_FULL;

    dark_row_see(image, &row, limit, work->width, work->sight[y]);
    print_hide(near, (uint8_t)work->least, work->width, work->sight[y]);
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

/* One column: each cell's best path comes from the three to its left, of equal ones the
 * one that starts first. Returns the best score of those that start early enough. */
WIDE_LOOP static int32_t column_follow(const int32_t *restrict before,
        const int32_t *restrict gains, int32_t height, int32_t fresh, int32_t early,
        int32_t *restrict now)
{
    int32_t y, score, most = 0;

    for (y = 1; y <= height; y++) {
        int32_t best = before[y - 1] > before[y + 1] ? before[y - 1] : before[y + 1];

        best = (before[y] > best ? before[y] : best) + gains[y];
        best = best < 0 ? fresh : best;
        now[y] = best;
        score = (best & PATH_EARLY) >= early ? best >> PATH_SHIFT : 0;
        most = score > most ? score : most;
    }
    return most;
}

static void gains_take(const struct strike_work *work, int32_t x, int32_t *gains)
{
    static const int32_t gain_of[] = {[SIGHT_PRINT] = 0,
            [SIGHT_WHITE] = -WHITE_COST * (1 << PATH_SHIFT),
            [SIGHT_DARK] = 1 << PATH_SHIFT,
            [SIGHT_FOLD] = -FOLD_COST * (1 << PATH_SHIFT)};
    int32_t y;

    for (y = 0; y < work->height; y++)
        gains[y + 1] = gain_of[work->sight[y][x]];
}

/* How much of the name's width is dark on the best path, in percent; at least `enough`
 * is as good as more. */
static int32_t path_percent(struct strike_work *work, int32_t enough)
{
    int32_t cover = (work->width * COVER_PERCENT + 99) / 100, most = 0, x, y;
    int32_t gains[HEIGHT_MAX + 2];

    for (y = 0; y < HEIGHT_MAX + 2; y++)
        work->paths[0][y] = work->paths[1][y] = PATH_EARLY;
    for (x = 0; x < work->width && most * 100 < work->width * enough; x++) {
        int32_t fresh = PATH_EARLY - (x + 1), score;

        gains_take(work, x, gains);
        score = column_follow(work->paths[x & 1], gains, work->height, fresh,
                fresh + cover, work->paths[~x & 1]);
        most = score > most ? score : most;
    }
    return most * 100 / work->width;
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

/* All that a name is looked at with. */
struct scene {
    const struct image *image;
    const struct light *light;
    const struct register_map *map;
    const struct printed *printed;
    const struct streak *streaks;
    int streak_count;
};

/* The pixels of a name, from memory all at once. */
static void name_await(const struct scene *scene, const struct strike_work *work)
{
    struct spot from =
            register_place(scene->map, work->left * cell_um, work->top * cell_um);
    struct spot to = register_place(scene->map, (work->left + work->width) * cell_um,
            (work->top + work->height) * cell_um);

    image_await(scene->image, (from.x_px + to.x_px) / 2, (from.y_px + to.y_px) / 2,
            fabs(to.x_px - from.x_px) / 2, fabs(to.y_px - from.y_px) / 2);
}

/* What a name's cells show from work->least cells of print on. 0: nothing to follow. */
static int name_see(const struct scene *scene, const struct layout_rect *name,
        struct strike_work *work)
{
    struct layout_rect near = rect_grown(name, NEAR_UM);
    int32_t y;
    int k;

    span_set(scene->printed, name, work);
    if (work->width < WIDTH_LEAST)
        return 0;
    name_await(scene, work);
    for (y = 0; y < work->height; y++)
        row_see(scene->image, scene->light, scene->map, scene->printed, y, work);
    for (k = 0; k < scene->streak_count; k++)
        if (streak_crosses(&scene->streaks[k], &near))
            streak_blank(&scene->streaks[k], work);
    return hint_count(work) * 100 >= work->width * HINT_PERCENT;
}

/* A stroke through the letters' own bars shows but beside them, where large pixels blur
 * print. Where this sheet's other names show that they do not, what a name shows there
 * is a stroke, if it is seen elsewhere besides. percents: what was seen there. */
static void near_find(const struct scene *scene, const struct layout_page *page,
        const uint8_t *percents, struct strike_work *work, uint8_t *is_struck)
{
    uint8_t is_near[LAYOUT_NAMES_MAX];
    size_t i, dark = 0;

    work->least = FREE_CELLS;
    for (i = 0; i < page->name_count; i++) {
        int32_t percent = 0;

        if (name_see(scene, &page->names[i].rect, work))
            percent = path_percent(work, PROOF_NEAR_PERCENT);
        is_near[i] = percent >= PROOF_NEAR_PERCENT && percents[i] >= PROOF_LESS_PERCENT;
        dark += percent >= PROOF_PERCENT;
    }
    if (dark > 1 && dark * 100 > page->name_count * BLURRED_NAMES_PERCENT)
        return;
    for (i = 0; i < page->name_count; i++)
        is_struck[i] |= is_near[i];
}

/* 1 if any name seems struck; percents: what path was seen in each. */
static int names_look(const struct scene *scene, const struct layout_page *page,
        struct strike_work *work, uint8_t *percents, uint8_t *is_struck)
{
    int is_any = 0;
    size_t i;

    for (i = 0; i < page->name_count; i++) {
        percents[i] = is_struck[i] = 0;
        if (!name_see(scene, &page->names[i].rect, work))
            continue;
        percents[i] = (uint8_t)path_percent(work, PROOF_PERCENT);
        is_struck[i] = (uint8_t)(percents[i] >= PROOF_PERCENT || is_heavy(work));
        is_any |= is_struck[i];
    }
    return is_any;
}

/* Does this scan blur its print? In black and white nothing tells. */
static int is_blurred(const struct scene *scene, const struct layout_page *page,
        struct strike_work *work)
{
    struct sharpness print;

    sharpness_measure(
            scene->image, scene->light, page, scene->map, &work->sharpness, &print);
    return print.um >= BLURRED_UM && print.um < SHARPNESS_NONE;
}

void strike_find(const struct image *image, const struct light *light,
        const struct register_map *map, const struct layout_page *page,
        const struct printed *printed, const struct streak *streaks, int streak_count,
        struct strike_work *work, uint8_t is_struck[LAYOUT_NAMES_MAX])
{
    struct scene scene = {image, light, map, printed, streaks, streak_count};
    uint8_t percents[LAYOUT_NAMES_MAX];
    int is_coarse = fabs(register_line(map, 0).dx) * PIXEL_UM < 1;

    work->least = is_coarse ? FREE_CELLS_COARSE : FREE_CELLS;
    if (names_look(&scene, page, work, percents, is_struck) && !is_coarse &&
            is_blurred(&scene, page, work)) {
        is_coarse = 1;
        work->least = FREE_CELLS_COARSE;
        (void)names_look(&scene, page, work, percents, is_struck);
    }
    if (is_coarse)
        near_find(&scene, page, percents, work, is_struck);
}
