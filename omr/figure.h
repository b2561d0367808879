/* figure.h -- connected ink on the sheet, followed under print and over gaps. */
#ifndef OMR_FIGURE_H
#define OMR_FIGURE_H

#include "omr/excess.h"

/* The unprinted ink cells of one figure, as places on the page. */
struct figure {
    struct layout_rect bounds;          /* of the cells' middles, half-open */
    const struct backmap_place *places; /* until the next figure is taken */
    int32_t count;
    int64_t area_um2;
    int32_t columns_um; /* its width along the image's own rows, whatever the skew */
    int32_t rows_um;    /* and its height along the image's own columns */
    int32_t left_um;    /* its first column, from the image's left edge */
    int64_t under_um2;  /* dark where print is, within its own rows and columns */
    int is_at_print;    /* it touches print, and may be larger than its bounds */
};

struct figure_work { /* working memory */
    uint32_t *queue;
    uint8_t *depth;
    struct backmap_place *places;
    size_t room;
};

void figure_work_init(struct figure_work *figures);
void figure_work_release(struct figure_work *figures);

/* figure_work_room - memory for any figure of `excess`. ERROR_MEMORY. */
int figure_work_room(struct figure_work *figures, const struct excess *excess,
        struct error *err) __attribute__((warn_unused_result));

/*
 * figure_take - the figure that one trace is part of
 *
 * Its cells become EXCESS_NONE, also those it passes under print or along a
 * line. count is 0 if the trace is not, or no longer, ink.
 */
void figure_take(struct excess *excess, const struct excess_trace *trace,
        struct figure_work *figures, struct figure *figure);

static inline int figure_place_in(
        const struct backmap_place *place, const struct layout_rect *rect)
{
    return (place->x_um >= rect->left_um) & (place->x_um < rect->right_um) &
           (place->y_um >= rect->top_um) & (place->y_um < rect->bottom_um);
}

/* figure_inside - how many of its cells lie in a rectangle of the page. */
int32_t figure_inside(const struct figure *figure, const struct layout_rect *rect);

/* figure_is_in_box - 1 if it lies wholly inside a box, in_um or more from its edge. */
int figure_is_in_box(
        const struct figure *figure, const struct layout_page *page, int32_t in_um);

int32_t figure_longer_side(const struct figure *figure); /* um */
int32_t figure_diagonal(const struct figure *figure);    /* um */

/*
 * figure_line_off - how far its part in a rectangle is from being one straight stroke
 *
 * The root mean square distance, in um, of the cells from the straight line that
 * fits them best. rect  NULL: all of it.
 */
int32_t figure_line_off(const struct figure *figure, const struct layout_rect *rect);

/* figure_line_along - as figure_line_off, but along that line, from the cells' middle. */
int32_t figure_line_along(const struct figure *figure, const struct layout_rect *rect);

/*
 * figure_is_stroke - 1 if its part in a rectangle is one stroke of any width
 *
 * A rectangle as long and broad as the cells are spread holds no more than their ink:
 * of an X or a tick it would be half empty. rect  NULL: all of it.
 */
int figure_is_stroke(const struct figure *figure, const struct layout_rect *rect);

/* figure_is_ruled - 1 if it fills all of its own columns of the image from its first row
 * to its last, and is longer than wide: on paper nobody draws so straight. */
int figure_is_ruled(const struct figure *figure);

/* figure_is_streak - 1 if no hand draws so along the image's columns, but dirt on the
 * scanner's glass does. */
int figure_is_streak(const struct figure *figure);

/* figure_is_rim - 1 if so little and so scattered that it is the rim of blurred print, or
 * specks. */
int figure_is_rim(const struct figure *figure);

static inline int rects_meet(const struct layout_rect *a, const struct layout_rect *b)
{
    return a->left_um < b->right_um && b->left_um < a->right_um &&
           a->top_um < b->bottom_um && b->top_um < a->bottom_um;
}

static inline struct layout_rect rect_grown(
        const struct layout_rect *rect, int32_t margin_um)
{
    struct layout_rect grown = {rect->left_um - margin_um, rect->top_um - margin_um,
            rect->right_um + margin_um, rect->bottom_um + margin_um};

    return grown;
}

#endif
