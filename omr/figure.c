/* figure.c -- connected ink on the sheet, followed under print and over gaps. */
#include "omr/figure.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "omr/eight.h"
#include "omr/wide.h"

enum {
    JUMP = 2,             /* cells: gaps inside one stroke, 0.3 mm */
    UNDER_STEPS = 9,      /* of a cell or two under print, 1.5 mm at least */
    THIN_UM = 130,        /* less ink along its length than a cell: print's rim, specks */
    THIN_UM2 = 300000,    /* side by side; more is neither */
    STREAK_UM = 8000,     /* as long and no wider than STREAK_WIDE_UM along the image's */
    STREAK_WIDE_UM = 600, /* columns: no hand draws so, but dirt on the glass does; */
    STREAK_TIMES = 25,    /* nor anything so much longer than wide, */
    STREAK_MOST_UM = 1000, /* up to here */
    STROKE_PERCENT = 135, /* of its ink: one stroke, tails 90 to 115, an X 150 and more */
    RULED_PERCENT = 96, /* of its rows and columns; a stroke of 1 mm that leans by half */
    RULED_TIMES = 3,    /* a degree has 92 on 14 mm, and its ends are round */
    RULED_UM = 12000,   /* long, and wide at most: one such piece is a streak's */
    RULED_MOST_UM = 3500,
    HAIR_UM = 200,      /* one column of cells: a pale streak's pieces, */
    HAIR_LONG_UM = 1600 /* this long; pens are broader, pencils not so straight */
};

void figure_work_init(struct figure_work *figures)
{
    memset(figures, 0, sizeof(*figures));
}

void figure_work_release(struct figure_work *figures)
{
    free(figures->queue);
    free(figures->depth);
    free(figures->places);
    figure_work_init(figures);
}

int figure_work_room(
        struct figure_work *figures, const struct excess *excess, struct error *err)
{
    if (excess->room <= figures->room)
        return 0;
    figure_work_release(figures);
    figures->queue = malloc(excess->room * sizeof(*figures->queue));
    figures->depth = malloc(excess->room);
    figures->places = malloc(excess->room * sizeof(*figures->places));
    if (figures->queue == NULL || figures->depth == NULL || figures->places == NULL) {
        figure_work_release(figures);
        return error_set(err, ERROR_MEMORY, "no memory to compare a page");
    }
    figures->room = excess->room;
    return 0;
}

/* The cells of a figure that are still to be looked at. */
struct flood {
    struct excess *excess;
    struct figure_work *figures;
    size_t last;
};

/* Ink begins a new count of cells under print. */
static void cell_queue(struct flood *flood, int32_t x, int32_t y, size_t at, int depth)
{
    uint8_t state = flood->excess->state[at];

    if (state == EXCESS_CELL) {
        depth = 0;
    } else if (state >= EXCESS_UNDER) {
        if (++depth > UNDER_STEPS)
            return;
    } else {
        return;
    }
    flood->excess->state[at] = EXCESS_NONE;
    flood->figures->depth[flood->last] = (uint8_t)depth;
    flood->figures->queue[flood->last++] = (uint32_t)y << 16 | (uint32_t)x;
}

/* 1 in each of the cells around, eight bytes of a row from the first, that may be ink. */
static uint64_t inks_of(uint64_t states)
{
    static const uint64_t reach = ((uint64_t)1 << 8 * (2 * JUMP + 1)) - 1;

    /* above EXCESS_FAINT: the second bit is set, or the third */
    return (states >> 1 | states >> 2) & EIGHT_ONES & reach;
}

static void row_queue(
        struct flood *flood, int32_t x, int32_t y, const uint8_t *states, int depth)
{
    uint64_t inks = inks_of(eight_take(states));

    for (; inks != 0; inks &= inks - 1) {
        int32_t i = eight_first(inks);

        cell_queue(flood, x + i, y, (size_t)(states - flood->excess->state) + (size_t)i,
                depth);
    }
}

/* The rows around a cell are looked at together, as most hold nothing more, and only
 * what may be ink one by one. */
