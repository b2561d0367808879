/* stamp.c -- what of the ink about a stamp's or signature's place is theirs. */
#include "omr/stamp.h"

enum {
    AREA_MARGIN_UM = 5000,
    OVERRUN_UM = 8000,     /* so far from its area a signature's end may lie; */
    OVERRUN_TIMES = 4,     /* a quarter lies farther if a stamp of 35 mm is a third out */
    AREA_REACH_UM = 12500, /* a stamp of 35 mm may stick out by a third */
    STAMP_UM = 36000,      /* the largest stamp */
    STAMP_LEAST_UM = 8000, /* less in its area is no stamp or signature */
    PART_UM = 2000         /* between a signature's strokes */
};

/* More of it lies far outside than a stamp put down askew or a signature has there. */
static int is_leaving(const struct figure *figure, const struct layout_rect *area)
{
    struct layout_rect grown = rect_grown(area, OVERRUN_UM);

    return (figure->count - figure_inside(figure, &grown)) * OVERRUN_TIMES >
           figure->count;
}

int stamp_is_in_area(const struct layout_page *page, const struct figure *figure)
{
    size_t i;

    for (i = 0; i < page->area_count; i++) {
        struct layout_rect near = rect_grown(&page->areas[i].rect, AREA_MARGIN_UM);

        if (figure_inside(figure, &near) * 2 >= figure->count &&
                !is_leaving(figure, &page->areas[i].rect))
            return 1;
    }
    return 0;
}

static struct layout_rect rect_joined(
        const struct layout_rect *a, const struct layout_rect *b)
{
    struct layout_rect both = *a;

    if (a->right_um <= a->left_um)
        return *b;
    both.left_um = b->left_um < a->left_um ? b->left_um : a->left_um;
    both.top_um = b->top_um < a->top_um ? b->top_um : a->top_um;
    both.right_um = b->right_um > a->right_um ? b->right_um : a->right_um;
    both.bottom_um = b->bottom_um > a->bottom_um ? b->bottom_um : a->bottom_um;
    return both;
}

/* A round stamp lies in an area with its middle: no more than half of it outside. */
static int ring_is_in(const struct ring *ring, const struct layout_rect *area)
{
    struct backmap_place middle = {(int32_t)ring->x_um, (int32_t)ring->y_um};

    return figure_place_in(&middle, area);
}

/* A stamp or signature may leave its area; so may its other figures. */
int stamps_take(struct stamps *stamps, const struct layout_page *page,
        const struct figure *figure, struct ring *ring)
{
    int is_taken = stamp_is_in_area(page, figure), is_whole, is_ring;
    size_t i;

    ring->radius_um = 0;
    is_whole = ring_find(figure, ring);
    is_ring = is_whole;
    if (!is_whole)
        (void)ring_arc_find(figure, ring);
    for (i = 0; i < page->area_count; i++) {
        const struct layout_rect *area = &page->areas[i].rect;
        int is_in = ring->radius_um > 0 && ring_is_in(ring, area);

        is_ring |= is_in;
        if (!is_in && (figure_inside(figure, area) == 0 || is_leaving(figure, area)))
            continue;
        stamps->used[i] = rect_joined(&stamps->used[i], &figure->bounds);
        is_taken = 1;
        if (is_whole && ring->radius_um > stamps->rings[i].radius_um)
            stamps->rings[i] = *ring;
        if (!is_whole && !is_in)
            continue;
        stamps->seen[i] += ring->seen;
        if (ring->radius_um > stamps->arcs[i].radius_um)
            stamps->arcs[i] = *ring;
    }
    if (!is_ring)
        ring->radius_um = 0;
    return is_taken;
}

/* How far a stamp's or signature's other figures may lie from those that touch its
 * area: as far as is missing to the largest stamp. */
static int32_t missing(int32_t side_um)
{
    return side_um < STAMP_UM - PART_UM ? STAMP_UM - side_um : PART_UM;
}

static int rect_within(const struct layout_rect *inner, const struct layout_rect *outer)
{
    return inner->left_um >= outer->left_um && inner->right_um <= outer->right_um &&
           inner->top_um >= outer->top_um && inner->bottom_um <= outer->bottom_um;
}

/* Enough of what was taken for a stamp lies in the area itself. */
static int is_stamp_there(const struct layout_rect *used, const struct layout_rect *area)
{
    int32_t left = used->left_um > area->left_um ? used->left_um : area->left_um;
    int32_t right = used->right_um < area->right_um ? used->right_um : area->right_um;

    return right - left >= STAMP_LEAST_UM;
}

/* By what is missing to the largest stamp; no farther out than a stamp's third. */
static int is_within_reach(const struct layout_rect *bounds,
        const struct layout_rect *seen, const struct layout_rect *area)
{
    struct layout_rect used = *seen, reach = rect_grown(area, AREA_REACH_UM);
    int32_t wide = missing(used.right_um - used.left_um);
    int32_t high = missing(used.bottom_um - used.top_um);
    int is_stamp = used.right_um - used.left_um <= STAMP_UM;

    used.left_um -= wide;
    used.right_um += wide;
    used.top_um -= high;
    used.bottom_um += high;
    return rect_within(bounds, &reach) &&
           (is_stamp ? rect_within(bounds, &used) : rects_meet(&used, bounds));
}

/* Where parts tell all of the ring, what leaves it is no part. */
static int is_beyond(
        const struct stamps *stamps, size_t area, const struct layout_rect *bounds)
{
    return stamps->rings[area].radius_um > 0 ||
           (stamps->seen[area] >= RING_SEEN && ring_leaves(&stamps->arcs[area], bounds));
}

int stamps_hold(const struct stamps *stamps, const struct layout_page *page,
        const struct layout_rect *bounds)
{
    size_t i;

    for (i = 0; i < page->area_count; i++) {
        const struct layout_rect *area = &page->areas[i].rect;
        const struct ring *arc = &stamps->arcs[i];
        int is_its = (arc->radius_um > 0 && ring_holds(arc, bounds)) ||
                     (!is_beyond(stamps, i, bounds) &&
                             is_within_reach(bounds, &stamps->used[i], area));

        if (is_stamp_there(&stamps->used[i], area) && is_its)
            return 1;
    }
    return 0;
}
