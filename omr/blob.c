/* blob.c -- connected dark figures in a window, roughly: where to look closer. */
#include "omr/blob.h"

#include <string.h>

enum { CELL_SAMPLES = 3 };

struct window_size {
    int32_t left_px, top_px, step, width, height;
};

static int32_t clamp(int32_t value, int32_t least, int32_t most)
{
    if (value < least)
        return least;
    return value > most ? most : value;
}

static struct window_size window_cut(
        const struct image *image, const struct blob_area *area, int step)
{
    struct window_size size;
    int32_t right = clamp(area->right_px, 0, image->width_px);
    int32_t bottom = clamp(area->bottom_px, 0, image->height_px);

    size.left_px = clamp(area->left_px, 0, image->width_px);
    size.top_px = clamp(area->top_px, 0, image->height_px);
    size.step = step;
    size.width = clamp((right - size.left_px) / step, 0, BLOB_WINDOW_MAX);
    size.height = clamp((bottom - size.top_px) / step, 0, BLOB_WINDOW_MAX);
    return size;
}

/* Up to CELL_SAMPLES pixels of a cell along one axis, spread evenly. */
static int samples_spread(int step, int32_t offsets[CELL_SAMPLES])
{
    int count = step < CELL_SAMPLES ? step : CELL_SAMPLES, i;

    for (i = 0; i < count; i++)
        offsets[i] = (2 * i + 1) * step / (2 * count);
    return count;
}

/* Nine pixels of each cell of a row: the usual case. */
static void nine_sum(const uint8_t *const lines[CELL_SAMPLES],
        const int32_t offsets[CELL_SAMPLES], int step, int32_t width, int32_t *sums)
{
    int32_t cell;

    for (cell = 0; cell < width; cell++) {
        int32_t a = cell * step + offsets[0], b = cell * step + offsets[1];
        int32_t c = cell * step + offsets[2];

        sums[cell] = lines[0][a] + lines[0][b] + lines[0][c] + lines[1][a] + lines[1][b] +
                     lines[1][c] + lines[2][a] + lines[2][b] + lines[2][c];
    }
}

/* The same of fewer, where a cell has no more. */
static void few_sum(const uint8_t *const lines[CELL_SAMPLES],
        const int32_t offsets[CELL_SAMPLES], int step, int32_t width, int32_t *sums)
{
    int32_t cell, i, k;

    for (cell = 0; cell < width; cell++) {
        sums[cell] = 0;
        for (k = 0; k < step; k++)
            for (i = 0; i < step; i++)
                sums[cell] += lines[k][cell * step + offsets[i]];
    }
}

static void window_fill(const struct image *image, const struct window_size *size,
        int level, struct blob_window *window)
{
    int32_t offsets[CELL_SAMPLES], x, y, sums[BLOB_WINDOW_MAX];
    int count = samples_spread(size->step, offsets), k;
    size_t pitch = (size_t)image->width_px;

    for (y = 0; y < size->height; y++) {
        const uint8_t *lines[CELL_SAMPLES];
        uint8_t *cells = window->cells + y * size->width;

        for (k = 0; k < count; k++) {
            lines[k] = image->pixels +
                       (size_t)(size->top_px + y * size->step + offsets[k]) * pitch +
                       size->left_px;
            if (y + 1 < size->height)
                image_ask(
                        lines[k] + (size_t)size->step * pitch, size->width * size->step);
        }
        if (count == CELL_SAMPLES)
            nine_sum(lines, offsets, size->step, size->width, sums);
        else
            few_sum(lines, offsets, count, size->width, sums);
        for (x = 0; x < size->width; x++)
            cells[x] = sums[x] < level * count * count;
    }
}

struct figure { /* in cells */
    int32_t left, top, right, bottom, count;
    int64_t sum_x, sum_y;
};

static void figure_add(struct figure *figure, int32_t x, int32_t y)
{
    if (x < figure->left)
        figure->left = x;
    if (x >= figure->right)
        figure->right = x + 1;
    if (y < figure->top)
        figure->top = y;
    if (y >= figure->bottom)
        figure->bottom = y + 1;
    figure->count++;
    figure->sum_x += x;
    figure->sum_y += y;
}

/* Takes the figure at `start` out of the window (4-neighbours). */
static struct figure figure_take(
        const struct window_size *size, struct blob_window *window, int32_t start)
{
    struct figure figure = {size->width, size->height, 0, 0, 0, 0, 0};
    int32_t depth = 0;

    window->cells[start] = 0;
    window->stack[depth++] = start;
    while (depth > 0) {
        int32_t at = window->stack[--depth];
        int32_t x = at % size->width, y = at / size->width, i;
        const int32_t near[4] = {x > 0 ? at - 1 : -1, x + 1 < size->width ? at + 1 : -1,
                y > 0 ? at - size->width : -1,
                y + 1 < size->height ? at + size->width : -1};

        figure_add(&figure, x, y);
        for (i = 0; i < 4; i++)
            if (near[i] >= 0 && window->cells[near[i]]) {
                window->cells[near[i]] = 0;
                window->stack[depth++] = near[i];
            }
    }
    return figure;
}

static struct blob blob_of(const struct figure *figure, const struct window_size *size)
{
    struct blob blob;
    double step = size->step;

    blob.left_px = size->left_px + figure->left * step;
    blob.right_px = size->left_px + figure->right * step;
    blob.top_px = size->top_px + figure->top * step;
    blob.bottom_px = size->top_px + figure->bottom * step;
    blob.area_px = figure->count * step * step;
    blob.centre.x_px =
            size->left_px + ((double)figure->sum_x / figure->count + 0.5) * step;
    blob.centre.y_px =
            size->top_px + ((double)figure->sum_y / figure->count + 0.5) * step;
    return blob;
}

int blob_list(const struct image *image, const struct blob_area *area, int step,
        int level, int least, struct blob_window *window, struct blob out[BLOB_MAX])
{
    struct window_size size = window_cut(image, area, step);
    int32_t i;
    int count = 0;

    window_fill(image, &size, level, window);
    for (i = 0; i < size.width * size.height && count < BLOB_MAX; i++) {
        struct figure figure;

        if (!window->cells[i])
            continue;
        figure = figure_take(&size, window, i);
        if (figure.count >= least)
            out[count++] = blob_of(&figure, &size);
    }
    return count;
}
