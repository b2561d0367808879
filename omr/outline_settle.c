/* outline_settle.c -- boxes not seen, or out of step, go where their neighbours are. */
#include <stdlib.h>

#include "omr/few.h"
#include "omr/outline.h"

enum {
    OUT_OF_STEP_UM = 500,
    AGREED_UM = 250,
    NEIGHBOURS = 8,
    NEIGHBOURS_LEAST = 3,
    WINDOW = 12 /* boxes listed before, and after */
};

static int64_t box_distance(const struct layout_box *a, const struct layout_box *b)
{
    int64_t x = (int64_t)a->rect.left_um - b->rect.left_um;
    int64_t y = (int64_t)a->rect.top_um - b->rect.top_um;

    return x * x + y * y;
}

/* The nearest seen boxes' shifts, nearest first. */
struct neighbours {
    int64_t away[NEIGHBOURS];
    int32_t x_um[NEIGHBOURS], y_um[NEIGHBOURS];
    int count;
};

static void neighbour_add(
        struct neighbours *near, int64_t away, const struct outline *outline)
{
    int at = near->count;

    if (at == NEIGHBOURS && away >= near->away[at - 1])
        return;
    at = at < NEIGHBOURS ? near->count++ : NEIGHBOURS - 1;
    for (; at > 0 && near->away[at - 1] > away; at--) {
        near->away[at] = near->away[at - 1];
        near->x_um[at] = near->x_um[at - 1];
        near->y_um[at] = near->y_um[at - 1];
    }
    near->away[at] = away;
    near->x_um[at] = outline->shift_x_um;
    near->y_um[at] = outline->shift_y_um;
}

static void neighbours_find(const struct outline *outlines,
        const struct layout_box *boxes, size_t count, size_t self,
        struct neighbours *near)
{
    size_t i = self > WINDOW ? self - WINDOW : 0;
    size_t last = self + WINDOW < count ? self + WINDOW + 1 : count;

    near->count = 0;
    for (; i < last; i++)
        if (i != self && outlines[i].is_seen)
            neighbour_add(near, box_distance(&boxes[i], &boxes[self]), &outlines[i]);
}

/* The middle shift of a box's neighbours; is_agreed if half of them keep close to it. */
static int neighbours_middle(const struct outline *outlines,
        const struct layout_box *boxes, size_t count, size_t self, struct outline *middle)
{
    struct neighbours near;
    int half, quarter;

    neighbours_find(outlines, boxes, count, self, &near);
    if (near.count == 0)
        return 0;
    few_sort(near.x_um, near.count);
    few_sort(near.y_um, near.count);
    half = near.count / 2;
    quarter = near.count / 4;
    middle->shift_x_um = near.x_um[half];
    middle->shift_y_um = near.y_um[half];
    middle->is_agreed =
            near.count >= NEIGHBOURS_LEAST &&
            near.x_um[near.count - 1 - quarter] - near.x_um[quarter] <= AGREED_UM &&
            near.y_um[near.count - 1 - quarter] - near.y_um[quarter] <= AGREED_UM;
    return near.count;
}

/* All that are seen lie within one step: none of them is out of step. */
static int are_even(const struct outline *outlines, size_t count)
{
    int32_t least_x = INT32_MAX, most_x = INT32_MIN, least_y = INT32_MAX,
            most_y = INT32_MIN;
    size_t i;

    for (i = 0; i < count; i++) {
        int32_t x = outlines[i].shift_x_um, y = outlines[i].shift_y_um;

        if (!outlines[i].is_seen)
            continue;
        least_x = x < least_x ? x : least_x;
        most_x = x > most_x ? x : most_x;
        least_y = y < least_y ? y : least_y;
        most_y = y > most_y ? y : most_y;
    }
    return most_x < least_x ||
           (most_x - least_x <= OUT_OF_STEP_UM && most_y - least_y <= OUT_OF_STEP_UM);
}

size_t outline_settle(
        struct outline *outlines, const struct layout_box *boxes, size_t count)
{
    int is_even = are_even(outlines, count), found, is_off;
    size_t i, lost = 0;

    for (i = 0; i < count; i++) {
        struct outline middle = {0}, *own = &outlines[i];

        if (own->is_seen && is_even)
            continue;
        found = neighbours_middle(outlines, boxes, count, i, &middle);
        is_off = abs(own->shift_x_um - middle.shift_x_um) > OUT_OF_STEP_UM ||
                 abs(own->shift_y_um - middle.shift_y_um) > OUT_OF_STEP_UM;
        if (own->is_seen && (found < NEIGHBOURS_LEAST || !is_off))
            continue;
        own->is_settled = 1;
        own->is_agreed = middle.is_agreed;
        own->shift_x_um = middle.shift_x_um;
        own->shift_y_um = middle.shift_y_um;
        lost++;
    }
    for (i = 0; i < count; i++)
        if (outlines[i].is_settled)
            outlines[i].is_seen = 0;
    return lost;
}
