/* outline.c -- where a box's printed outline really is. */
#include "omr/outline.h"

#include <stdlib.h>
#include <string.h>

enum {
    BINS = 64,
    PALE_PERMILLE = 400, /* of a side's cells may be paler than its darkness */
    SEEN_LEAST = 24,     /* darkness: 9 % of toner */
    SIDE_LEAST = 14,
    STEP_LEAST_PERCENT = 25, /* a line stands out from beside it by this much */
    OUT_OF_STEP_CELLS = 5,
    BESIDE_CELLS = 6,
    NEIGHBOURS = 8,
    SHIFTS = 2 * OUTLINE_REACH_CELLS + 1
};

/* Darkness that three fifths of a line of cells reach. */
static int line_dark(const uint8_t *first, int32_t step, int32_t count)
{
    int32_t bins[BINS] = {0}, wanted = count * PALE_PERMILLE / 1000, sum = 0, i;

    for (i = 0; i < count; i++)
        bins[first[i * step] * BINS / 256]++;
    for (i = 0; i < BINS - 1; i++) {
        sum += bins[i];
        if (sum > wanted)
            break;
    }
    return i * 256 / BINS;
}

/* One axis of a box: its cells across and along, and where its sides are. */
struct axis {
    const uint8_t *dark;
    int32_t across_step, along_step; /* bytes to the next cell */
    int32_t along_first, along_count;
    int32_t near, far;  /* first cell of the near side's line and of the far side's */
    int32_t line_cells; /* the outline's width */
    int32_t limit;      /* cells across the patch */
};

static int side_dark(const struct axis *axis, int32_t at)
{
    int32_t i;
    int sum = 0;

    for (i = at; i < at + axis->line_cells; i++)
        if (i >= 0 && i < axis->limit)
            sum += line_dark(axis->dark + i * axis->across_step +
                                     axis->along_first * axis->along_step,
                    axis->along_step, axis->along_count);
    return sum / axis->line_cells;
}

struct axis_answer {
    int32_t shift;
    int is_seen;
};

/* The paler side counts most: a stroke along one side must not draw the box to it. */
static int both_dark(int near, int far)
{
    return 3 * (near < far ? near : far) + near + far;
}

/* The shift at which both sides together are darkest. */
static struct axis_answer axis_measure(const struct axis *axis)
{
    int near[SHIFTS], far[SHIFTS], best = OUTLINE_REACH_CELLS, i, beside = 0, sum;
    struct axis_answer answer;

    for (i = 0; i < SHIFTS; i++) {
        near[i] = side_dark(axis, axis->near + i - OUTLINE_REACH_CELLS);
        far[i] = side_dark(axis, axis->far + i - OUTLINE_REACH_CELLS);
    }
    for (i = 0; i < SHIFTS; i++) {
        int lead = both_dark(near[i], far[i]) - both_dark(near[best], far[best]);

        if (lead > 0 || (lead == 0 && abs(i - OUTLINE_REACH_CELLS) <
                                              abs(best - OUTLINE_REACH_CELLS)))
            best = i;
    }
    sum = both_dark(near[best], far[best]);
    for (i = 0; i < SHIFTS; i++)
        if (abs(i - best) == BESIDE_CELLS && both_dark(near[i], far[i]) > beside)
            beside = both_dark(near[i], far[i]);
    answer.shift = best - OUTLINE_REACH_CELLS;
    answer.is_seen = near[best] + far[best] >= 2 * SEEN_LEAST &&
                     near[best] >= SIDE_LEAST && far[best] >= SIDE_LEAST &&
                     (sum - beside) * 100 >= sum * STEP_LEAST_PERCENT;
    return answer;
}

