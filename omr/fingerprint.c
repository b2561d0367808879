/* fingerprint.c -- the shape of one mark, so that its sheet is known again. */
#include "omr/fingerprint.h"

#include <math.h>
#include <string.h>

#include "omr/wide.h"

enum {
    SIDE = FINGERPRINT_SIDE,
    OUTER = 2,           /* cells on each side of the box */
    OUTER_CELL_UM = 550, /* the table's lines are 1.8 mm away */
    CLEAR_UM = 100,      /* from the line to the cells on both sides: its blur */
    WHOLE = 256,         /* the weight of a pixel that lies wholly in a cell */
    PALEST = 16,         /* cells: the mark's paper */
    DARKEST = 8,         /* cells: the mark's ink */
    RANGE_LEAST = 8      /* less between the two is no ink */
};

/* One of twelve parts of an axis: patch cells, and what of them lies in it. */
struct part {
    int32_t first, last; /* half-open */
    int32_t weight_first, weight_last;
};

static void part_set(double from, double to, int32_t limit, struct part *part)
{
    from = fmin(fmax(from, 0), limit);
    to = fmin(fmax(to, 0), limit);
    part->first = (int32_t)from;
    part->last = (int32_t)ceil(to);
    part->weight_first = (int32_t)((part->first + 1 - from) * WHOLE + 0.5);
    part->weight_last = (int32_t)((to - part->last + 1) * WHOLE + 0.5);
    if (part->last - part->first == 1)
        part->weight_first = part->weight_last = (int32_t)((to - from) * WHOLE + 0.5);
}

/* near, far: the box's outer edges in patch cells of `cell_um`. */
static void parts_set(double near, double far, double cell_um, int32_t outline_um,
        int32_t limit, struct part parts[SIDE])
{
    double outer = OUTER_CELL_UM / cell_um, clear = CLEAR_UM / cell_um;
    double in = (outline_um + CLEAR_UM) / cell_um;
    double inner = (far - near - 2 * in) / (SIDE - 2 * OUTER);
    int i;

    for (i = 0; i < OUTER; i++) {
        double out = clear + (OUTER - i) * outer;

        part_set(near - out, near - out + outer, limit, &parts[i]);
        part_set(far + out - outer, far + out, limit, &parts[SIDE - 1 - i]);
    }
    for (i = OUTER; i < SIDE - OUTER; i++) {
        double from = near + in + (i - OUTER) * inner;

        part_set(from, from + inner, limit, &parts[i]);
    }
}

static int32_t weight_at(const struct part *part, int32_t at)
{
    if (at == part->first)
        return part->weight_first;
    return at == part->last - 1 ? part->weight_last : WHOLE;
}

/* Each column's weighted sum of rows. */
WIDE_LOOP static void row_weigh(const uint8_t *restrict row, int32_t count,
        uint32_t weight, uint32_t *restrict sums)
{
    int32_t x;

    for (x = 0; x < count; x++)
        sums[x] += row[x] * weight;
}

/* The weighted sum of a part's columns. */
static uint64_t columns_sum(const uint32_t *columns, const struct part *part)
{
    uint64_t sum = 0;
    int32_t x;

    if (part->last <= part->first)
        return 0;
    for (x = part->first + 1; x < part->last - 1; x++)
        sum += columns[x];
    sum = sum * WHOLE + (uint64_t)columns[part->first] * (uint32_t)part->weight_first;
    if (part->last - part->first > 1)
        sum += (uint64_t)columns[part->last - 1] * (uint32_t)part->weight_last;
    return sum;
}

static int64_t part_weight(const struct part *part)
{
    int64_t inner = part->last - part->first - 2;

    if (part->last <= part->first)
        return 0;
    return inner < 0 ? part->weight_first
                     : part->weight_first + inner * WHOLE + part->weight_last;
}

/* Mean darkness of each cell, in sixteenths of a level. */
static void cells_mean(const struct patch *patch, const struct part across[SIDE],
        const struct part down[SIDE], int32_t cells[FINGERPRINT_CELLS])
{
    uint32_t columns[PATCH_EDGE_MAX];
    int32_t y;
    int i, k;

    for (k = 0; k < SIDE; k++) {
        memset(columns, 0, (size_t)patch->width * sizeof(columns[0]));
        for (y = down[k].first; y < down[k].last; y++)
            row_weigh(patch->dark + y * patch->width, patch->width,
                    (uint32_t)weight_at(&down[k], y), columns);
        for (i = 0; i < SIDE; i++) {
            int64_t sum = (int64_t)columns_sum(columns, &across[i]);
            int64_t area = part_weight(&across[i]) * part_weight(&down[k]);

            cells[k * SIDE + i] = area > 0 ? (int32_t)(16 * sum / area) : 0;
        }
    }
}

/* The least of some levels, in order: a further one sinks to its place. */
static void level_sink(int32_t *least, int count, int32_t level)
{
    int at = count - 1;

    if (level >= least[at])
        return;
    for (; at > 0 && least[at - 1] > level; at--)
        least[at] = least[at - 1];
    least[at] = level;
}

static int32_t mean_of(const int32_t *levels, int count)
{
    int32_t sum = 0;
    int i;

    for (i = 0; i < count; i++)
        sum += levels[i];
    return sum / count;
}

/* From the mark's own paper to its own ink: 0 .. FINGERPRINT_FULL. */
static void cells_scale(int32_t cells[FINGERPRINT_CELLS])
{
    int32_t palest[PALEST], darkest[DARKEST], paper, range, level; /* darkest: below 0 */
    int i;

    for (i = 0; i < PALEST; i++)
        palest[i] = INT32_MAX;
    for (i = 0; i < DARKEST; i++)
        darkest[i] = INT32_MAX;
    for (i = 0; i < FINGERPRINT_CELLS; i++) {
        level_sink(palest, PALEST, cells[i]);
        level_sink(darkest, DARKEST, -cells[i]);
    }
    paper = mean_of(palest, PALEST);
    range = -mean_of(darkest, DARKEST) - paper;
    for (i = 0; i < FINGERPRINT_CELLS; i++) {
        level = range < 16 * RANGE_LEAST ? 0
                                         : (cells[i] - paper) * FINGERPRINT_FULL / range;
        cells[i] = level < 0 ? 0 : level > UINT8_MAX ? UINT8_MAX : level;
    }
}

void fingerprint_measure(const struct patch *patch, const struct outline *outline,
        int32_t outline_um, int32_t rotation, struct fingerprint_mark *mark)
{
    double x = outline->shift_x_um / patch->cell_x_um;
    double y = outline->shift_y_um / patch->cell_y_um;
    struct part across[SIDE], down[SIDE];
    int32_t cells[FINGERPRINT_CELLS];
    int i;

    parts_set(patch->left + x, patch->right + x, patch->cell_x_um, outline_um,
            patch->width, across);
    parts_set(patch->top + y, patch->bottom + y, patch->cell_y_um, outline_um,
            patch->height, down);
    cells_mean(patch, across, down, cells);
    cells_scale(cells);
    for (i = 0; i < FINGERPRINT_CELLS; i++)
        mark->cells[rotation == 180 ? FINGERPRINT_CELLS - 1 - i : i] = (uint8_t)cells[i];
}
