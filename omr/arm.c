/* arm.c -- arms of marks that the pen's skips parted from them. */
#include "omr/arm.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum {
    PIECE_UM = 4000, /* an arm's end overshoots its box by several mm, no more */
    OFF_UM = 250,    /* straight: a pen of 1 mm is off by 0.3, a small X by 0.8 */
    SKIP_UM = 1500,  /* a ballpoint skips so far, and begins again */
    ASIDE_UM = 500   /* the tip from the piece's line: a hand's bend, half a stroke */
};

static double distance(const struct backmap_place *a, const struct backmap_place *b)
{
    return hypot(a->x_um - b->x_um, a->y_um - b->y_um);
}

/* How far a place is from the line through a piece's ends. */
static double line_distance(
        const struct arm_piece *piece, const struct backmap_place *place)
{
    const struct backmap_place *a = &piece->ends[0], *b = &piece->ends[1];
    double dx = b->x_um - a->x_um, dy = b->y_um - a->y_um;

    return fabs(dx * (place->y_um - a->y_um) - dy * (place->x_um - a->x_um)) /
           fmax(hypot(dx, dy), 1);
}

void arms_start(struct arms *arms, size_t box_count)
{
    memset(arms->tips, 0, box_count * sizeof(arms->tips[0]));
    arms->count = 0;
}

void arm_reach(struct arms *arms, const struct layout_rect *rect, size_t box,
        const struct figure *figure)
{
    int32_t middle_x = (rect->left_um + rect->right_um) / 2;
    int32_t middle_y = (rect->top_um + rect->bottom_um) / 2;
    int32_t i;

    for (i = 0; i < figure->count; i++) {
        int32_t x = figure->places[i].x_um - middle_x;
        int32_t y = figure->places[i].y_um - middle_y;
        int octant = (x > 0) | (y > 0) << 1 | (abs(x) > abs(y)) << 2;
        struct backmap_place *tip = &arms->tips[box][octant];

        if (abs(x) + abs(y) > abs(tip->x_um) + abs(tip->y_um)) {
            tip->x_um = x;
            tip->y_um = y;
        }
    }
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

    if (arms->count == ARM_PIECES_MAX || figure_longer_side(figure) > PIECE_UM ||
            figure_line_off(figure, NULL) > OFF_UM)
        return NULL;
    piece->ends[0] = farthest(figure, &figure->places[0]);
    piece->ends[1] = farthest(figure, &piece->ends[0]);
    piece->row_count = 0;
    return piece;
}

static int is_at_tip(const struct arm_piece *piece, const struct layout_rect *rect,
        const struct backmap_place *offset)
{
    struct backmap_place middle = {
            (rect->left_um + rect->right_um) / 2, (rect->top_um + rect->bottom_um) / 2};
    struct backmap_place tip = {middle.x_um + offset->x_um, middle.y_um + offset->y_um};
    double gap = fmin(distance(&piece->ends[0], &tip), distance(&piece->ends[1], &tip));

    return (offset->x_um != 0 || offset->y_um != 0) && gap <= SKIP_UM &&
           line_distance(piece, &tip) <= ASIDE_UM &&
           line_distance(piece, &middle) * 2 <= rect->right_um - rect->left_um;
}

const struct layout_box *arm_box(const struct arms *arms, const struct layout_page *page,
        const struct arm_piece *piece)
{
    size_t i;
    int k;

    for (i = 0; i < page->box_count; i++)
        for (k = 0; k < ARM_TIPS; k++)
            if (is_at_tip(piece, &page->boxes[i].rect, &arms->tips[i][k]))
                return &page->boxes[i];
    return NULL;
}
