/* compose_paginate.c -- which rows stand on which page, and how high they are. */
#include "forms/compose.h"

#include <stdlib.h>

enum { PITCH_STEP_UM = 100, SLACK_UM = 4000 };

/* The most rows from `first` on that fit one page; 0: not even one. */
static size_t take_rows(const struct compose *compose, size_t first, int32_t start_um,
        int32_t pitch_um, struct grid_rows *grid)
{
    size_t most = compose->count - first, boxes = compose->rule->option_count, n;
    struct grid_rows tried;

    if (most > LAYOUT_NAMES_MAX)
        most = LAYOUT_NAMES_MAX;
    if (most > LAYOUT_BOXES_MAX / boxes)
        most = LAYOUT_BOXES_MAX / boxes;
    for (n = 0; n < most; n++) {
        if (!grid_fit(compose->least_um + first, n + 1, start_um, SLACK_UM, pitch_um,
                    compose->form->box_um, compose->frame.table_bottom_um, &tried))
            break;
        *grid = tried;
    }
    return n;
}

/* Pages at this pitch, their rows in `grids`; 0 if a row fits no page, or too many. */
static size_t fill_pages(const struct compose *compose, const int32_t start_um[2],
        int32_t pitch_um, struct grid_rows *grids)
{
    size_t first = 0, page = 0, taken;

    for (; first < compose->count; first += taken, page++) {
        if (page == LAYOUT_PAGES_MAX)
            return 0;
        taken = take_rows(
                compose, first, start_um[page == 0 ? 0 : 1], pitch_um, &grids[page]);
        if (taken == 0)
            return 0;
    }
    return page;
}

int compose_paginate(
        struct compose *compose, const int32_t start_um[2], struct error *err)
{
    struct grid_rows *grids = calloc(LAYOUT_PAGES_MAX, sizeof(*grids));
    int32_t pitch;
    size_t fewest;

    free(compose->grids);
    compose->grids = grids;
    compose->grid_count = 0;
    if (grids == NULL)
        return error_set(err, ERROR_MEMORY, "no memory to compose a ballot");
    fewest = fill_pages(compose, start_um, 0, grids);
    if (fewest == 0)
        return error_set(err, ERROR_RANGE,
                "the table finds no room: the head fills the page, a row is higher than "
                "a "
                "page, or there are more than %d pages; make letters and texts shorter",
                LAYOUT_PAGES_MAX);
    for (pitch = compose->form->row_most_um; pitch > 0; pitch -= PITCH_STEP_UM)
        if (fill_pages(compose, start_um, pitch, grids) == fewest)
            break;
    if (pitch <= 0)
        (void)fill_pages(compose, start_um, 0, grids);
    compose->grid_count = fewest;
    return 0;
}
