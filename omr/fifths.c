/* fifths.c -- the darkness of lines along a box's sides, each side in five parts. */
#include "omr/fifths.h"

#include <math.h>
#include <string.h>

#include "omr/eight.h"
#include "omr/wide.h"

enum {
    ABOUT_UM = 900, /* a stroke of 0.8 mm along a side reaches 1.1 mm from its middle */
    PAPER_UM = 250, /* and beyond that, as much of paper */
    OUTSIDE_PERCENT = 25, /* darker outside than inside: ink that comes from elsewhere */
    ALONG = 3,            /* fifths in a row: 2.6 mm of a box of 6 mm */
    BEYOND_UM = 400,      /* from the corner, whose blur ends, */
    BEYOND_LONG_UM = 900  /* nearly to the end of the patch */
};

/* The parts of a side that are looked at. */
struct part {
    int32_t first, fifth, count; /* cells from each to the next; `count` of each */
    int parts;
};

/* Each column's sum of eight rows, and of one. */
WIDE_LOOP static void rows_add_eight(
        const uint8_t *restrict row, int32_t width, int16_t *restrict sum)
{
    int32_t x;

    for (x = 0; x < width; x++) {
        const uint8_t *cell = row + x;
        int16_t first =
                (int16_t)(cell[0] + cell[width] + cell[2 * width] + cell[3 * width]);
        int16_t last = (int16_t)(cell[4 * width] + cell[5 * width] + cell[6 * width] +
                                 cell[7 * width]);

        sum[x] = (int16_t)(sum[x] + first + last);
    }
}

static void row_add(const uint8_t *restrict row, int32_t count, int16_t *restrict sum)
{
    int32_t x;

    for (x = 0; x < count; x++)
        sum[x] = (int16_t)(sum[x] + row[x]);
}

static void columns_sum(
        const struct patch *patch, const struct part *part, struct fifths *out)
{
    int32_t width = patch->width, k, i;

    for (k = 0; k < part->parts; k++) {
        const uint8_t *row = patch->dark + (part->first + k * part->fifth) * width;

        memset(out->sums[k], 0, (size_t)width * sizeof(out->sums[k][0]));
        for (i = 0; i + 8 <= part->count; i += 8)
            rows_add_eight(row + i * width, width, out->sums[k]);
        for (; i < part->count; i++)
            row_add(row + i * width, width, out->sums[k]);
    }
}

/* Each row's sum of eight cells, added to those before. */
WIDE_LOOP static void eights_add(const uint8_t *restrict cells, int32_t pitch,
        int32_t rows, int16_t *restrict sums)
{
    int32_t y;

    for (y = 0; y < rows; y++, cells += pitch)
        sums[y] = (int16_t)(sums[y] + eight_sum(eight_take(cells)));
}

static void column_add(const uint8_t *cell, int32_t pitch, int32_t rows, int16_t *sums)
{
    int32_t y;

    for (y = 0; y < rows; y++, cell += pitch)
        sums[y] = (int16_t)(sums[y] + *cell);
}

static void rows_sum(
        const struct patch *patch, const struct part *part, struct fifths *out)
{
    int32_t pitch = patch->width, rows = patch->height, k, i;

    for (k = 0; k < part->parts; k++) {
        const uint8_t *cells = patch->dark + part->first + k * part->fifth;

        memset(out->sums[k], 0, (size_t)rows * sizeof(out->sums[k][0]));
        for (i = 0; i + 8 <= part->count; i += 8)
            eights_add(cells + i, pitch, rows, out->sums[k]);
        for (; i < part->count; i++)
            column_add(cells + i, pitch, rows, out->sums[k]);
    }
}

/* Fifths of five sevenths of it. */
static struct part part_of(double near, double far)
{
    struct part part;
    int32_t length = (int32_t)(far - near);

    part.fifth = length / 7;
    part.first = (int32_t)near + (length - FIFTHS * part.fifth) / 2;
    part.count = part.fifth < 8 ? part.fifth : part.fifth / 8 * 8;
    part.parts = FIFTHS;
    return part;
}

static void parts_sum(const struct patch *patch, int is_down, const struct part *part,
        struct fifths *out)
{
    out->limit = is_down ? patch->height : patch->width;
    out->count = part->count;
    if (is_down)
        rows_sum(patch, part, out);
    else
        columns_sum(patch, part, out);
}

