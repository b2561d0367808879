/* ink.c -- connected figures of ink inside one box. */
#include "omr/ink.h"

#include <assert.h>
#include <string.h>

#include "omr/eight.h"
#include "omr/wide.h"

static int32_t least(int32_t a, int32_t b)
{
    return a < b ? a : b;
}

static int32_t most(int32_t a, int32_t b)
{
    return a > b ? a : b;
}

static int32_t root_of(struct ink_run *runs, int32_t run)
{
    while (runs[run].parent != run) {
        runs[run].parent = runs[runs[run].parent].parent;
        run = runs[run].parent;
    }
    return run;
}

static void runs_join(struct ink_run *runs, int32_t a, int32_t b)
{
    if (runs[a].parent == runs[b].parent) /* as most are that touch in two rows */
        return;
    a = root_of(runs, a);
    b = root_of(runs, b);
    if (a < b)
        runs[b].parent = a;
    else
        runs[a].parent = b;
}

enum {
    TOGETHER = 16, /* cells that are compared at once; INK_WIDTH_MAX is a multiple */
    ROW_BYTES = INK_WIDTH_MAX + TOGETHER
};

/* One row; cells beyond the last are 0, and not dark. */
struct row {
    uint8_t cells[ROW_BYTES], is_dark[ROW_BYTES];
};

/* The row that is looked at, and those beside it. */
struct scan {
    const struct ink_window *window;
    const struct ink_wish *wish;
    int32_t y;
    const struct row *above, *below;
    struct row *here;
    uint8_t is_core[ROW_BYTES];
    struct row rows[3]; /* row y in y % 3 */
};

WIDE_LOOP static void reach_find(const uint8_t *restrict row, int32_t width,
        uint8_t level, uint8_t *restrict is_reached)
{
    int32_t count = (width + TOGETHER - 1) & ~(TOGETHER - 1), x;

    for (x = 0; x < count; x++)
        is_reached[x] = row[x] >= level;
}

static void row_look(const struct scan *scan, int32_t y, struct row *row)
{
    const struct ink_window *window = scan->window;

    if (y >= window->height)
        return;
    memcpy(row->cells, window->dark + y * window->pitch, (size_t)window->width);
    reach_find(row->cells, window->width, (uint8_t)scan->wish->level, row->is_dark);
}

static void scan_start(
        const struct ink_window *window, const struct ink_wish *wish, struct scan *scan)
{
    assert(window->width <= INK_WIDTH_MAX && wish->level > 0);
    memset(scan, 0, sizeof(*scan));
    scan->window = window;
    scan->wish = wish;
    row_look(scan, 0, &scan->rows[0]);
}

static void scan_row(struct scan *scan, int32_t y)
{
    struct row *next = &scan->rows[(y + 1) % 3];

    scan->y = y;
    scan->above = &scan->rows[(y + 2) % 3];
    scan->here = &scan->rows[y % 3];
    scan->below = next;
    row_look(scan, y + 1, next);
}

struct cells { /* of one row, side by side */
    int32_t mass, peak, core;
    int32_t above, below; /* dark cells beside them */
};

/* The darkest so far of the cells in each of eight places. */
static inline void peaks_raise(uint64_t eight, uint8_t peaks[EIGHT])
{
    uint8_t own[EIGHT];
    int i;

    eight_put(own, eight);
    for (i = 0; i < EIGHT; i++)
        peaks[i] = own[i] > peaks[i] ? own[i] : peaks[i];
}

static inline int32_t peaks_most(const uint8_t peaks[EIGHT])
{
    uint8_t peak = 0;
    int i;

    for (i = 0; i < EIGHT; i++)
        peak = peaks[i] > peak ? peaks[i] : peak;
    return peak;
}

static struct cells cells_measure(const struct scan *scan, int32_t first, int32_t last)
{
    struct cells cells = {0, 0, 0, 0, 0};
    uint8_t peaks[EIGHT] = {0};
    int32_t x;

    for (x = first; x < last; x += EIGHT) {
        uint64_t own =
                last - x < EIGHT ? (UINT64_C(1) << 8 * (last - x)) - 1 : ~UINT64_C(0);
        uint64_t dark = eight_take(scan->here->cells + x) & own;

        peaks_raise(dark, peaks);
        cells.mass += eight_sum(dark);
        cells.core += eight_count(eight_take(scan->is_core + x) & own);
        cells.above += eight_count(eight_take(scan->above->is_dark + x) & own);
        cells.below += eight_count(eight_take(scan->below->is_dark + x) & own);
    }
    cells.peak = peaks_most(peaks);
    return cells;
}

/* Edges above and below cells of a row that is not the window's first or last; those
 * in its first and last column have none. */
static void edges_add(const struct scan *scan, const struct cells *cells, int32_t first,
        int32_t last, struct ink_run *run)
{
    int32_t end = scan->window->width - 1, count = last - first;
    int32_t above = cells->above, below = cells->below;

    if (first == 0) {
        count--;
        above -= scan->above->is_dark[0];
        below -= scan->below->is_dark[0];
    }
    if (last > end && last - 1 > 0) {
        count--;
        above -= scan->above->is_dark[end];
        below -= scan->below->is_dark[end];
    }
    run->edge += 2 * count - above - below;
    run->down += count - above;
}

