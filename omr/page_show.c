/* page_show.c -- the stages' pictures: what was found, where boxes lie, what they hold.
 */
#include "omr/page_show.h"

#include <string.h>

enum { FIGURES_MAX = LAYOUT_BOXES_MAX + 2 * LAYOUT_NAMES_MAX, CROSS_PX = 12 };

struct figures {
    struct trace_figure figure[FIGURES_MAX];
    size_t count;
};

struct colour {
    uint8_t red, green, blue;
};

static const struct colour colour_good = {0, 150, 0}, colour_bad = {220, 0, 0},
                           colour_doubt = {240, 140, 0}, colour_plain = {0, 90, 220};

static void figure_add(struct figures *figures, struct spot a, struct spot b,
        struct colour colour, int is_cross)
{
    struct trace_figure *figure;

    if (figures->count == FIGURES_MAX)
        return;
    figure = &figures->figure[figures->count++];
    figure->left_px = (int32_t)(a.x_px < b.x_px ? a.x_px : b.x_px);
    figure->right_px = (int32_t)(a.x_px < b.x_px ? b.x_px : a.x_px);
    figure->top_px = (int32_t)(a.y_px < b.y_px ? a.y_px : b.y_px);
    figure->bottom_px = (int32_t)(a.y_px < b.y_px ? b.y_px : a.y_px);
    figure->red = colour.red;
    figure->green = colour.green;
    figure->blue = colour.blue;
    figure->is_cross = (uint8_t)is_cross;
}

static void rect_add(struct figures *figures, const struct register_map *map,
        const struct layout_rect *rect, int32_t shift_x_um, int32_t shift_y_um,
        struct colour colour, int is_cross)
{
    struct spot a =
            register_place(map, rect->left_um + shift_x_um, rect->top_um + shift_y_um);
    struct spot b = register_place(
            map, rect->right_um + shift_x_um, rect->bottom_um + shift_y_um);

    figure_add(figures, a, b, colour, is_cross);
}

void page_show_found(
        struct trace *trace, const struct image *image, const struct find_result *found)
{
    struct figures figures; /* large: not cleared where nobody looks */
    int corner;

    if (trace == NULL)
        return;
    figures.count = 0;
    for (corner = 0; corner < FIND_CORNERS; corner++) {
        struct spot a = found->corners[corner], b = a;

        if (!found->is_found[corner])
            continue;
        a.x_px -= CROSS_PX;
        a.y_px -= CROSS_PX;
        b.x_px += CROSS_PX;
        b.y_px += CROSS_PX;
        figure_add(&figures, a, b,
                found->count == FIND_CORNERS ? colour_good : colour_bad, 1);
    }
    trace_picture(trace, "2-found", image, figures.figure, figures.count);
}

void page_show_registered(struct trace *trace, const struct image *image,
        const struct layout_page *page, const struct register_map *map)
{
    struct figures figures;
    size_t i;

    if (trace == NULL)
        return;
    figures.count = 0;
    for (i = 0; i < page->fiducial_count; i++)
        rect_add(&figures, map, &page->fiducials[i].rect, 0, 0, colour_good, 0);
    trace_picture(trace, "3-registered", image, figures.figure, figures.count);
}

void page_show_code(struct trace *trace, const struct image *image,
        const struct layout_page *page, const struct register_map *map)
{
    struct figures figures;
    size_t i;

    if (trace == NULL)
        return;
    figures.count = 0;
    for (i = 0; i < page->code_count; i++)
        rect_add(&figures, map, &page->codes[i].rect, 0, 0, colour_plain, 0);
    trace_picture(trace, "4-code", image, figures.figure, figures.count);
}

static struct colour mark_colour(enum mark mark)
{
    if (mark == MARK_FILLED)
        return colour_good;
    return mark == MARK_UNSURE ? colour_doubt : colour_plain;
}

static void doubts_add(struct figures *figures, const struct layout_page *page,
        const struct register_map *map, const struct stray *stray)
{
    size_t i;

    for (i = 0; i < page->row_count; i++)
        if (stray->is_inked[i])
            rect_add(figures, map, &page->rows[i].rect, 0, 0, colour_doubt, 0);
    for (i = 0; i < page->name_count; i++)
        if (stray->is_struck[i])
            rect_add(figures, map, &page->names[i].rect, 0, 0, colour_bad, 1);
}

void page_show_marks(struct trace *trace, const struct image *image,
        const struct layout_page *page, const struct register_map *map,
        const struct outline *outlines, const struct weight *weights,
        const enum mark *marks, const struct stray *stray)
{
    struct figures figures;
    int32_t sign = map->xx < 0 ? -1 : 1; /* outlines lie as the image does */
    size_t i;

    if (trace == NULL)
        return;
    figures.count = 0;
    for (i = 0; i < page->box_count; i++)
        rect_add(&figures, map, &page->boxes[i].rect, sign * outlines[i].shift_x_um,
                sign * outlines[i].shift_y_um,
                !outlines[i].is_seen         ? colour_bad
                : weights[i].ink_ppm > 10000 ? colour_good
                                             : colour_plain,
                0);
    trace_picture(trace, "5-weighed", image, figures.figure, figures.count);
    figures.count = 0;
    for (i = 0; i < page->box_count; i++)
        rect_add(&figures, map, &page->boxes[i].rect, 0, 0, mark_colour(marks[i]), 0);
    doubts_add(&figures, page, map, stray);
    trace_picture(trace, "6-judged", image, figures.figure, figures.count);
}
