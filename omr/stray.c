/* stray.c -- ink outside the boxes: tails, rings, what no box explains. */
#include "omr/stray.h"

#include <string.h>

#include "omr/arm.h"
#include "omr/body.h"
#include "omr/dot.h"
#include "omr/overshoot.h"
#include "omr/punch.h"
#include "omr/rim.h"
#include "omr/ruled.h"
#include "omr/scatter.h"
#include "omr/share.h"
#include "omr/writing.h"

enum {
    SPECK_UM = 850,     /* 1 mm, from middle to middle of cells: smaller is dirt */
    SPECK_UM2 = 140000, /* 0.14 mm2: thinner is dirt, too */
    BESIDE_UM = 1500, /* of a row: ink on the table's own line, which hides half of it */
    SHARE_PERCENT = 25, /* of a figure inside a box that owns it */
    BODY_UM = 3400,     /* shorter figures are no bodies of marks */
    TAIL_LARGER = 2,    /* as much of it in another box: here may be but its tail */
    TAIL_OFF_UM = 600,  /* a tail is one stroke, be it felt; a small X is off by 0.8 mm */
    OWN_UM2 = 1500000,  /* of ink of its own: a box that holds a tail besides */
    BAND_PERCENT = 37,  /* of a box's height: as far overshooting strokes may come */
    DIRT_UM = 1500,     /* no longer, and within a box's outline by DIRT_IN_UM: specks */
    DIRT_IN_UM = 1000,  /* side by side, which the box's own weighing tells from a dot; */
    PAIR_UM = 1200,   /* in all of the box two or three that weigh no more than one dot */
    PAIR_UM2 = 420000 /* that is ignored (dot.c) */
};

struct scene {
    const struct layout_page *page;
    const uint8_t *is_inked_box;
    struct stray *out;
    int32_t speck_cells, own_cells;
    int32_t inside[LAYOUT_BOXES_MAX];  /* cells of the figure in each inked box */
    uint8_t is_near[LAYOUT_BOXES_MAX]; /* 1: the figure, to this inked box */
    uint8_t has_own[LAYOUT_BOXES_MAX]; /* a figure that is no tail */
    struct body bodies[LAYOUT_BOXES_MAX];
    struct punch punch;
    struct ruled ruled;
    struct arms *arms;
    struct scatter scatter;
    struct heading heading;
};

/* Marks of neighbouring rows may touch: what lies outside is shared among them. A
 * straight stroke that is but a little of a figure is the tail of another box's mark;
 * so is anything that lies mostly outside all boxes. */
static int is_tail(const struct scene *scene, const struct figure *figure,
        const struct share *share, size_t box)
{
    int32_t inside = scene->inside[box];
    int32_t outside = (figure->count - share->inside) / share->boxes;

    if (inside * 100 < (inside + outside) * SHARE_PERCENT)
        return 1;
    return inside * TAIL_LARGER < share->largest &&
           figure_line_off(figure, &scene->page->boxes[box].rect) < TAIL_OFF_UM &&
           figure_is_stroke(figure, &scene->page->boxes[box].rect);
}

static void tails_note(
        struct scene *scene, const struct figure *figure, const struct share *share)
{
    size_t i;

    for (i = 0; i < scene->page->box_count && share->boxes > 0; i++) {
        int32_t inside = scene->inside[i];

        if (inside == 0)
            continue;
        if (is_tail(scene, figure, share, i)) {
            scene->out->is_tail[i] = 1;
        } else {
            scene->has_own[i] |= inside >= scene->own_cells;
            arm_reach(scene->arms, &scene->page->boxes[i].rect, i, figure);
        }
        if (share->boxes == 1 && figure_diagonal(figure) >= BODY_UM)
            scene->out->body_percent[i] =
                    body_add(&scene->bodies[i], inside, figure->count);
    }
}

/* A piece that may be an arm's end waits for its mark. */
static int row_note(struct scene *scene, const struct figure *figure)
{
    int is_ink = !figure_is_rim(figure), is_noted = 0;
    struct arm_piece *piece = is_ink ? arm_try(scene->arms, figure) : NULL;
    size_t i;

    for (i = 0; i < scene->page->row_count; i++) {
        struct layout_rect row = scene->page->rows[i].rect;

        row.left_um -= BESIDE_UM;
        row.right_um += BESIDE_UM;
        if (figure_inside(figure, &row) < scene->speck_cells)
            continue;
        is_noted = 1;
        if (piece == NULL || piece->row_count == ARM_ROWS_MAX)
            scene->out->is_inked[i] |= (uint8_t)is_ink;
        else
            piece->rows[piece->row_count++] = (uint16_t)i;
    }
    if (piece != NULL && is_noted)
        scene->arms->count++;
    return is_noted;
}

