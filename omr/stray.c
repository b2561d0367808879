/* stray.c -- ink outside the boxes: tails, rings, struck names, writing. */
#include "omr/stray.h"

#include <math.h>
#include <string.h>

#include "omr/strike.h"

enum {
    UNDER_CELLS = 9, /* 1.5 mm: print that a stroke may pass under */
    JUMP_CELLS = 2,  /* gaps inside one stroke */
    SPECK_CELLS = 6, /* 1 mm: smaller figures are dirt */
    SPECK_AREA_CELLS = 5,
    PIECE_CELLS = 24, /* 4 mm: at most this long is a skip of a mark's stroke */
    NEAR_UM = 1200,
    SHARE_PERCENT = 25, /* of a figure inside a box that owns it */
    BODY_CELLS = 20,
    TAIL_LARGER = 2,          /* as much of it in another box: here may be but its tail */
    ENTRY_UM = 1250,          /* a stroke that reaches 1 mm into a box, blurred */
    WRITING_AREA_CELLS = 120, /* 3 mm2 of ink: two letters */
    WRITING_SIDE_CELLS = 12,  /* 2 mm */
    AREA_MARGIN_UM = 5000,
    CODE_MARGIN_UM = 500,
    SIDE_MARGIN_UM = 14000, /* punched holes */
    END_MARGIN_UM = 7000    /* shadows */
};

struct cell_rect { /* half-open */
    int32_t left, top, right, bottom;
};

struct figure {
    struct cell_rect bounds;
    int32_t first, count; /* its ink cells in excess->queue */
};

struct scene {
    const struct layout_page *page;
    const uint8_t *is_inked_box;
    const struct flat *flat;
    struct excess *excess;
    struct stray *out;
    int32_t writing_cells;
    int is_test;
};

static struct cell_rect rect_cells(const struct layout_rect *rect, int32_t margin_um)
{
    struct cell_rect cells = {printed_cell(rect->left_um - margin_um),
            printed_cell(rect->top_um - margin_um),
            printed_cell(rect->right_um + margin_um),
            printed_cell(rect->bottom_um + margin_um)};

    return cells;
}

static int rects_meet(const struct cell_rect *a, const struct cell_rect *b)
{
    return a->left < b->right && b->left < a->right && a->top < b->bottom &&
           b->top < a->bottom;
}

static int32_t longer_side(const struct figure *figure)
{
    int32_t width = figure->bounds.right - figure->bounds.left;
    int32_t height = figure->bounds.bottom - figure->bounds.top;

    return width > height ? width : height;
}

static int32_t diagonal(const struct figure *figure)
{
    return (int32_t)hypot(figure->bounds.right - figure->bounds.left,
            figure->bounds.bottom - figure->bounds.top);
}

/* Puts a neighbour in the queue. Ink begins a new count of cells under print. */
static void queue_add(struct scene *scene, int32_t cell, int depth, int32_t *last)
{
    uint8_t state = scene->excess->state[cell];

    if (state == EXCESS_CELL) {
        depth = 0;
    } else if (state == EXCESS_UNDER || state == EXCESS_LINE) {
        if (++depth > UNDER_CELLS)
            return;
    } else {
        return;
    }
    scene->excess->depth[*last] = (uint8_t)depth;
    scene->excess->queue[(*last)++] = cell;
    scene->excess->state[cell] = EXCESS_DONE;
}

static void bounds_add(struct cell_rect *bounds, int32_t x, int32_t y)
{
    bounds->left = x < bounds->left ? x : bounds->left;
    bounds->right = x >= bounds->right ? x + 1 : bounds->right;
    bounds->top = y < bounds->top ? y : bounds->top;
    bounds->bottom = y >= bounds->bottom ? y + 1 : bounds->bottom;
}

/* Takes the figure at `start`; only its ink cells stay in the queue. */
static struct figure figure_take(struct scene *scene, int32_t start)
{
    struct excess *excess = scene->excess;
    int32_t width = scene->flat->width, height = scene->flat->height;
    struct figure figure = {{width, height, 0, 0}, 0, 0};
    int32_t next = 0, last = 0, i, j;

