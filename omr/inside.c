/* inside.c -- the place inside a box's outline: its cells, smoothed, and its paper. */
#include "omr/inside.h"

#include <assert.h>
#include <math.h>
#include <string.h>

#include "omr/eight.h"
#include "omr/light.h"
#include "omr/reach.h"
#include "omr/smooth.h"
#include "omr/wide.h"

enum {
    INSET_UM = 200,
    INSET_PIXEL_MOST_UM = 200,
    PLAIN_DARK_MOST = 22,  /* 9 %: paper with heavy noise */
    PLAIN_STEP = 12,       /* 4 %: no place is darker than the mean of all by more */
    PAPER_PERCENT = 40,    /* of the box is paper even under a large tick or X */
    PAPER_DARK_MOST = 90,  /* 35 %: grey paper, dithered */
    PAPER_DARKER = 6,      /* than around the box: the slope of a shade */
    GROUP = 16,            /* cells that are worked on together */
    NINTH = 7282,          /* of 65536; exact for nine bytes */
    PLACE_MAX = 64,        /* cells of its edge: the mean of one so large is exact */
    AROUND_CLEAR_UM = 300, /* from the box to what counts as around it */
    AROUND_PLACES = 8,
    AROUND_RANK = 2 /* the third palest of these: strokes may leave the box both ways */
};

static int32_t clamp(int32_t value, int32_t least, int32_t most)
{
    if (value < least)
        return least;
    return value > most ? most : value;
}

int inside_level(const struct inside *inside, int dark)
{
    return inside->paper + dark * (inside->patch->full - inside->paper) / LIGHT_DARK_FULL;
}

int32_t inside_cells(const struct inside *inside, int32_t um)
{
    int32_t cells = (int32_t)(um / inside->cell_um + 0.5);

    return cells < 1 ? 1 : cells;
}

int32_t inside_um(const struct inside *inside, double cells)
{
    return (int32_t)(cells * inside->cell_um + 0.5);
}

void inside_set(const struct patch *patch, const struct outline *outline,
        int32_t outline_um, struct inside *inside)
{
    double x = outline->shift_x_um / patch->cell_x_um;
    double y = outline->shift_y_um / patch->cell_y_um;
    double border_x, border_y;
    int32_t pixel_um, right, bottom;

    inside->patch = patch;
    inside->cell_um = (patch->cell_x_um + patch->cell_y_um) / 2;
    pixel_um = clamp((int32_t)inside->cell_um, 1, INSET_PIXEL_MOST_UM);
    inside->border_um = outline_um + INSET_UM + pixel_um;
    border_x = inside->border_um / patch->cell_x_um;
    border_y = inside->border_um / patch->cell_y_um;
    inside->left =
            clamp((int32_t)lround(patch->left + x + border_x), 0, patch->width - 1);
    inside->top = clamp((int32_t)lround(patch->top + y + border_y), 0, patch->height - 1);
    right = clamp(
            (int32_t)lround(patch->right + x - border_x), inside->left + 1, patch->width);
    bottom = clamp((int32_t)lround(patch->bottom + y - border_y), inside->top + 1,
            patch->height);
    inside->raw.dark = patch->dark + inside->top * patch->width + inside->left;
    inside->raw.pitch = patch->width;
    inside->raw.width = right - inside->left;
    inside->raw.height = bottom - inside->top;
}

/* A row of places from the sums of their columns of cells. Inlined where `place` is a
 * number, the inner loop is none. */
static inline int32_t places_mean(
        const uint16_t *sums, int32_t width, int32_t place, uint8_t *out)
{
    uint32_t area = (uint32_t)(place * place);
    uint64_t part = ((UINT64_C(1) << 32) + area - 1) / area; /* exact for bytes */
    int32_t x, i, all = 0;

    for (x = 0; x + place <= width; x += place) {
        uint32_t sum = 0;

        for (i = 0; i < place; i++)
            sum += sums[x + i];
        sum = (uint32_t)(sum * part >> 32);
        *out++ = (uint8_t)sum;
        all += (int32_t)sum;
    }
    return all;
}

/* Each shares with its neighbours. */
static void places_smooth(struct inside_places *places, const uint8_t *raw)
{
    int32_t width = places->width, height = places->height, y, i;
    uint8_t most = 0;

    for (y = 0; y < height && width > 0; y++, raw += width)
        smooth_row(y > 0 ? raw - width : raw, raw, y + 1 < height ? raw + width : raw,
                width, places->dark + y * width);
    for (i = 0; i < width * height; i++)
        most = places->dark[i] > most ? places->dark[i] : most;
    places->most = most;
}

/* The sums of each column of a row of places. */
static void columns_sum(const uint8_t *rows, int32_t pitch, int32_t place, int32_t width,
        uint16_t *restrict sums)
{
    int32_t i, x;

    memset(sums, 0, (size_t)width * sizeof(sums[0]));
    for (i = 0; i < place; i++, rows += pitch)
        for (x = 0; x < width; x++)
            sums[x] = (uint16_t)(sums[x] + rows[x]);
}

/* The means of three rows and columns, from each column on that has two more, in groups;
 * the last ends with the row. */