/* A row's cells level with the middle of its boxes, where no stroke that overshoots
 * comes from another row; 0 if one of its own boxes holds some of the figure, or for
 * the parted end of a mark's stroke is near it. */
static int row_band(
        const struct scene *scene, size_t row, int is_end, struct layout_rect *band)
{
    const struct layout_page *page = scene->page;
    int has_box = 0;
    size_t i;

    *band = page->rows[row].rect;
    for (i = 0; i < page->box_count; i++) {
        const struct layout_rect *box = &page->boxes[i].rect;
        int32_t off = (box->bottom_um - box->top_um) * BAND_PERCENT / 100;

        if (strcmp(page->boxes[i].contest, page->rows[row].contest) != 0)
            continue;
        if (scene->inside[i] > 0 || (is_end && scene->is_near[i]))
            return 0;
        band->top_um = box->top_um + off;
        band->bottom_um = box->bottom_um - off;
        has_box = 1;
    }
    return has_box;
}

/* A mark explains its own row's ink; not a ring or cross in the next that it touches. */
static void rows_cross(struct scene *scene, const struct figure *figure, int is_end)
{
    size_t i;

    for (i = 0; i < scene->page->row_count; i++) {
        struct layout_rect band;

        if (rects_meet(&figure->bounds, &scene->page->rows[i].rect) &&
                row_band(scene, i, is_end, &band) &&
                (figure_inside(figure, &band) >= scene->speck_cells ||
                        !overshoot_is_arms(figure, &scene->page->rows[i].rect)))
            scene->out->is_inked[i] = 1;
    }
}

/* As rows_cross: an arm explains its own row's ink, and others' but for their middles. */
static int arm_explains(
        const struct scene *scene, const struct arm_piece *piece, size_t row)
{
    int32_t first = piece->ends[0].y_um, last = piece->ends[1].y_um;
    struct layout_rect band;

    if (piece->box == NULL)
        return 0;
    if (strcmp(piece->box->contest, scene->page->rows[row].contest) == 0)
        return 1;
    return !row_band(scene, row, 0, &band) ||
           (first < band.top_um && last < band.top_um) ||
           (first >= band.bottom_um && last >= band.bottom_um);
}

static void arms_note(struct scene *scene)
{
    int i, k;

    memset(scene->inside, 0, sizeof(scene->inside)); /* no piece lies in a box */
    arms_join(scene->arms, scene->page, scene->is_inked_box);
    for (i = 0; i < scene->arms->count; i++) {
        const struct arm_piece *piece = &scene->arms->pieces[i];

        for (k = 0; k < piece->row_count; k++)
            if (!arm_explains(scene, piece, piece->rows[k]))
                scene->out->is_inked[piece->rows[k]] = 1;
    }
}

/* Where a hole would be, away from all boxes: it waits for its neighbour. */
static int hole_take(
        struct scene *scene, const struct writing *writing, const struct figure *figure)
{
    size_t i;

    if (!punch_has_room(&scene->punch) || !writing_is_hole(writing, figure))
        return 0;
    for (i = 0; i < scene->page->box_count; i++)
        if (rects_meet(&figure->bounds, &scene->page->boxes[i].rect))
            return 0;
    punch_add(&scene->punch, &figure->bounds);
    return 1;
}

/* Over the page's first row and under its last a mark may touch a word. */
static void words_note(
        struct scene *scene, const struct layout_rect *paper, const struct figure *figure)
{
    const struct layout_name *rows = scene->page->rows;
    struct layout_rect over = *paper, under = *paper;

    if (scene->page->row_count == 0)
        return;
    over.bottom_um = rows[0].rect.top_um;
    under.top_um = rows[scene->page->row_count - 1].rect.bottom_um;
    if ((rects_meet(&figure->bounds, &over) && overshoot_has_word(figure, &over)) ||
            (rects_meet(&figure->bounds, &under) && overshoot_has_word(figure, &under)))
        scene->out->has_writing = 1;
    else
        heading_cross(&scene->heading, figure);
}

/* Ink somewhere: of the rows that it is in, or writing. */
static void ink_note(struct scene *scene, const struct layout_rect *rect)
{
    int is_noted = 0;
    size_t row;

    for (row = 0; row < scene->page->row_count; row++)
        if (rects_meet(rect, &scene->page->rows[row].rect))
            is_noted = scene->out->is_inked[row] = 1;
    scene->out->has_writing = scene->out->has_writing || !is_noted;
}

