/* writing.c -- ink that is writing: neither mark nor dirt, outside the rows. */
#include "omr/writing.h"

#include <string.h>

enum {
    LEAST_UM2 =
            1000000,    /* 1 mm2 of ink: two letters of 2.5 mm, over print a third seen */
    SIDE_UM = 1500,     /* smaller figures are dirt or accents */
    SMALL_UM2 = 500000, /* but beside a letter as much is another */
    BESIDE_UM = 1500,
    WORD_UM = 3000,  /* one figure alone must be as long as two letters */
    HIDDEN_PART = 8, /* of what is dark under print where a figure passes is its own */
    HIDDEN_PERCENT = 60, /* of what is seen of it, at most */
    LINE_UM = 8000,      /* a straight line as long is a staple, a crease or a shadow */
    LINE_OFF_UM = 450, /* a word of letters of 2.5 mm is off by 0.6, of 1.7 mm by 0.4; */
    LINE_SOLID_PERCENT = 33, /* a line is full of ink: off by 0.29 of its breadth, */
    WIRE_OFF_UM = 280,       /* a bent or broken one by 0.22 mm, */
    WIRE_UM = 800,           /* if it is no broader than this */
    STAPLE_UM = 6000,        /* of 10 mm or more: the image's edge left 6.3 and 7.9, */
    STAPLE_IN_UM = 36000,    /* a screen's dots 6.4 and 7.8; so near to two edges */
    STAPLE_DOWN_UM = 15000,  /* lies no word so low that it is as straight: its wire is */
    STAPLE_OFF_UM = 200,     /* off by 0.15, letters of 1.2 mm by 0.35 */
    HAIR_UM = 200,   /* one or two cells from middle to middle: no pen keeps to that */
    PIECE_UM = 3000, /* a piece of a thin streak, */
    PIECE_WIDE_UM = 350,   /* two cells wide */
    EDGE_UM = 2500,        /* along the paper's edge: its shadow, a black border */
    CORNER_UM = 30000,     /* from both edges: a corner folded over or torn off */
    PUNCH_UM = 18000,      /* from an edge: holes, of 6.5 mm and 13 mm in at most */
    DISC_PERCENT = 62,     /* of its bounds that print leaves free; a disc has 78 */
    DISC_UM = 3200,        /* a hole of 6 mm, paler where the scanner lit its rim */
    SOLID_UM = 4200,       /* as large both ways and as full: no letter */
    SOLID_PERCENT = 45,    /* of its bounds; a triangle has 50, a disc 78 */
    HOLE_UM = 8000,        /* the shadow round a hole is no larger, */
    HOLE_OFF_PERCENT = 12, /* and this near a circle */
    HOLE_PERCENT = 75,     /* of its longer side is the shorter; */
    CUT_PERCENT = 66,      /* where it touches print, an edge mark may hide more */
    CODE_MARGIN_UM = 500,
    REST_OFF_UM = 250, /* as straight is no word */
    TEAR_OFF_UM = 260, /* a torn edge's shadow is as straight, and as thin, */
    TEAR_WIDE_UM = 450,
    TEAR_TIMES = 4 /* and leans no more than so to either edge */
};

void writing_start(struct writing *writing, const struct layout_page *page,
        const struct printed *printed, int is_test)
{
    struct layout_rect *paper = &writing->paper;
    size_t i;

    memset(writing, 0, sizeof(*writing));
    writing->page = page;
    *paper = (struct layout_rect){
            0, 0, printed_um(printed->width), printed_um(printed->height)};
    *paper = rect_grown(paper, -EDGE_UM);
    for (i = 0; is_test && i < page->row_count; i++)
        if (i == 0 || page->rows[i].rect.bottom_um > paper->bottom_um)
            paper->bottom_um = page->rows[i].rect.bottom_um;
}

int writing_is_in_area(const struct writing *writing, const struct figure *figure)
{
    return stamp_is_in_area(writing->page, figure);
}

static int is_in_code(const struct writing *writing, const struct figure *figure)
{
    size_t i;

    for (i = 0; i < writing->page->code_count; i++) {
        struct layout_rect rect =
                rect_grown(&writing->page->codes[i].rect, CODE_MARGIN_UM);

        if (figure_inside(figure, &rect) == figure->count)
            return 1;
    }
    return 0;
}

/* All of it about as far from the middle of its bounds. */
static int is_round(const struct figure *figure)
{
    int64_t x = (figure->bounds.left_um + figure->bounds.right_um) / 2;
    int64_t y = (figure->bounds.top_um + figure->bounds.bottom_um) / 2;
    int64_t radius = (figure->bounds.right_um - figure->bounds.left_um +
                             figure->bounds.bottom_um - figure->bounds.top_um) /
                     4;
    int64_t least = radius * (100 - 2 * HOLE_OFF_PERCENT) / 100;
    int64_t most = radius * (100 + HOLE_OFF_PERCENT) / 100;
    int32_t near = 0, i;

    for (i = 0; i < figure->count; i++) {
        int64_t dx = figure->places[i].x_um - x, dy = figure->places[i].y_um - y;
        int64_t square = dx * dx + dy * dy;

        near += square >= least * least && square <= most * most;
    }
    return near * 10 >= figure->count * 9;
}