static void neighbours_queue(struct flood *flood, int32_t x, int32_t y, int depth)
{
    const uint8_t *states =
            flood->excess->state + excess_at(flood->excess, x - JUMP, y - JUMP);
    size_t pitch = (size_t)flood->excess->pitch;
    uint64_t all = 0;
    int32_t j;

    for (j = 0; j <= 2 * JUMP; j++)
        all |= eight_take(states + (size_t)j * pitch);
    if (inks_of(all) == 0)
        return;
    for (j = 0; j <= 2 * JUMP; j++)
        row_queue(flood, x - JUMP, y - JUMP + j, states + (size_t)j * pitch, depth);
}

static void place_add(struct figure_work *figures, struct figure *figure,
        const struct excess *excess, int32_t x, int32_t y)
{
    struct backmap_place place = backmap_find(&excess->backmap, x, y);
    struct layout_rect *bounds = &figure->bounds;

    figures->places[figure->count++] = place;
    bounds->left_um = place.x_um < bounds->left_um ? place.x_um : bounds->left_um;
    bounds->right_um = place.x_um >= bounds->right_um ? place.x_um + 1 : bounds->right_um;
    bounds->top_um = place.y_um < bounds->top_um ? place.y_um : bounds->top_um;
    bounds->bottom_um =
            place.y_um >= bounds->bottom_um ? place.y_um + 1 : bounds->bottom_um;
}

/* The rows and columns of the image that a figure's cells lie in. */
struct span {
    int32_t left, right, top, bottom;
};

static void span_add(struct span *span, int32_t x, int32_t y)
{
    span->left = x < span->left ? x : span->left;
    span->right = x > span->right ? x : span->right;
    span->top = y < span->top ? y : span->top;
    span->bottom = y > span->bottom ? y : span->bottom;
}

/* Cells under print that were passed on the way, but for those beyond the figure. */
static int32_t under_count(const struct flood *flood, const struct span *span)
{
    const struct figure_work *figures = flood->figures;
    int32_t count = 0;
    size_t i;

    for (i = 0; i < flood->last; i++) {
        int32_t x = (int32_t)(figures->queue[i] & 0xffff);
        int32_t y = (int32_t)(figures->queue[i] >> 16);

        count += (figures->depth[i] > 0) & (x >= span->left) & (x <= span->right) &
                 (y >= span->top) & (y <= span->bottom);
    }
    return count;
}

void figure_take(struct excess *excess, const struct excess_trace *trace,
        struct figure_work *figures, struct figure *figure)
{
    struct flood flood = {excess, figures, 0};
    struct span span = {trace->x, trace->x, trace->y, trace->y};
    size_t next, at = excess_at(excess, trace->x, trace->y);
    int64_t cell_um2 = (int64_t)excess->cell_um * excess->cell_um;

    memset(figure, 0, sizeof(*figure));
    if (excess->state[at] != EXCESS_CELL)
        return;
    figure->places = figures->places;
    figure->bounds = (struct layout_rect){INT32_MAX, INT32_MAX, INT32_MIN, INT32_MIN};
    cell_queue(&flood, trace->x, trace->y, at, 0);
    for (next = 0; next < flood.last; next++) {
        int32_t x = (int32_t)(figures->queue[next] & 0xffff);
        int32_t y = (int32_t)(figures->queue[next] >> 16);
        int depth = figures->depth[next];

        neighbours_queue(&flood, x, y, depth);
        if (depth > 0)
            continue;
        place_add(figures, figure, excess, x, y);
        span_add(&span, x, y);
    }
    figure->columns_um = (span.right - span.left + 1) * excess->cell_um;
    figure->rows_um = (span.bottom - span.top + 1) * excess->cell_um;
    figure->left_um = span.left * excess->cell_um;
    figure->area_um2 = figure->count * cell_um2;
    figure->is_at_print = flood.last > (size_t)figure->count;
    if (figure->is_at_print)
        figure->under_um2 = under_count(&flood, &span) * cell_um2;
}

WIDE_LOOP static int32_t places_inside(const struct backmap_place *restrict places,
        int32_t count, const struct layout_rect *restrict rect)
{
    int32_t inside = 0, i;

    for (i = 0; i < count; i++)
        inside += figure_place_in(&places[i], rect);
    return inside;
}

