/* streak_open.c -- a line through the page, or bold marks one below another? */
#include "omr/streak_open.h"

#include <math.h>

#include "omr/figure.h"

enum {
    STEP_UM = 170, /* a cell */
    MARK_UM = 2000,
    OPEN_UM = 8000,
    SEEN_PERCENT = 25 /* of what is open; dirt may come and go */
};

static int place_is_written(
        const struct layout_page *page, const struct backmap_place *place)
{
    struct layout_rect spot = {
            place->x_um, place->y_um, place->x_um + 1, place->y_um + 1};
    size_t i;

    for (i = 0; i < page->box_count; i++) {
        struct layout_rect near = rect_grown(&page->boxes[i].rect, MARK_UM);

        if (rects_meet(&near, &spot))
            return 1;
    }
    for (i = 0; i < page->area_count; i++)
        if (rects_meet(&page->areas[i].rect, &spot))
            return 1;
    return 0;
}

/* Ink in the place's cell or beside it; -1 if it lies outside the image. */
static int place_is_dark(const struct excess *excess, const struct register_map *map,
        const struct backmap_place *place)
{
    struct spot spot = register_place(map, place->x_um, place->y_um);
    int32_t x = (int32_t)floor(spot.x_px / excess->pixels);
    int32_t y = (int32_t)floor(spot.y_px / excess->pixels), i;

    if (x < 1 || y < 1 || x >= excess->width - 1 || y >= excess->height - 1)
        return -1;
    for (i = 0; i < 9; i++)
        if (excess->state[excess_at(excess, x + i % 3 - 1, y + i / 3 - 1)] != EXCESS_NONE)
            return 1;
    return 0;
}

int streak_is_open(const struct streak *streak, const struct layout_page *page,
        const struct printed *printed, const struct register_map *map,
        const struct excess *excess)
{
    int32_t first = streak->along_um[0], last = streak->along_um[STREAK_KNOTS - 1], along;
    int32_t open = 0, seen = 0;

    first = streak->first_um > first ? streak->first_um : first;
    last = streak->last_um < last ? streak->last_um : last;
    for (along = first; along < last; along += STEP_UM) {
        int32_t across = streak_across(streak, along);
        struct backmap_place place = {
                streak->is_down ? across : along, streak->is_down ? along : across};
        int is_dark = place_is_dark(excess, map, &place);

        if (is_dark < 0 || excess_near(printed, &place) <= PRINTED_WIDE_CELLS ||
                place_is_written(page, &place))
            continue;
        open++;
        seen += is_dark;
    }
    return open * STEP_UM < OPEN_UM || seen * 100 >= open * SEEN_PERCENT;
}