/* It reaches the paper's very corner: what is missing there, however little. */
static int is_at_corner(const struct writing *writing, const struct figure *figure)
{
    const struct layout_rect *paper = &writing->paper, *bounds = &figure->bounds;

    return (bounds->left_um < paper->left_um - EDGE_UM / 2 ||
                   bounds->right_um > paper->right_um + EDGE_UM / 2) &&
           (bounds->top_um < paper->top_um - EDGE_UM / 2 ||
                   bounds->bottom_um > paper->bottom_um + EDGE_UM / 2);
}

int writing_is_hole(const struct writing *writing, const struct figure *figure)
{
    struct layout_rect inner = rect_grown(&writing->paper, EDGE_UM - PUNCH_UM);
    int64_t width = figure->bounds.right_um - figure->bounds.left_um;
    int64_t height = figure->bounds.bottom_um - figure->bounds.top_um;
    int least = figure->is_at_print ? CUT_PERCENT : HOLE_PERCENT;

    if (width < DISC_UM || height < DISC_UM || width > HOLE_UM || height > HOLE_UM ||
            width * 100 < height * least || height * 100 < width * least ||
            figure_inside(figure, &inner) > 0 || is_at_corner(writing, figure))
        return 0;
    return figure->area_um2 * 100 >=
                   (width * height - figure->under_um2) * DISC_PERCENT ||
           (width >= SOLID_UM && height >= SOLID_UM && is_round(figure));
}

static int is_in_corner(const struct writing *writing, const struct figure *figure)
{
    struct layout_rect upper = rect_grown(&writing->paper, EDGE_UM - CORNER_UM);
    struct layout_rect lower = upper;

    upper.top_um = lower.left_um = INT32_MIN; /* all but the corners */
    upper.bottom_um = lower.right_um = INT32_MAX;
    return figure_inside(figure, &upper) == 0 && figure_inside(figure, &lower) == 0;
}

/* In one of the upper corners. */
static int is_at_staple(const struct writing *writing, const struct figure *figure)
{
    const struct layout_rect *paper = &writing->paper, *bounds = &figure->bounds;

    return bounds->bottom_um < paper->top_um - EDGE_UM + STAPLE_DOWN_UM &&
           (bounds->right_um < paper->left_um - EDGE_UM + STAPLE_IN_UM ||
                   bounds->left_um >= paper->right_um + EDGE_UM - STAPLE_IN_UM);
}

/* Solid from the paper's edge, at a corner: folded over, or torn off. */
static int is_corner(const struct writing *writing, const struct figure *figure)
{
    struct layout_rect rim = rect_grown(&writing->paper, -EDGE_UM / 2);
    int64_t width = figure->bounds.right_um - figure->bounds.left_um;
    int64_t height = figure->bounds.bottom_um - figure->bounds.top_um;

    return width >= SOLID_UM && height >= SOLID_UM &&
           figure->area_um2 * 100 >= width * height * SOLID_PERCENT &&
           is_in_corner(writing, figure) && figure_inside(figure, &rim) < figure->count;
}

/* Does it run from upper left to lower right? */
static int is_falling(const struct figure *figure)
{
    int64_t x = 0, y = 0, sum = 0;
    int32_t i;

    for (i = 0; i < figure->count; i++) {
        x += figure->places[i].x_um;
        y += figure->places[i].y_um;
    }
    for (i = 0; i < figure->count; i++)
        sum += (figure->places[i].x_um - x / figure->count) *
               (figure->places[i].y_um - y / figure->count);
    return sum > 0;
}

/* A piece of the straight shadow that a torn or folded edge casts: it cuts the corner. */
static int is_tear(const struct writing *writing, const struct figure *figure)
{
    const struct layout_rect *paper = &writing->paper, *bounds = &figure->bounds;
    int64_t width = bounds->right_um - bounds->left_um;
    int64_t height = bounds->bottom_um - bounds->top_um;
    int is_left = bounds->left_um - paper->left_um < paper->right_um - bounds->right_um;
    int is_top = bounds->top_um - paper->top_um < paper->bottom_um - bounds->bottom_um;

    return width * TEAR_TIMES >= height && height * TEAR_TIMES >= width &&
           figure->area_um2 <= (int64_t)figure_diagonal(figure) * TEAR_WIDE_UM &&
           is_in_corner(writing, figure) &&
           figure_line_off(figure, NULL) <= TEAR_OFF_UM &&
           is_falling(figure) == (is_left != is_top);
}

/* A piece of a fold or streak, along the page's or the image's axes: thinner and
 * straighter than any hand draws, or broad and out of the paper. */
