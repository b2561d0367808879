/* outline.c -- where a box's printed outline really is. */
#include "omr/outline.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum {
    FIFTHS = 5,
    SEEN_LEAST = 24, /* darkness: 9 % of toner */
    SIDE_LEAST = 14,
    STEP_LEAST_PERCENT = 25, /* a line stands out from beside it by this much */
    BESIDE_UM = 600,
    SHIFTS_MAX = 2 * (OUTLINE_REACH_UM / PATCH_CELL_LEAST_UM) + 1
};

/* One axis of a box: darkness of lines of cells across it, and where its sides are. */
struct axis {
    int16_t line[PATCH_EDGE_MAX]; /* summed over some cells of the side's length */
    int32_t limit;                /* cells across the patch */
    double near, far, cell_um;    /* outer edges */
    int32_t line_cells, beside;
    int seen_least, side_least; /* as sums over a whole side */
};

/* The second smallest of the fifths, line by line. */
static void fifths_rank(int16_t sums[FIFTHS][PATCH_EDGE_MAX], struct axis *axis)
{
    int32_t i;

    for (i = 0; i < axis->limit; i++) {
        int16_t least = sums[0][i], second = INT16_MAX;
        int k;

        for (k = 1; k < FIFTHS; k++) {
            int16_t sum = sums[k][i], larger = sum > least ? sum : least;

            least = sum < least ? sum : least;
            second = larger < second ? larger : second;
        }
        axis->line[i] = second;
    }
}

/* The part of a side that is looked at: fifths of five sevenths of it. */
struct part {
    int32_t first, fifth, count; /* cells; `count` of each fifth */
};

static void columns_sum(const struct patch *patch, const struct part *part,
        int16_t sums[FIFTHS][PATCH_EDGE_MAX])
{
    int32_t k, i, x;

    for (k = 0; k < FIFTHS; k++) {
        int32_t from = part->first + k * part->fifth;
        int16_t *sum = sums[k];

        memset(sum, 0, (size_t)patch->width * sizeof(*sum));
        for (i = 0; i < part->count; i++) {
            const uint8_t *row = patch->dark + (from + i) * patch->width;

            for (x = 0; x < patch->width; x++)
                sum[x] = (int16_t)(sum[x] + row[x]);
        }
    }
}

/* The sum of eight cells side by side: pairs, then all four of them by one product. */
static int32_t eight_sum(const uint8_t *cells)
{
    const uint64_t evens = 0x00ff00ff00ff00ff, ones = 0x0001000100010001;
    uint64_t eight;

    memcpy(&eight, cells, sizeof(eight));
    return (int32_t)((((eight & evens) + ((eight >> 8) & evens)) * ones) >> 48);
}

static void rows_sum(const struct patch *patch, const struct part *part,
        int16_t sums[FIFTHS][PATCH_EDGE_MAX])
{
    const uint8_t *row = patch->dark + part->first;
    int32_t k, y, i;

    for (y = 0; y < patch->height; y++, row += patch->width)
        for (k = 0; k < FIFTHS; k++) {
            const uint8_t *cell = row + k * part->fifth;
            int32_t sum = 0;

            for (i = 0; i + 8 <= part->count; i += 8)
                sum += eight_sum(cell + i);
            for (; i < part->count; i++)
                sum += cell[i];
            sums[k][y] = (int16_t)sum;
        }
}

static int32_t whole_cells(double length_um, double cell_um)
{
    int32_t cells = (int32_t)(length_um / cell_um + 0.5);

    return cells < 1 ? 1 : cells;
}

static struct part part_of(double near, double far)
{
    struct part part;
    int32_t length = (int32_t)(far - near);

    part.fifth = length / 7;
    part.first = (int32_t)near + (length - FIFTHS * part.fifth) / 2;
    part.count = part.fifth < 8 ? part.fifth : part.fifth / 8 * 8;
    return part;
}

static void axis_set(
        const struct patch *patch, int32_t outline_um, int is_down, struct axis *axis)
{
    int16_t sums[FIFTHS][PATCH_EDGE_MAX];
    struct part part;
    int32_t cells;

    if (is_down) {
        axis->limit = patch->height;
        axis->near = patch->top;
        axis->far = patch->bottom;
        axis->cell_um = patch->cell_y_um;
        part = part_of(patch->left, patch->right);
        rows_sum(patch, &part, sums);
    } else {
        axis->limit = patch->width;
        axis->near = patch->left;
        axis->far = patch->right;
        axis->cell_um = patch->cell_x_um;
        part = part_of(patch->top, patch->bottom);
        columns_sum(patch, &part, sums);
    }
    axis->line_cells = whole_cells(outline_um, axis->cell_um);
    axis->beside = whole_cells(BESIDE_UM, axis->cell_um);
    cells = part.count * axis->line_cells;
    axis->seen_least = patch_level(patch, SEEN_LEAST) * cells;
    axis->side_least = patch_level(patch, SIDE_LEAST) * cells;
    fifths_rank(sums, axis);
}

/* Summed darkness of a line as wide as the outline that begins at a cell. */
static int side_dark(const struct axis *axis, int32_t at)
{
    int32_t i, sum = 0;

    for (i = at; i < at + axis->line_cells; i++)
        if (i >= 0 && i < axis->limit)
            sum += axis->line[i];
    return sum;
}