    queue_add(scene, start, 0, &last);
    while (next < last) {
        int32_t cell = excess->queue[next], x = cell % width, y = cell / width;
        int depth = excess->depth[next++];

        for (j = y - JUMP_CELLS; j <= y + JUMP_CELLS; j++)
            for (i = x - JUMP_CELLS; i <= x + JUMP_CELLS; i++)
                if (i >= 0 && j >= 0 && i < width && j < height)
                    queue_add(scene, j * width + i, depth, &last);
        if (depth == 0) {
            bounds_add(&figure.bounds, x, y);
            excess->queue[figure.count++] = cell;
        }
    }
    return figure;
}

static int32_t cells_inside(const struct scene *scene, const struct figure *figure,
        const struct cell_rect *rect)
{
    int32_t width = scene->flat->width, inside = 0, i;

    if (!rects_meet(&figure->bounds, rect))
        return 0;
    for (i = figure->first; i < figure->first + figure->count; i++) {
        int32_t x = scene->excess->queue[i] % width, y = scene->excess->queue[i] / width;

        inside +=
                x >= rect->left && x < rect->right && y >= rect->top && y < rect->bottom;
    }
    return inside;
}

/* How the inked boxes share one figure. */
struct share {
    int32_t inside;  /* cells in all of them together */
    int32_t largest; /* in the one that holds most */
    int32_t boxes;   /* that hold any */
    int is_near;     /* to one at least */
};

static int32_t box_share(
        const struct scene *scene, const struct figure *figure, size_t box)
{
    struct cell_rect rect = rect_cells(&scene->page->boxes[box].rect, 0);

    return scene->is_inked_box[box] ? cells_inside(scene, figure, &rect) : 0;
}

static struct share share_find(const struct scene *scene, const struct figure *figure)
{
    struct share share = {0, 0, 0, 0};
    size_t i;

    for (i = 0; i < scene->page->box_count; i++) {
        struct cell_rect near = rect_cells(&scene->page->boxes[i].rect, NEAR_UM);
        int32_t inside;

        if (!scene->is_inked_box[i] || !rects_meet(&figure->bounds, &near))
            continue;
        if (cells_inside(scene, figure, &near) > 0)
            share.is_near = 1;
        inside = box_share(scene, figure, i);
        share.inside += inside;
        share.boxes += inside > 0;
        if (inside > share.largest)
            share.largest = inside;
    }
    return share;
}

/* Marks of neighbouring rows may touch: what lies outside is shared among them. */
static void tails_note(
        struct scene *scene, const struct figure *figure, const struct share *share)
{
    int32_t outside = figure->count - share->inside;
    size_t i;

    for (i = 0; i < scene->page->box_count && share->boxes > 0; i++) {
        int32_t inside = box_share(scene, figure, i);

        if (inside == 0)
            continue;
        if (inside * TAIL_LARGER < share->largest ||
                inside * 100 < (inside + outside / share->boxes) * SHARE_PERCENT)
            scene->out->is_tail[i] = 1;
        if (share->boxes == 1 && diagonal(figure) >= BODY_CELLS)
            scene->out->body_percent[i] = (uint8_t)(inside * 100 / figure->count);
    }
}

/* A stamp or signature may leave its area; a word that begins near one is none. */
static int is_in_area(const struct scene *scene, const struct figure *figure)
{
    size_t i;

    for (i = 0; i < scene->page->area_count; i++) {
        struct cell_rect area = rect_cells(&scene->page->areas[i].rect, 0);
        struct cell_rect near = rect_cells(&scene->page->areas[i].rect, AREA_MARGIN_UM);

        if (cells_inside(scene, figure, &area) > 0 ||
                cells_inside(scene, figure, &near) * 2 >= figure->count)
            return 1;
    }
    return 0;
}

static int row_note(struct scene *scene, const struct figure *figure)
{
    int is_noted = 0;
    size_t i;

    for (i = 0; i < scene->page->row_count; i++) {
        struct cell_rect rect = rect_cells(&scene->page->rows[i].rect, 0);

        if (cells_inside(scene, figure, &rect) >= SPECK_AREA_CELLS) {
            scene->out->is_inked[i] = 1;
            is_noted = 1;
        }
    }
    return is_noted;
}