static int is_line_piece(const struct writing *writing, const struct figure *figure)
{
    int32_t width = figure->bounds.right_um - figure->bounds.left_um;
    int32_t height = figure->bounds.bottom_um - figure->bounds.top_um;
    int32_t thin = width < height ? width : height;

    if (thin <= HAIR_UM)
        return 1;
    if (width + height - thin >= PIECE_UM &&
            (thin <= PIECE_WIDE_UM || figure->columns_um <= PIECE_WIDE_UM))
        return 1;
    return height >= 3 * figure->columns_um &&
           (figure->bounds.top_um < writing->paper.top_um ||
                   figure->bounds.bottom_um > writing->paper.bottom_um);
}

/* A staple, a crease or a shadow. Letters in a row are as straight if they are low, but
 * there is paper between them. Of a staple the image's edge or a screen leaves less. */
static int is_straight(const struct writing *writing, const struct figure *figure)
{
    int32_t length = figure_diagonal(figure), off, broad;

    if (length < (is_at_staple(writing, figure) ? STAPLE_UM : LINE_UM))
        return 0;
    off = figure_line_off(figure, NULL);
    broad = (int32_t)(figure->area_um2 / length);
    return (off <= (length < LINE_UM ? STAPLE_OFF_UM : WIRE_OFF_UM) &&
                   broad <= WIRE_UM) ||
           (length >= LINE_UM && off <= LINE_OFF_UM &&
                   off * 100 <= broad * LINE_SOLID_PERCENT);
}

static int is_letter(const struct writing *writing, const struct figure *figure)
{
    int32_t side = figure_longer_side(figure);

    if (side < SIDE_UM || is_line_piece(writing, figure))
        return 0;
    if (is_straight(writing, figure))
        return 0;
    return figure_inside(figure, &writing->paper) * 2 >= figure->count &&
           !is_in_code(writing, figure) && !writing_is_hole(writing, figure) &&
           !is_corner(writing, figure) && !is_at_corner(writing, figure) &&
           !is_tear(writing, figure);
}

/* What is seen of it, and some of what print hides: it is followed there, too. */
static int64_t ink_um2(const struct figure *figure)
{
    int64_t hidden = figure->under_um2 / HIDDEN_PART;
    int64_t most = figure->area_um2 * HIDDEN_PERCENT / 100;

    return figure->area_um2 + (hidden < most ? hidden : most);
}

static void ink_add(struct writing *writing, const struct figure *figure, int is_small)
{
    struct writing_letter *letter = &writing->letters[writing->count];

    if (writing->count >= (is_small ? WRITING_LETTERS_MAX / 2 : WRITING_LETTERS_MAX))
        return;
    *letter = (struct writing_letter){figure->bounds, ink_um2(figure), is_small};
    writing->count++;
}

static int letter_add(struct writing *writing, const struct figure *figure)
{
    if (!is_letter(writing, figure))
        return 0;
    ink_add(writing, figure, 0);
    return 1;
}

static int small_add(struct writing *writing, const struct figure *figure)
{
    if (figure_longer_side(figure) >= SIDE_UM || is_line_piece(writing, figure))
        return 0;
    if (figure->area_um2 >= SMALL_UM2)
        ink_add(writing, figure, 1);
    return 1;
}

/* What joins a round stamp from outside, but for a staple's or a crease's straight line.
 */
static void rest_add(
        struct writing *writing, const struct figure *figure, const struct ring *ring)
{
    struct ring_rest rest;

    ring_rest_take(figure, ring, &writing->paper, &rest);
    if (rest.figure.count == 0 || writing_is_in_area(writing, &rest.figure))
        return;
    if (figure_line_off(&rest.figure, NULL) > REST_OFF_UM)
        (void)letter_add(writing, &rest.figure);
    (void)small_add(writing, &rest.figure);
}

int writing_add(struct writing *writing, const struct figure *figure)
{
    struct ring ring;

    if (!stamps_take(&writing->stamps, writing->page, figure, &ring))
        return letter_add(writing, figure) || small_add(writing, figure);
    if (ring.radius_um > 0)
        rest_add(writing, figure, &ring);
    return 0;
}

/* A letter that counts lies beside a small figure. */
static int has_letter_beside(
        const struct writing *writing, const struct layout_rect *small)
{
    struct layout_rect near = rect_grown(small, BESIDE_UM);
    int32_t i;

    for (i = 0; i < writing->count; i++) {
        const struct writing_letter *letter = &writing->letters[i];

        if (!letter->is_small && rects_meet(&near, &letter->bounds) &&
                !stamps_hold(&writing->stamps, writing->page, &letter->bounds))
            return 1;
    }
    return 0;
}

int writing_is_there(const struct writing *writing)
{
    int64_t area_um2 = 0;
    int32_t letters = 0, i;

    for (i = 0; i < writing->count; i++) {
        const struct layout_rect *bounds = &writing->letters[i].bounds;

        if (stamps_hold(&writing->stamps, writing->page, bounds) ||
                (writing->letters[i].is_small && !has_letter_beside(writing, bounds)))
            continue;
        area_um2 += writing->letters[i].area_um2;
        letters += bounds->right_um - bounds->left_um >= WORD_UM ||
                                   bounds->bottom_um - bounds->top_um >= WORD_UM
                           ? 2
                           : 1;
    }
    return letters >= 2 && area_um2 >= LEAST_UM2;
}
