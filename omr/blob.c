/* blob.c -- connected dark figures in a small window, and their exact centres. */
#include "omr/blob.h"

#include <string.h>

struct window_size {
    int32_t left_px, top_px, step, width, height;
};

static int32_t clamp(int32_t value, int32_t least, int32_t most)
{
    if (value < least)
        return least;
    return value > most ? most : value;
}

static int cell_is_dark(
        const struct image *image, int32_t x_px, int32_t y_px, int32_t step, int level)
{
    int32_t x, y, sum = 0;

    for (y = y_px; y < y_px + step; y++) {
        const uint8_t *line = image->pixels + (size_t)y * (size_t)image->width_px;

        for (x = x_px; x < x_px + step; x++)
            sum += line[x];
    }
    return sum < level * step * step;
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

static void window_fill(const struct image *image, const struct window_size *size,
        int level, struct blob_window *window)
{
    int32_t x, y;

    for (y = 0; y < size->height; y++)
        for (x = 0; x < size->width; x++)
            window->cells[y * size->width + x] =
                    (uint8_t)cell_is_dark(image, size->left_px + x * size->step,
                            size->top_px + y * size->step, size->step, level);
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

struct spot blob_centre(const struct image *image, const struct blob *blob,
        double margin_px, int white, int black)
{
    int32_t left = clamp((int32_t)(blob->left_px - margin_px), 0, image->width_px);
    int32_t right = clamp((int32_t)(blob->right_px + margin_px + 1), 0, image->width_px);
    int32_t top = clamp((int32_t)(blob->top_px - margin_px), 0, image->height_px);
    int32_t bottom =
            clamp((int32_t)(blob->bottom_px + margin_px + 1), 0, image->height_px);
    int floor = white - (white - black) / 8;
    int64_t sum = 0, sum_x = 0, sum_y = 0;
    struct spot spot = blob->centre;
    int32_t x, y;

    for (y = top; y < bottom; y++) {
        const uint8_t *line = image->pixels + (size_t)y * (size_t)image->width_px;

        for (x = left; x < right; x++)
            if (line[x] < floor) {
                int weight = white - (line[x] > black ? line[x] : black);

                sum += weight;
                sum_x += (int64_t)weight * (x - left);
                sum_y += (int64_t)weight * (y - top);
            }
    }
    if (sum > 0) {
        spot.x_px = left + (double)sum_x / (double)sum + 0.5;
        spot.y_px = top + (double)sum_y / (double)sum + 0.5;
    }
    return spot;
}
