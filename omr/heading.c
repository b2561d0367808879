/* heading.c -- ink at the print over the first boxes: a word, or what marks' arms leave.
 */
#include "omr/heading.h"

#include "omr/scatter.h"

enum { NEAR_UM = 1000 }; /* print parts the cells of an arm of felt pen so far */

void heading_add(
        struct heading *heading, const struct backmap_place *place, int is_judged)
{
    if (heading->count == HEADING_PLACES_MAX)
        return;
    heading->is_judged[heading->count] = (uint8_t)is_judged;
    heading->places[heading->count++] = *place;
}

static int is_beside(const struct figure *figure, const struct backmap_place *place)
{
    int32_t i;

    for (i = 0; i < figure->count; i++) {
        int64_t x = figure->places[i].x_um - place->x_um;
        int64_t y = figure->places[i].y_um - place->y_um;

        if (x * x + y * y <= (int64_t)NEAR_UM * NEAR_UM)
            return 1;
    }
    return 0;
}

void heading_cross(struct heading *heading, const struct figure *figure)
{
    struct layout_rect near = rect_grown(&figure->bounds, NEAR_UM);
    int32_t kept = 0, i;

    for (i = 0; i < heading->count; i++) {
        if (figure_place_in(&heading->places[i], &near) &&
                is_beside(figure, &heading->places[i]))
            continue;
        heading->is_judged[kept] = heading->is_judged[i];
        heading->places[kept++] = heading->places[i];
    }
    heading->count = kept;
}

/* Two by two blocks from this one on hold a word. */
static int is_word(const struct heading *heading, int32_t x, int32_t y)
{
    struct layout_rect rect = {x * SCATTER_BLOCK_UM, y * SCATTER_BLOCK_UM,
            (x + 2) * SCATTER_BLOCK_UM, (y + 2) * SCATTER_BLOCK_UM};
    struct figure figure = {
            .bounds = rect, .places = heading->places, .count = heading->count};
    int32_t judged = 0, i;

    for (i = 0; i < heading->count; i++)
        judged += heading->is_judged[i] & figure_place_in(&heading->places[i], &rect);
    return judged >= heading->least && !rim_is_line(&figure, &heading->kind, 0);
}

int heading_is_written(const struct heading *heading)
{
    int32_t i;

    if (heading->count == 0 || heading->count < heading->least)
        return 0;
    for (i = 0; i < heading->count; i++) {
        int32_t x = heading->places[i].x_um / SCATTER_BLOCK_UM;
        int32_t y = heading->places[i].y_um / SCATTER_BLOCK_UM;

        if (is_word(heading, x, y) || is_word(heading, x - 1, y) ||
                is_word(heading, x, y - 1) || is_word(heading, x - 1, y - 1))
            return 1;
    }
    return 0;
}
