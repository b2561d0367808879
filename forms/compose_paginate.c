/* compose_paginate.c -- which rows stand on which page, and how high they are. */
#include "forms/compose.h"

#include <stdlib.h>

enum { PITCH_STEP_UM = 100, SLACK_UM = 4000 };

static struct grid_row line_room(const struct compose_line *line, int is_first)
{
    struct grid_row room = line->room;

    room.above_um += compose_line_heading(line, is_first, NULL, NULL);
    return room;
}

/* The most rows from `first` on that fit one page, no block split; 0: not even one. */
static size_t take_rows(const struct compose *compose, size_t first, int32_t start_um,
        int32_t pitch_um, struct grid_rows *grid)
{
    const struct compose_line *line = &compose->lines[first];
    size_t most = compose->line_count - first, boxes = 0, taken = 0, n;
    struct grid_row list[LAYOUT_NAMES_MAX];
    struct grid_rows tried;

    if (most > LAYOUT_NAMES_MAX)
        most = LAYOUT_NAMES_MAX;
    for (n = 0; n < most; n++) {
        list[n] = line_room(&line[n], n == 0);
        boxes += line[n].row->option_count;
        if (boxes > LAYOUT_BOXES_MAX)
            break;
        if (first + n + 1 < compose->line_count && line[n + 1].block == line[n].block)
            continue;
        if (!grid_fit(list, n + 1, start_um, SLACK_UM, pitch_um, compose->form->box_um,
                    compose->frame.table_bottom_um, &tried))
            break;
        *grid = tried;
        taken = n + 1;
    }
    return taken;
}

/* Pages at this pitch, their rows in `grids`; 0 if a row fits no page, or too many. */
static size_t fill_pages(const struct compose *compose, const int32_t start_um[2],
        int32_t pitch_um, struct grid_rows *grids)
{
    size_t first = 0, page = 0, taken;

    for (; first < compose->line_count; first += taken, page++) {
        if (page == LAYOUT_PAGES_MAX)
            return 0;
        taken = take_rows(
                compose, first, start_um[page == 0 ? 0 : 1], pitch_um, &grids[page]);
        if (taken == 0)
            return 0;
    }
    return page;
}

/* All criteria of a person are one block where the first page could hold them. */
static void join_criteria(struct compose *compose, int32_t start_um)
{
    struct compose_line *line = compose->lines;
    struct grid_row list[LAYOUT_NAMES_MAX];
    struct grid_rows tried;
    size_t first, count, i;

    for (first = 0; first < compose->line_count; first += count) {
        count = line[first].contest->row_count;
        for (i = 0; i < count && i < LAYOUT_NAMES_MAX; i++)
            list[i] = line_room(&line[first + i], i == 0);
        if (!grid_fit(list, i, start_um, SLACK_UM, 0, compose->form->box_um,
                    compose->frame.table_bottom_um, &tried))
            continue;
        for (i = 0; i < count; i++)
            line[first + i].block = first;
    }
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
    join_criteria(compose, start_um[0]);
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