void fifths_take(const struct patch *patch, int is_down, struct fifths *out)
{
    struct part part = is_down ? part_of(patch->left, patch->right)
                               : part_of(patch->top, patch->bottom);

    parts_sum(patch, is_down, &part, out);
}

int fifths_beyond(
        const struct patch *patch, int is_down, int32_t shift_um, struct fifths *out)
{
    double cell_um = is_down ? patch->cell_x_um : patch->cell_y_um;
    double near = (is_down ? patch->left : patch->top) + shift_um / cell_um;
    double far = (is_down ? patch->right : patch->bottom) + shift_um / cell_um;
    int32_t length = is_down ? patch->width : patch->height;
    int32_t last = (int32_t)(near - BEYOND_UM / cell_um);
    int32_t first = (int32_t)(near - (BEYOND_UM + BEYOND_LONG_UM) / cell_um);
    struct part part = {first < 0 ? 0 : first, 0, 0, 2};
    int32_t second = (int32_t)(far + BEYOND_UM / cell_um) + 1;

    part.fifth = second - part.first;
    part.count = last - part.first;
    if (part.count > length - second)
        part.count = length - second;
    if (part.count < 1)
        return 0;
    parts_sum(patch, is_down, &part, out);
    return 1;
}

void fifths_rank(const struct fifths *fifths, int16_t line[PATCH_EDGE_MAX])
{
    int32_t i;

    for (i = 0; i < fifths->limit; i++) {
        int16_t least = fifths->sums[0][i], second = INT16_MAX;
        int k;

        for (k = 1; k < FIFTHS; k++) {
            int16_t sum = fifths->sums[k][i], larger = sum > least ? sum : least;

            least = sum < least ? sum : least;
            second = larger < second ? larger : second;
        }
        line[i] = second;
    }
}

/* Summed darkness of some lines of one fifth, as far as they are on the patch. */
static int32_t lines_sum(
        const int16_t *sums, int32_t limit, int32_t from, int32_t to, int32_t *lines)
{
    int32_t i, sum = 0;

    from = from < 0 ? 0 : from;
    to = to > limit ? limit : to;
    for (i = from; i < to; i++)
        sum += sums[i];
    *lines = to > from ? to - from : 0;
    return sum;
}

/* The mean of some lines, as far as they are on the patch; else of black. */
static int32_t lines_mean(const struct fifths *fifths, int k, int32_t from, int32_t to)
{
    int32_t lines, sum = lines_sum(fifths->sums[k], fifths->limit, from, to, &lines);

    return lines > 0 ? sum / lines : UINT8_MAX * fifths->count;
}

/* The lines about a side, from `first` to `last`, and how many of paper beyond. */
struct about {
    int32_t first, last, paper;
};

static struct about about_of(const struct fifths_side *side)
{
    int32_t at = (int32_t)lround(side->middle);
    int32_t reach = (int32_t)(ABOUT_UM / side->cell_um);
    struct about about = {
            at - reach, at + reach, (int32_t)(PAPER_UM / side->cell_um) + 1};

    return about;
}

static int32_t thick_um(const struct fifths *fifths, int k,
        const struct fifths_side *side, const struct about *about)
{
    int32_t first = about->first, end = about->last + 1;
    int32_t before = lines_mean(fifths, k, first - about->paper, first);
    int32_t after = lines_mean(fifths, k, end, end + about->paper);
    int32_t outer = side->is_far ? after - before : before - after;
    int32_t black = fifths->count * side->full, lines, sum;

    if (black <= 0 || outer * 100 > black * OUTSIDE_PERCENT)
        return 0;
    sum = lines_sum(fifths->sums[k], fifths->limit, first, end, &lines);
    sum -= lines * (before < after ? before : after);
    return (int32_t)(sum * side->cell_um / black);
}

int32_t fifths_thick_um(
        const struct fifths *fifths, int k, const struct fifths_side *side)
{
    struct about about = about_of(side);

    return thick_um(fifths, k, side, &about);
}

int32_t fifths_side_um(const struct fifths *fifths, const struct fifths_side *side)
{
    struct about about = about_of(side);
    int32_t thick[FIFTHS], best = 0;
    int k, j;

    for (k = 0; k < FIFTHS; k++)
        thick[k] = thick_um(fifths, k, side, &about);
    for (k = 0; k + ALONG <= FIFTHS; k++) {
        int32_t least = thick[k];

        for (j = 1; j < ALONG; j++)
            least = thick[k + j] < least ? thick[k + j] : least;
        best = least > best ? least : best;
    }
    return best;
}