/* What looks like a hole without a second one is a blot of ink. */
static void holes_note(struct scene *scene)
{
    int i;

    for (i = 0; i < scene->punch.count; i++)
        if (!punch_is_paired(&scene->punch, i))
            ink_note(scene, &scene->punch.holes[i]);
}

/* A streak's pieces lie in the same columns; one alone may be a stroke. */
static void ruled_note(struct scene *scene)
{
    int i;

    for (i = 0; i < scene->ruled.count; i++)
        if (!ruled_is_paired(&scene->ruled, i))
            ink_note(scene, &scene->ruled.pieces[i].bounds);
}

static void scatter_note(struct scene *scene)
{
    struct layout_rect places[SCATTER_FOUND_MAX];
    int count = scatter_find(&scene->scatter, places), i;

    for (i = 0; i < count; i++)
        ink_note(scene, &places[i]);
}

/* Specks side by side in a box. */
static int is_dirt(const struct layout_page *page, const struct figure *figure)
{
    int32_t side = figure_longer_side(figure);

    return (side < DIRT_UM && figure_is_in_box(figure, page, DIRT_IN_UM)) ||
           (side < PAIR_UM && figure->area_um2 < PAIR_UM2 &&
                   figure_is_in_box(figure, page, 0));
}

static void figure_judge(
        struct scene *scene, struct writing *writing, const struct figure *figure)
{
    int32_t side = figure_longer_side(figure);
    struct share share;

    if (figure_is_streak(figure))
        return;
    if (side < SPECK_UM || figure->area_um2 < SPECK_UM2) {
        if (!dot_is_ink(scene->page, scene->is_inked_box, SHARE_NEAR_UM, figure) ||
                !row_note(scene, figure))
            scatter_take(&scene->scatter, scene->page, &writing->paper, figure, 1);
        return;
    }
    if (is_dirt(scene->page, figure))
        return;
    share_find(scene->page, scene->is_inked_box, figure, scene->inside, scene->is_near,
            &share);
    tails_note(scene, figure, &share);
    if (share.inside * 100 >= figure->count * SHARE_PERCENT) {
        rows_cross(scene, figure, 0);
        words_note(scene, &writing->paper, figure);
        return;
    }
    if (share_is_end(&share, scene->page, scene->is_near, figure)) {
        scene->arms->count += arm_try(scene->arms, figure) != NULL;
        arm_reach_beside(scene->arms, scene->page, scene->is_near, figure);
        rows_cross(scene, figure, 1);
        return;
    }
    if ((share.inside == 0 && share.is_near && side <= SHARE_PIECE_UM) ||
            hole_take(scene, writing, figure) ||
            ruled_take(&scene->ruled, scene->page, figure))
        return;
    if (!writing_is_in_area(writing, figure) && row_note(scene, figure))
        return;
    if (writing_add(writing, figure))
        scatter_take(&scene->scatter, scene->page, &writing->paper, figure, 0);
}

void stray_find(const struct layout_page *page, const struct printed *printed,
        const uint8_t *is_inked_box, struct excess *excess, struct figure_work *figures,
        int is_test, struct stray *out)
{
    int32_t cell_um2 = excess->cell_um * excess->cell_um;
    struct arms arms;
    struct scene scene = {.page = page,
            .is_inked_box = is_inked_box,
            .out = out,
            .speck_cells = SPECK_UM2 / cell_um2 + 1,
            .own_cells = OWN_UM2 / cell_um2 + 1,
            .arms = &arms};
    struct writing writing;
    enum rim rim;
    size_t i;

    memset(out, 0, sizeof(*out));
    arms_start(&arms, page->box_count, printed);
    writing_start(&writing, page, printed, is_test);
    rim = rim_find(excess, page, &writing.paper, &scene.scatter, &scene.heading);
    out->has_writing = rim == RIM_WRITTEN;
    out->has_little_writing = rim == RIM_LITTLE;
    for (i = 0; i < excess->trace_count; i++) {
        const struct excess_trace *trace = &excess->traces[i];
        struct figure figure;

        if (excess->state[excess_at(excess, trace->x, trace->y)] != EXCESS_CELL)
            continue;
        figure_take(excess, trace, figures, &figure);
        figure_judge(&scene, &writing, &figure);
    }
    for (i = 0; i < page->box_count; i++)
        if (scene.has_own[i])
            out->is_tail[i] = 0;
    holes_note(&scene);
    ruled_note(&scene);
    arms_note(&scene);
    scatter_note(&scene);
    out->has_writing = out->has_writing || heading_is_written(&scene.heading) ||
                       writing_is_there(&writing);
}
