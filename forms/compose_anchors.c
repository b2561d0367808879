/* compose_anchors.c -- what the reader finds a page by: squares, edge marks, codes. */
#include "forms/compose.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum {
    MARK_WIDTH_UM = 4000,
    MARK_HEIGHT_UM = 2000,
    MARK_GAP_MOST_UM = 40000 /* between the middles of neighbours on an edge */
};

static int add_anchor(struct layout_page *page, const char *id, int32_t left, int32_t top,
        int32_t width, int32_t height, struct figures *figures, struct error *err)
{
    struct layout_fiducial *fiducial;

    if (page->fiducial_count == LAYOUT_FIDUCIALS_MAX)
        return error_set(err, ERROR_RANGE, "too many edge marks on a page");
    fiducial = &page->fiducials[page->fiducial_count++];
    (void)snprintf(fiducial->id, sizeof(fiducial->id), "%s", id);
    fiducial->rect = (struct layout_rect){left, top, left + width, top + height};
    return figures_add(figures, FIGURE_BLACK, &fiducial->rect, 0, err);
}

static int add_corners(const struct compose *compose, struct layout_page *page,
        struct figures *figures, struct error *err)
{
    static const char *const ids[4] = {"tl", "tr", "bl", "br"};
    const int32_t size = COMPOSE_CORNER_UM, margin = compose->form->margin_um;
    const int32_t right = GRID_PAGE_WIDTH_UM - margin - size;
    const int32_t bottom = GRID_PAGE_HEIGHT_UM - margin - size;
    int i;

    for (i = 0; i < 4; i++)
        if (add_anchor(page, ids[i], i % 2 == 0 ? margin : right, i < 2 ? margin : bottom,
                    size, size, figures, err) != 0)
            return -1;
    return 0;
}

static int add_pair(const struct compose *compose, struct layout_page *page, int number,
        int32_t middle, struct figures *figures, struct error *err)
{
    const int32_t margin = compose->form->margin_um, top = middle - MARK_HEIGHT_UM / 2;
    char id[LAYOUT_ID_BYTES];

    (void)snprintf(id, sizeof(id), "left-%d", number);
    if (add_anchor(page, id, margin, top, MARK_WIDTH_UM, MARK_HEIGHT_UM, figures, err) !=
            0)
        return -1;
    (void)snprintf(id, sizeof(id), "right-%d", number);
    return add_anchor(page, id, GRID_PAGE_WIDTH_UM - margin - MARK_WIDTH_UM, top,
            MARK_WIDTH_UM, MARK_HEIGHT_UM, figures, err);
}

/* Pairs level with the rows, and between them where the way would be long. */
static int add_pairs(const struct compose *compose, struct layout_page *page,
        struct figures *figures, struct error *err)
{
    const int32_t corner = compose->form->margin_um + COMPOSE_CORNER_UM / 2;
    int32_t last = corner, next, parts, part;
    size_t i;
    int number = 0;

    for (i = 0; i <= page->row_count; i++) {
        next = i == page->row_count
                       ? GRID_PAGE_HEIGHT_UM - corner
                       : page->rows[i].rect.top_um + (page->rows[i].rect.bottom_um -
                                                             page->rows[i].rect.top_um) /
                                                             2;
        parts = (next - last + MARK_GAP_MOST_UM - 1) / MARK_GAP_MOST_UM;
        for (part = 1; part < parts; part++)
            if (add_pair(compose, page, ++number, last + (next - last) / parts * part,
                        figures, err) != 0)
                return -1;
        if (i < page->row_count &&
                add_pair(compose, page, ++number, next, figures, err) != 0)
            return -1;
        last = next;
    }
    return 0;
}

/* Top right and bottom left, inside of the corner squares. */
static void place_codes(const struct compose *compose, struct layout_page *page)
{
    const int32_t margin = compose->form->margin_um;
    const int32_t inset =
            margin + COMPOSE_CORNER_UM + COMPOSE_CLEAR_UM + COMPOSE_QUIET_UM;
    struct layout_rect *upper = &page->codes[0].rect, *lower = &page->codes[1].rect;

    upper->right_um = GRID_PAGE_WIDTH_UM - inset;
    upper->left_um = upper->right_um - COMPOSE_CODE_UM;
    upper->top_um = margin;
    upper->bottom_um = upper->top_um + COMPOSE_CODE_UM;
    lower->left_um = inset;
    lower->right_um = lower->left_um + COMPOSE_CODE_UM;
    lower->bottom_um = GRID_PAGE_HEIGHT_UM - margin;
    lower->top_um = lower->bottom_um - COMPOSE_CODE_UM;
    page->code_count = 2;
}

int compose_anchors(const struct compose *compose, struct layout_page *page,
        struct figures *figures, struct error *err)
{
    page->fiducials = calloc(LAYOUT_FIDUCIALS_MAX, sizeof(*page->fiducials));
    page->codes = calloc(2, sizeof(*page->codes));
    if (page->fiducials == NULL || page->codes == NULL)
        return error_set(err, ERROR_MEMORY, "no memory to compose a ballot");
    place_codes(compose, page);
    if (add_corners(compose, page, figures, err) != 0)
        return -1;
    return add_pairs(compose, page, figures, err);
}
