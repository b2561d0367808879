/* near.c -- how far from print some cells of the image lie. */
#include "omr/near.h"

#include <string.h>

#include "omr/eight.h"

enum {
    CELL = 1 << 14,        /* of the page, in backmap_steps */
    DRIFT_MOST = CELL / 16 /* from cell to cell: a span is in nine pieces at most */
};

/* Where the first cell of a span and its last lie. */
struct ends {
    int32_t column, line, last_column, last_line;
};

static struct ends ends_of(const struct backmap_steps *steps)
{
    struct ends ends = {backmap_step(steps->x, steps->step_x, 0),
            backmap_step(steps->y, steps->step_y, 0),
            backmap_step(steps->x, steps->step_x, BACKMAP_SPAN - 1),
            backmap_step(steps->y, steps->step_y, BACKMAP_SPAN - 1)};

    return ends;
}

static int is_below(int32_t value, int32_t end)
{
    return (uint32_t)value < (uint32_t)end;
}

/* All of the span lies on the page, `lines` from its top and bottom. */
static int is_inside(
        const struct printed *printed, const struct ends *ends, int32_t lines)
{
    int32_t height = printed->height - 2 * lines;

    return is_below(ends->column, printed->width) &
           is_below(ends->last_column, printed->width) &
           is_below(ends->line - lines, height) &
           is_below(ends->last_line - lines, height);
}

/* How far a cell is from lying beside the last, to its right or, if turned, its left. */
static int32_t drift_of(const struct backmap_steps *steps)
{
    return steps->step_x + (steps->step_x < 0 ? CELL : -CELL);
}

static int is_small(int32_t drift)
{
    return is_below(drift + DRIFT_MOST, 2 * DRIFT_MOST + 1);
}

/* The first cell after cell i for which from + drift * i lies in another whole cell. */
static int32_t piece_end(int32_t from, int32_t drift, int32_t i)
{
    int32_t least = (from + drift * i) & -CELL;

    if (drift > 0)
        return (least + CELL - from + drift - 1) / drift;
    return drift < 0 ? (from - least) / -drift + 1 : BACKMAP_SPAN;
}

static const uint8_t *near_at(const struct printed *printed, int32_t column, int32_t line)
{
    return printed->near + (size_t)line * (size_t)printed->width + (size_t)column;
}

/* As many as a span has, side by side on the page. */
static void piece_take(const uint8_t *near, int is_turned, uint8_t *out)
{
    int32_t i;

    if (!is_turned) {
        memcpy(out, near, BACKMAP_SPAN);
        return;
    }
    for (i = 0; i < BACKMAP_SPAN; i += EIGHT)
        eight_put(out + i, __builtin_bswap64(eight_take(near - i - (EIGHT - 1))));
}

/* The same cells of the next row, which lie in two lines of memory, are asked for. */
static void piece_await(const uint8_t *near, int is_turned, int32_t pitch)
{
    __builtin_prefetch(is_turned ? near - pitch : near + pitch);
    __builtin_prefetch(is_turned ? near - pitch - (BACKMAP_SPAN - 1)
                                 : near + pitch + (BACKMAP_SPAN - 1));
}

/* Each piece is taken as if it were as long as a span; the next one puts that right. */
static void pieces_take(
        const struct printed *printed, const struct backmap_steps *steps, uint8_t *out)
{
    int is_turned = steps->step_x < 0;
    int32_t drift = drift_of(steps), i = 0;

    while (i < BACKMAP_SPAN) {
        int32_t column = backmap_step(steps->x, steps->step_x, i);
        int32_t line = backmap_step(steps->y, steps->step_y, i);
        int32_t end = piece_end(steps->x, drift, i);
        int32_t end_line = piece_end(steps->y, steps->step_y, i);
        const uint8_t *near = near_at(printed, column, line);

        piece_await(near, is_turned, printed->width);
        piece_take(near, is_turned, out + i);
        i = end < end_line ? end : end_line;
    }
}

/* Cell by cell, of eights that have something asked of one of them. */
static void cells_take(const struct printed *printed, const struct backmap_steps *steps,
        int is_all_inside, uint8_t shade[BACKMAP_SPAN], uint8_t *out)
{
    int32_t i;

    for (i = 0; i < BACKMAP_SPAN; i++) {
        int32_t column = backmap_step(steps->x, steps->step_x, i);
        int32_t line = backmap_step(steps->y, steps->step_y, i);

        if (i % EIGHT == 0 && eight_take(shade + i) == 0)
            i += EIGHT - 1;
        else if (is_all_inside ||
                 (is_below(column, printed->width) && is_below(line, printed->height)))
            out[i] = *near_at(printed, column, line);
        else
            shade[i] = 0;
    }
}

void near_span(const struct printed *printed, const struct backmap_steps *steps,
        uint8_t shade[BACKMAP_SPAN], uint8_t *out)
{
    struct ends ends = ends_of(steps);

    if (is_small(drift_of(steps)) && is_small(steps->step_y) &&
            printed->width >= BACKMAP_SPAN && is_inside(printed, &ends, 1))
        pieces_take(printed, steps, out);
    else
        cells_take(printed, steps, is_inside(printed, &ends, 0), shade, out);
}
