/* ink.c -- connected figures of ink inside one box. */
#include "omr/ink.h"

#include <string.h>

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
    a = root_of(runs, a);
    b = root_of(runs, b);
    if (a < b)
        runs[b].parent = a;
    else
        runs[a].parent = b;
}

/* Edges above and below some cells of a row that is not the window's first or last. */
static void edges_add(const struct ink_window *window, const struct ink_wish *wish,
        int32_t first, int32_t last, int32_t y, struct ink_run *run)
{
    const uint8_t *row = window->dark + y * window->pitch;
    int32_t x;

    for (x = first; x < last; x++) {
        int32_t above = row[x - window->pitch] < wish->level;
        int32_t below = row[x + window->pitch] < wish->level;

        run->edge += above + below;
        run->down += above;
    }
}

/* Dark cells side by side become part of a run. */
static void cells_add(const struct ink_window *window, const struct ink_wish *wish,
        int32_t first, int32_t last, int32_t y, struct ink_run *run)
{
    const uint8_t *row = window->dark + y * window->pitch;
    int32_t left = most(first, 1), right = least(last, window->width - 1), x;
    int32_t middle = (window->width - 1) / 2;

    x = middle < first ? first : middle >= last ? last - 1 : middle;
    run->depth = most(run->depth,
            least(least(x + 1, window->width - x), least(y + 1, window->height - y)));
    for (x = first; x < last; x++) {
        run->mass += row[x];
        run->peak = most(run->peak, row[x]);
        run->core += row[x] >= wish->core;
    }
    run->count += last - first;
    run->last = (int16_t)last;
    if (y == 0 || y + 1 == window->height) {
        run->is_outside = 1;
        return;
    }
    run->is_outside |= first == 0 || last == window->width;
    run->across += first > 0;
    run->edge += (first > 0) + (last < window->width);
    edges_add(window, wish, left, right, y, run);
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

/* The runs of one row; 0 if there is no more room. */
static int row_scan(const struct ink_window *window, const struct ink_wish *wish,
        int32_t y, struct ink_work *work)
{
    const uint8_t *row = window->dark + y * window->pitch;
    uint8_t is_dark[INK_WIDTH_MAX + 1], level = (uint8_t)wish->level;
    struct ink_run *run = NULL;
    int32_t x, first;

    for (x = 0; x < window->width; x++)
        is_dark[x] = row[x] >= level;
    is_dark[window->width] = 0;
    for (x = 0; x < window->width; x++) {
        const uint8_t *next = memchr(is_dark + x, 1, (size_t)(window->width - x));

        if (next == NULL)
            break;
        x = first = (int32_t)(next - is_dark);
        while (is_dark[x])
            x++;
        if (run == NULL || first - run->last >= wish->gap) {
            if (work->run_count == INK_RUNS_MAX)
                return 0;
            run = run_start(work, first, y);
        }
        cells_add(window, wish, first, x, y, run);
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

    work->run_count = 0;
    work->is_overfull = 0;
    for (y = 0; y < window->height; y++) {
        for (back = 3; back > 0; back--)
            starts[back] = starts[back - 1];
        starts[0] = (int32_t)work->run_count;
        if (!row_scan(window, wish, y, work)) {
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
