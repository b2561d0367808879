/* arm.c -- arms of marks that the pen's skips parted from them. */
#include "omr/arm.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "omr/arm_fit.h"

enum {
    PIECE_UM = 8500,      /* an arm may come to the next row's box, no farther; */
    LINE_LONG_UM = 11500, /* what left a box's middle for the next row of labels was */
                          /* 10.1 to 10.9 mm, */
    LINE_BROAD_UM = 4500, /* and a felt pen's ends 2.8 to 4 mm, off by 0.33 to 0.42 */
    OFF_UM = 250,         /* straight: a pen of 1 mm is off by 0.3, a small X by 0.8 */
    REST_OFF_UM = 450,   /* what print leaves of a felt pen's, no more than so long, is */
    REST_SHORT_UM = 2500 /* off by 0.3 to 0.43 */
};

static double distance(const struct backmap_place *a, const struct backmap_place *b)
{
    return hypot(a->x_um - b->x_um, a->y_um - b->y_um);
}

void arms_start(struct arms *arms, size_t box_count, const struct printed *printed)
{
    arms->printed = printed;
    memset(arms->tips, 0, box_count * sizeof(arms->tips[0]));
    memset(arms->lines, 0, box_count * sizeof(arms->lines[0]));
    arms->count = 0;
}

/* The farthest from the box's middle in each octant; which one it is now, or -1. */
static int tip_reach(struct backmap_place tips[ARM_TIPS], const struct layout_rect *rect,
        const struct backmap_place *place)
{
    int32_t x = place->x_um - (rect->left_um + rect->right_um) / 2;
    int32_t y = place->y_um - (rect->top_um + rect->bottom_um) / 2;
    int octant = (x > 0) | (y > 0) << 1 | (abs(x) > abs(y)) << 2;
    struct backmap_place *tip = &tips[octant];

    if (abs(x) + abs(y) <= abs(tip->x_um) + abs(tip->y_um))
        return -1;
    tip->x_um = x;
    tip->y_um = y;
    return octant;
}

static struct backmap_place middle_of(const struct layout_rect *rect)
{
    return (struct backmap_place){
            (rect->left_um + rect->right_um) / 2, (rect->top_um + rect->bottom_um) / 2};
}

void arm_reach(struct arms *arms, const struct layout_rect *rect, size_t box,
        const struct figure *figure)
{
    struct backmap_place middle = middle_of(rect);
    int is_new[ARM_TIPS] = {0}, k;
    int32_t i;

    for (i = 0; i < figure->count; i++) {
        k = tip_reach(arms->tips[box], rect, &figure->places[i]);
        if (k >= 0)
            is_new[k] = 1;
    }
    for (k = 0; k < ARM_TIPS; k++) {
        struct backmap_place tip = arms->tips[box][k];

        tip.x_um += middle.x_um;
        tip.y_um += middle.y_um;
        if (is_new[k])
            arm_line_take(figure, &tip, &arms->lines[box][k]);
    }
}

void arm_reach_beside(struct arms *arms, const struct layout_page *page,
        const uint8_t *is_near, const struct figure *figure)
{
    size_t i;

    for (i = 0; i < page->box_count; i++)
        if (is_near[i])
            arm_reach(arms, &page->boxes[i].rect, i, figure);
}

/* The cell farthest from a place. */
static struct backmap_place farthest(
        const struct figure *figure, const struct backmap_place *from)
{
    struct backmap_place far = *from;
    int32_t i;

    for (i = 0; i < figure->count; i++)
        if (distance(from, &figure->places[i]) > distance(from, &far))
            far = figure->places[i];
    return far;
}

struct arm_piece *arm_try(struct arms *arms, const struct figure *figure)
{
    struct arm_piece *piece = arms->pieces + arms->count;
    int32_t side = figure_longer_side(figure), off = figure_line_off(figure, NULL);

    if (arms->count == ARM_PIECES_MAX || side > LINE_LONG_UM ||
            off > (side <= LINE_BROAD_UM ? REST_OFF_UM : OFF_UM))
        return NULL;
    piece->is_broad = off > OFF_UM;
    piece->is_far = side > (piece->is_broad ? REST_SHORT_UM : PIECE_UM);
    piece->ends[0] = farthest(figure, &figure->places[0]);
    piece->ends[1] = farthest(figure, &piece->ends[0]);
    piece->row_count = 0;
    piece->box = NULL;
    return piece;
}

int arm_runs_through(const struct figure *figure, const struct layout_rect *rect)
{
    struct backmap_place middle = middle_of(rect);
    struct arm_piece piece;

    piece.ends[0] = farthest(figure, &figure->places[0]);
    piece.ends[1] = farthest(figure, &piece.ends[0]);
    return arm_piece_distance(&piece, &middle) * 4 <= rect->right_um - rect->left_um;
}

/* Each row that it lies in has a mark of its own. */
static int is_in_marked_rows(const struct arm_piece *piece,
        const struct layout_page *page, const uint8_t *is_inked_box)
{
    size_t i;
    int k, marked = 0;

    for (k = 0; k < piece->row_count; k++)
        for (i = 0; i < page->box_count; i++)
            if (is_inked_box[i] && strcmp(page->boxes[i].contest,
                                           page->rows[piece->rows[k]].contest) == 0) {
                marked++;
                break;
            }
    return piece->row_count > 0 && marked == piece->row_count;
}

/* The arm ends where its piece does, and points where it did. */
static void arm_lengthen(
        struct arms *arms, size_t box, int tip, const struct arm_piece *piece)
{
    struct arm_line line = arms->lines[box][tip];
    int k;

    for (k = 0; k < 2; k++) {
        int at = tip_reach(arms->tips[box], &piece->box->rect, &piece->ends[k]);

        if (at >= 0)
            arms->lines[box][at] = line;
    }
}

static int piece_join(struct arms *arms, const struct layout_page *page,
        const uint8_t *is_inked_box, struct arm_piece *piece)
{
    int is_marked = is_in_marked_rows(piece, page, is_inked_box), k;
    size_t i;

    for (i = 0; i < page->box_count; i++)
        for (k = 0; k < ARM_TIPS; k++)
            if (arm_is_at_tip(arms->printed, piece, is_marked, &page->boxes[i].rect,
                        &arms->tips[i][k], &arms->lines[i][k])) {
                piece->box = &page->boxes[i];
                arm_lengthen(arms, i, k, piece);
                return 1;
            }
    return 0;
}

void arms_join(
        struct arms *arms, const struct layout_page *page, const uint8_t *is_inked_box)
{
    int i, joined;

    do
        for (i = joined = 0; i < arms->count; i++)
            if (arms->pieces[i].box == NULL)
                joined += piece_join(arms, page, is_inked_box, &arms->pieces[i]);
    while (joined > 0);
}
