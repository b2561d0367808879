/* code_find.c -- are these modules printed here? */
#include "omr/code_find.h"

#include <string.h>

#include "omr/wide.h"

enum {
    ALIGN_STEP_UM = 160,
    ALIGN_STEPS = 5,
    PLACES = 4,
    TOUCH_STEP = 6 /* modules: less than 64 pixels, which come together */
};

struct module_places { /* offsets in pixels from a module's middle */
    double x[PLACES], y[PLACES];
};

static int is_within(const struct image *image, double x_px, double y_px)
{
    return x_px >= 0 && y_px >= 0 && x_px < image->width_px && y_px < image->height_px;
}

static int level_at(const struct image *image, double x_px, double y_px)
{
    if (!is_within(image, x_px, y_px))
        return UINT8_MAX;
    return image->pixels[(ptrdiff_t)(int32_t)y_px * image->width_px + (int32_t)x_px];
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

/* A row of modules from the middle of the first one on. */
struct module_row {
    struct register_line line;
    struct module_places places;
    double first_um, pitch_um;
    int side;
};

static struct spot module_at(const struct module_row *row, double column)
{
    double x_um = row->first_um + column * row->pitch_um;
    struct spot spot = {
            row->line.x0 + row->line.dx * x_um, row->line.y0 + row->line.dy * x_um};

    return spot;
}

/* All of it is, if both its ends are: what lies between them is rounded as they are. */
static int row_is_within(const struct image *image, const struct module_row *row)
{
    struct spot first = module_at(row, 0), last = module_at(row, row->side - 1);
    const struct module_places *places = &row->places;
    int i;

    for (i = 0; i < PLACES; i++)
        if (!is_within(image, first.x_px + places->x[i], first.y_px + places->y[i]) ||
                !is_within(image, last.x_px + places->x[i], last.y_px + places->y[i]))
            return 0;
    return 1;
}

/* Its pixels come from memory: every other place of a module, in turn those above and
 * below its middle. */
static void row_touch(const struct image *image, const struct module_row *row)
{
    int column, i;

    for (column = 0; column < row->side; column += TOUCH_STEP)
        for (i = 0; i < PLACES; i += PLACES - 1) {
            struct spot at = module_at(row, column);
            double x = at.x_px + row->places.x[i], y = at.y_px + row->places.y[i];

            if (is_within(image, x, y))
                image_ask(image->pixels + (ptrdiff_t)(int32_t)y * image->width_px +
                                  (int32_t)x,
                        1);
        }
}

/* Where one place of each module stands in the image's pixels. */
WIDE_LOOP static void pixels_find(const struct module_row *row, double aside_x,
        double aside_y, int32_t width, int32_t pixels[restrict LAYOUT_MODULES_MAX])
{
    struct register_line line = row->line;
    double first_um = row->first_um, pitch_um = row->pitch_um;
    int side = row->side, column;

    for (column = 0; column < side; column++) {
        double x_um = first_um + column * pitch_um;
        double x = line.x0 + line.dx * x_um + aside_x;
        double y = line.y0 + line.dy * x_um + aside_y;

        pixels[column] = (int32_t)y * width + (int32_t)x;
    }
}

static void row_sample(
        const struct image *image, const struct module_row *row, int level, uint8_t *out)
{
    int32_t places[PLACES][LAYOUT_MODULES_MAX];
    const uint8_t *pixels = image->pixels;
    int column, i;

    for (i = 0; i < PLACES; i++)
        pixels_find(row, row->places.x[i], row->places.y[i], image->width_px, places[i]);
    for (column = 0; column < row->side; column++)
        out[column] = pixels[places[0][column]] + pixels[places[1][column]] +
                              pixels[places[2][column]] + pixels[places[3][column]] <
                      level * PLACES;
}

/* The same where a part of it may lie beyond the image. */
static void row_sample_careful(
        const struct image *image, const struct module_row *row, int level, uint8_t *out)
{
    int column, i;

    for (column = 0; column < row->side; column++) {
        struct spot at = module_at(row, column);
        int sum = 0;

        for (i = 0; i < PLACES; i++)
            sum += level_at(
                    image, at.x_px + row->places.x[i], at.y_px + row->places.y[i]);
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
    int level = light_level(light, middle.x_px, middle.y_px, 500), i;
    struct module_row rows[LAYOUT_MODULES_MAX];

    for (i = 0; i < code->side; i++) {
        double y_um = code->rect.top_um + shift.y_um + (i + 0.5) * pitch_y;
        struct module_row *row = &rows[i];

        row->line = register_line(map, y_um);
        row->places = places_of(&row->line, pitch_x, pitch_y);
        row->first_um = code->rect.left_um + shift.x_um + pitch_x / 2;
        row->pitch_um = pitch_x;
        row->side = code->side;
        row_touch(image, row);
    }
    for (i = 0; i < code->side; i++)
        if (row_is_within(image, &rows[i]))
            row_sample(image, &rows[i], level, out->cells + i * code->side);
        else
            row_sample_careful(image, &rows[i], level, out->cells + i * code->side);
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