/* Dark cells side by side become part of a run. */
static void cells_add(
        const struct scan *scan, int32_t first, int32_t last, struct ink_run *run)
{
    const struct ink_window *window = scan->window;
    struct cells cells = cells_measure(scan, first, last);
    int32_t middle = (window->width - 1) / 2, y = scan->y;
    int32_t x = middle < first ? first : middle >= last ? last - 1 : middle;

    run->depth = most(run->depth,
            least(least(x + 1, window->width - x), least(y + 1, window->height - y)));
    run->mass += cells.mass;
    run->peak = most(run->peak, cells.peak);
    run->core += cells.core;
    run->count += last - first;
    run->last = (int16_t)last;
    if (y == 0 || y + 1 == window->height) {
        run->is_outside = 1;
        return;
    }
    run->is_outside |= first == 0 || last == window->width;
    run->across += first > 0;
    run->edge += (first > 0) + (last < window->width);
    edges_add(scan, &cells, first, last, run);
}

static struct ink_run *run_start(struct ink_work *work, int32_t x, int32_t y)
{
    struct ink_run *run = &work->runs[work->run_count];

    memset(run, 0, sizeof(*run));
    run->row = (int16_t)y;
    run->first = (int16_t)x;
    run->parent = (int32_t)work->run_count++;
    return run;
}

/* Where a run of dark cells ends. */
static int32_t dark_end(const struct row *row, int32_t x)
{
    uint64_t clear = eight_take(row->is_dark + x) ^ EIGHT_ONES;

    for (; clear == 0; clear = eight_take(row->is_dark + x) ^ EIGHT_ONES)
        x += EIGHT;
    return x + eight_first(clear);
}

/* The runs of one row; 0 if there is no more room. */
static int row_scan(struct scan *scan, struct ink_work *work)
{
    struct ink_run *run = NULL;
    const uint8_t *is_dark = scan->here->is_dark, *next;
    int32_t width = scan->window->width, x, first;

    next = memchr(is_dark, 1, (size_t)width);
    if (next != NULL)
        reach_find(scan->here->cells, width, (uint8_t)scan->wish->core, scan->is_core);
    for (; next != NULL; next = memchr(is_dark + x, 1, (size_t)(width - x))) {
        first = (int32_t)(next - is_dark);
        x = dark_end(scan->here, first);
        if (run == NULL || first - run->last >= scan->wish->gap) {
            if (work->run_count == INK_RUNS_MAX)
                return 0;
            run = run_start(work, first, scan->y);
        }
        cells_add(scan, first, x, run);
    }
    return 1;
}

/* Joins the runs of two rows that come within `gap` of each other. */
static void rows_join(struct ink_work *work, int32_t a, int32_t a_end, int32_t b,
        int32_t b_end, int32_t gap)
{
    struct ink_run *runs = work->runs;

    while (a < a_end && b < b_end) {
        if (runs[a].first < runs[b].last + gap && runs[b].first < runs[a].last + gap)
            runs_join(runs, a, b);
        if (runs[a].last < runs[b].last)
            a++;
        else
            b++;
    }
}

static void runs_find(const struct ink_window *window, const struct ink_wish *wish,
        struct ink_work *work)
{
    int32_t starts[4] = {0, 0, 0, 0}; /* of this row and those before it */
    int32_t y, back;
    struct scan scan;

    scan_start(window, wish, &scan);
    work->run_count = 0;
    work->is_overfull = 0;
    for (y = 0; y < window->height; y++) {
        for (back = 3; back > 0; back--)
            starts[back] = starts[back - 1];
        starts[0] = (int32_t)work->run_count;
        scan_row(&scan, y);
        if (!row_scan(&scan, work)) {
            work->is_overfull = 1;
            return;
        }
        for (back = 1; back <= wish->gap && back <= 3; back++)
            rows_join(work, starts[back], starts[back - 1], starts[0],
                    (int32_t)work->run_count, wish->gap);
    }
}

static void figure_start(struct ink_figure *figure, const struct ink_run *run)
{
    memset(figure, 0, sizeof(*figure));
    figure->left = run->first;
    figure->top = run->row;
}

static void figure_add(struct ink_figure *figure, const struct ink_run *run)
{
    figure->left = least(figure->left, run->first);
    figure->right = most(figure->right, run->last);
    figure->bottom = run->row + 1;
    figure->count += run->count;
    figure->mass += run->mass;
    figure->peak = most(figure->peak, run->peak);
    figure->core += run->core;
    figure->edge += run->edge;
    figure->across += run->across;
    figure->down += run->down;
    figure->depth = most(figure->depth, run->depth);
    figure->is_outside |= run->is_outside;
}

void ink_figures(const struct ink_window *window, const struct ink_wish *wish,
        struct ink_work *work)
{
    size_t i;

    runs_find(window, wish, work);
    work->figure_count = 0;
    for (i = 0; i < work->run_count; i++) {
        int32_t root = root_of(work->runs, (int32_t)i);

        if (root == (int32_t)i) {
            if (work->figure_count == INK_FIGURES_MAX)
                work->is_overfull = 1;
            else
                figure_start(&work->figures[work->figure_count++], &work->runs[i]);
            work->figure_of[i] = (int32_t)work->figure_count - 1;
        }
        work->figure_of[i] = work->figure_of[root];
        figure_add(&work->figures[work->figure_of[i]], &work->runs[i]);
    }
}
