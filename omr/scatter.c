/* scatter.c -- small pieces of ink near each other: writing seen between printed letters.
 */
#include "omr/scatter.h"

enum {
    DUST_UM2 = 25000, /* one cell of 150 dpi: noise and dither have such */
    AREA_UM2 = 400000,
    NOISE_UM2 = 300000, /* places with as much are counted as a noisy scan's */
    PIECES = 3,
    LETTER_UM = 1500, /* as long, one is as many as a letter leaves */
    LETTER_PIECES = 2,
    COUNT_MAX = UINT8_MAX,
    EDGE_UM = 9500, /* with the paper's 2.5 mm: the squares and edge marks; a page's
                       number stands close to it, and words over that go on into it */
    BOX_UM = 3000,
    AREA_REACH_UM = 12500,
    CODE_REACH_UM = 500
};

static void piece_add(struct scatter_pieces *pieces, const struct figure *figure)
{
    int32_t x = (figure->bounds.left_um + figure->bounds.right_um) / 2 / SCATTER_BLOCK_UM;
    int32_t y = (figure->bounds.top_um + figure->bounds.bottom_um) / 2 / SCATTER_BLOCK_UM;
    int32_t more = figure_longer_side(figure) < LETTER_UM ? 1 : LETTER_PIECES;

    if (figure->area_um2 < DUST_UM2 || x < 0 || y < 0 || x >= SCATTER_WIDE ||
            y >= SCATTER_HIGH)
        return;
    more = more > COUNT_MAX - pieces->count[y][x] ? 0 : more;
    pieces->area_um2[y][x] += (uint32_t)figure->area_um2;
    pieces->count[y][x] = (uint8_t)(pieces->count[y][x] + more);
}

void scatter_beside(struct scatter *scatter, int32_t x, int32_t y)
{
    if (x >= 0 && y >= 0 && x < SCATTER_WIDE && y < SCATTER_HIGH)
        scatter->is_beside[y][x] = 1;
}

/* Ends of marks and parts of a stamp are near what they belong to; along the paper's
 * edge lies its shadow; TEST paper's codes have other modules than the blank page's. */
void scatter_take(struct scatter *scatter, const struct layout_page *page,
        const struct layout_rect *paper, const struct figure *figure, int is_small)
{
    struct layout_rect inner = rect_grown(paper, -EDGE_UM);
    size_t i;

    if (figure_inside(figure, &inner) * 2 < figure->count)
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
    piece_add(is_small ? &scatter->small : &scatter->large, figure);
}

/* The ink of two by two blocks. */
static uint32_t window_area(const struct scatter_pieces *pieces, int32_t x, int32_t y)
{
    return pieces->area_um2[y][x] + pieces->area_um2[y][x + 1] +
           pieces->area_um2[y + 1][x] + pieces->area_um2[y + 1][x + 1];
}

static int32_t window_count(const struct scatter_pieces *pieces, int32_t x, int32_t y)
{
    return pieces->count[y][x] + pieces->count[y][x + 1] + pieces->count[y + 1][x] +
           pieces->count[y + 1][x + 1];
}

int scatter_find(const struct scatter *scatter, struct layout_rect out[SCATTER_FOUND_MAX])
{
    int32_t x, y;
    int found = 0, noisy = 0;

    for (y = 0; y + 1 < SCATTER_HIGH; y++)
        for (x = 0; x + 1 < SCATTER_WIDE; x++) {
            int32_t few = window_count(&scatter->small, x, y);
            int32_t more = window_count(&scatter->large, x, y) + scatter->is_beside[y][x];
            uint32_t small, area;

            if (few + more < PIECES)
                continue;
            small = window_area(&scatter->small, x, y);
            area = small + window_area(&scatter->large, x, y);
            noisy += small >= NOISE_UM2 && few >= PIECES;
            if (noisy > SCATTER_FOUND_MAX)
                return 0;
            if (area >= AREA_UM2 && found < SCATTER_FOUND_MAX)
                out[found++] =
                        (struct layout_rect){x * SCATTER_BLOCK_UM, y * SCATTER_BLOCK_UM,
                                (x + 2) * SCATTER_BLOCK_UM, (y + 2) * SCATTER_BLOCK_UM};
        }
    return found;
}
