/* outline.c -- where a box's printed outline really is. */
#include "omr/outline.h"

#include <limits.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "omr/fifths.h"
#include "omr/wide.h"

enum {
    SEEN_LEAST = 24, /* darkness: 9 % of toner */
    SIDE_LEAST = 14,
    STEP_LEAST_PERCENT = 25, /* a line stands out from beside it by this much */
    BESIDE_UM = 600,
    SHIFTS_MAX = 2 * (OUTLINE_REACH_UM / PATCH_CELL_LEAST_UM) + 1
};

/* One axis of a box: darkness of lines of cells across it, and where its sides are. */
struct axis {
    struct fifths fifths;
    int16_t line[PATCH_EDGE_MAX]; /* summed over some cells of the side's length */
    double near, far, cell_um;    /* outer edges */
    int32_t line_cells, beside;
    int full;                   /* darkness of black */
    int seen_least, side_least; /* as sums over a whole side */
};

static int32_t whole_cells(double length_um, double cell_um)
{
    int32_t cells = (int32_t)(length_um / cell_um + 0.5);

    return cells < 1 ? 1 : cells;
}

static void axis_set(
        const struct patch *patch, int32_t outline_um, int is_down, struct axis *axis)
{
    int32_t cells;

    axis->near = is_down ? patch->top : patch->left;
    axis->far = is_down ? patch->bottom : patch->right;
    axis->cell_um = is_down ? patch->cell_y_um : patch->cell_x_um;
    axis->full = patch->full;
    axis->line_cells = whole_cells(outline_um, axis->cell_um);
    axis->beside = whole_cells(BESIDE_UM, axis->cell_um);
    fifths_take(patch, is_down, &axis->fifths);
    fifths_rank(&axis->fifths, axis->line);
    cells = axis->fifths.count * axis->line_cells;
    axis->seen_least = patch_level(patch, SEEN_LEAST) * cells;
    axis->side_least = patch_level(patch, SIDE_LEAST) * cells;
}

static int line_at(const struct axis *axis, int32_t at)
{
    return at >= 0 && at < axis->fifths.limit ? axis->line[at] : 0;
}

/* Summed darkness of a line as wide as the outline that begins at a cell. */
static int side_dark(const struct axis *axis, int32_t at)
{
    int32_t first = at < 0 ? 0 : at, last = at + axis->line_cells, i, sum = 0;

    last = last < axis->fifths.limit ? last : axis->fifths.limit;
    for (i = first; i < last; i++)
        sum += axis->line[i];
    return sum;
}

/* The same of `count` lines, each beginning a cell further on. */
static void sides_dark(const struct axis *axis, int32_t at, int32_t count, int *sums)
{
    int32_t width = axis->line_cells, i;

    sums[0] = side_dark(axis, at);
    for (i = 1; i < count; i++, at++)
        sums[i] = sums[i - 1] - line_at(axis, at) + line_at(axis, at + width);
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

/* The darkest of all pairs. */
WIDE_LOOP static int pairs_most(const struct pairs *pairs)
{
    const int *near = pairs->near, *far = pairs->far;
    int32_t i;
    int most = INT_MIN;

    for (i = 0; i < pairs->count; i++) {
        int own = both_dark(near[i], far[i + 1]), less = both_dark(near[i], far[i]);
        int more = both_dark(near[i], far[i + 2]);

        own = less > own ? less : own;
        own = more > own ? more : own;
        most = own > most ? own : most;
    }
    return most;
}

/* The darkest pair; of several those as far apart as printed, and of them the one least
 * moved. */
static int32_t pairs_best(const struct pairs *pairs, int32_t *wider)
{
    static const int32_t widths[] = {0, -1, 1};
    int32_t middle = pairs->count / 2, best = -1, i;
    int most = pairs_most(pairs);
    size_t k;

    *wider = 0;
    for (k = 0; k < 3 && best < 0; k++)
        for (i = 0; i < pairs->count; i++)
            if (pair_dark(pairs, i, widths[k]) == most &&
                    (best < 0 || (k == 0 && abs(i - middle) < abs(best - middle)))) {
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
    sides_dark(axis, near, pairs.count, pairs.near);
    sides_dark(axis, far - 1, pairs.count + 2, pairs.far);
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

/* How thick the two sides are, where the shift puts them. */
static void axis_thick(const struct axis *axis, int32_t shift_um, int32_t thick_um[2])
{
    double shift = shift_um / axis->cell_um, half = (axis->line_cells - 1) / 2.0;
    struct fifths_side side = {axis->near + shift + half, axis->cell_um, 0, axis->full};

    thick_um[0] = fifths_side_um(&axis->fifths, &side);
    side.middle = axis->far + shift - half - 1;
    side.is_far = 1;
    thick_um[1] = fifths_side_um(&axis->fifths, &side);
}

void outline_measure(const struct patch *patch, int32_t outline_um, struct outline *out)
{
    struct axis axis;
    int is_seen;

    memset(out, 0, sizeof(*out));
    axis_set(patch, outline_um, 0, &axis);
    is_seen = axis_measure(&axis, &out->shift_x_um, &out->sides);
    axis_thick(&axis, out->shift_x_um, out->thick_um);
    axis_set(patch, outline_um, 1, &axis);
    is_seen &= axis_measure(&axis, &out->shift_y_um, &out->sides);
    axis_thick(&axis, out->shift_y_um, out->thick_um + 2);
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
    axis_thick(&axis, out->shift_x_um, out->thick_um);
    axis_set(patch, outline_um, 1, &axis);
    out->sides += sides_at(&axis, out->shift_y_um);
    axis_thick(&axis, out->shift_y_um, out->thick_um + 2);
}

int outline_is_sure(const struct outline *outline)
{
    return outline->is_seen ||
           (outline->is_agreed && outline->sides * 2 >= OUTLINE_SIDES);
}
