/* arm.c -- arms of marks that the pen's skips parted from them. */
#include "omr/arm.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum {
    PIECE_UM = 6500,     /* an arm overshoots its box by several mm, no more */
    OFF_UM = 250,        /* straight: a pen of 1 mm is off by 0.3, a small X by 0.8 */
    SKIP_UM = 1500,      /* a ballpoint skips so far, and begins again; */
    SKIP_LONG_UM = 3300, /* a dry one farther, where what follows points back: */
    SKIP_PERCENT = 150,  /* of the piece's own length, at most, */
    ASIDE_LONG_UM = 350, /* and nearer the line */
    ASIDE_UM = 500,      /* the tip from the piece's line: a hand's bend, half a stroke */
    BLOB_UM = 1200,      /* so short, a piece has no direction: */
    BLOB_NEAR_UM = 900,  /* the round end of a stroke that a white line cut */
    END_LEAST_UM = 1000, /* no dot, but */
    END_UM = 1800,       /* an end beyond a skip and a printed line: too short to point */
    END_SKIP_UM = 2200,  /* back, but on the ray from the box's middle through the tip, */
    END_ASIDE_UM = 450,  /* as near to it as a tick's arm, which misses the middle; */
    END_ACROSS_UM = 600  /* and along it: half a stroke's breadth more for either end */
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

/* The farthest from the box's middle in each octant. */
static void tip_reach(struct backmap_place tips[ARM_TIPS], const struct layout_rect *rect,
        const struct backmap_place *place)
{
    int32_t x = place->x_um - (rect->left_um + rect->right_um) / 2;
    int32_t y = place->y_um - (rect->top_um + rect->bottom_um) / 2;
    int octant = (x > 0) | (y > 0) << 1 | (abs(x) > abs(y)) << 2;
    struct backmap_place *tip = &tips[octant];

    if (abs(x) + abs(y) > abs(tip->x_um) + abs(tip->y_um)) {
        tip->x_um = x;
        tip->y_um = y;
    }
}

void arm_reach(struct arms *arms, const struct layout_rect *rect, size_t box,
        const struct figure *figure)
{
    int32_t i;

    for (i = 0; i < figure->count; i++)
        tip_reach(arms->tips[box], rect, &figure->places[i]);
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
    piece->box = NULL;
    return piece;
}

static int is_on_line(const struct arm_piece *piece, const struct layout_rect *rect,
        const struct backmap_place *middle, const struct backmap_place *tip, double gap)
{
    double length = distance(&piece->ends[0], &piece->ends[1]);
    int is_long = gap > SKIP_UM;

    if (gap > SKIP_LONG_UM || (is_long && gap * 100 > length * SKIP_PERCENT))
        return 0;
    return line_distance(piece, tip) <= (is_long ? ASIDE_LONG_UM : ASIDE_UM) &&
           line_distance(piece, middle) * 2 <= rect->right_um - rect->left_um;
}

/* How far a place lies from the ray beyond the tip; -1: it lies before the tip. */
static double ray_aside(const struct backmap_place *middle,
        const struct backmap_place *offset, double x_um, double y_um)
{
    double reach = fmax(hypot(offset->x_um, offset->y_um), 1);
    double x = x_um - middle->x_um, y = y_um - middle->y_um;

    if ((x * offset->x_um + y * offset->y_um) / reach < reach)
        return -1;
    return fabs(x * offset->y_um - y * offset->x_um) / reach;
}

/* The end of an arm that runs from about the box's middle through the tip: beyond it, but
 * for a corner of the piece's own breadth. */
static int is_end_of(const struct arm_piece *piece, const struct backmap_place *middle,
        const struct backmap_place *offset, double gap)
{
    const struct backmap_place *a = &piece->ends[0], *b = &piece->ends[1];
    double aside = ray_aside(
            middle, offset, (a->x_um + b->x_um) / 2.0, (a->y_um + b->y_um) / 2.0);
    double length = distance(a, b);

    return gap <= END_SKIP_UM && length >= END_LEAST_UM && length <= END_UM &&
           aside >= 0 && aside <= END_ASIDE_UM &&
           ray_aside(middle, offset, a->x_um, a->y_um) <= END_ACROSS_UM &&
           ray_aside(middle, offset, b->x_um, b->y_um) <= END_ACROSS_UM;
}

static int is_at_tip(const struct arm_piece *piece, const struct layout_rect *rect,
        const struct backmap_place *offset)
{
    struct backmap_place middle = {
            (rect->left_um + rect->right_um) / 2, (rect->top_um + rect->bottom_um) / 2};
    struct backmap_place tip = {middle.x_um + offset->x_um, middle.y_um + offset->y_um};
    double gap = fmin(distance(&piece->ends[0], &tip), distance(&piece->ends[1], &tip));

    if (offset->x_um == 0 && offset->y_um == 0)
        return 0;
    if (gap <= BLOB_NEAR_UM && distance(&piece->ends[0], &piece->ends[1]) <= BLOB_UM)
        return 1;
    return is_on_line(piece, rect, &middle, &tip, gap) ||
           is_end_of(piece, &middle, offset, gap);
}

static int piece_join(
        struct arms *arms, const struct layout_page *page, struct arm_piece *piece)
{
    size_t i;
    int k;

    for (i = 0; i < page->box_count; i++)
        for (k = 0; k < ARM_TIPS; k++)
            if (is_at_tip(piece, &page->boxes[i].rect, &arms->tips[i][k])) {
                piece->box = &page->boxes[i];
                tip_reach(arms->tips[i], &page->boxes[i].rect, &piece->ends[0]);
                tip_reach(arms->tips[i], &page->boxes[i].rect, &piece->ends[1]);
                return 1;
            }
    return 0;
}

void arms_join(struct arms *arms, const struct layout_page *page)
{
    int i, joined;

    do
        for (i = joined = 0; i < arms->count; i++)
            if (arms->pieces[i].box == NULL)
                joined += piece_join(arms, page, &arms->pieces[i]);
    while (joined > 0);
}
