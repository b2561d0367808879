/* scatter.c -- small pieces of ink near each other: writing seen between printed letters.
 */
#include "omr/scatter.h"

enum {
    DUST_UM2 = 25000, /* one cell of 150 dpi: noise and dither have such */
    AREA_UM2 = 400000,
    NOISE_UM2 = 300000, /* places with as much are counted as a noisy scan's */
    PIECES = 3,
    COUNT_MAX = UINT8_MAX,
    EDGE_UM = 9500, /* with the paper's 2.5 mm: the squares and edge marks */
    BOX_UM = 3000,
    AREA_REACH_UM = 12500,
    CODE_REACH_UM = 500
};

static void piece_add(struct scatter *scatter, const struct figure *figure)
{
    int32_t x = (figure->bounds.left_um + figure->bounds.right_um) / 2 / SCATTER_BLOCK_UM;
    int32_t y = (figure->bounds.top_um + figure->bounds.bottom_um) / 2 / SCATTER_BLOCK_UM;

    if (figure->area_um2 < DUST_UM2 || x < 0 || y < 0 || x >= SCATTER_WIDE ||
            y >= SCATTER_HIGH)
        return;
    scatter->area_um2[y][x] += (uint32_t)figure->area_um2;
    scatter->count[y][x] =
            (uint8_t)(scatter->count[y][x] < COUNT_MAX ? scatter->count[y][x] + 1
                                                       : COUNT_MAX);
}

/* Ends of marks and parts of a stamp are near what they belong to; along the paper's
 * edge lies its shadow; TEST paper's codes have other modules than the blank page's. */
void scatter_take(struct scatter *scatter, const struct layout_page *page,
        const struct layout_rect *paper, const struct figure *figure)
{
    struct layout_rect inner = rect_grown(paper, -EDGE_UM);
    size_t i;

    if (figure_inside(figure, &inner) < figure->count)
        return;
    for (i = 0; i < page->box_count; i++) {
        struct layout_rect near = rect_grown(&page->boxes[i].rect, BOX_UM);

        if (rects_meet(&near, &figure->bounds))
            return;
    }
    for (i = 0; i < page->area_count; i++) {
        struct layout_rect near = rect_grown(&page->areas[i].rect, AREA_REACH_UM);

        if (rects_meet(&near, &figure->bounds))
            return;
    }
    for (i = 0; i < page->code_count; i++) {
        struct layout_rect near = rect_grown(&page->codes[i].rect, CODE_REACH_UM);

        if (rects_meet(&near, &figure->bounds))
            return;
    }
    piece_add(scatter, figure);
}

/* The ink of two by two blocks; 0 if it is of fewer pieces. */
static uint32_t window_area(const struct scatter *scatter, int32_t x, int32_t y)
{
    int32_t count = scatter->count[y][x] + scatter->count[y][x + 1] +
                    scatter->count[y + 1][x] + scatter->count[y + 1][x + 1];

    if (count < PIECES)
        return 0;
    return scatter->area_um2[y][x] + scatter->area_um2[y][x + 1] +
           scatter->area_um2[y + 1][x] + scatter->area_um2[y + 1][x + 1];
}

int scatter_find(const struct scatter *scatter, struct layout_rect out[SCATTER_FOUND_MAX])
{
    int32_t x, y;
    int found = 0, noisy = 0;

    for (y = 0; y + 1 < SCATTER_HIGH; y++)
        for (x = 0; x + 1 < SCATTER_WIDE; x++) {
            uint32_t area = window_area(scatter, x, y);

            noisy += area >= NOISE_UM2;
            if (noisy > SCATTER_FOUND_MAX)
                return 0;
            if (area >= AREA_UM2)
                out[found++] =
                        (struct layout_rect){x * SCATTER_BLOCK_UM, y * SCATTER_BLOCK_UM,
                                (x + 2) * SCATTER_BLOCK_UM, (y + 2) * SCATTER_BLOCK_UM};
        }
    return found;
}
