/* code_find.c -- are these modules printed here? */
#include "omr/code_find.h"

#include <string.h>

enum { ALIGN_STEP_UM = 160, ALIGN_STEPS = 5, PLACES = 4 };

struct module_places { /* offsets in pixels from a module's middle */
    double x[PLACES], y[PLACES];
};

static int level_at(const struct image *image, double x_px, double y_px)
{
    if (!(x_px >= 0 && y_px >= 0 && x_px < image->width_px && y_px < image->height_px))
        return 255;
    return image->pixels[(size_t)y_px * (size_t)image->width_px + (size_t)x_px];
}

/* The four middles of a module's inner quarters. */
static struct module_places places_of(
        const struct register_line *line, double pitch_x_um, double pitch_y_um)
{
    struct module_places places;
    int i;

    for (i = 0; i < PLACES; i++) {
        double across = (i % 2 ? 1 : -1) * pitch_x_um / 7;
        double down = (i / 2 ? 1 : -1) * pitch_y_um / 7;

        places.x[i] = line->dx * across - line->dy * down;
        places.y[i] = line->dy * across + line->dx * down;
    }
    return places;
}

static void row_sample(const struct image *image, const struct register_line *line,
        double first_um, double pitch_um, const struct module_places *places, int level,
        int side, uint8_t *out)
{
    int column, i;

    for (column = 0; column < side; column++) {
        double x_um = first_um + column * pitch_um;
        double x = line->x0 + line->dx * x_um, y = line->y0 + line->dy * x_um;
        int sum = 0;

        for (i = 0; i < PLACES; i++)
            sum += level_at(image, x + places->x[i], y + places->y[i]);
        out[column] = sum < level * PLACES;
    }
}

void code_sample(const struct image *image, const struct light *light,
        const struct register_map *map, const struct layout_code *code,
        struct code_shift shift, struct code_cells *out)
{
    double pitch_x = (double)(code->rect.right_um - code->rect.left_um) / code->side;
    double pitch_y = (double)(code->rect.bottom_um - code->rect.top_um) / code->side;
    struct spot middle =
            register_place(map, (code->rect.left_um + code->rect.right_um) / 2.0,
                    (code->rect.top_um + code->rect.bottom_um) / 2.0);
    int level = light_level(light, middle.x_px, middle.y_px, 500), row;

    for (row = 0; row < code->side; row++) {
        double y_um = code->rect.top_um + shift.y_um + (row + 0.5) * pitch_y;
        struct register_line line = register_line(map, y_um);
        struct module_places places = places_of(&line, pitch_x, pitch_y);

        row_sample(image, &line, code->rect.left_um + shift.x_um + pitch_x / 2, pitch_x,
                &places, level, code->side, out->cells + row * code->side);
    }
}

/* Eight modules at a time: each byte of `sums` counts those of its column that differ. */
static int differing(const uint8_t *a, const uint8_t *b, int count)
{
    uint64_t sums = 0, left, right;
    int i = 0, rounds = 0, sum = 0;

    for (; i + 8 <= count; i += 8) {
        memcpy(&left, a + i, sizeof(left));
        memcpy(&right, b + i, sizeof(right));
        sums += left ^ right;
        if (++rounds == UINT8_MAX) {
            for (; sums != 0; sums >>= 8)
                sum += (int)(sums & UINT8_MAX);
            rounds = 0;
        }
    }
    for (; sums != 0; sums >>= 8)
        sum += (int)(sums & UINT8_MAX);
    for (; i < count; i++)
        sum += a[i] != b[i];
    return sum;
}

int code_agreement(
        const struct code_cells *scanned, const struct layout_modules *printed, int side)
{
    int count = side * side;

    if (count == 0)
        return 0;
    return (count - differing(scanned->cells, printed->cells, count)) *
           CODE_SAME_PERMILLE / count;
}

/* How many of the modules known beforehand are as expected. */
static int expected_agree(const struct image *image, const struct light *light,
        const struct register_map *map, const struct layout_code *code,
        const struct code_cells *expected, struct code_shift shift)
{
    struct code_cells cells;
    int same = 0, i;

    code_sample(image, light, map, code, shift, &cells);
    for (i = 0; i < code->side * code->side; i++)
        same += cells.cells[i] == expected->cells[i];
    return same;
}

void code_align(const struct image *image, const struct light *light,
        const struct register_map *map, const struct layout_code *code,
        const struct code_cells *expected, struct code_shift *shift)
{
    struct code_shift best = *shift;
    int most = -1, pass, step;

    for (pass = 0; pass < 3; pass++) {
        struct code_shift from = best;

        for (step = -ALIGN_STEPS; step <= ALIGN_STEPS; step++) {
            struct code_shift at = from;
            int same;

            at.x_um += pass == 1 ? step * ALIGN_STEP_UM : 0;
            at.y_um += pass != 1 ? step * ALIGN_STEP_UM / (pass + 1) : 0;
            same = expected_agree(image, light, map, code, expected, at);
            if (same > most) {
                most = same;
                best = at;
            }
        }
    }
    *shift = best;
}
