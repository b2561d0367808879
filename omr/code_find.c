/* code_find.c -- are these modules printed here? */
#include "omr/code_find.h"

#include <string.h>

#include "omr/sample.h"

enum { SEARCH_STEP_UM = 160, SEARCH_STEPS = 3, GOOD_ENOUGH_PERMILLE = 985 };

/* The mean level of a module's middle third, from four places. */
static int module_level(const struct image *image, const struct register_line lines[2],
        double left_um, double right_um)
{
    int sum = 0, i;

    for (i = 0; i < 2; i++) {
        const struct register_line *line = &lines[i];

        sum += sample_level(
                image, line->x0 + line->dx * left_um, line->y0 + line->dy * left_um, 255);
        sum += sample_level(image, line->x0 + line->dx * right_um,
                line->y0 + line->dy * right_um, 255);
    }
    return sum / 4;
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
    int level = light_level(light, middle.x_px, middle.y_px, 500);
    int row, column;

    for (row = 0; row < code->side; row++) {
        double y = code->rect.top_um + shift.y_um + (row + 0.5) * pitch_y;
        struct register_line lines[2];

        lines[0] = register_line(map, y - pitch_y / 7);
        lines[1] = register_line(map, y + pitch_y / 7);
        for (column = 0; column < code->side; column++) {
            double x = code->rect.left_um + shift.x_um + (column + 0.5) * pitch_x;

            out->cells[row * code->side + column] =
                    (uint8_t)(module_level(image, lines, x - pitch_x / 7,
                                      x + pitch_x / 7) < level);
        }
    }
}

int code_agreement(
        const struct code_cells *scanned, const struct layout_modules *printed, int side)
{
    int same = 0, i;

    for (i = 0; i < side * side; i++)
        same += scanned->cells[i] == printed->cells[i];
    return side > 0 ? same * CODE_SAME_PERMILLE / (side * side) : 0;
}

int code_search(const struct image *image, const struct light *light,
        const struct register_map *map, const struct layout_code *code,
        const struct layout_modules *printed, struct code_shift *shift)
{
    struct code_cells cells;
    struct code_shift best = *shift;
    int best_agreement, x, y;

    code_sample(image, light, map, code, *shift, &cells);
    best_agreement = code_agreement(&cells, printed, code->side);
    for (y = -SEARCH_STEPS; y <= SEARCH_STEPS; y++)
        for (x = -SEARCH_STEPS; x <= SEARCH_STEPS; x++) {
            struct code_shift at = {
                    shift->x_um + x * SEARCH_STEP_UM, shift->y_um + y * SEARCH_STEP_UM};
            int agreement;

            if (best_agreement >= GOOD_ENOUGH_PERMILLE)
                break;
            code_sample(image, light, map, code, at, &cells);
            agreement = code_agreement(&cells, printed, code->side);
            if (agreement > best_agreement) {
                best_agreement = agreement;
                best = at;
            }
        }
    *shift = best;
    return best_agreement;
}
