/* strike_sight.c -- what a printed name's cells show between its letters. */
#include "omr/strike_sight.h"

#include <math.h>
#include <string.h>

#include "omr/dark_row.h"
#include "omr/figure.h"
#include "omr/wide.h"

enum {
    DARK = 64,          /* 25 % of toner */
    DARK_DOTS = 100,    /* 39 %, in black and white: two pixels of four */
    DARK_SCREEN = 60,   /* or one of four, of a screen's dots */
    GAP_CELLS = 3,      /* of white from one to the next: 0.5 mm */
    SPOTS_MOST = 5,     /* of nine cells: no more are dots' */
    HEAVY_PERCENT = 24, /* of a window's free cells dark: a scribble */
    HINT_PERCENT = 6,   /* fewer dark columns: nothing to follow */
    WIDTH_LEAST = 24,   /* a shorter name tells nothing */
    NEAR_UM = 1000,     /* around a name: lines that its cells may show */
    BESIDE_UM = 500     /* of a line: its edge and shade */
};

static const double cell_um = 25400.0 / LAYOUT_PRINTED_DPI;

static int32_t clamp(int32_t value, int32_t least, int32_t most)
{
    if (value < least)
        return least;
    return value > most ? most : value;
}

static void span_set(const struct printed *printed, const struct layout_rect *rect,
        struct strike_sight *sight)
{
    int32_t right = clamp(printed_cell(rect->right_um) + 1, 1, printed->width);
    int32_t bottom = clamp(
            printed_cell(rect->bottom_um) + 1 + STRIKE_ABOVE_CELLS, 1, printed->height);

    sight->left = clamp(printed_cell(rect->left_um), 0, right - 1);
    sight->top = clamp(printed_cell(rect->top_um) - STRIKE_ABOVE_CELLS, 0, bottom - 1);
    sight->width = clamp(right - sight->left, 1, STRIKE_WIDTH_MAX);
    sight->height = clamp(bottom - sight->top, 1, STRIKE_HEIGHT_MAX);
}

/* Near print nothing is seen. */
WIDE_LOOP static void print_hide(const uint8_t *restrict near, uint8_t least,
        int32_t count, uint8_t *restrict sight)
{
    int32_t i;

    for (i = 0; i < count; i++)
        sight[i] = (uint8_t)(near[i] < least ? SIGHT_PRINT : SIGHT_WHITE + sight[i]);
}

/* One row of a name's cells: which are dark. */
static void row_see(
        const struct strike_scene *scene, int32_t y, struct strike_sight *sight)
{
    struct register_line line =
            register_line(scene->map, (sight->top + y + 0.5) * cell_um);
    double from = (sight->left + 0.5) * cell_um;
    double x_px = line.x0 + line.dx * from - 0.5, y_px = line.y0 + line.dy * from - 0.5;
    double pixel = 1 << DARK_ROW_SHIFT;
    struct dark_row row = {(int64_t)(x_px * pixel), (int64_t)(y_px * pixel),
            (int64_t)(line.dx * cell_um * pixel), (int64_t)(line.dy * cell_um * pixel)};
    int white = light_white(scene->light, x_px, y_px);
    int dots = sight->is_screen ? DARK_SCREEN : DARK_DOTS;
    int dark = scene->image->is_bilevel ? dots : DARK;
    int limit = white - (white - scene->light->black) * dark / LIGHT_DARK_FULL;

    dark_row_see(scene->image, &row, limit, sight->width, sight->cells[y]);
}

/* Dark is what most cells about it are: dots are not. */
static void spots_drop(struct strike_sight *sight)
{
    int32_t x, y, i;

    memcpy(sight->raw, sight->cells, sizeof(sight->raw));
    for (y = 1; y + 1 < sight->height; y++)
        for (x = 1; x + 1 < sight->width; x++) {
            int dark = 0;

            for (i = -1; i <= 1; i++)
                dark += sight->raw[y + i][x - 1] + sight->raw[y + i][x] +
                        sight->raw[y + i][x + 1];
            sight->cells[y][x] = dark >= SPOTS_MOST;
        }
}

static void rows_see(const struct strike_scene *scene, struct strike_sight *sight)
{
    const struct printed *printed = scene->printed;
    const uint8_t *near =
            printed->near + (size_t)sight->top * (size_t)printed->width + sight->left;
    int32_t y;

    for (y = 0; y < sight->height; y++)
        row_see(scene, y, sight);
    if (sight->is_dotted)
        spots_drop(sight);
    for (y = 0; y < sight->height; y++, near += printed->width)
        print_hide(near, (uint8_t)sight->least, sight->width, sight->cells[y]);
}

