/* paper_edge.c -- holes, and corners torn off or folded over. */
#include "omr/paper_edge.h"

#include <stdint.h>

enum {
    AT_EDGE_UM = 1000, /* out of the paper's clear part by this: to 1.5 mm of its edge; */
                       /* two torn corners taken for holes came to 1.3 and 1.4 mm */
    CORNER_UM = 30000, /* from both edges: a corner folded over or torn off */
    PUNCH_UM = 18000,  /* from an edge: holes, of 6.5 mm and 13 mm in at most */
    DISC_PERCENT = 62, /* of its bounds that print leaves free; a disc has 78 */
    DISC_UM = 3200,    /* a hole of 6 mm, paler where the scanner lit its rim */
    SOLID_UM = 4200,   /* as large both ways and as full: no letter */
    SOLID_PERCENT = 45,    /* of its bounds; a triangle has 50, a disc 78 */
    HOLE_UM = 8000,        /* the shadow round a hole is no larger, */
    HOLE_OFF_PERCENT = 12, /* and this near a circle */
    HOLE_PERCENT = 75,     /* of its longer side is the shorter; */
    CUT_PERCENT = 66,      /* where it touches print, an edge mark may hide more */
    TEAR_OFF_UM = 260,     /* a torn edge's shadow is as straight, and as thin, */
    TEAR_WIDE_UM = 450,
    TEAR_TIMES = 4 /* and leans no more than so to either edge */
};

/* All of it about as far from the middle of its bounds. */
static int is_round(const struct figure *figure)
{
    int64_t x = (figure->bounds.left_um + figure->bounds.right_um) / 2;
    int64_t y = (figure->bounds.top_um + figure->bounds.bottom_um) / 2;
    int64_t radius = (figure->bounds.right_um - figure->bounds.left_um +
                             figure->bounds.bottom_um - figure->bounds.top_um) /
                     4;
    int64_t least = radius * (100 - 2 * HOLE_OFF_PERCENT) / 100;
    int64_t most = radius * (100 + HOLE_OFF_PERCENT) / 100;
    int32_t near = 0, i;

    for (i = 0; i < figure->count; i++) {
        int64_t dx = figure->places[i].x_um - x, dy = figure->places[i].y_um - y;
        int64_t square = dx * dx + dy * dy;

        near += square >= least * least && square <= most * most;
    }
    return near * 10 >= figure->count * 9;
}

/* It reaches the paper's very corner: what is missing there, however little. */
static int is_at_corner(const struct layout_rect *paper, const struct figure *figure)
{
    const struct layout_rect *bounds = &figure->bounds;

    return (bounds->left_um < paper->left_um - AT_EDGE_UM ||
                   bounds->right_um > paper->right_um + AT_EDGE_UM) &&
           (bounds->top_um < paper->top_um - AT_EDGE_UM ||
                   bounds->bottom_um > paper->bottom_um + AT_EDGE_UM);
}

int paper_edge_is_hole(const struct layout_rect *paper, const struct figure *figure)
{
    struct layout_rect inner = rect_grown(paper, PAPER_EDGE_UM - PUNCH_UM);
    int64_t width = figure->bounds.right_um - figure->bounds.left_um;
    int64_t height = figure->bounds.bottom_um - figure->bounds.top_um;
    int least = figure->is_at_print ? CUT_PERCENT : HOLE_PERCENT;

    if (width < DISC_UM || height < DISC_UM || width > HOLE_UM || height > HOLE_UM ||
            width * 100 < height * least || height * 100 < width * least ||
            figure_inside(figure, &inner) > 0 || is_at_corner(paper, figure))
        return 0;
    return figure->area_um2 * 100 >=
                   (width * height - figure->under_um2) * DISC_PERCENT ||
           (width >= SOLID_UM && height >= SOLID_UM && is_round(figure));
}

static int is_in_corner(const struct layout_rect *paper, const struct figure *figure)
{
    struct layout_rect upper = rect_grown(paper, PAPER_EDGE_UM - CORNER_UM);
    struct layout_rect lower = upper;

    upper.top_um = lower.left_um = INT32_MIN; /* all but the corners */
    upper.bottom_um = lower.right_um = INT32_MAX;
    return figure_inside(figure, &upper) == 0 && figure_inside(figure, &lower) == 0;
}

/* Solid from the paper's edge, at a corner: folded over, or torn off. */
static int is_corner(const struct layout_rect *paper, const struct figure *figure)
{
    struct layout_rect rim = rect_grown(paper, -PAPER_EDGE_UM / 2);
    int64_t width = figure->bounds.right_um - figure->bounds.left_um;
    int64_t height = figure->bounds.bottom_um - figure->bounds.top_um;

    return width >= SOLID_UM && height >= SOLID_UM &&
           figure->area_um2 * 100 >= width * height * SOLID_PERCENT &&
           is_in_corner(paper, figure) && figure_inside(figure, &rim) < figure->count;
}

/* Does it run from upper left to lower right? */
static int is_falling(const struct figure *figure)
{
    int64_t x = 0, y = 0, sum = 0;
    int32_t i;

    for (i = 0; i < figure->count; i++) {
        x += figure->places[i].x_um;
        y += figure->places[i].y_um;
    }
    for (i = 0; i < figure->count; i++)
        sum += (figure->places[i].x_um - x / figure->count) *
               (figure->places[i].y_um - y / figure->count);
    return sum > 0;
}

/* A piece of the straight shadow that a torn or folded edge casts: it cuts the corner. */
static int is_tear(const struct layout_rect *paper, const struct figure *figure)
{
    const struct layout_rect *bounds = &figure->bounds;
    int64_t width = bounds->right_um - bounds->left_um;
    int64_t height = bounds->bottom_um - bounds->top_um;
    int is_left = bounds->left_um - paper->left_um < paper->right_um - bounds->right_um;
    int is_top = bounds->top_um - paper->top_um < paper->bottom_um - bounds->bottom_um;

    return width * TEAR_TIMES >= height && height * TEAR_TIMES >= width &&
           figure->area_um2 <= (int64_t)figure_diagonal(figure) * TEAR_WIDE_UM &&
           is_in_corner(paper, figure) && figure_line_off(figure, NULL) <= TEAR_OFF_UM &&
           is_falling(figure) == (is_left != is_top);
}

int paper_edge_holds(const struct layout_rect *paper, const struct figure *figure)
{
    return paper_edge_is_hole(paper, figure) || is_corner(paper, figure) ||
           is_at_corner(paper, figure) || is_tear(paper, figure);
}