WIDE_LOOP static void nines_mean(const uint8_t *restrict rows, int32_t pitch,
        int32_t width, uint8_t *restrict means)
{
    int32_t at = 0, x, last = width - 2;

    for (;;) {
        for (x = at; x < at + GROUP; x++) {
            const uint8_t *cell = rows + x;
            uint16_t first = (uint16_t)(cell[0] + cell[1] + cell[2]);
            uint16_t second = (uint16_t)(cell[pitch] + cell[pitch + 1] + cell[pitch + 2]);
            uint16_t third = (uint16_t)(cell[2 * pitch] + cell[2 * pitch + 1] +
                                        cell[2 * pitch + 2]);
            uint16_t sum = (uint16_t)(first + second + third);

            means[x] = (uint8_t)((uint32_t)sum * NINTH >> 16);
        }
        if (at + GROUP >= last)
            return;
        at = at + 2 * GROUP <= last ? at + GROUP : last - GROUP;
    }
}

/* A row of places of three cells: one in three of these. */
static int32_t places_thirds(
        const uint8_t *rows, int32_t pitch, int32_t width, uint8_t *out)
{
    uint8_t means[PATCH_EDGE_MAX];
    int32_t x, all = 0;

    nines_mean(rows, pitch, width, means);
    for (x = 0; x + 3 <= width; x += 3) {
        *out++ = means[x];
        all += means[x];
    }
    return all;
}

/* A row of places; the sum of them. */
static int32_t places_row(
        const struct ink_window *window, int32_t y, int32_t place, uint8_t *out)
{
    const uint8_t *rows = window->dark + y * place * window->pitch;
    uint16_t sums[PATCH_EDGE_MAX];

    assert(place > 0 && place <= PLACE_MAX);
    if (place == 3 && window->width >= GROUP + 2) /* at 300 dpi */
        return places_thirds(rows, window->pitch, window->width, out);
    columns_sum(rows, window->pitch, place, window->width, sums);
    switch (place) {
    case 2: /* at 200 dpi */
        return places_mean(sums, window->width, 2, out);
    case 4: /* at 400 dpi */
        return places_mean(sums, window->width, 4, out);
    default:
        return places_mean(sums, window->width, place, out);
    }
}

void inside_places(const struct inside *inside, struct inside_places *places)
{
    const struct ink_window *window = &inside->raw;
    uint8_t raw[INSIDE_PLACES_MAX * INSIDE_PLACES_MAX];
    int32_t place = inside_cells(inside, INSIDE_PLACE_UM), y, all = 0;

    while (window->width / place > INSIDE_PLACES_MAX ||
            window->height / place > INSIDE_PLACES_MAX)
        place++;
    places->width = window->width / place;
    places->height = window->height / place;
    places->edge_um = place * inside->cell_um;
    for (y = 0; y < places->height; y++)
        all += places_row(window, y, place, raw + y * places->width);
    places->mean = places->width * places->height > 0
                           ? all / (places->width * places->height)
                           : LIGHT_DARK_FULL;
    places_smooth(places, raw);
}

int inside_is_plain(const struct inside *inside, const struct inside_places *places)
{
    return places->mean <= patch_level(inside->patch, PLAIN_DARK_MOST) &&
           places->most - places->mean <= patch_level(inside->patch, PLAIN_STEP);
}

static int rect_mean(const struct patch *patch, int32_t left, int32_t top, int32_t right,
        int32_t bottom)
{
    int32_t x, y, sum = 0;

    for (y = top; y < bottom; y++) {
        const uint8_t *row = patch->dark + y * patch->width;

        for (x = left; x + EIGHT <= right; x += EIGHT)
            sum += eight_sum(eight_take(row + x));
        if (x > left && x < right) /* those left are the last of eight */
            sum += eight_sum(eight_take(row + right - EIGHT) >> 8 * (x + EIGHT - right));
        else
            for (; x < right; x++)
                sum += row[x];
    }
    return right > left && bottom > top ? sum / ((right - left) * (bottom - top)) : 0;
}

/* Places beside the box's corners and the middles of its sides, as deep as the margin. */
static int around_dark(const struct inside *inside)
{
    const struct patch *patch = inside->patch;
    int32_t clear = inside_cells(inside, AROUND_CLEAR_UM), i, k, count = 0;
    int32_t wide = (int32_t)patch->left - clear, high = (int32_t)patch->top - clear;
    int32_t x[3] = {0, (patch->width - wide) / 2, patch->width - wide};
    int32_t y[3] = {0, (patch->height - high) / 2, patch->height - high};
    int means[AROUND_PLACES] = {0}, mean;

    for (i = 0; i < 9; i++) {
        if (i == 4)
            continue;
        mean = rect_mean(patch, x[i % 3], y[i / 3], x[i % 3] + wide, y[i / 3] + high);
        for (k = count++; k > 0 && means[k - 1] > mean; k--)
            means[k] = means[k - 1];
        means[k] = mean;
    }
    return means[AROUND_RANK];
}

/* The box's own paper: the darkness of its paler part, but hardly darker than around it:
 * what a rubber left may cover most of a box. */
static int paper_dark(const struct inside *inside, const struct inside_places *places)
{
    struct ink_window window = {
            places->dark, places->width, places->width, places->height};
    int32_t count = places->width * places->height;
    int around = around_dark(inside) + patch_level(inside->patch, PAPER_DARKER);
    int most = patch_level(inside->patch, PAPER_DARK_MOST);
    int level = reach_level(&window, count - count * PAPER_PERCENT / 100);

    most = around < most ? around : most;
    return level < most ? level : most;
}

void inside_soften(
        struct inside *inside, const struct inside_places *places, uint8_t *room)
{
    smooth_fine(&inside->raw, inside->cell_um, room, &inside->soft);
    inside->paper = paper_dark(inside, places);
}
