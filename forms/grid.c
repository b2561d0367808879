/* grid.c -- columns and rows of the ballot's table: whole micrometres, clear of folds. */
#include "forms/grid.h"

enum { FOLDS = 3, WIDTH_STEP_UM = 100, SLACK_STEP_UM = 250, STEPS_APART_UM = 3000 };

/* A third, the half, two thirds of 210 mm and of 297 mm. */
static const int32_t folds_x_um[FOLDS] = {70000, 105000, 140000};
static const int32_t folds_y_um[FOLDS] = {99000, 148500, 198000};

static int is_clear_of_folds(int32_t left_um, int32_t right_um)
{
    int i;

    for (i = 0; i < FOLDS; i++)
        if (left_um < folds_x_um[i] + GRID_FOLD_CLEAR_UM &&
                right_um > folds_x_um[i] - GRID_FOLD_CLEAR_UM)
            return 0;
    return 1;
}

static int is_width_good(size_t options, int32_t width, int32_t box_um, int32_t right_um)
{
    int32_t left;
    size_t i;

    for (i = 1; i <= options; i++) {
        left = right_um - (int32_t)i * width + (width - box_um) / 2;
        if (left < GRID_PAGE_WIDTH_UM / 2 + GRID_FOLD_CLEAR_UM ||
                !is_clear_of_folds(left, left + box_um))
            return 0;
    }
    return 1;
}

int grid_option_width(size_t options, int32_t least, int32_t wanted, int32_t box_um,
        int32_t right_um, int32_t *width_um, struct error *err)
{
    int32_t step, most = right_um - GRID_PAGE_WIDTH_UM / 2, first;

    first = wanted < least ? least : wanted;
    for (step = 0; step <= most; step += WIDTH_STEP_UM) {
        if (is_width_good(options, first + step, box_um, right_um)) {
            *width_um = first + step;
            return 0;
        }
        if (first - step >= least &&
                is_width_good(options, first - step, box_um, right_um)) {
            *width_um = first - step;
            return 0;
        }
    }
    return error_set(err, ERROR_RANGE,
            "%zu columns for marks of %d mm or more find no room right of the paper's "
            "middle and off its folds; make the boxes or the columns' letters smaller, "
            "or the labels shorter",
            options, (int)((least + 999) / 1000));
}

static int are_steps_clear(
        size_t count, int32_t first_um, int32_t pitch_um, int32_t box_um)
{
    int32_t left;
    size_t i;

    for (i = 0; i < count; i++) {
        left = first_um + (int32_t)i * pitch_um;
        if (!is_clear_of_folds(left, left + box_um))
            return 0;
    }
    return 1;
}

int grid_steps(size_t count, int32_t left_um, int32_t right_um, int32_t box_um,
        int32_t gap_um, int32_t *lefts, struct error *err)
{
    int32_t span = (int32_t)count - 1, pitch, first;
    size_t i;

    for (pitch = box_um + gap_um; pitch >= box_um + STEPS_APART_UM;
            pitch -= WIDTH_STEP_UM)
        for (first = right_um - box_um - span * pitch; first >= left_um;
                first -= WIDTH_STEP_UM) {
            if (!are_steps_clear(count, first, pitch, box_um))
                continue;
            for (i = 0; i < count; i++)
                lefts[i] = first + (int32_t)i * pitch;
            return 0;
        }
    return error_set(err, ERROR_RANGE,
            "%zu boxes of %d.%d mm find no room in a row, 3 mm apart and off the paper's "
            "folds; make the boxes smaller",
            count, (int)(box_um / 1000), (int)(box_um % 1000 / 100));
}

static int32_t row_height(int32_t least, int32_t pitch)
{
    return least > pitch ? least : pitch;
}

/* Moves row i down by `push`, the rows from `first` on growing alike. */
static void stretch_rows(struct grid_rows *rows, size_t first, size_t i, int32_t push)
{
    int32_t share, count = (int32_t)(i - first), k;

    rows->stretch_um += push;
    if (count == 0) {
        rows->tops[i] += push;
        return;
    }
    for (k = 1; k <= count; k++) {
        share = (int32_t)((int64_t)push * k / count);
        rows->tops[first + (size_t)k] += share;
    }
}

void grid_place(const struct grid_row *list, size_t count, int32_t start_um,
        int32_t pitch_um, int32_t box_um, struct grid_rows *rows)
{
    int32_t clear = box_um / 2 + GRID_FOLD_CLEAR_UM, height, middle;
    size_t i, first = 0;
    int fold = 0;

    rows->count = count;
    rows->tops[0] = start_um;
    rows->stretch_um = 0;
    for (i = 0; i < count; i++) {
        height = row_height(list[i].least_um, pitch_um);
        middle = rows->tops[i] + list[i].above_um + height / 2;
        while (fold < FOLDS && middle >= folds_y_um[fold] + clear) {
            fold++;
            first = i;
        }
        if (fold < FOLDS && middle > folds_y_um[fold] - clear) {
            int32_t push = folds_y_um[fold] + clear - middle;

            if (i == first && i > 0) /* nothing above it to grow: it grows itself */
                height += 2 * push;
            else
                stretch_rows(rows, first, i, push);
            fold++;
            first = i;
        }
        rows->tops[i + 1] = rows->tops[i] + list[i].above_um + height;
    }
}

int grid_fit(const struct grid_row *list, size_t count, int32_t start_um,
        int32_t slack_um, int32_t pitch_um, int32_t box_um, int32_t limit_um,
        struct grid_rows *rows)
{
    struct grid_rows tried;
    int32_t offset;
    int is_found = 0;

    for (offset = 0; offset <= slack_um; offset += SLACK_STEP_UM) {
        grid_place(list, count, start_um + offset, pitch_um, box_um, &tried);
        if (tried.tops[count] > limit_um)
            continue;
        if (!is_found || tried.stretch_um < rows->stretch_um)
            *rows = tried;
        is_found = 1;
    }
    return is_found;
}