/* The paler side counts most: a stroke along one side must not draw the box to it. */
static int both_dark(int near, int far)
{
    return 3 * (near < far ? near : far) + near + far;
}

static int is_side(const struct axis *axis, int32_t at)
{
    int own = side_dark(axis, at);
    int before = side_dark(axis, at - axis->beside),
        after = side_dark(axis, at + axis->beside);
    int beside = before < after ? before : after;

    return own >= axis->side_least && (own - beside) * 100 >= own * STEP_LEAST_PERCENT;
}

static int32_t span_of(const struct axis *axis)
{
    return (int32_t)(axis->far - axis->near + 0.5);
}

/* Pairs of lines tried for the two sides: the near one's place, and how many cells
 * further apart than printed they are. */
struct pairs {
    int near[SHIFTS_MAX], far[SHIFTS_MAX + 2]; /* darkness; far begins a cell before */
    int32_t count;
};

static int pair_dark(const struct pairs *pairs, int32_t at, int32_t wider)
{
    return both_dark(pairs->near[at], pairs->far[at + 1 + wider]);
}

/* The darkest pair, the one least moved if there are several. */
static int32_t pairs_best(const struct pairs *pairs, int32_t *wider)
{
    static const int32_t widths[] = {0, -1, 1};
    int32_t middle = pairs->count / 2, best = middle, i;
    size_t k;

    *wider = 0;
    for (k = 0; k < 3; k++)
        for (i = 0; i < pairs->count; i++) {
            int lead = pair_dark(pairs, i, widths[k]) - pair_dark(pairs, best, *wider);

            if (lead < 0 ||
                    (lead == 0 && (k > 0 || abs(i - middle) >= abs(best - middle))))
                continue;
            best = i;
            *wider = widths[k];
        }
    return best;
}

/* Where between cells the peak is: the top of a parabola through three values. */
static double peak_of(const struct pairs *pairs, int32_t at, int32_t wider)
{
    int before, after, bend;

    if (at == 0 || at + 1 == pairs->count)
        return at;
    before = pair_dark(pairs, at - 1, wider);
    after = pair_dark(pairs, at + 1, wider);
    bend = 2 * pair_dark(pairs, at, wider) - before - after;
    return bend <= 0 ? at : at + (after - before) / (2.0 * bend);
}

/* The shift at which both sides together are darkest. Returns 1 if it is theirs. */
static int axis_measure(const struct axis *axis, int32_t *shift_um, int *sides)
{
    struct pairs pairs = {.count = 0};
    int32_t reach = (int32_t)(OUTLINE_REACH_UM / axis->cell_um), span = span_of(axis);
    int32_t near = (int32_t)lround(axis->near) - reach;
    int32_t far = near + span - axis->line_cells, best, wider, i;
    int own, beside = 0;

    pairs.count = 2 * reach + 1;
    for (i = 0; i < pairs.count; i++)
        pairs.near[i] = side_dark(axis, near + i);
    for (i = 0; i < pairs.count + 2; i++)
        pairs.far[i] = side_dark(axis, far + i - 1);
    best = pairs_best(&pairs, &wider);
    own = pair_dark(&pairs, best, wider);
    *shift_um = (int32_t)lround((peak_of(&pairs, best, wider) + near - axis->near +
                                        (wider - (axis->far - axis->near - span)) / 2) *
                                axis->cell_um);
    near += best;
    far += best + wider;
    for (i = -axis->beside; i <= axis->beside; i += 2 * axis->beside) {
        int dark = both_dark(side_dark(axis, near + i), side_dark(axis, far + i));

        beside = dark > beside ? dark : beside;
    }
    *sides += is_side(axis, near) + is_side(axis, far);
    return pairs.near[best] + pairs.far[best + 1 + wider] >= 2 * axis->seen_least &&
           pairs.near[best] >= axis->side_least &&
           pairs.far[best + 1 + wider] >= axis->side_least &&
           (own - beside) * 100 >= own * STEP_LEAST_PERCENT;
}

void outline_measure(const struct patch *patch, int32_t outline_um, struct outline *out)
{
    struct axis axis;
    int is_seen;

    memset(out, 0, sizeof(*out));
    axis_set(patch, outline_um, 0, &axis);
    is_seen = axis_measure(&axis, &out->shift_x_um, &out->sides);
    axis_set(patch, outline_um, 1, &axis);
    is_seen &= axis_measure(&axis, &out->shift_y_um, &out->sides);
    out->is_seen = is_seen;
}

static int sides_at(const struct axis *axis, int32_t shift_um)
{
    int32_t at = (int32_t)lround(axis->near + shift_um / axis->cell_um);

    return is_side(axis, at) + is_side(axis, at + span_of(axis) - axis->line_cells);
}

void outline_sides(const struct patch *patch, int32_t outline_um, struct outline *out)
{
    struct axis axis;

    axis_set(patch, outline_um, 0, &axis);
    out->sides = sides_at(&axis, out->shift_x_um);
    axis_set(patch, outline_um, 1, &axis);
    out->sides += sides_at(&axis, out->shift_y_um);
}

int outline_is_sure(const struct outline *outline)
{
    return outline->is_seen ||
           (outline->is_agreed && outline->sides * 2 >= OUTLINE_SIDES);
}