int32_t figure_inside(const struct figure *figure, const struct layout_rect *rect)
{
    if (!rects_meet(&figure->bounds, rect))
        return 0;
    return places_inside(figure->places, figure->count, rect);
}

int figure_is_in_box(
        const struct figure *figure, const struct layout_page *page, int32_t in_um)
{
    size_t i;

    for (i = 0; i < page->box_count; i++) {
        struct layout_rect inner = rect_grown(&page->boxes[i].rect, -in_um);

        if (figure_inside(figure, &inner) == figure->count)
            return 1;
    }
    return 0;
}

int32_t figure_longer_side(const struct figure *figure)
{
    int32_t width = figure->bounds.right_um - figure->bounds.left_um;
    int32_t height = figure->bounds.bottom_um - figure->bounds.top_um;

    return width > height ? width : height;
}

int32_t figure_diagonal(const struct figure *figure)
{
    return (int32_t)hypot(figure->bounds.right_um - figure->bounds.left_um,
            figure->bounds.bottom_um - figure->bounds.top_um);
}

/* The roots of the cells' spread, along and across: of the matrix of second moments. */
struct spread {
    double along, across;
    int32_t count;
};

static struct spread spread_find(
        const struct figure *figure, const struct layout_rect *rect)
{
    double x = 0, y = 0, xx = 0, xy = 0, yy = 0, n = 0, half;
    int32_t i;

    for (i = 0; i < figure->count; i++) {
        double dx = figure->places[i].x_um - figure->bounds.left_um;
        double dy = figure->places[i].y_um - figure->bounds.top_um;

        if (rect != NULL && !figure_place_in(&figure->places[i], rect))
            continue;
        n++;
        x += dx;
        y += dy;
        xx += dx * dx;
        xy += dx * dy;
        yy += dy * dy;
    }
    if (n < 1)
        return (struct spread){0, 0, 0};
    xx = xx / n - x / n * (x / n);
    yy = yy / n - y / n * (y / n);
    xy = xy / n - x / n * (y / n);
    half = hypot((xx - yy) / 2, xy);
    return (struct spread){sqrt(fmax((xx + yy) / 2 + half, 0)),
            sqrt(fmax((xx + yy) / 2 - half, 0)), (int32_t)n};
}

int32_t figure_line_off(const struct figure *figure, const struct layout_rect *rect)
{
    return (int32_t)spread_find(figure, rect).across;
}

int32_t figure_line_along(const struct figure *figure, const struct layout_rect *rect)
{
    return (int32_t)spread_find(figure, rect).along;
}

/* A full rectangle's sides are the root of 12 times its spread along each. */
int figure_is_stroke(const struct figure *figure, const struct layout_rect *rect)
{
    struct spread spread = spread_find(figure, rect);
    double area_um2 = figure->count > 0
                              ? (double)figure->area_um2 / figure->count * spread.count
                              : 0;

    return 12 * spread.along * spread.across * 100 <= area_um2 * STROKE_PERCENT;
}

int figure_is_ruled(const struct figure *figure)
{
    int64_t all_um2 = (int64_t)figure->columns_um * figure->rows_um;

    return figure->rows_um >= figure->columns_um * RULED_TIMES &&
           (figure->area_um2 + figure->under_um2) * 100 >= all_um2 * RULED_PERCENT;
}

int figure_is_streak(const struct figure *figure)
{
    int32_t height = figure->bounds.bottom_um - figure->bounds.top_um;

    if (figure->columns_um <= HAIR_UM)
        return height >= HAIR_LONG_UM;
    if (height >= RULED_UM && figure->columns_um <= RULED_MOST_UM &&
            figure_is_ruled(figure))
        return 1;
    return height >= STREAK_UM &&
           (figure->columns_um <= STREAK_WIDE_UM ||
                   (figure->columns_um <= STREAK_MOST_UM &&
                           figure->columns_um * STREAK_TIMES <= height));
}

int figure_is_rim(const struct figure *figure)
{
    return figure->area_um2 < THIN_UM2 &&
           figure->area_um2 < (int64_t)figure_longer_side(figure) * THIN_UM;
}
