/* streak_short.c -- streaks that come and go within less than a long one's length. */
#include "omr/streak_short.h"

#include <stdlib.h>

enum {
    LONG_UM = 12000, /* one piece as long is a streak's (figure.c); a stroke of 0.7 mm */
    SEEN_UM = 8000,  /* that leans by two degrees leaves no level end. Off print: of 12 */
    WIDE_UM = 2500,  /* that held a good sheet the least was 11 mm; the widest 1.2 mm */
    END_CELLS = 3,   /* 0.5 mm: a streak's columns begin and end level but for noise */
    SIDE_CELLS = 2,  /* beside its columns; its blurred edge lies between */
    SIDE_PERCENT = 95, /* of what is seen there is paper: specks and crossing strokes */
    MARGIN_CELLS = 8   /* from the image's edges, where black borders are */
};

static int32_t cells_of(const struct excess *excess, int32_t um)
{
    return um / excess->cell_um;
}

/* The rows of strips where the column may hold one, and a strip more at both ends. Most
 * columns have not enough traces in any two strips. */
static int rich_rows(const struct excess *excess, int32_t x, struct span *rows)
{
    int32_t least = cells_of(excess, SEEN_UM), first = EXCESS_STRIPS, last = 0, i;

    for (i = 1; i < EXCESS_STRIPS; i++)
        if (excess->columns[i - 1][x] + excess->columns[i][x] >= least) {
            first = first < i ? first : i;
            last = i;
        }
    if (last == 0)
        return 0;
    rows->first = first > 2 ? excess->height * (first - 2) / EXCESS_STRIPS : 0;
    rows->last = last + 2 < EXCESS_STRIPS
                         ? excess->height * (last + 2) / EXCESS_STRIPS - 1
                         : excess->height - 1;
    return 1;
}

/* The longest stretch of the column that paper does not break; where none has begun the
 * empty cells are not looked up. */
static int column_walk(const struct excess *excess, const struct printed *printed,
        int32_t x, const struct span *rich, struct span *rows)
{
    struct span run = {0, -1};
    int32_t seen = 0, best = cells_of(excess, LONG_UM), y;
    int is_found = 0;

    for (y = rich->first; y <= rich->last; y++) {
        enum sight sight;

        if (seen == 0 && excess->state[excess_at(excess, x, y)] == EXCESS_NONE)
            continue;
        sight = sight_of(excess, printed, x, y);
        if (sight == SIGHT_PAPER)
            seen = 0;
        if (sight != SIGHT_SEEN)
            continue;
        run.first = seen == 0 ? y : run.first;
        run.last = y;
        seen++;
        if (run.last - run.first < best || seen < cells_of(excess, SEEN_UM))
            continue;
        best = run.last - run.first;
        *rows = run;
        is_found = 1;
    }
    return is_found;
}

static int column_find(const struct excess *excess, const struct printed *printed,
        int32_t x, struct span *rows)
{
    struct span rich;

    return rich_rows(excess, x, &rich) && column_walk(excess, printed, x, &rich, rows);
}

/* Paper beside it from end to end. */
static int side_is_free(const struct excess *excess, const struct printed *printed,
        int32_t x, const struct span *rows)
{
    int32_t paper = 0, seen = 0, y;

    for (y = rows->first; y <= rows->last; y++) {
        enum sight sight = sight_of(excess, printed, x, y);

        paper += sight == SIGHT_PAPER;
        seen += sight == SIGHT_SEEN;
    }
    return paper * 100 >= (paper + seen) * SIDE_PERCENT;
}

int streak_short_find(const struct excess *excess, const struct printed *printed,
        int32_t x, struct span *columns, struct span *rows)
{
    int32_t wide = cells_of(excess, WIDE_UM);
    struct span next;

    for (; x < excess->width - MARGIN_CELLS; x = columns->last + 1) {
        columns->first = columns->last = x;
        if (x < MARGIN_CELLS || !column_find(excess, printed, x, rows))
            continue;
        while (columns->last < excess->width - MARGIN_CELLS &&
                column_find(excess, printed, columns->last + 1, &next) &&
                abs(next.first - rows->first) <= END_CELLS &&
                abs(next.last - rows->last) <= END_CELLS)
            columns->last++;
        if (columns->last - columns->first < wide &&
                side_is_free(excess, printed, columns->first - SIDE_CELLS, rows) &&
                side_is_free(excess, printed, columns->last + SIDE_CELLS, rows))
            return 1;
    }
    return 0;
}