/* Where a streak runs down, nothing is seen; a path may cross a level fold, not follow
 * it. */
static void streak_blank(const struct streak *streak, struct strike_sight *sight)
{
    int32_t reach = streak->width_um / 2 + BESIDE_UM, x, y;

    for (y = 0; y < sight->height; y++)
        for (x = 0; x < sight->width; x++) {
            int32_t x_um = (int32_t)((sight->left + x + 0.5) * cell_um);
            int32_t y_um = (int32_t)((sight->top + y + 0.5) * cell_um);
            int32_t off = streak->is_down ? x_um - streak_across(streak, y_um)
                                          : y_um - streak_across(streak, x_um);

            if (off >= -reach && off <= reach &&
                    (streak->is_down ? y_um : x_um) >= streak->first_um &&
                    (streak->is_down ? y_um : x_um) <= streak->last_um)
                sight->cells[y][x] = streak->is_down ? SIGHT_PRINT : SIGHT_FOLD;
        }
}

/* The pixels of a name, from memory all at once. */
static void name_await(const struct strike_scene *scene, const struct strike_sight *sight)
{
    struct spot from =
            register_place(scene->map, sight->left * cell_um, sight->top * cell_um);
    struct spot to = register_place(scene->map, (sight->left + sight->width) * cell_um,
            (sight->top + sight->height) * cell_um);

    image_await(scene->image, (from.x_px + to.x_px) / 2, (from.y_px + to.y_px) / 2,
            fabs(to.x_px - from.x_px) / 2, fabs(to.y_px - from.y_px) / 2);
}

/* Columns of the name that are dark somewhere. */
static int32_t hint_count(const struct strike_sight *sight)
{
    uint8_t has_dark[STRIKE_WIDTH_MAX] = {0};
    int32_t count = 0, x, y;

    for (y = 0; y < sight->height; y++)
        for (x = 0; x < sight->width; x++)
            has_dark[x] |= sight->cells[y][x] == SIGHT_DARK;
    for (x = 0; x < sight->width; x++)
        count += has_dark[x];
    return count;
}

static int is_dark_about(const struct strike_sight *sight, int32_t x, int32_t y)
{
    return sight->raw[y - 1][x] == SIGHT_DARK || sight->raw[y][x] == SIGHT_DARK ||
           sight->raw[y + 1][x] == SIGHT_DARK;
}

/* White from dot to dot, in the row or those beside it, is no proof of paper, whatever
 * print hides between them. */
static void gaps_see(struct strike_sight *sight)
{
    int32_t whites[GAP_CELLS], x, y;

    memcpy(sight->raw, sight->cells, sizeof(sight->raw));
    for (y = 1; y + 1 < sight->height; y++) {
        int32_t count = GAP_CELLS + 1; /* of white cells since the last dot */

        for (x = 0; x < sight->width; x++) {
            if (is_dark_about(sight, x, y)) {
                while (count <= GAP_CELLS && count > 0)
                    sight->cells[y][whites[--count]] = SIGHT_GAP;
                count = 0;
            } else if (sight->cells[y][x] == SIGHT_WHITE && count <= GAP_CELLS) {
                if (count < GAP_CELLS)
                    whites[count] = x;
                count++;
            }
        }
    }
}

int strike_sight_take(const struct strike_scene *scene, const struct layout_rect *name,
        struct strike_sight *sight)
{
    struct layout_rect near = rect_grown(name, NEAR_UM);
    int k;

    sight->hints = 0;
    span_set(scene->printed, name, sight);
    if (sight->width < WIDTH_LEAST)
        return 0;
    name_await(scene, sight);
    rows_see(scene, sight);
    for (k = 0; k < scene->streak_count; k++)
        if (streak_crosses(&scene->streaks[k], &near))
            streak_blank(&scene->streaks[k], sight);
    sight->hints = hint_count(sight);
    if (sight->hints * 100 < sight->width * HINT_PERCENT)
        return 0;
    if (sight->is_screen)
        gaps_see(sight);
    return 1;
}

int strike_sight_is_heavy(const struct strike_sight *sight, int32_t left)
{
    int32_t free_cells = 0, dark = 0, x, y;

    for (y = STRIKE_ABOVE_CELLS; y < sight->height - STRIKE_ABOVE_CELLS; y++)
        for (x = left; x < left + STRIKE_WINDOW_CELLS; x++) {
            free_cells +=
                    sight->cells[y][x] == SIGHT_WHITE || sight->cells[y][x] == SIGHT_DARK;
            dark += sight->cells[y][x] == SIGHT_DARK;
        }
    return dark * 100 >= free_cells * HEAVY_PERCENT && free_cells > 0;
}