void outline_measure(const struct patch *patch, int32_t outline_um, struct outline *out)
{
    int32_t line = (outline_um + PATCH_CELL_UM / 2) / PATCH_CELL_UM;
    int32_t width = patch->width - 2 * PATCH_MARGIN_CELLS;
    int32_t height = patch->height - 2 * PATCH_MARGIN_CELLS;
    struct axis axis;
    struct axis_answer x, y;

    line = line < 1 ? 1 : line;
    memset(&axis, 0, sizeof(axis));
    axis.dark = patch->dark;
    axis.line_cells = line;
    axis.near = PATCH_MARGIN_CELLS;

    axis.across_step = 1;
    axis.along_step = patch->width;
    axis.along_first = PATCH_MARGIN_CELLS + height / 7;
    axis.along_count = height - 2 * (height / 7);
    axis.far = PATCH_MARGIN_CELLS + width - line;
    axis.limit = patch->width;
    x = axis_measure(&axis);

    axis.across_step = patch->width;
    axis.along_step = 1;
    axis.along_first = PATCH_MARGIN_CELLS + width / 7;
    axis.along_count = width - 2 * (width / 7);
    axis.far = PATCH_MARGIN_CELLS + height - line;
    axis.limit = patch->height;
    y = axis_measure(&axis);

    memset(out, 0, sizeof(*out));
    out->shift_x = x.shift;
    out->shift_y = y.shift;
    out->is_seen = x.is_seen && y.is_seen;
}

static int int_compare(const void *a, const void *b)
{
    return *(const int32_t *)a - *(const int32_t *)b;
}

static int64_t box_distance(const struct layout_box *a, const struct layout_box *b)
{
    int64_t x = (int64_t)a->rect.left_um - b->rect.left_um;
    int64_t y = (int64_t)a->rect.top_um - b->rect.top_um;

    return x * x + y * y;
}

/* The middle shift of the nearest seen neighbours. Returns how many there were. */
static int neighbours_middle(const struct outline *outlines,
        const struct layout_box *boxes, size_t count, size_t self, struct outline *middle)
{
    int64_t away[NEIGHBOURS];
    int32_t x[NEIGHBOURS], y[NEIGHBOURS];
    size_t i;
    int found = 0, at;

    for (i = 0; i < count; i++) {
        int64_t distance = box_distance(&boxes[i], &boxes[self]);

        if (i == self || !outlines[i].is_seen)
            continue;
        if (found == NEIGHBOURS && distance >= away[NEIGHBOURS - 1])
            continue;
        at = found < NEIGHBOURS ? found++ : NEIGHBOURS - 1;
        for (; at > 0 && away[at - 1] > distance; at--) {
            away[at] = away[at - 1];
            x[at] = x[at - 1];
            y[at] = y[at - 1];
        }
        away[at] = distance;
        x[at] = outlines[i].shift_x;
        y[at] = outlines[i].shift_y;
    }
    if (found == 0)
        return 0;
    qsort(x, (size_t)found, sizeof(x[0]), int_compare);
    qsort(y, (size_t)found, sizeof(y[0]), int_compare);
    middle->shift_x = x[found / 2];
    middle->shift_y = y[found / 2];
    return found;
}

size_t outline_settle(
        struct outline *outlines, const struct layout_box *boxes, size_t count)
{
    size_t i, lost = 0;

    for (i = 0; i < count; i++) {
        struct outline middle = {0, 0, 0, 0};
        int found = neighbours_middle(outlines, boxes, count, i, &middle);
        int is_off = abs(outlines[i].shift_x - middle.shift_x) > OUT_OF_STEP_CELLS ||
                     abs(outlines[i].shift_y - middle.shift_y) > OUT_OF_STEP_CELLS;

        if (outlines[i].is_seen && (found < 3 || !is_off))
            continue;
        outlines[i].is_settled = 1;
        outlines[i].shift_x = middle.shift_x;
        outlines[i].shift_y = middle.shift_y;
        lost++;
    }
    for (i = 0; i < count; i++)
        if (outlines[i].is_settled)
            outlines[i].is_seen = 0;
    return lost;
}