/* A row's cells level with the inside of its boxes, where no stroke from another row
 * comes by chance; 0 if one of its own boxes holds some of the figure. */
static int row_band(const struct scene *scene, const struct figure *figure, size_t row,
        struct cell_rect *band)
{
    const struct layout_page *page = scene->page;
    struct layout_rect level = page->rows[row].rect;
    int has_box = 0;
    size_t i;

    for (i = 0; i < page->box_count; i++) {
        if (strcmp(page->boxes[i].contest, page->rows[row].contest) != 0)
            continue;
        if (box_share(scene, figure, i) > 0)
            return 0;
        level.top_um = page->boxes[i].rect.top_um + ENTRY_UM;
        level.bottom_um = page->boxes[i].rect.bottom_um - ENTRY_UM;
        has_box = 1;
    }
    *band = rect_cells(&level, 0);
    return has_box;
}

/* A mark explains its own row's ink; not a ring in the next that it happens to touch. */
static void rows_cross(struct scene *scene, const struct figure *figure)
{
    size_t i;

    for (i = 0; i < scene->page->row_count; i++) {
        struct cell_rect row = rect_cells(&scene->page->rows[i].rect, 0), band;

        if (rects_meet(&figure->bounds, &row) && row_band(scene, figure, i, &band) &&
                cells_inside(scene, figure, &band) >= SPECK_AREA_CELLS)
            scene->out->is_inked[i] = 1;
    }
}

static int is_in_code(const struct scene *scene, const struct figure *figure)
{
    size_t i;

    for (i = 0; i < scene->page->code_count; i++) {
        struct cell_rect rect = rect_cells(&scene->page->codes[i].rect, CODE_MARGIN_UM);

        if (cells_inside(scene, figure, &rect) == figure->count)
            return 1;
    }
    return 0;
}

/* Most of it away from the paper's edges, where no ink belongs. TEST paper bears print
 * of its own under the table, and codes of its own. */
static int is_on_text(const struct scene *scene, const struct figure *figure)
{
    int32_t side = printed_cell(SIDE_MARGIN_UM), end = printed_cell(END_MARGIN_UM);
    struct cell_rect text = {
            side, end, scene->flat->width - side, scene->flat->height - end};
    size_t i;

    for (i = 0; scene->is_test && i < scene->page->row_count; i++) {
        int32_t bottom = printed_cell(scene->page->rows[i].rect.bottom_um);

        text.bottom = i == 0 || bottom > text.bottom ? bottom : text.bottom;
    }
    return cells_inside(scene, figure, &text) * 2 >= figure->count &&
           !is_in_code(scene, figure);
}

static void figure_judge(struct scene *scene, const struct figure *figure)
{
    int32_t side = longer_side(figure);
    struct share share;

    if (side < SPECK_CELLS || figure->count < SPECK_AREA_CELLS)
        return;
    share = share_find(scene, figure);
    tails_note(scene, figure, &share);
    if (share.inside * 100 >= figure->count * SHARE_PERCENT) {
        rows_cross(scene, figure);
        return;
    }
    if (share.inside == 0 && share.is_near && side <= PIECE_CELLS)
        return;
    if (row_note(scene, figure) || side < WRITING_SIDE_CELLS || is_in_area(scene, figure))
        return;
    if (is_on_text(scene, figure))
        scene->writing_cells += figure->count;
}

void stray_find(const struct layout_page *page, const uint8_t *is_inked_box,
        const struct flat *flat, const struct printed *printed, struct excess *excess,
        int is_test, struct stray *out)
{
    struct scene scene = {page, is_inked_box, flat, excess, out, 0, is_test};
    size_t i;

    memset(out, 0, sizeof(*out));
    strike_find(page, flat, printed, out->is_struck);
    for (i = 0; i < excess->trace_count; i++)
        if (excess->state[excess->traces[i]] == EXCESS_CELL) {
            struct figure figure = figure_take(&scene, excess->traces[i]);

            figure_judge(&scene, &figure);
        }
    out->has_writing = scene.writing_cells >= WRITING_AREA_CELLS;
}
